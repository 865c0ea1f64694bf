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


def lines(catalog: Catalog, channel: Channel) -> Iterator[tuple[int, Dial]]:
    """Every line behind a channel's public numbers, with the number's place in the record.

    A short code that each city answers itself is one line for each telephone area code that it serves.
    """
    for place, phone in enumerate(channel.phones):
        if not phone.is_public(channel.publish):
            continue
        here = dial(phone, catalog, channel.area)
        code = catalog.short_code(phone.digits) if phone.kind == "short_code" else None
        if here.away or code is None or not code.twin:
            yield place, here
            continue
        served = (area.id for area in catalog.areas.values() if area.phone_area_code)
        for area_id in served:
            if any(above.id == channel.area for above in catalog.up(area_id)):
                yield place, dial(phone, catalog, area_id)


def doubt(catalog: Catalog, channel: Channel, it: Dial, today: date) -> Doubt | None:
    """Why a number of a channel is in doubt on a day, as some place dials it; None where it isn't."""
    calls = catalog.calls.of(*digits(it))
    missed = _missed(calls)
    if missed >= MISSED:
        return Doubt("unanswered", calls[-1].date, missed)
    days = [call.date for call in calls]
    checked = channel.checked
    # Who checked a national line with a desk in each city has called one of the desks.
    if checked and checked.how == "call" and not (it.away and channel.area == NATION):
        days.append(checked.date)
    last = max(days, default=None)
    if last is None or (today - last).days <= STALE_DAYS:
        return None
    return Doubt("unchecked", last, (today - last).days)


def channel_doubt(catalog: Catalog, channel: Channel, area_id: str, today: date) -> Doubt | None:
    """Why a channel is in doubt at a place: all its public numbers are."""
    shown = [dial(p, catalog, area_id) for p in channel.phones if p.is_public(channel.publish)]
    found = [doubt(catalog, channel, it, today) for it in shown]
    return found[0] if found and all(found) else None


def in_order(catalog: Catalog, channels: Iterable[Channel], area_id: str, today: date) -> tuple[Channel, ...]:
    """Channels in order of use, each one in doubt below the next that isn't."""
    return tuple(_dropped((it, channel_doubt(catalog, it, area_id, today) is not None) for it in channels))


def dials_in_order(catalog: Catalog, channel: Channel, its: Iterable[Dial], today: date) -> tuple[Dial, ...]:
    """The same among the numbers of one channel."""
    return tuple(_dropped((it, doubt(catalog, channel, it, today) is not None) for it in its))


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
