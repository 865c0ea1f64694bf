"""The feeds of changes: read by a feed reader, held against RFC 4287, inert, and the same bytes every day."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree

import feedparser  # pyright: ignore[reportMissingTypeStubs]
import pytest

from generator.catalog import Catalog
from generator.model.change import CHANGE_KINDS, Entry
from generator.render import feeds
from generator.render.output import Output
from tests.support.catalog import PLACE, channel, mini_catalog

A = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
HOSTILE = '</content><script>alert("1")</script>]]> & <b>'


def entry(entry_id: str, text: str = "换了电话。", *touches: str, **more: Any) -> Entry:
    return Entry.model_validate({
        "id": entry_id, "date": entry_id[:10], "kind": "phone",
        "text": {"zh": text, "en": f"EN {text}"}, "touches": touches, **more,
    })  # fmt: skip


def told(*entries: Entry, base: Catalog | None = None) -> Catalog:
    found: dict[str, tuple[Entry, ...]] = {}
    for one in entries:
        found[one.id[:4]] = (*found.get(one.id[:4], ()), one)
    return replace(base or mini_catalog(issued=False), changes=found)


def by_path(catalog: Catalog) -> dict[str, Output]:
    return {it.path: it for it in feeds.outputs(catalog)}


def check_atom(data: bytes) -> ElementTree.Element:
    """What RFC 4287 demands of a feed and of each entry beyond its grammar (4.1.1, 4.1.2, 4.2.6, 3.3),
    which tests/site/test_feeds.py holds them against."""
    top = ElementTree.fromstring(data)
    assert top.tag == f"{A}feed"
    for node in (top, *top.findall(f"{A}entry")):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{A}{name}")) == 1, name
        ident = node.findtext(f"{A}id") or ""
        assert re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[A-Za-z0-9/.-]+", ident), ident
        for name in ("updated", "published"):
            for moment in node.findall(f"{A}{name}"):
                assert RFC3339.fullmatch(moment.text or ""), moment.text
    assert len(top.findall(f"{A}author/{A}name")) == 1
    own = [link.get("href") for link in top.findall(f"{A}link") if link.get("rel") == "self"]
    assert len(own) == 1
    others = [(link.get("type"), link.get("hreflang")) for link in top.findall(f"{A}link[@rel='alternate']")]
    assert len(others) == len(set(others)) > 0
    ids = [node.findtext(f"{A}id") for node in top.findall(f"{A}entry")]
    assert len(ids) == len(set(ids))
    for node in top.findall(f"{A}entry"):
        assert [link.get("rel") for link in node.findall(f"{A}link")] == ["alternate"]
        assert [c.get("type") for c in node.findall(f"{A}content")] == ["text"]
    newest = max((node.findtext(f"{A}updated") or "" for node in top.findall(f"{A}entry")), default="")
    assert not newest or top.findtext(f"{A}updated") == newest
    return top


def test_the_shipped_feeds_are_what_the_standards_ask(catalog: Catalog) -> None:
    made = by_path(catalog)
    public = [it for it in catalog.areas.values() if it.publish == "public"]
    assert len(made) == 2 * 2 * (1 + len(public))
    assert {"open/v1/changes.atom", "open/v1/changes.json", f"open/v1/areas/{PLACE}/changes.atom"} <= set(
        made
    )
    for path, it in made.items():
        if path.endswith(".atom"):
            top = check_atom(it.data)
            own = next(x.get("href") for x in top.findall(f"{A}link") if x.get("rel") == "self")
            assert own == catalog.site.base_url + path
            read = feedparser.parse(it.data)
            assert not read.bozo, read.get("bozo_exception")
            assert read.version == "atom10"
            twin = json.loads(made[path.removesuffix("atom") + "json"].data)
            assert [e.id for e in read.entries] == [e["id"] for e in twin["items"]]
            assert [e.content[0].value for e in read.entries] == [e["content_text"] for e in twin["items"]]
            assert twin["version"] == "https://jsonfeed.org/version/1.1"
            assert twin["feed_url"] == catalog.site.base_url + path.removesuffix("atom") + "json"
            assert all(
                isinstance(e["id"], str) and RFC3339.fullmatch(e["date_published"]) for e in twin["items"]
            )
    assert len({made[path].data for path in made}) == len(made)


def test_every_shipped_entry_is_in_the_whole_feed(catalog: Catalog) -> None:
    entries = feeds.newest(catalog)
    assert len(entries) >= 6
    read = feedparser.parse(by_path(catalog)["open/v1/changes.atom"].data)
    assert [e.content[0].value for e in read.entries] == [e.text.zh for e in entries]
    english = feedparser.parse(by_path(catalog)["open/v1/en/changes.atom"].data)
    assert [e.content[0].value for e in english.entries] == [e.text.get("en") for e in entries]


def test_the_newest_stands_first_and_the_tenth_of_a_day_after_the_ninth() -> None:
    made = told(*(entry(f"2026-11-20-{n}") for n in (1, 9, 10)), entry("2027-01-01-1"))
    assert [e.id for e in feeds.newest(made)] == [
        "2027-01-01-1",
        "2026-11-20-10",
        "2026-11-20-9",
        "2026-11-20-1",
    ]


def test_an_area_hears_of_itself_of_what_is_above_and_below_and_of_what_concerns_everybody() -> None:
    base = mini_catalog(
        issued=False,
        more_channels=[channel("ly", "window", "窗口", "Window", "5", area=PLACE)],
    )
    made = told(
        entry("2026-11-20-1", "全国的"),
        entry("2026-11-20-2", "全国渠道", "channels/cn-12333"),
        entry("2026-11-20-3", "泉州", "areas/350500"),
        entry("2026-11-20-4", "灵源窗口", "channels/ly"),
        entry("2026-11-20-5", "已经删掉的记录", "channels/gone"),
        base=base,
    )
    heard = {code: [e.id[-1] for e in feeds.newest(made, made.areas[code])] for code in made.areas}
    assert heard["100000"] == ["5", "4", "3", "2", "1"]
    assert heard[PLACE] == ["5", "4", "3", "2", "1"]
    other = replace(made, areas={**made.areas, "110000": made.areas["350000"].model_copy(
        update={"id": "110000", "parent": "100000"})})  # fmt: skip
    assert [e.id[-1] for e in feeds.newest(other, other.areas["110000"])] == ["5", "2", "1"]


def test_hostile_words_stay_words() -> None:
    made = told(entry("2026-11-20-1", HOSTILE))
    for path, it in by_path(made).items():
        wanted = HOSTILE if "/en/" not in path else f"EN {HOSTILE}"
        if path.endswith(".atom"):
            top = check_atom(it.data)
            assert top.findtext(f"{A}entry/{A}content") == wanted
            assert b"<script" not in it.data
        else:
            assert json.loads(it.data)["items"][0]["content_text"] == wanted


def test_a_mended_entry_keeps_its_name_and_is_newer() -> None:
    old = told(entry("2026-11-20-1"), entry("2026-11-21-1"))
    new = told(entry("2026-11-20-1", "换了电话，周末也有人接。", amended="2026-11-25"), entry("2026-11-21-1"))
    was, now = (check_atom(by_path(c)["open/v1/changes.atom"].data) for c in (old, new))
    assert [n.text for n in was.iter(f"{A}id")] == [n.text for n in now.iter(f"{A}id")]
    assert was.findtext(f"{A}updated") == "2026-11-21T00:00:00+08:00"
    assert now.findtext(f"{A}updated") == "2026-11-25T00:00:00+08:00"


def test_a_site_that_told_nothing_has_no_feed() -> None:
    assert by_path(mini_catalog(issued=False)) == {}


def test_a_feed_stays_small() -> None:
    made = told(*(entry(f"2026-11-20-{n}") for n in range(1, 121)))
    assert len(check_atom(by_path(made)["open/v1/changes.atom"].data).findall(f"{A}entry")) == feeds.MOST


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_has_its_word(catalog: Catalog, lang: str) -> None:
    words = [catalog.strings[lang][f"changes.kind.{kind}"] for kind in CHANGE_KINDS]
    assert len(set(words)) == len(CHANGE_KINDS) > 9


def test_the_page_tells_every_entry_and_leads_to_its_records(catalog: Catalog) -> None:
    from generator.render.pages import guide

    pages = {it.path: it.data.decode() for it in guide(catalog, "zh", date(2026, 11, 20), {})}
    page = pages["changes.md"]
    for one in feeds.newest(catalog):
        assert f'id="{feeds.anchor(one)}"' in page
    assert 'href="../channels/cn-12333/"' in page
    assert 'href="../open/v1/changes.atom"' in page
