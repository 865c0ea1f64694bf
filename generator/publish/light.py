"""The light pages of every site and place, made by a crew; they go out as the bytes of one process would."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from generator.catalog import Catalog
from generator.config import Config
from generator.publish.executor import Batch, Crew
from generator.publish.folder import Folder, Place, folder_of
from generator.publish.selection import EVERYTHING, Selection
from generator.render import scan
from generator.render.output import Output
from generator.render.scan import Pages, Share

TEMPLATES = "landing"
CHUNK = 4  # sites or places handed out at a time: their pages weigh some megabytes
FEW = 200  # sites and places under which processes aren't started for these pages alone


@dataclass(frozen=True)
class Ground:
    """What all pages share: the records but projects and editions, the day, the templates."""

    catalog: Catalog
    today: date
    templates: Folder
    recorded: frozenset[tuple[str, str]]


@dataclass
class _Tools:
    pages: Pages
    place: Place  # of the templates; it goes with the pages


def outputs(
    config: Config,
    catalog: Catalog,
    crew: Crew,
    recorded: Collection[tuple[str, str]] = (),
    chosen: Selection = EVERYTHING,
) -> Iterator[Output]:
    """The pages of sites and places; at any time those of a few are held."""
    shares = [it for it in scan.shares(catalog) if it.subject.id in chosen]
    templates = folder_of(config.theme / TEMPLATES)
    ground = Ground(catalog.only(), config.today, templates, frozenset(recorded))
    batch = Batch(_begin, _made, ground, _named, CHUNK, FEW)
    for made in crew.results(batch, shares, len(shares)):
        yield from made


def _begin(it: Ground) -> _Tools:
    place = Place("pages-")
    folder = it.templates.put(place.path)
    return _Tools(Pages(it.catalog, it.today, folder, it.recorded), place)


def _made(tools: _Tools, share: Share) -> list[Output]:
    return list(tools.pages.outputs(share))


def _named(share: Share) -> str:
    return share.subject.id
