"""Puts a finished site together aside and swaps it in whole; the published folder is never half-written."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publish.digest import digest, holds
from generator.publish.exchange import exchange
from generator.publish.stage import is_safe
from generator.render.output import Output

SUMS, BUILD = "SHA256SUMS", "build.json"
OWN_IGNORE = Output(".gitignore", b"*\n!.gitignore\n")  # keeps the folder in a checkout, its content out
OWN = (SUMS, BUILD, OWN_IGNORE.path)  # of a sealed folder itself, not of what it holds


@dataclass(frozen=True)
class Kept:
    """A file that is as the published one of its path."""

    path: str


def fresh(folder: Path) -> Path:
    """An empty folder at this path."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def write(outputs: Iterable[Output | Kept], folder: Path, before: Path | None = None) -> int:
    """Writes outputs under a folder; how many there were. A path that leaves the folder is our bug.

    A file with the same bytes at the same path under `before` is taken over as it is, its time included.
    """
    count = 0
    made: set[Path] = set()
    for output in outputs:
        target = folder / output.path
        if not is_safe(output.path):
            raise ValueError(f"output outside the site: {output.path}")
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        old = before / output.path if before else None
        if isinstance(output, Output):
            _put(output.data, target, old)
        elif old and not _taken(old, target):
            _put(old.read_bytes(), target, None)
        count += 1
    return count


def graft(source: Path, folder: Path, before: Path | None = None, without: Collection[str] = ()) -> int:
    """Writes every file under `source` to the same path under `folder`, as `write` does; how many.

    `without`: names of files right under `source` that stay there.
    """
    kept = {source / name for name in without}
    files = (path for path in sorted(source.rglob("*")) if path.is_file() and path not in kept)
    return write(
        (Output(path.relative_to(source).as_posix(), path.read_bytes()) for path in files), folder, before
    )


def _put(data: bytes, target: Path, old: Path | None) -> None:
    """A new file at `target`, never new bytes in an old one: that may be the published site's too."""
    target.unlink(missing_ok=True)
    if old and _same(old, data) and _taken(old, target):
        return
    target.write_bytes(data)


def _same(old: Path, data: bytes) -> bool:
    try:
        return old.stat().st_size == len(data) and old.read_bytes() == data
    except OSError:
        return False


def _taken(old: Path, target: Path) -> bool:
    """Whether `target` is now the old file itself; some file systems have no second names for a file."""
    try:
        os.link(old, target)
    except OSError:
        return False
    return True


def names(folder: Path) -> list[str]:
    """The path of every file under a folder, in order."""
    found: list[str] = []
    for place, _, its in os.walk(folder):
        within = Path(place).relative_to(folder).as_posix()
        found += its if within == "." else (f"{within}/{name}" for name in its)
    return sorted(found)


def digests(folder: Path, known: Mapping[str, str]) -> dict[str, str]:
    """Path → SHA-256 of every file under a folder, as far as they aren't known."""
    return {name: known.get(name) or digest((folder / name).read_bytes()) for name in names(folder)}


def seal(
    folder: Path,
    facts: Mapping[str, object],
    before: Path | None = None,
    known: Mapping[str, str] | None = None,
) -> None:
    """Adds build.json (what this build is) and SHA256SUMS (every file of it) to a finished site; `known` are
    digests of files that weren't touched since."""
    told = (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()
    write([OWN_IGNORE, Output(BUILD, told)], folder, before)
    rows = digests(folder, known or {}).items()
    sums = "".join(f"{its}  {name}\n" for name, its in rows if name != SUMS)
    write([Output(SUMS, sums.encode())], folder, before)


def whole(site: Path) -> bool:
    """Whether a folder is a sealed site with every file of it, unaltered, and none besides."""
    try:
        rows = (site / SUMS).read_text(encoding="utf-8").splitlines()
        wanted = {name: its for its, name in (row.split("  ", 1) for row in rows)}
        return {*names(site)} - {SUMS} == set(wanted) and all(
            holds(site / name, its) for name, its in wanted.items()
        )
    except (OSError, ValueError):
        return False


def swap(ready: Path, site: Path, aside: Path) -> None:
    """Makes `ready` the published `site`, in one step where the system can; the old one is deleted.

    Elsewhere the old site goes to `aside` first: it comes back if the move fails, and `recover` brings it
    back if this process dies between the two moves.
    """
    if not ready.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(ready))
    if site.exists() and exchange(ready, site):
        shutil.rmtree(ready, ignore_errors=True)
        return
    if aside.exists():
        shutil.rmtree(aside)
    if site.exists():
        site.replace(aside)
    try:
        ready.replace(site)
    except OSError:
        if aside.exists() and not site.exists():
            aside.replace(site)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def recover(site: Path, aside: Path) -> bool:
    """Puts the old site back that an earlier build moved aside and didn't live to replace; whether it did."""
    if site.exists() or not aside.exists():
        return False
    aside.replace(site)
    return True
