"""What a build was made from, as one hash: the data, the texts, the look and the engine's settings.

The same checkout has the same hash on every system: in whatever order its folder lists the files, and with
either kind of line ends. The pages are made without it and get it at the very end, so that a changed record
leaves every other page, and the engine's cache, as they were.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.config import Config
from generator.publish.digest import digest_of, same_ends

SOURCES = ("data", "content", "theme", "mkdocs.yml")
LEFTOVER = "__pycache__"  # of the program; files of editors and systems begin with a dot


def digest(config: Config, without: str | None = None) -> str:
    """SHA-256, in hex, over path and bytes of every file that a build reads, but for those of one folder."""
    return digest_of(sorted(_read(config.root, without))).hex()


def _read(root: Path, without: str | None) -> Iterator[tuple[str, bytes]]:
    for source in SOURCES:
        if (root / source).is_file():
            yield source, same_ends((root / source).read_bytes())
        yield from _below(root / source, source, without)


def _below(folder: Path, shown: str, without: str | None) -> Iterator[tuple[str, bytes]]:
    for entry in os.scandir(folder) if folder.is_dir() and shown != without else ():
        name = f"{shown}/{entry.name}"
        if entry.name.startswith(".") or entry.name == LEFTOVER:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(folder / entry.name, name, without)
        elif entry.is_file():
            yield name, same_ends((folder / entry.name).read_bytes())
