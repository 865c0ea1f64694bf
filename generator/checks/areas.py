"""Areas: codes, levels and parents agree, and a worker can ring somebody everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.case import LANDLINE_DIGITS, Case
from generator.checks.spot import Spot
from generator.model.area import NATION, Level
from generator.problem import Problem


def area_parent(case: Case) -> Iterator[Problem]:
    """Every area but the nation names the one above it, and that one is in data/areas.

    Bad: parent: "350583" where data/areas has no 350583
    Good: parent: "350582"
    """
    for area in case.catalog.areas.values():
        if area.parent is None and area.id == NATION:
            continue
        if area.parent is None or (
            area.parent not in case.catalog.areas and not case.places.has("areas", area.parent)
        ):
            near = case.near(area.parent, case.catalog.areas) if area.parent else "–"
            yield case.problem(
                "area-parent", Spot("areas", area.id, ("parent",)), found=area.parent or "–", near=near
            )


def area_prefix(case: Case) -> Iterator[Problem]:
    """An area's code goes on from its parent's.

    Bad: 350582006 under 350581
    Good: 350582006 under 350582
    """
    for area in case.catalog.areas.values():
        parent = area.parent
        if parent is None or parent not in case.catalog.areas or area.id in case.circling:
            continue
        start = _significant(parent)
        if not area.id.startswith(start):
            yield case.problem(
                "area-prefix", Spot("areas", area.id, ("parent",)), code=area.id, parent=parent, start=start
            )


def area_level(case: Case) -> Iterator[Problem]:
    """An area's level is the one that its code says.

    Bad: 350582006 (nine digits) with level: county
    Good: 350582006 with level: township
    """
    for area in case.catalog.areas.values():
        wanted = _level(area.id)
        if area.level != wanted:
            yield case.problem(
                "area-level",
                Spot("areas", area.id, ("level",)),
                code=area.id,
                found=area.level,
                wanted=wanted,
            )


def area_cycle(case: Case) -> Iterator[Problem]:
    """Going up from an area ends at the nation.

    Bad: 350500 under 350582, 350582 under 350500
    Good: 350582 under 350500, 350500 under 350000
    """
    said: set[str] = set()
    for code in sorted(case.circling):
        if code in said:
            continue
        said |= case.above(code)
        parent = case.catalog.areas[code].parent
        yield case.problem("area-cycle", Spot("areas", code, ("parent",)), code=code, parent=parent or "")


def area_landline_digits(case: Case) -> Iterator[Problem]:
    """Landlines of a place have seven or eight digits.

    Bad: landline_digits: "11"
    Good: landline_digits: "8"
    """
    for area in case.catalog.areas.values():
        if area.landline_digits is not None and area.landline_digits not in LANDLINE_DIGITS:
            yield case.problem(
                "area-landline-digits", Spot("areas", area.id, ("landline_digits",)),
                found=str(area.landline_digits),
            )  # fmt: skip


def area_voice(case: Case) -> Iterator[Problem]:
    """Every public area has a public channel with a number to ring, its own or one of an area above it.

    Bad: an area where the only channels are mini-programs
    Good: an area that at least inherits 12333
    """
    voiced = {
        channel.area
        for channel in case.catalog.channels.values()
        if channel.publish == "public" and any(p.is_public(channel.publish) for p in channel.phones)
    }
    silent = [
        area
        for area in case.catalog.areas.values()
        if area.publish == "public"
        and not case.unread
        and case.reaches_nation(area.id)  # elsewhere what it inherits is unknown
        and not voiced & case.above(area.id)
    ]
    codes = {area.id for area in silent}
    for area in silent:
        if codes & case.above(area.id) == {area.id}:  # below it, it is said of the area above
            yield case.problem("area-voice", Spot("areas", area.id), name=area.name.zh)


def _significant(code: str) -> str:
    """The code without the zeros that only fill it up: 350000 → 35, 350582 → 350582, the nation → nothing."""
    if code == NATION:
        return ""
    if len(code) != 6:
        return code
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def _level(code: str) -> Level:
    if code == NATION:
        return "nation"
    if len(code) != 6:
        return "township" if len(code) == 9 else "village"
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


CHECKS = (area_parent, area_prefix, area_level, area_cycle, area_landline_digits, area_voice)
