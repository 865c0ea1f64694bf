"""Reception days (接访日): one rule a day, and an end after its beginning."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.spot import Spot
from generator.model.channel import Reception
from generator.problem import Problem


def reception_rule(case: Case) -> Iterator[Problem]:
    """A reception day comes by week or by month; only a day of the week is the first, second … of a month.

    Bad: weekday: wed, month_day: "15"
    Good: weekday: wed, nth: "1"
    """
    for channel, place, day in _days(case):
        if day.weekday and day.month_day:
            yield case.problem(
                "reception-rule", _spot(channel, place, "month_day"), found="weekday, month_day"
            )
        elif day.nth and not day.weekday:
            yield case.problem("reception-rule", _spot(channel, place, "nth"), found="nth")


def reception_order(case: Case) -> Iterator[Problem]:
    """A reception day ends after it begins, by day and by hour.

    Bad: opens: "14:00", closes: "11:30"
    Good: opens: "09:00", closes: "11:30"
    """
    for channel, place, day in _days(case):
        if day.until and day.until < day.start:
            yield case.problem(
                "reception-order",
                _spot(channel, place, "until"),
                found=day.until.isoformat(),
                start=day.start.isoformat(),
            )
        if day.closes and day.closes <= (day.opens or day.closes):
            yield case.problem(
                "reception-order", _spot(channel, place, "closes"), found=day.closes, start=day.opens or "–"
            )


def _days(case: Case) -> Iterator[tuple[str, int, Reception]]:
    """Channel, place in its list, and the day."""
    for channel in case.catalog.channels.values():
        for place, day in enumerate(channel.reception):
            yield channel.id, place, day


def _spot(channel: str, place: int, field: str) -> Spot:
    return Spot("channels", channel, ("reception", place, field))


CHECKS = (reception_rule, reception_order)
