"""Figures as Chinese laws write them (四十五日, 60个工作日), read into a number and a unit; and counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
LONG, GAP = 10_000, " "  # 10 040: a count that is as long as a telephone number is written in groups
UNITS = {
    "个工作日": "working_day",
    "日": "day",
    "天": "day",
    "个月": "month",
    "年": "year",
    "元": "yuan",
    "倍": "times",
    "%": "percent",
}
_FIGURE = re.compile(r"(\d+万?|[零〇一二两三四五六七八九十百千万]+)(" + "|".join(UNITS) + ")")


@dataclass(frozen=True)
class Figure:
    """A number with its unit (`working_day`, `day`, `month`, `year`, `yuan`, `times`, `percent`)."""

    number: int
    unit: str


def figure(text: str) -> Figure | None:
    """What a figure in a law means, None when it isn't one."""
    found = _FIGURE.fullmatch(text)
    return Figure(number(found[1]), UNITS[found[2]]) if found else None


def holds(text: str, words: str) -> bool:
    """Whether a text has the figure as such, not as the tail of a longer one (五日 in 十五日)."""
    return re.search(r"(?<![\d零〇一二两三四五六七八九十百千万])" + re.escape(words), text) is not None


def number(text: str) -> int:
    """四十五 → 45, 两 → 2, 三万 → 30000, 60 → 60, 5万 → 50000."""
    if text.isdigit():
        return int(text)
    if text.removesuffix("万").isdigit():
        return int(text.removesuffix("万")) * TENS["万"]
    total, section, digit = 0, 0, 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign == "万":
            total, section, digit = total + (section + digit) * TENS[sign], 0, 0
        else:
            section, digit = section + (digit or 1) * TENS[sign], 0
    return total + section + digit


def counted(count: int) -> str:
    """A count as every language of ours may write it, and as nobody dials it."""
    return f"{count:,}".replace(",", GAP) if count >= LONG else str(count)
