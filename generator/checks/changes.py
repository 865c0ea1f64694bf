"""What changed, as told to readers: each entry in its year, in order of its day, naming real records."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from generator.checks.case import Case
from generator.checks.spot import Spot
from generator.model.change import Entry
from generator.problem import Problem


def change_id(case: Case) -> Iterator[Problem]:
    """An entry's id is its day and a number of its own: feed readers know it by that for good.

    Bad: id: 2026-11-19-1 with date: 2026-11-20, or two entries 2026-11-20-1
    Good: id: 2026-11-20-2 with date: 2026-11-20
    """
    seen: set[str] = set()
    for spot, entry in _entries(case):
        if not entry.id.startswith(entry.date.isoformat()) or entry.id in seen:
            wanted = _free(entry, seen)
            yield case.problem("change-id", spot.at("id"), found=entry.id, wanted=wanted)
        seen.add(entry.id)


def change_order(case: Case) -> Iterator[Problem]:
    """Entries stand in the file of their year, the newest at the end.

    Bad: 2026-11-20 after 2026-11-21, or a day of 2026 in 2027.yaml
    Good: new entries at the end of data/changes/<year>.yaml
    """
    before = ""
    for spot, entry in _entries(case):
        day = entry.date.isoformat()
        if not day.startswith(f"{spot.id}-"):
            yield case.problem("change-order", spot.at("date"), found=day, wanted=f"{day[:4]}.yaml")
        elif day < before:
            yield case.problem("change-order", spot.at("date"), found=day, wanted=f"{spot.id}.yaml")
        before = max(before, day)


def change_future(case: Case) -> Iterator[Problem]:
    """What is told as done was done today or before.

    Bad: date: 2062-11-20
    Good: date: 2026-11-20
    """
    for spot, entry in _entries(case):
        if entry.updated > case.today:
            yield case.problem("change-future", spot.at("date"), found=entry.updated.isoformat())


def change_touches(case: Case) -> Iterator[Problem]:
    """The records that an entry names exist; one that was removed since is only a reminder.

    Bad: touches: [channels/cn-12334]
    Good: touches: [channels/cn-12333]
    """
    known = [f"{kind}/{one}" for kind in case.kinds for one in case.places.ids(kind)]
    for spot, entry in _entries(case):
        for place, name in enumerate(entry.touches):
            kind, _, record = name.partition("/")
            if not case.places.has(kind, record):
                near = case.near(name, known)
                at = spot.at("touches", place)
                yield case.problem("change-touches", at, "warning", found=name, near=near)


def _entries(case: Case) -> Iterator[tuple[Spot, Entry]]:
    for year, entries in case.catalog.changes.items():
        for place, entry in enumerate(entries):
            yield Spot("changes", year, (place,)), entry


def _free(entry: Entry, taken: set[str]) -> str:
    """An id that the entry could have."""
    names = (f"{entry.date.isoformat()}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


AROUND = (change_id, change_order, change_future)
CHECKS = (*AROUND, change_touches)
