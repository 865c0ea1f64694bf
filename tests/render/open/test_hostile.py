"""Hostile words in every record stay words in every format of the open data."""

from __future__ import annotations

import csv
import io
import json

import pytest
import vobject
from icalendar import Calendar

from tests.render.open.reading import of
from tests.render.test_pages_hostile import HOSTILE, catalog


@pytest.mark.parametrize(
    "words", [*HOSTILE, '=HYPERLINK("x")', "@SUM(1)", "a\r\nEND:VCARD\r\nEND:VEVENT", ";,\\n"]
)
def test_hostile_words_are_only_text(words: str) -> None:
    made = of(catalog(words))
    seen = {"json": 0, "csv": 0, "vcf": 0, "ics": 0}
    for name, data in made.items():
        form = name.rpartition(".")[2]
        seen[form] += 1
        if form == "json":
            json.loads(data)
        elif form == "csv":
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
            assert {len(row) for row in rows} == {len(rows[0])}, name
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
        elif form == "vcf":
            assert len(list(vobject.readComponents(data.decode()))) == 1, name
            assert sum(line in (b"BEGIN:VCARD", b"END:VCARD") for line in data.split(b"\r\n")) == 2
        else:
            read = Calendar.from_ical(data)
            assert not any(part.errors for part in [read, *read.walk("VEVENT")]), name
            assert data.split(b"\r\n").count(b"END:VEVENT") == len(read.walk("VEVENT"))
    assert min(seen.values()) > 3, seen
