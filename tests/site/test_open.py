"""The finished site for other programs: lists of pages, languages of each, data files as their index says."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from xml.etree import ElementTree

from generator.render import urls
from tests.conftest import Built

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def listed(built: Built) -> dict[str, dict[str, str]]:
    """Address → language → address, of every list of pages that robots.txt names."""
    base, found = built.catalog.site.base_url, {}
    named = re.findall(r"^Sitemap: (\S+)$", (built.site / "robots.txt").read_text("utf-8"), re.M)
    assert len(named) == len(built.catalog.site.languages)
    for address in named:
        tree = ElementTree.parse(built.site / address.removeprefix(base))
        for url in tree.findall("s:url", NAMES):
            others = {x.get("hreflang", ""): x.get("href", "") for x in url.findall("x:link", NAMES)}
            found[url.findtext("s:loc", "", NAMES)] = others
    return found


def file_of(built: Built, address: str) -> Path:
    return built.site / address.removeprefix(built.catalog.site.base_url) / "index.html"


def test_the_lists_hold_every_page_of_the_guide_and_no_code(built: Built) -> None:
    pages = listed(built)
    shown = {
        path
        for path in built.site.rglob("index.html")
        if path.relative_to(built.site).parts[0] not in ("q", "p", "inspect", "print")
        and 'name="robots" content="noindex"' not in path.read_text("utf-8")
    }
    assert {file_of(built, address) for address in pages} == shown
    assert not any(edition.token in address for address in pages for edition in built.catalog.editions)
    assert len(pages) > 500


def test_every_language_of_a_page_names_the_others(built: Built) -> None:
    pages = listed(built)
    html = {entry.tag: entry.html for entry in built.catalog.vocabulary.languages}
    wanted = {html[tag] for tag in built.catalog.site.languages} | {"x-default"}
    for address, others in pages.items():
        assert set(others) == wanted, address
        assert address in others.values()
        assert others["x-default"] == others["zh-Hans"]
        for other in others.values():
            assert pages[other] == others, f"{other} doesn't name {address}"


def test_the_data_is_what_its_index_says(built: Built) -> None:
    folder = built.site / urls.open_data()
    index = json.loads((folder / "index.json").read_text("utf-8"))
    named = {entry["path"]: entry["sha256"] for entry in index["files"]}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(named) == there - {"index.json"}
    for path, digest in named.items():
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest
    assert any(path.endswith("changes.json") or path == "changes.json" for path in named)


def test_full_pages_say_what_they_are_about_and_scan_pages_do_not(built: Built) -> None:
    mark = '<script type="application/ld+json">'
    full = [file_of(built, address) for address in listed(built)]
    assert all(path.read_text("utf-8").count(mark) == 1 for path in full)
    light = [path for part in ("q", "p", "inspect") for path in (built.site / part).rglob("index.html")]
    assert len(light) > 300
    assert not any(mark in path.read_text("utf-8") for path in light)
