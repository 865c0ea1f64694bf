"""Hostile words in every text of every record leave each file what it is with harmless words: its shape, read
by other people's parsers, is the same, and nothing in it is active. Prints are in test_prints.py.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
import vobject
from icalendar import Calendar
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from generator.config import Config
from generator.publish.engine import SEARCH_INDEX, build_guide
from tests.conftest import TODAY, copy_checkout
from tests.hostile.made import REFUSED, VALID, files, hostile, problems, small, whole
from tests.hostile.planted import free, planted

SORTS = (*VALID.values(), *REFUSED.values())
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
Pair = dict[str, tuple[bytes, bytes]]  # path → with hostile words, with harmless ones


@pytest.fixture(scope="module")
def pairs() -> Pair:
    catalog = small()
    bad, plain = files(hostile(catalog, SORTS)), files(hostile(catalog, SORTS, tame=True))
    assert bad.keys() == plain.keys()
    return {path: (bad[path], plain[path]) for path in bad}


def of(pairs: Pair, *ends: str) -> Iterator[tuple[str, bytes, bytes]]:
    found = [(path, *both) for path, both in pairs.items() if path.endswith(ends)]
    assert found, ends
    assert any(bad != plain for _, bad, plain in found), f"no hostile word came to {ends}"
    yield from found


def test_every_free_text_of_the_data_has_hostile_words() -> None:
    """Valid words are refused by no check, so they can stand in the data of an office."""
    assert problems(hostile(whole(), tuple(VALID.values()))) == []
    refused = {one.rule for one in problems(hostile(whole(), tuple(REFUSED.values())))}
    assert refused == {"url-in-text"}


# Attributes that lead somewhere or do something: their values are compared, too.
TOLD = re.compile(
    r"on.*|href|src|srcset|srcdoc|action|formaction|style|http-equiv|xlink:href|data|poster|ping"
)


def elements(page: bytes) -> list[tuple[str, ...]]:
    """Every element of a page as a browser would have it: name, attributes, words of scripts and styles."""
    found: list[tuple[str, ...]] = []
    for it in LexborHTMLParser(page.decode()).root.traverse():
        names = sorted(it.attributes)
        given = [f"{name}={it.attributes[name]}" if TOLD.fullmatch(name) else name for name in names]
        inner = ""
        if it.tag in ("script", "style"):
            data = (it.attributes.get("type") or "").endswith("json")
            inner = str(shape(json.loads(it.text()))) if data else it.text()
        found.append((str(it.tag), *given, inner))
    return found


def pages_are_the_same(bad: Mapping[str, bytes], plain: Mapping[str, bytes]) -> int:
    """How many pages are the same but for their words."""
    assert bad.keys() == plain.keys()
    for path, data in bad.items():
        both = elements(data), elements(plain[path])
        assert len(both[0]) > 3, path
        if path.endswith("offline.html"):  # escaped words take more room, for which it drops whole parts
            assert set(both[0]) <= set(both[1]), path
        else:
            assert [pair for pair in zip(*both, strict=False) if pair[0] != pair[1]][:3] == [], path
            assert len(both[0]) == len(both[1]), path
    return len(bad)


def test_pages_are_the_same_but_for_their_words(pairs: Pair) -> None:
    """Scan pages, inspections, pages of media, articles, the office's report, the offline files."""
    found = {path: both for path, both in pairs.items() if path.endswith(".html")}
    folders = {path.partition("/")[0] for path in found}
    assert {"q", "p", "media", "offline.html", "en", "404.html", "out", "index.html"} <= folders, folders
    bad, plain = ({path: both[n] for path, both in found.items()} for n in (0, 1))
    assert pages_are_the_same(bad, plain) > 80


def test_the_guide_is_the_same_but_for_its_words(tmp_path: Path) -> None:
    """Through the engine: its frame, navigation, titles, descriptions, linked data, search."""
    config = Config(copy_checkout(tmp_path), TODAY)
    made: list[dict[str, bytes]] = []
    shapes: list[Any] = []
    for tame in (False, True):
        folder = build_guide(config, hostile(small(("zh",)), SORTS, tame=tame))[""]
        made.append({it.relative_to(folder).as_posix(): it.read_bytes() for it in folder.rglob("*.html")})
        index = json.loads((folder / SEARCH_INDEX).read_bytes())
        shapes.append([(entry["location"], *elements_of(entry)) for entry in index["docs"]])
    assert pages_are_the_same(made[0], made[1]) > 40
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) > 100


def elements_of(entry: Mapping[str, Any]) -> list[str]:
    """The elements in a search result, which the theme shows as HTML."""
    html = f"{entry['title']}{entry['text']}"
    return [str(it.tag) for it in LexborHTMLParser(html).root.traverse()]


def shape(value: Any) -> Any:
    """The keys and kinds of JSON, without its texts."""
    if isinstance(value, dict):
        return {key: shape(below) for key, below in value.items()}
    if isinstance(value, list):
        return [shape(below) for below in value]
    return type(value).__name__


def test_json_keeps_its_shape(pairs: Pair) -> None:
    for path, bad, plain in of(pairs, ".json"):
        assert shape(json.loads(bad)) == shape(json.loads(plain)), path


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_no_cell_of_a_table_is_a_formula(pairs: Pair) -> None:
    tried = 0
    for path, bad, plain in of(pairs, ".csv"):
        rows = cells(bad)
        assert [len(row) for row in rows] == [len(row) for row in cells(plain)], path
        for row in rows:
            for cell in row:
                assert not cell.startswith(FORMULA), (path, cell)
                tried += len(cell) > 0
    assert tried > 1_000


def test_no_cell_of_a_workbook_is_a_formula_and_nothing_is_linked(pairs: Pair) -> None:
    tried = 0
    for path, bad, plain in of(pairs, ".xlsx"):
        with zipfile.ZipFile(io.BytesIO(bad)) as parts, zipfile.ZipFile(io.BytesIO(plain)) as harmless:
            assert parts.namelist() == harmless.namelist(), path
            for name in parts.namelist():
                text = parts.read(name)
                assert b"TargetMode" not in text, path
                tags = [it.tag for it in ElementTree.fromstring(text).iter()]
                assert tags == [it.tag for it in ElementTree.fromstring(harmless.read(name)).iter()], name
                assert not any(tag.endswith(("}f", "}hyperlink", "}externalReference")) for tag in tags)
        for sheet in load_workbook(io.BytesIO(bad)):
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type in ("s", "n", "inlineStr"), (path, cell.coordinate)
                    assert cell.hyperlink is None
                    tried += cell.data_type == "s"
    assert tried > 200


def test_a_contact_card_has_the_lines_it_should_have(pairs: Pair) -> None:
    for path, bad, plain in of(pairs, ".vcf"):
        read = [list(vobject.readComponents(data.decode())) for data in (bad, plain)]
        names = [[line.name for card in cards for line in card.lines()] for cards in read]
        assert names[0] == names[1], path
        assert [line.partition(b":")[0] for line in unfolded(bad)] == [
            line.partition(b":")[0] for line in unfolded(plain)
        ], path


def test_a_calendar_has_the_properties_it_should_have(pairs: Pair) -> None:
    for path, bad, plain in of(pairs, ".ics"):
        read = [Calendar.from_ical(data) for data in (bad, plain)]
        parts = [[(part.name, sorted(part)) for part in calendar.walk()] for calendar in read]
        assert parts[0] == parts[1], path
        assert not any(part.errors for part in read[0].walk()), path
        assert not any(part.name in ("VALARM", "VTODO") for part in read[0].walk()), path
        assert len(unfolded(bad)) == len(unfolded(plain)), path


def unfolded(data: bytes) -> list[bytes]:
    return data.replace(b"\r\n ", b"").split(b"\r\n")


def test_a_feed_has_the_elements_it_should_have(pairs: Pair) -> None:
    for path, bad, plain in of(pairs, ".atom"):
        tags = [
            [(it.tag, sorted(it.attrib)) for it in ElementTree.fromstring(data).iter()]
            for data in (bad, plain)
        ]
        assert tags[0] == tags[1], path
        read = feedparser.parse(bad)
        assert not read.bozo, path
        for entry in read.entries:
            assert entry.get("content", [{"type": "text/plain"}])[0]["type"] == "text/plain", path
            assert all(link.href.startswith(("https:", "urn:", "tag:")) for link in entry.links), path


def test_what_is_sent_as_text_has_the_lines_it_should_have(pairs: Pair) -> None:
    for path, bad, plain in of(pairs, ".txt", ".table"):
        assert bad.count(b"\n") == plain.count(b"\n"), path


def test_no_slot_or_template_is_filled_twice(pairs: Pair) -> None:
    """`{{7*7}}` and `{name}` come out as they went in, and are in most files."""
    seen = 0
    for path, (bad, _) in pairs.items():
        if not path.endswith(".xlsx"):
            seen += b"7*7" in bad
            assert b"@49{" not in bad, path
    assert seen > 100


def test_a_field_that_takes_any_text_is_known() -> None:
    _, fields = planted(whole(), lambda path, value: f"{value} ", frozenset())
    assert len(fields) > 20
    assert free(str, [])
    assert not free(int, [])
