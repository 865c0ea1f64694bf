"""The light pages of every site and place, made by a crew; they go out as the bytes of one process would."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from generator.catalog import Catalog
from generator.config import Config
from generator.publish.assemble import Kept
from generator.publish.executor import Batch, Crew
from generator.publish.folder import Folder, Place, folder_of
from generator.publish.light_cache import LightCache
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
    cache: LightCache | None = None,
) -> Iterator[Output | Kept]:
    """The pages of sites and places; at any time those of a few are held.

    What a `cache` knows to be as it is published isn't made again.
    """
    fresh: list[Share] = []
    for share in scan.shares(catalog):
        kept = cache.taken(share) if cache and share.subject.id in chosen else None
        if kept is None and share.subject.id in chosen:
            fresh.append(share)
        yield from kept or ()
    batch = Batch(_begin, _made, of(config, catalog, recorded), _named, CHUNK, FEW)
    for share, made in zip(fresh, crew.results(batch, fresh, len(fresh)), strict=True):
        if cache:
            cache.note(share, made)
        yield from made


def of(config: Config, catalog: Catalog, recorded: Collection[tuple[str, str]] = ()) -> Ground:
    """What all pages of a run share."""
    templates = folder_of(config.theme / TEMPLATES)
    return Ground(catalog.only(), config.today, templates, frozenset(recorded))


def _begin(it: Ground) -> _Tools:
    place = Place("pages-")
    folder = it.templates.put(place.path)
    return _Tools(Pages(it.catalog, it.today, folder, it.recorded), place)


def _made(tools: _Tools, share: Share) -> list[Output]:
    return list(tools.pages.outputs(share))


def _named(share: Share) -> str:
    return share.subject.id
