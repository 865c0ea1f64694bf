"""A build that would leave a printed code without its page publishes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.catalog import Catalog
from generator.config import Config
from generator.load import load_catalog
from generator.problem import DataError
from generator.publish import parts as module
from generator.publish.build import build
from generator.publish.parts import BrokenSiteError
from generator.render import urls
from generator.render.output import Output
from tests.conftest import TODAY, Quiet
from tests.support.private import MOBILE
from tests.support.small import small_checkout


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small office with a published site; guide, prints and packs are left out, so are links to them."""
    root = small_checkout(tmp_path)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("published before", "utf-8")
    monkeypatch.setattr(module, "build_guide", lambda *_: {})
    for left_out in ("_sheets", "print_all", "packs", "area_packs", "broken_links"):
        monkeypatch.setattr(module, left_out, lambda *_: ())
    monkeypatch.setattr(module, "compare", lambda *_, **__: SimpleNamespace(faults=(), read={}))
    return root


def pages(catalog: Catalog, tokens: list[str]) -> Iterator[Output]:
    for token in tokens:
        for tag in catalog.site.languages:
            yield Output(urls.scan(tag, token) + "index.html", b"<html></html>")


def test_a_printed_code_without_a_page_stops_the_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = load_catalog(root)
    first, *others = [edition.token for edition in catalog.editions]
    assert len(others) > 3
    monkeypatch.setattr(module.light, "outputs", lambda *_: pages(catalog, others))
    with pytest.raises(BrokenSiteError) as stopped:
        build(Config(root, TODAY), Quiet())
    assert str(stopped.value) == first
    assert (root / "site/index.html").read_text("utf-8") == "published before"


def test_a_ledger_that_lost_its_form_stops_the_build(root: Path) -> None:
    path = next((root / "data/issued").glob("*.jsonl"))
    text = path.read_text("utf-8").replace('"revision": 1', '"revision": "1"', 1)
    path.write_text(text, "utf-8")
    with pytest.raises(DataError) as refused:
        build(Config(root, TODAY), Quiet())
    assert "ledger-field" in {p.rule for p in refused.value.problems}
    assert (root / "site/index.html").read_text("utf-8") == "published before"


def test_a_private_number_on_a_page_stops_the_build(root: Path) -> None:
    template = root / "theme/landing/landing.html.j2"
    text = template.read_text("utf-8")
    assert "</body>" in text
    leak = f"<p>{MOBILE[:3]}<b>{MOBILE[3:]}</b></p></body>"
    template.write_text(text.replace("</body>", leak), "utf-8")
    with pytest.raises(DataError) as refused:
        build(Config(root, TODAY), Quiet())
    assert {problem.rule for problem in refused.value.problems} == {"private-in-output"}
    first = refused.value.problems[0]
    assert first.path.startswith("site/")
    assert first.path.endswith("/index.html")
    assert first.facts["found"] == f"{MOBILE[:3]}…{MOBILE[-2:]}"
    assert MOBILE not in first.show("zh") + first.show("en")
    assert (root / "site/index.html").read_text("utf-8") == "published before"


def test_a_build_without_prints_says_so_and_makes_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(module, "broken_links", lambda *given: asked.append(given) or ())
    for pressed in ("_sheets", "packs", "area_packs"):
        monkeypatch.setattr(module, pressed, lambda *_: 1 / 0)
    monkeypatch.setattr(module, "print_all", lambda _, sheets, *__: 1 / 0 if sheets else [])
    made = build(Config(root, TODAY), Quiet(), printed=False)
    assert (made.counts["print"], made.counts["pack"]) == (0, 0)
    assert made.counts["scan"]
    assert json.loads((root / "site/build.json").read_text("utf-8"))["without"] == ["print/", "media/"]
    assert [given[2] for given in asked] == [("print/", "media/")]
    assert not (root / "site/print").exists()
