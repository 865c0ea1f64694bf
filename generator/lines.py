"""The lines behind the numbers that are published, and which of them the office should call again.

A short code that each city answers itself (12333) is one line for each telephone area code. The police are
never called to see whether they answer, and the numbers of demo sites are nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.board import Dial, dial
from generator.catalog import Catalog
from generator.model.base import Checked
from generator.model.call import Call
from generator.model.channel import Channel
from generator.model.phone import Phone
from generator.model.project import Project
from generator.reach import digits, doubt, own_check

AGAIN_DAYS = 60  # after so many days a number is due, a month before it goes down
SPARED = ("police",)  # kinds of channels
OVER = ("retired",)  # stages of projects

Why = Literal["unanswered", "unchecked", "missed", "old", "never"]
WORST_FIRST: tuple[Why, ...] = ("unanswered", "unchecked", "missed", "old", "never")
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Line:
    """A published number as one place dials it, and the node of the record that it comes from."""

    kind: str  # channels, projects
    id: str
    path: Path
    area: str
    name: str  # who should answer
    sort: str  # the kind of the channel; `site` for numbers of a project
    dial: Dial
    checked: Checked | None

    @property
    def number(self) -> str:
        """What the office dials, from wherever it sits: 0595-12333."""
        return (self.dial.away or self.dial).number

    @property
    def plain(self) -> str:
        """The number without its extension, as data/calls.csv has it."""
        return self.number.partition(" ")[0]


@dataclass(frozen=True)
class Due:
    """A line to call, why, and how the last call went."""

    line: Line
    why: Why
    last: Call | None


def published(catalog: Catalog) -> Iterator[Line]:
    """Every line that pages or prints show; one line may stand in several records."""
    for channel in catalog.channels.values():
        if channel.publish == "public" and channel.kind not in SPARED:
            yield from _of_channel(catalog, channel)
    for project in catalog.public_projects():
        if not project.demo and project.stage not in OVER:
            yield from _of_project(catalog, project)


def due(catalog: Catalog, today: date) -> tuple[Due, ...]:
    """The lines to call, the worst first; each once, for the first record that has it."""
    found: dict[str, Due] = {}
    for line in published(catalog):
        why, last = _why(catalog, line, today)
        if why:
            found.setdefault(digits(line.dial)[-1], Due(line, why, last))
    return tuple(
        sorted(found.values(), key=lambda it: (WORST_FIRST.index(it.why), it.line.area, it.line.number))
    )


def _why(catalog: Catalog, line: Line, today: date) -> tuple[Why | None, Call | None]:
    calls = catalog.calls.of(*digits(line.dial))
    last = calls[-1] if calls else None
    doubtful = doubt(catalog, line.dial, line.checked, today)
    if doubtful:
        return doubtful.kind, last
    if last and not last.answered:
        return "missed", last
    checked = line.checked.date if line.checked and line.checked.how == "call" else None
    latest = max((day for day in (last and last.date, checked) if day), default=None)
    if latest is None:
        return "never", None
    return ("old" if (today - latest).days > AGAIN_DAYS else None), last


def _of_channel(catalog: Catalog, channel: Channel) -> Iterator[Line]:
    for place, phone in enumerate(channel.phones):
        if not phone.is_public(channel.publish):
            continue
        for area, it in _desks(catalog, channel, phone):
            checked, path = own_check(channel, it), ("phones", place)
            yield Line("channels", channel.id, path, area, channel.name.zh, channel.kind, it, checked)


def _desks(catalog: Catalog, channel: Channel, phone: Phone) -> Iterator[tuple[str, Dial]]:
    """The places that answer a number, with how it is dialled there."""
    here = dial(phone, catalog, channel.area)
    code = catalog.short_code(phone.digits) if phone.kind == "short_code" else None
    if here.away or code is None or not code.twin:
        yield channel.area, here
        return
    for area in catalog.areas.values():
        if area.phone_area_code and any(above.id == channel.area for above in catalog.up(area.id)):
            yield area.id, dial(phone, catalog, area.id)


def _of_project(catalog: Catalog, project: Project) -> Iterator[Line]:
    officer = project.wage_officer
    named: list[tuple[Path, str, Sequence[Phone]]] = []
    if officer:
        named.append((("wage_officer",), officer.post.zh, officer.phones))
    for place, one in enumerate(project.regulators):
        named.append((("regulators", place), one.name, one.phones))
    for field in ("general_contractor", "project_department", "owner", "supervisor"):
        company = getattr(project, field)
        if company:
            named.append(((field,), company.name, company.phones))
    for place, one in enumerate(project.subcontractors):
        named.append((("subcontractors", place), one.name, one.phones))
    for path, name, phones in named:
        for place, phone in enumerate(phones):
            if phone.is_public(project.publish):
                it = dial(phone, catalog, project.area)
                at, who = (*path, "phones", place), f"{name}（{project.name}）"
                yield Line("projects", project.id, at, project.area, who, "site", it, project.checked)
