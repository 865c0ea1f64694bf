"""The YAML files of a folder in the order of their names; what doesn't belong there is a problem."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator.problem import Problem, visible
from generator.source.text import whole

SUFFIX = ".yaml"
NEARLY = (".yml", ".yaml.txt", ".yml.txt", ".txt.yaml")  # what Windows makes of it
IGNORED = frozenset({".gitkeep", ".gitignore", ".DS_Store", "Thumbs.db", "desktop.ini", "README.md"})


@dataclass(frozen=True)
class File:
    """One YAML file: its name without the ending, and its path on the disk and as seen from the root."""

    stem: str
    path: Path
    shown: str


def yaml_files(root: Path, folder: str, known: Collection[str] = ()) -> tuple[list[File], list[Problem]]:
    """The files of `root/folder`; `known` names other entries that may stand there."""
    files: list[File] = []
    problems: list[Problem] = []
    data = os.path.realpath(root / "data")
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: _small_letters_first(entry.name))
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [whole(folder, "unreadable", reason=error.strerror or "")]
    if not _within(root / folder, data):
        return [], [whole(folder, "symlink")]
    seen: dict[str, str] = {}
    for entry in entries:
        if entry.name in IGNORED or entry.name in known:
            continue
        shown = visible(f"{folder}/{entry.name}").replace("\n", "\\u000a")
        refused = _refusal(entry, data)
        if refused:
            problems.append(whole(shown, refused, name=entry.name))
            continue
        twin = seen.setdefault(entry.name.casefold(), shown)
        if twin != shown:
            problems.append(whole(shown, "duplicate-file", other=twin))
            continue
        files.append(File(entry.name.removesuffix(SUFFIX), root / folder / entry.name, shown))
    return files, problems


def in_folder(stem: str) -> tuple[str, bool, str]:
    """Sorts records as their files are read."""
    return _small_letters_first(stem + SUFFIX)


def _small_letters_first(name: str) -> tuple[str, bool, str]:
    """Of two names that differ in capitals only, the one that an id can have comes first."""
    small = name.casefold()
    return small, name != small, name


def _within(path: str | Path, data: str) -> bool:
    """Whether a path, its links followed, stays in the data; a circle of links leads nowhere and does."""
    return Path(os.path.realpath(path)).is_relative_to(data)


def _refusal(entry: os.DirEntry[str], data: str) -> str | None:
    """The rule that keeps an entry from being read; None when it is a YAML file."""
    if entry.is_symlink() and not _within(entry.path, data):
        return "symlink"
    if not entry.name.endswith(SUFFIX) or entry.name == SUFFIX:
        return "wrong-ending" if entry.name.lower().endswith((SUFFIX, *NEARLY)) else "unknown-file"
    return None
