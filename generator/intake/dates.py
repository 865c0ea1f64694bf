"""The dates of a Chinese text and what is missing in them: the year, the day, or such a day at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.intake.feasts import NAMES, feast
from generator.intake.writing import plain_digits

Precision = Literal["day", "month", "feast"]
NUMERALS = dict(zip("〇零○一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
YEAR = r"(?P<year>(?:19|20)\d{2}|[一二][〇零○一二三四五六七八九]{3})"
SMALL = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
DATE = re.compile(
    rf"(?:{YEAR}\s*(?:年度?|[-./])\s*)?(?P<month>{SMALL})\s*(?:月\s*(?:份|(?P<day>{SMALL})\s*(?:日|号|(?=前|之前|以前))?)?"
    r"|(?P<sign>[-./])(?P<day2>\d{1,2})(?:日)?)"
)
ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)")
FEAST = re.compile(
    rf"(?:{YEAR}\s*年?\s*)?(?P<feast>{'|'.join(NAMES)})(?:(?<!五一)(?<!十一)|(?=前|期间|节|假|长假|黄金周))"
)
BEFORE = re.compile(r"\s*(?:之前|以前|前夕|前)(?!(?:期|往|来|后|述))")


@dataclass(frozen=True)
class Day:
    """A date as a text names it; `date` is None where the year is missing or there is no such day."""

    text: str
    start: int
    end: int
    date: date | None
    precision: Precision
    year_given: bool
    before: bool = False  # “…前”: the day is a limit
    feast: str = ""


def days(text: str, year: int | None = None) -> tuple[Day, ...]:
    """The dates in order; one without a year takes that of the one before, else `year`, and says so."""
    plain = plain_digits(text)
    found: list[Day] = []
    for one in sorted((*_dated(plain), *FEAST.finditer(plain)), key=lambda match: match.start()):
        if found and one.start() < found[-1].end:
            continue
        groups = one.groupdict()
        given = _year(groups.get("year"))
        known = given or year
        tail = BEFORE.match(plain, one.end())
        name = groups.get("feast") or ""
        day = _number(groups.get("day"))
        if name:
            when, precision = feast(name, known) if known else None, "feast"
        else:
            when = _date(known, _number(groups.get("month")), day or 1) if known else None
            precision = "day" if day else "month"
        shown = text[one.start() : one.end()].strip()
        sort: Precision = "feast" if name else "day" if precision == "day" else "month"
        found.append(
            Day(shown, one.start(), one.end(), when, sort, given is not None, tail is not None, name)
        )
        year = given if given and not name else year
    return tuple(found)


def _dated(plain: str) -> list[re.Match[str]]:
    """Dates written with 年月日 or as 2023-01-07; bare 3-15 or 1.2 are no dates."""
    iso = list(ISO.finditer(plain))
    taken = [one.span() for one in iso]
    for one in DATE.finditer(plain):
        if one["sign"] or "月" not in one[0] or any(a < one.end() and one.start() < b for a, b in taken):
            continue
        if not one["day"] and not one["year"]:
            continue  # 3月 alone, 六个月, 每月
        iso.append(one)
    return iso


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isascii() else int("".join(str(NUMERALS[sign]) for sign in text))


def _number(text: str | None) -> int | None:
    """1–99 in digits or Chinese."""
    if not text:
        return None
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return NUMERALS.get(text)
    return (NUMERALS[tens] if tens else 1) * 10 + (NUMERALS[ones] if ones else 0)


def _date(year: int | None, month: int | None, day: int) -> date | None:
    try:
        return date(year or 0, month or 0, day)
    except ValueError:
        return None
