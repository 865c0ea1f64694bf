"""Which sites and windows have an issued print that still holds, and which have not, place by place.

Sites at work and public windows count; a notice that asks for 全覆盖 asks for every one of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator import ledger
from generator.catalog import Catalog
from generator.ledger import subject_of
from generator.model.edition import Edition

State = Literal["current", "outdated", "missing"]
SITE, WINDOW = "site", "window"
NEEDED: Mapping[str, tuple[str, ...]] = {SITE: ("board", "hat"), WINDOW: ("window",)}
STAGES = ("active",)  # a site that is planned has no workers, one that is finished takes its board down


@dataclass(frozen=True)
class Covered:
    """One site or window and the state of each print that it needs."""

    kind: str
    id: str  # a project or a channel
    subject: str  # what is issued: the project, or the place of the window
    area: str
    states: Mapping[str, State]

    @property
    def whole(self) -> bool:
        """Whether every print that it needs hangs there and is right."""
        return bool(self.states) and all(state == "current" for state in self.states.values())


@dataclass(frozen=True)
class Tally:
    """How many sites and windows an area has, with those of the places in it, and how many are covered."""

    area: str
    depth: int
    sites: int
    sites_whole: int
    windows: int
    windows_whole: int


def coverage(catalog: Catalog, today: date, outdated: Iterable[Edition] | None = None) -> tuple[Covered, ...]:
    """Every site at work and every public window, by place; `outdated` are the prints that are wrong, for a
    caller that has them already."""
    found = (one.edition for one in ledger.outdated(catalog, today)) if outdated is None else outdated
    wrong = {(edition.subject, edition.item) for edition in found}
    return tuple(sorted(_each(catalog, wrong), key=lambda it: (it.area, it.kind, it.id)))


def tallies(catalog: Catalog, found: Collection[Covered]) -> tuple[Tally, ...]:
    """The counts of every area that has one of them in it, each area before those inside it."""
    counts: dict[str, list[int]] = {}
    for it in found:
        at = 0 if it.kind == SITE else 2
        for area in catalog.up(it.area):
            held = counts.setdefault(area.id, [0, 0, 0, 0])
            held[at] += 1
            held[at + 1] += it.whole
    ways = {code: [area.id for area in reversed(tuple(catalog.up(code)))] for code in counts}
    return tuple(
        Tally(code, len(ways[code]) - 1, *counts[code]) for code in sorted(counts, key=ways.__getitem__)
    )


def _each(catalog: Catalog, wrong: Collection[tuple[str, str]]) -> Iterator[Covered]:
    for project in catalog.public_projects():
        if project.stage in STAGES:
            states = _states(catalog, SITE, project.id, wrong)
            yield Covered(SITE, project.id, project.id, project.area, states)
    for channel in catalog.channels.values():
        if channel.kind == "window" and channel.publish == "public":
            states = _states(catalog, WINDOW, channel.area, wrong)
            yield Covered(WINDOW, channel.id, channel.area, channel.area, states)


def _states(
    catalog: Catalog, kind: str, subject: str, wrong: Collection[tuple[str, str]]
) -> Mapping[str, State]:
    known = catalog.print_items(subject_of(subject))
    return {item: _state(catalog, subject, item, wrong) for item in NEEDED[kind] if item in known}


def _state(catalog: Catalog, subject: str, item: str, wrong: Collection[tuple[str, str]]) -> State:
    if catalog.editions.current(subject, item) is None:
        return "missing"
    return "outdated" if (subject, item) in wrong else "current"
