"""One file of the data, damaged: read as a build reads it, and checked among a few good records.

The whole data needn't be read again for each: a tree holds the one file, a small catalog the rest.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator import checks
from generator.calls import calls
from generator.catalog import Catalog
from generator.issued import issued
from generator.load import Loaded
from generator.overlay import merged
from generator.problem import Problem
from generator.reading import KINDS, Reading
from generator.source.places import Places
from tests.conftest import TODAY
from tests.support.catalog import mini_catalog

LONGEST = 3_000  # characters of a message, however much was found


@dataclass(frozen=True)
class Outcome:
    """What came of a file: its problems, and the catalog with it in, where it could be read."""

    problems: tuple[Problem, ...]
    catalog: Catalog | None

    @property
    def accepted(self) -> bool:
        """Whether nobody would be stopped by it; what the small office lacks doesn't count."""
        new = {(p.path, p.rule) for p in self.problems if p.severity == "error"} - lacking()
        return self.catalog is not None and not new


@cache
def base() -> Catalog:
    """A small office with few words of pages, which would take most of the time."""
    it = mini_catalog()
    return replace(it, strings={lang: dict(list(words.items())[:5]) for lang, words in it.strings.items()})


@cache
def lacking() -> frozenset[tuple[str, str]]:
    """What `check` says of the small office without any other file."""
    loaded = Loaded(base(), Places({}, frozenset()), ())
    return frozenset((p.path, p.rule) for p in checks.run(loaded, TODAY))


class Office:
    """A tree for one file at a time."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="hostile-")
        self.root = Path(self._folder.name)

    def close(self) -> None:
        self._folder.cleanup()

    def read(self, path: str, data: bytes) -> Outcome:
        """What the program says to a file `data/…`; whatever isn't a problem is raised."""
        with self._standing(path) as file:
            file.write_bytes(data)
            return self._read(path)

    def follow(self, path: str, target: str) -> Outcome:
        """The same for a link in place of the file; `target` as the link says it."""
        with self._standing(path) as link:
            link.symlink_to(target)
            return self._read(path)

    @contextmanager
    def _standing(self, path: str) -> Iterator[Path]:
        """A place in the tree that is empty again afterwards."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield file
        finally:
            file.unlink(missing_ok=True)

    def _read(self, path: str) -> Outcome:
        reading = Reading(self.root)
        folder, _, name = path.removeprefix("data/").partition("/")
        change = FOLDERS.get(folder or name, _none) if name else SINGLE[folder]
        made = change(reading, self.root)
        problems = list(reading.problems)
        catalog: Catalog | None = None
        if made:
            values, own = made
            problems += own
            if values:
                catalog = merged(replace(base(), **values))
                loaded = Loaded(catalog, Places(reading.documents, frozenset(reading.broken)), ())
                problems += checks.run(loaded, TODAY)
        for problem in problems:
            sayable(problem)
        return Outcome(tuple(problems), catalog)


def sayable(problem: Problem) -> None:
    """A problem says itself on one short line in both languages, without anything that moves a terminal."""
    assert problem.line >= 0
    assert problem.column >= 0
    for lang in ("zh", "en"):
        said = problem.show(lang)
        assert len(said) < LONGEST, problem.rule
        assert said.isprintable(), (problem.rule, said)
    json.dumps(problem.message("zh")).encode()


Made = tuple[Mapping[str, Any], list[Problem]] | None


def _none(reading: Any, root: Path) -> Made:
    raise AssertionError("a folder that nobody reads")


def _record(kind: str) -> Callable[[Any, Path], Made]:
    def read(reading: Any, root: Path) -> Made:
        found = reading.records(kind, KINDS[kind])
        return ({kind: {**getattr(base(), kind), **found}} if found else {}, [])

    return read


def _site(reading: Any, root: Path) -> Made:
    found = reading.site()
    return ({"site": found} if found else {}, [])


def _router(reading: Any, root: Path) -> Made:
    reading.site()
    reading.problems = [p for p in reading.problems if p.path != "data/site.yaml"]
    return ({"router": reading.router} if reading.router else {}, [])


def _calls(reading: Any, root: Path) -> Made:
    found, problems = calls(root)
    return {"calls": found}, problems


def _issued(reading: Any, root: Path) -> Made:
    found, problems = issued(root)
    return {"editions": found}, problems


def _changes(reading: Any, root: Path) -> Made:
    return {"changes": reading.changes()}, []


def _strings(reading: Any, root: Path) -> Made:
    return {"strings": {**base().strings, **reading.strings()}}, []


def _translations(reading: Any, root: Path) -> Made:
    return {"translations": reading.translations()}, []


def _vocabulary(reading: Any, root: Path) -> Made:
    reading.vocabulary()
    reading.problems = [p for p in reading.problems if p.rule != "missing-file"]
    return {}, []


FOLDERS: Mapping[str, Callable[[Any, Path], Made]] = {
    **{kind: _record(kind) for kind in KINDS},
    "issued": _issued, "changes": _changes, "strings": _strings, "translations": _translations,
    "vocabulary": _vocabulary,
}  # fmt: skip
SINGLE: Mapping[str, Callable[[Any, Path], Made]] = {
    "site.yaml": _site, "router.yaml": _router, "calls.csv": _calls,
}  # fmt: skip


def place(folder: str) -> str:
    """Where a file of a folder may stand."""
    language = "zh/" if folder in ("strings", "translations") else ""
    return f"data/{folder}/{language}2026.{'jsonl' if folder == 'issued' else 'yaml'}"


PLACES = (*map(place, FOLDERS), *(f"data/{name}" for name in SINGLE))
