"""Calendars (ICS): the days of events, where a rule ends, and the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.equal.fact import day
from generator.equal.media.content_lines import lines
from generator.equal.reading import Found, Reader

DAYS = frozenset({
    "DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE", "DTSTAMP", "RRULE", "LAST-MODIFIED", "CREATED",
})  # fmt: skip
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?")
SILENT = frozenset({"UID", "URL", "PRODID", "VERSION", "TZID"})


def facts(data: bytes, reader: Reader) -> Iterator[Found]:
    """The facts of every property; an end of whole days (DTEND) is the day after the last.

    A time zone's own days are no facts."""
    zone = False
    for name, value in lines(data):
        if value == "VTIMEZONE":
            zone = name == "BEGIN"
        if name in DAYS and not zone:
            for match in COMPACT.finditer(value):
                found = day(match[1], match[2], match[3])
                if found and name == "DTEND" and "T" not in match[0]:
                    last = date.fromisoformat(found.value) - timedelta(days=1)
                    found = day(last.year, last.month, last.day)
                if found:
                    yield found, f"{name}:{match[0]}"
        elif name not in SILENT:
            for line in value.splitlines():
                yield from reader.read(line)
