"""The staging folder: writes what changed, removes what is gone, so that unchanged files keep their time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.render.output import Output

# What every file system takes: no drive, no backslash, no leading slash, no step upwards, no trailing dot.
SAFE_PART = re.compile(r'[^\x00-\x1f<>:"|?*\\/]*[^\x00-\x1f<>:"|?*\\/. ]')


@dataclass(frozen=True)
class Staged:
    """How many files there are, and how many were written or removed to get there."""

    total: int
    written: int
    removed: int


def is_safe(path: str) -> bool:
    """Whether a path stays inside the folder it is joined to, on every system."""
    return bool(path) and all(SAFE_PART.fullmatch(part) for part in path.split("/"))


def stage(outputs: Iterable[Output], folder: Path) -> Staged:
    """Makes `folder` hold exactly these outputs; an unsafe or repeated path is our bug."""
    folder.mkdir(parents=True, exist_ok=True)
    seen: dict[str, str] = {}  # lower case, for file systems that don't tell the cases apart
    written = 0
    for output in outputs:
        if not is_safe(output.path):
            raise ValueError(f"output outside its folder: {output.path!r}")
        if output.path.lower() in seen:
            raise ValueError(f"two outputs with one path: {seen[output.path.lower()]!r}, {output.path!r}")
        seen[output.path.lower()] = output.path
        written += _write(folder / output.path, output.data)
    return Staged(len(seen), written, _remove_others(folder, set(seen.values())))


def _write(target: Path, data: bytes) -> bool:
    """Writes unless the same bytes are there already."""
    if target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return True


def _remove_others(folder: Path, keep: set[str]) -> int:
    removed = 0
    for path in sorted(folder.rglob("*"), reverse=True):  # what is inside before what it is in
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in keep:
            path.unlink()
            removed += 1
    return removed


def prose(folder: Path) -> dict[str, str]:
    """Name → raw Markdown of content/<language>/: `about`, `rights/overtime`."""
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.md"))
    }
