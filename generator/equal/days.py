"""How each language writes a day, from its own strings; and the forms that all of them share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from generator.catalog import Strings
from generator.equal.fact import Fact, day, day_of_month

Pattern = tuple[re.Pattern[str], Callable[[re.Match[str]], Fact | None]]
TEMPLATES = ("date", "guide.table.month")  # of a day, and of a month
YEAR, NUMBER = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})"
ISO = re.compile(r"(?<![A-Za-z0-9_-])(?P<year>\d{4})[-.](?P<month>\d{2})[-.](?P<day>\d{2})(?!\d|[-.]\d)")
CHINESE = re.compile(r"(?<!\d)(?P<year>\d{4})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?")
OF_MONTH = re.compile(r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


def days(strings: Strings) -> Iterator[Pattern]:
    """Patterns of days, the longer before the shorter; the forms of Chinese stand in every language."""
    yield ISO, _whole({})
    yield CHINESE, _whole({})
    for own in strings.values():
        months = {own[f"month.{it}"]: it for it in range(1, 13) if f"month.{it}" in own}
        for template in (own[key] for key in TEMPLATES if months and key in own):
            yield _pattern(template, months), _whole(months)
        if months and not any(name.isdecimal() for name in months):
            names = "|".join(map(re.escape, months))
            yield re.compile(rf"(?<!\d){NUMBER} (?P<month>{names})\b"), _of_month(months)
            yield re.compile(rf"\b(?P<month>{names}) {NUMBER}(?!\d)"), _of_month(months)
    yield OF_MONTH, _of_month({})


def _pattern(template: str, months: Mapping[str, int]) -> re.Pattern[str]:
    names = r"\d{1,2}" if all(map(str.isdecimal, months)) else "|".join(map(re.escape, months))
    words = re.escape(template).replace(r"\ ", r"\s+")
    for slot, pattern in (("year", YEAR), ("month", f"(?P<month>{names})"), ("day", NUMBER)):
        words = words.replace(re.escape(f"{{{slot}}}"), pattern)
    return re.compile(rf"(?<!\d){words}(?!\d)")


def _whole(months: Mapping[str, int]) -> Callable[[re.Match[str]], Fact | None]:
    def fact(match: re.Match[str]) -> Fact | None:
        its = match.groupdict()
        return day(its["year"], months.get(its["month"]) or its["month"], its.get("day") or 0)

    return fact


def _of_month(months: Mapping[str, int]) -> Callable[[re.Match[str]], Fact | None]:
    return lambda it: day_of_month(months.get(it["month"]) or it["month"], it["day"])
