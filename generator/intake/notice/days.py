"""From when to when: the pairs of days in a notice, with 即日起, 2024年底 and days without a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from generator.intake import dates
from generator.intake.feasts import is_lunar

TODAY = re.compile(r"即日|自?(?:本\w{1,4})?(?:印发|发布|公布|发文)之日")
YEAR_END = re.compile(r"(?P<year>20\d{2})年?底")
BEFORE = re.compile(r"^(?:之前|以前|前)")
JOINS = re.compile(r"\s*起?\s*(?:至|到|—+|－|–|-|~|～)\s*")
MONTH_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})")


@dataclass(frozen=True)
class Day:
    """A day as a text has it; `day` is None where it rests on something that isn't written there.

    With 前 after a feast it is the day before the feast; after a plain date it is that date.
    """

    words: str
    start: int
    stop: int
    day: date | None
    today: bool = False
    year: bool = True  # the year is written, here or in the day before
    lunar: bool = False
    before: bool = False

    def on(self, year: int) -> date | None:
        """The same month and day in that year; None where they aren't written or don't exist."""
        found = MONTH_DAY.search(self.words)
        try:
            return date(year, int(found[1]), int(found[2])) if found else None
        except ValueError:
            return None


def days(text: str) -> list[Day]:
    """Every day of a text in its order; 即日 and 印发之日 have no date of their own."""
    found = [_dated(one, text) for one in dates.days(text) if one.precision != "month"]
    for one in TODAY.finditer(text):
        found.append(Day(one[0], *one.span(), None, today=True))
    for one in YEAR_END.finditer(text):
        limit = BEFORE.match(text[one.end() :]) is not None
        found.append(
            Day(one[0] + ("前" if limit else ""), *one.span(), date(int(one["year"]), 12, 31), before=limit)
        )
    return sorted(found, key=lambda one: one.start)


def ranges(text: str) -> list[tuple[Day, Day]]:
    """The pairs of days that a text joins with 至, 到 or a dash; the second may be in the next year."""
    made: list[tuple[Day, Day]] = []
    found = days(text)
    for first, second in pairwise(found):
        if not JOINS.fullmatch(text[first.stop : second.start]):
            continue
        if not second.year and first.day and second.day and second.day < first.day:
            second = _moved(second, second.on(first.day.year + 1))
        made.append((first, second))
    return made


def _dated(one: dates.Day, text: str) -> Day:
    when, stop, words = one.date, one.end, one.text
    if one.before:
        words += "前"
        stop += len(text[stop:]) - len(
            text[stop:].lstrip().removeprefix("之").removeprefix("以").removeprefix("前")
        )
    if one.feast and one.before and when:
        when -= timedelta(days=1)
    return Day(
        words, one.start, stop, when, year=one.year_given, lunar=is_lunar(one.feast), before=one.before
    )  # fmt: skip


def _moved(one: Day, day: date | None) -> Day:
    return Day(one.words, one.start, one.stop, day, year=one.year, lunar=one.lunar, before=one.before)
