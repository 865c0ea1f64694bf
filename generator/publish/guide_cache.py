"""Guides that were built before, by all that decides their bytes: pages, settings, theme, programs, day.

A folder that may be deleted at any time; what is in it was built whole.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from generator.config import Config
from generator.publish.digest import digest_of

OWN = "engine.py"  # what becomes of the engine's files afterwards
HOOKS, OVERRIDES = "hooks.py", "overrides"
KEPT = 2  # builds of a language: the one before is back at once after an undo


class GuideCache:
    """The finished guides of a checkout, one folder a language and state.

    `base` is the name of the engine's settings, `programs` are the packages that make pages of them.
    """

    def __init__(self, config: Config, base: str, programs: Sequence[str]) -> None:
        self._config = config
        self._base = base
        self._programs = programs
        self.folder = config.work / "cache" / "guide"

    def path(self, lang: str) -> Path:
        """Where the guide of a language as it is staged now is or would be."""
        staged = self._config.work / lang
        paths = (staged / self._base, *_files(staged / "docs"))
        files = ((it.relative_to(staged).as_posix(), it.read_bytes()) for it in paths)
        return self.folder / f"{lang}-{digest_of(files, self.ground, ' ').hex()[:32]}"

    def fresh(self, lang: str) -> Path:
        """An empty folder of this process to build a language in; a killed build's leftovers go first."""
        for old in self.folder.glob(f"new-{lang}-*"):
            shutil.rmtree(old, ignore_errors=True)
        folder = self.folder / f"new-{lang}-{os.getpid()}"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def keep(self, built: Path, lang: str) -> Path:
        """Takes a finished guide in, whole, and drops those of the language used longest ago."""
        place = self.path(lang)
        shutil.rmtree(place, ignore_errors=True)
        built.replace(place)
        return self.used(place, lang)

    def used(self, place: Path, lang: str) -> Path:
        """Notes that a kept guide was used now."""
        os.utime(place)
        known = sorted(self.folder.glob(f"{lang}-*"), key=lambda path: path.stat().st_mtime)
        for path in known[:-KEPT]:
            shutil.rmtree(path, ignore_errors=True)
        return place

    @cached_property
    def ground(self) -> bytes:
        """What all languages of a run share: the day, the programs, the theme and the base settings."""
        told = [
            sys.version,
            self._config.today.isoformat(),
            *(f"{name} {version(name)}" for name in self._programs),
        ]
        theme = self._config.theme
        paths = (self._config.root / self._base, Path(__file__).with_name(OWN), theme / HOOKS)
        there = (it for it in (*paths, *_files(theme / OVERRIDES)) if it.is_file())  # a test's may have none
        return digest_of(((it.name, it.read_bytes()) for it in there), "\n".join(told).encode(), " ")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
