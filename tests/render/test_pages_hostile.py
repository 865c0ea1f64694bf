"""Hostile words in every text of every record leave the guide's markup as it is with harmless words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import yaml

from generator.catalog import Catalog
from generator.model.campaign import Campaign
from generator.model.channel import Channel
from generator.model.contact import Contact
from generator.model.regulation import Regulation
from generator.render.pages import guide, nav
from generator.render.pages.inert import Phrase, front_matter, markdown, one_line, web_address
from tests.support.catalog import PLACE, SOURCE, area, mini_catalog, project, short
from tests.support.guide import TODAY, html, read

HARMLESS = "x"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    "](javascript:alert(1)",
    "{{7*7}} {% raw %} {# x #}",
    "| a | b |\n|---|---|\n| c | d |",
    "`code` ```fence```",
    "\n\n# x\n\n- x\n",
    "\n```\nfence\n```\n",
    "**b** _i_ ~~s~~ ![x](https://evil.example/x.png)",
    "x {#stolen .cls onclick=alert(1)}",
    "<!-- open comment",
    "</div></nav><h1>out",
    "<div markdown=1>\n\n# in\n\n</div>",
    "[TOC]\n\n[x]: https://evil.example\n*[x]: y\n!!! note\n",
    "&lt;script&gt; &#60;b&#62; \\# \\<",
    "\x02wzxhzdk:0\x03 \u202etxt.exe\u2028new",
    "---\ntitle: other\n---\n",
)


def catalog(words: str) -> Catalog:
    """A catalog in which every free text is `words`, in both languages."""
    both = {"zh": words, "en": words}
    source = {**SOURCE, "title": words, "number": words, "note": words, "url": words}
    head: dict[str, Any] = {"area": PLACE, "publish": "public", "source": source}
    promise = {"text": both, "source": source}
    channel = Channel.model_validate(
        {
            **head, "id": "bad", "kind": "platform", "name": both, "summary": both, "order": "1",
            "phones": [short("12345", label=both)], "url": f"javascript:{words}", "route": both,
            "search_words": [words], "address": both, "hours": both, "cost": both, "languages": [words],
            "takes": both, "needs": [both], "steps": [both], "promises": [promise], "note": both,
        }
    )  # fmt: skip
    contact = Contact.model_validate(
        {
            **head, "id": "bad", "title": both, "note": both,
            "posts": [{"unit": both, "post": both, "role": both, "duty": both}],
        }
    )  # fmt: skip
    law = Regulation.model_validate(
        {
            "publish": "public", "source": source, "id": "wage-payment-regulation", "kind": "law",
            "title": both, "short": both, "number": words, "issuer": both,
            "in_force": {"from": "2020-05-01"}, "url": words, "about": both,
            "note": both,
            "articles": [{"number": "1", "text": f"x{words}".replace("\n", " "), "plain": both}],
        }
    )  # fmt: skip
    campaign = Campaign.model_validate(
        {
            **head, "id": "bad", "title": both, "number": words, "issuer": both, "issued": "2026-01-01",
            "summary": both, "phases": [{"name": both, "date_note": both}], "channels": ["bad"],
            "promises": [promise], "defects": [both],
        }
    )  # fmt: skip
    site = project(
        "bad", name=words, everyday_name=both, address=both, general_contractor={"name": words},
    )  # fmt: skip
    held = mini_catalog(site, more_channels=[channel])
    place = area(PLACE, words, words, "township", "350500", note=both, also_written=[words], source=source)
    return replace(
        held,
        areas={**held.areas, PLACE: place},
        contacts={"bad": contact},
        regulations={**held.regulations, law.id: law},
        campaigns={"bad": campaign},
    )


def pages(words: str) -> Iterator[tuple[str, bytes]]:
    for lang in ("zh", "en"):
        for output in guide(catalog(words), lang, TODAY, {}):
            yield f"{lang}/{output.path}", output.data


@pytest.fixture(scope="module")
def harmless() -> dict[str, bytes]:
    found = dict(pages(HARMLESS))
    assert len(found) > 40
    return found


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_change_no_markup(words: str, harmless: dict[str, bytes]) -> None:
    shown = 0
    for path, source in pages(words):
        page, plain = read(source), read(harmless[path])
        assert page.tags == plain.tags, path
        assert page.hrefs == plain.hrefs, path
        if "bad" in path:
            text = " ".join(page.text.split())
            assert one_line(words).lstrip() in text or not one_line(words), f"{path}: {text[:200]}"
            shown += 1
    assert shown == 6


@pytest.mark.parametrize("words", HOSTILE)
def test_front_matter_and_nav_stay_one_title(words: str) -> None:
    for _, source in pages(words):
        head = yaml.safe_load(source.decode().split("---\n")[1])
        assert set(head) <= {"title", "description", "hide", "linked"}
        assert not set("<>&") & set(head["linked"])
        assert json.loads(head["linked"])["@type"] == "WebPage"
        assert "<" not in head["title"]
    assert all(len(dict(entry)) == 1 for entry in nav(catalog(words), "zh"))


@pytest.mark.parametrize("words", HOSTILE)
def test_a_heading_shows_its_words_and_nothing_else(words: str) -> None:
    source = front_matter("t", "", ()) + f"\n# {markdown(words)} {{#here}}\n"
    page = read(source.encode())
    assert page.tags == [("h1", (("id", "here"),))]
    assert page.text == one_line(words)


def test_a_heading_in_another_language_is_marked() -> None:
    words = markdown(Phrase("灵源 *x*", foreign=True))
    page = html((front_matter("t", "", ()) + f"\n# {words} {{#a}}\n").encode())
    assert page == '<h1 id="a"><span lang="zh-Hans">灵源 &#42;x&#42;</span></h1>'


def test_only_the_web_is_linked() -> None:
    assert web_address("https://www.12333.gov.cn/") == "https://www.12333.gov.cn/"
    for bad in ("javascript:alert(1)", "data:text/html,x", "https:", "//evil.example", "tel:1", "", None):
        assert web_address(bad) is None
