"""The days of feasts that notices name instead of dates: 春节 2024 → 2024-02-10.

Feasts of the moon are computed by the `borax` library after the rules of GB/T 33661-2017; those of the sun
have their fixed days. The days off that the State Council sets each year aren't meant, only the feast.
"""

from __future__ import annotations

from datetime import date, timedelta

SOLAR = {
    "元旦": (1, 1),
    "劳动节": (5, 1),
    "五一": (5, 1),
    "国庆节": (10, 1),
    "国庆": (10, 1),
    "十一": (10, 1),
}
LUNAR = {
    "春节": (1, 1),
    "元宵节": (1, 15),
    "元宵": (1, 15),
    "端午节": (5, 5),
    "端午": (5, 5),
    "中秋节": (8, 15),
    "中秋": (8, 15),
}
EVES = {"除夕": "春节", "大年三十": "春节"}
NAMES = tuple(sorted((*SOLAR, *LUNAR, *EVES), key=lambda name: (-len(name), name)))
YEARS = range(1950, 2100)
SOURCE = "农历按 GB/T 33661-2017 推算（borax）"


def feast(name: str, year: int) -> date | None:
    """The day of a feast in a year of the sun calendar; None for what isn't a feast or a year too far off."""
    if year not in YEARS:
        return None
    if name in SOLAR:
        return date(year, *SOLAR[name])
    if name in EVES:
        day = feast(EVES[name], year)
        return day - timedelta(days=1) if day else None
    return _lunar(year, *LUNAR[name]) if name in LUNAR else None


def is_lunar(name: str) -> bool:
    """Whether the feast moves through the sun calendar, so that its date was computed."""
    return name in LUNAR or name in EVES


def _lunar(year: int, month: int, day: int) -> date:
    from borax.calendars import LunarDate

    return LunarDate(year, month, day).to_solar_date()
