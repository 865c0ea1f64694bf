"""Which print goes where, and how many: 镇—村—工地三级, as data/vocabulary/distribution.yaml suggests.

Sites at work, public windows, and every town and village that the data holds below the area asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.coverage import STAGES
from generator.model.area import Area
from generator.model.printing import PrintFormat
from generator.model.vocabulary import Allotment

TIERS = ("town", "village", "window", "site")
LEVELS = {"town": "township", "village": "village"}  # tier → level of the areas in it


@dataclass(frozen=True)
class Parcel:
    """So many pieces of one print for one place; `subject` is what is printed: a project, or an area."""

    tier: str
    place: str  # a project, a channel or an area, by its id
    area: str
    form: PrintFormat
    subject: str
    pieces: int
    allotment: Allotment


@dataclass(frozen=True)
class Order:
    """One PDF for the print shop: how many pieces, and how many sheets of it that takes."""

    form: PrintFormat
    subject: str
    pieces: int
    sheets: int


def parcels(catalog: Catalog, area_id: str | None = None) -> tuple[Parcel, ...]:
    """Everything to hand out in an area and below; everywhere without one. By tier, then by place."""
    found = (it for one in catalog.vocabulary.distribution for it in _each(catalog, one))
    inside = [it for it in found if area_id is None or any(a.id == area_id for a in catalog.up(it.area))]
    return tuple(sorted(inside, key=lambda it: (TIERS.index(it.tier), it.area, it.place, it.form.key)))


def orders(found: Sequence[Parcel]) -> tuple[Order, ...]:
    """The parcels of each PDF together."""
    pieces: dict[tuple[str, str], int] = {}
    forms = {it.form.key: it.form for it in found}
    for it in found:
        key = (it.form.key, it.subject)
        pieces[key] = pieces.get(key, 0) + it.pieces
    return tuple(
        Order(forms[key], subject, count, -(-count // on_a_sheet(forms[key])))
        for (key, subject), count in sorted(pieces.items())
    )


def on_a_sheet(form: PrintFormat) -> int:
    """How many pieces one sheet of a print gives."""
    return max(1, form.columns * form.rows)


def _each(catalog: Catalog, one: Allotment) -> Iterator[Parcel]:
    form = next((it for it in catalog.vocabulary.print_formats if it.key == one.print), None)
    if form is None:
        return
    if one.to == "site":
        for project in catalog.public_projects():
            times = project.hat_cards if one.per == "hat_card" else 1
            if project.stage in STAGES and times:
                yield Parcel(one.to, project.id, project.area, form, project.id, one.count * times, one)
        return
    printed = {area.id for area in catalog.printed_areas()}
    for place, area_id in _places(catalog, one):
        subject = next((area.id for area in catalog.up(area_id) if area.id in printed), None)
        if subject:
            yield Parcel(one.to, place, area_id, form, subject, one.count, one)


def _places(catalog: Catalog, one: Allotment) -> Iterator[tuple[str, str]]:
    """(id, area) of the places of a tier."""
    if one.to == "window":
        for channel in catalog.channels.values():
            if channel.kind == "window" and channel.publish == "public":
                yield channel.id, channel.area
        return
    areas: Iterator[Area] = iter(catalog.areas.values())
    for area in areas:
        if area.publish == "public" and area.level == LEVELS[one.to]:
            yield area.id, area.id
