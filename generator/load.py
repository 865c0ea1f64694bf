"""Reads data/ into a catalog: every record that is good, and a problem for everything that isn't."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from generator.calls import calls
from generator.catalog import Catalog
from generator.issued import issued
from generator.overlay import merged
from generator.problem import DataError, Problem, in_order
from generator.reading import KINDS, Reading
from generator.source.places import Places
from generator.source.text import whole


@dataclass(frozen=True)
class Loaded:
    """What data/ holds. Without a site or a vocabulary there is no catalog: too little makes sense then."""

    catalog: Catalog | None
    places: Places
    problems: tuple[Problem, ...]
    kept: frozenset[str] = frozenset()  # the projects that were left out, for they were found good before


def load(root: Path, known: Mapping[str, str] | None = None) -> Loaded:
    """Everything under `root/data`, read once, with the problems of reading and of the models in order.

    Of projects whose file has a `known` SHA-256 (id → hexadecimal) only the place is noted, and no edition.
    """
    reading = Reading(root, known={("projects", name): its for name, its in (known or {}).items()})
    if not (root / "data").is_dir():
        reading.problems.append(whole("data", "missing-file"))
        return _loaded(reading, None)
    site = reading.site()
    vocabulary = reading.vocabulary()
    strings = reading.strings()
    translations = reading.translations()
    records = {kind: reading.records(kind, model) for kind, model in KINDS.items()}
    editions, refused = issued(root, reading.kept)
    called, miswritten = calls(root)
    changes = reading.changes()
    reading.problems += [*refused, *miswritten]
    if site is None or vocabulary is None:
        return _loaded(reading, None)
    named = cast("dict[str, Any]", records)
    catalog = Catalog(site, vocabulary, strings, **named, router=reading.router, translations=translations)
    names = {old: it.id for it in catalog.projects.values() for old in it.formerly}
    return _loaded(
        reading, merged(replace(catalog, editions=editions.renamed(names), calls=called, changes=changes))
    )


def load_catalog(root: Path) -> Catalog:
    """The catalog of a checkout without errors; `DataError` with every problem otherwise."""
    found = load(root)
    errors = [p for p in found.problems if p.severity == "error"]
    if errors or found.catalog is None:
        raise DataError(errors)
    return found.catalog


def _loaded(reading: Reading, catalog: Catalog | None) -> Loaded:
    places = Places(reading.documents, frozenset(reading.broken))
    return Loaded(catalog, places, tuple(in_order(reading.problems)), frozenset(reading.kept))
