"""Whether anybody answers a number: the last time somebody did, and the numbers that are in doubt.

Only calls count. A number that nobody ever called is not in doubt: it is due for a call. One in doubt is one
that nobody answered the last two times, or that was called (in data/calls.csv, or by `checked: {how: call}`)
and not again for ninety days. It goes below the next channel on pages; prints keep their order, so a missed
call never puts steel on the reprint list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from generator.board import Dial, dial
from generator.catalog import Catalog
from generator.model.area import NATION
from generator.model.base import Checked
from generator.model.call import Call
from generator.model.channel import Channel

MISSED = 2  # calls in a row that nobody answered
STALE_DAYS = 90
T = TypeVar("T")


@dataclass(frozen=True)
class Doubt:
    """Why a number may not be answered: the day of the last call, and how many days or calls it is about."""

    kind: Literal["unanswered", "unchecked"]
    since: date
    count: int


def digits(it: Dial) -> tuple[str, ...]:
    """What is dialled, here and from elsewhere: one line, whichever was called."""
    ways = (it.href, it.away.href if it.away else "")
    return tuple(re.sub(r"\D", "", way.partition(",")[0]) for way in ways if way)


def last_answered(catalog: Catalog, *numbers: str) -> date | None:
    """The last day on which a number, given as digits, was answered; None where no call says so."""
    return max((call.date for call in catalog.calls.of(*numbers) if call.answered), default=None)


def doubt(catalog: Catalog, it: Dial, checked: Checked | None, today: date) -> Doubt | None:
    """Why a number is in doubt on a day, as some place dials it; None where it isn't.

    `checked` is the check of its record, as far as it speaks of this very line (`own_check`).
    """
    calls = catalog.calls.of(*digits(it))
    missed = _missed(calls)
    if missed >= MISSED:
        return Doubt("unanswered", calls[-1].date, missed)
    days = [call.date for call in calls]
    if checked and checked.how == "call":
        days.append(checked.date)
    last = max(days, default=None)
    if last is None or (today - last).days <= STALE_DAYS:
        return None
    return Doubt("unchecked", last, (today - last).days)


def own_check(channel: Channel, it: Dial) -> Checked | None:
    """The check of a channel, None for a national line with a desk in each city: which desk was it?"""
    return None if it.away and channel.area == NATION else channel.checked


def channel_doubt(catalog: Catalog, channel: Channel, area_id: str, today: date) -> Doubt | None:
    """Why a channel is in doubt at a place: all its public numbers are."""
    shown = [dial(p, catalog, area_id) for p in channel.phones if p.is_public(channel.publish)]
    found = [doubt(catalog, it, own_check(channel, it), today) for it in shown]
    return found[0] if found and all(found) else None


def in_order(catalog: Catalog, channels: Iterable[Channel], area_id: str, today: date) -> tuple[Channel, ...]:
    """Channels in order of use, each one in doubt below the next that isn't."""
    return tuple(_dropped((it, channel_doubt(catalog, it, area_id, today) is not None) for it in channels))


def dials_in_order(catalog: Catalog, channel: Channel, its: Iterable[Dial], today: date) -> tuple[Dial, ...]:
    """The same among the numbers of one channel."""
    return tuple(_dropped((it, doubt(catalog, it, own_check(channel, it), today) is not None) for it in its))


def _missed(calls: tuple[Call, ...]) -> int:
    """How many of the last calls nobody answered."""
    count = 0
    for call in reversed(calls):
        if call.answered:
            break
        count += 1
    return count


def _dropped(entries: Iterable[tuple[T, bool]]) -> Iterator[T]:
    waiting: list[T] = []
    for entry, doubtful in entries:
        if doubtful:
            waiting.append(entry)
            continue
        yield entry
        yield from waiting
        waiting = []
    yield from waiting
