"""Which sites and places a build makes; the pages and prints of one need nothing from those of another."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalog import Catalog
from generator.model.area import NATION


@dataclass(frozen=True)
class Selection:
    """`ids` of sites and places, None for all; `rest`: what belongs to none of them is made too."""

    ids: frozenset[str] | None = None
    rest: bool = True

    def __contains__(self, subject: str | None) -> bool:
        if subject is None:
            return self.rest
        return self.ids is None or subject in self.ids


EVERYTHING = Selection()


def under(catalog: Catalog, code: str) -> frozenset[str]:
    """The area, the areas below it, and the sites in them."""
    areas = {area for area in catalog.areas if any(it.id == code for it in catalog.up(area))}
    return frozenset(areas | {it.id for it in catalog.projects.values() if it.area in areas})


def above(catalog: Catalog, code: str) -> frozenset[str]:
    """The areas in which an area lies, without itself; the nation always."""
    return frozenset({NATION, *(it.id for it in catalog.up(code))}) - {code}
