"""Every page that never passes through the engine of the guide: landings, inspections, unknown codes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.catalog import Catalog
from generator.model.area import Area
from generator.model.edition import Edition, Editions
from generator.model.project import Project
from generator.render.inspect import Inspection
from generator.render.landing import Landing, area_outputs, areas
from generator.render.landing import unknown as unknown_code
from generator.render.output import Output

Heard = Collection[tuple[str, str]]


@dataclass(frozen=True)
class Share:
    """A site or a place with its editions: all that its pages need beside what every page needs."""

    subject: Project | Area
    editions: tuple[Edition, ...]


class Pages:
    """The templates, compiled once; `outputs` yields the pages of one share.

    `catalog` need hold neither projects nor editions; `recorded` are (language, script) that can be heard.
    """

    def __init__(self, catalog: Catalog, today: date, template_dir: Path, recorded: Heard = ()) -> None:
        self._catalog = catalog
        self._landing = Landing(catalog, today, template_dir, recorded)
        self._inspection = Inspection(catalog, today, template_dir)

    def outputs(self, it: Share) -> Iterator[Output]:
        """The page behind each of its codes, its own page, and the inspector's pages of a site."""
        landing, inspection = copy(self._landing), copy(self._inspection)
        site = it.subject if isinstance(it.subject, Project) else None
        own = self._catalog.only((site,) if site else (), Editions(it.editions))
        landing.catalog = inspection.catalog = own
        if isinstance(it.subject, Area):
            yield from area_outputs(landing, it.subject)
        else:
            yield from landing.outputs(it.subject)
            yield from inspection.outputs(it.subject)


def shares(catalog: Catalog) -> list[Share]:
    """Every public project, and every area that has prints."""
    subjects = (*catalog.public_projects(), *areas(catalog))
    return [Share(it, catalog.editions.of(it.id)) for it in subjects]


def unknown(catalog: Catalog, template_dir: Path) -> Iterator[Output]:
    """The pages for unknown codes; they replace those of the guide."""
    yield from unknown_code.outputs(catalog, template_dir)


def outputs(
    catalog: Catalog, today: date, template_dir: Path, recorded: Collection[tuple[str, str]] = ()
) -> Iterator[Output]:
    """All of them."""
    pages = Pages(catalog.only(), today, template_dir, recorded)
    for share in shares(catalog):
        yield from pages.outputs(share)
    yield from unknown(catalog, template_dir)
