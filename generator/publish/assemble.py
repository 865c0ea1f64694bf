"""Puts a finished site together aside, beside the published one, of which it takes what is as before."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.publish.digest import digest, holds
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


def again(folder: Path) -> Path:
    """The folder of this path as an earlier build left it, for a site that is mostly as before; what isn't of
    the new site goes with `sweep`. A file in it may be the published site's too: it is never written into."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in OWN:
        (folder / name).unlink(missing_ok=True)
    return folder


@dataclass
class Held:
    """What a site under way holds, as full paths with slashes."""

    names: set[str] = field(default_factory=set[str])
    changed: set[str] = field(default_factory=set[str])  # of them those that the published site has not


def write(
    outputs: Iterable[Output | Kept], folder: Path, before: Path | None = None, held: Held | None = None
) -> int:
    """Writes outputs under a folder; how many there were. A path that leaves the folder is our bug.

    A file with the same bytes at the same path under `before` is taken over as it is, its time included.
    """
    count = 0
    made: set[str] = set()
    root, old_root = folder.as_posix(), before.as_posix() if before else None
    for output in outputs:
        if not is_safe(output.path):
            raise ValueError(f"output outside the site: {output.path}")
        target = f"{root}/{output.path}"
        old = f"{old_root}/{output.path}" if old_root else None
        same = isinstance(output, Kept) and _stands(target, old)
        if not same:
            place = output.path.rpartition("/")[0]
            if place not in made:
                _folder(folder / place)
                made.add(place)
            same = _put(output.data, target, old) if isinstance(output, Output) else _kept(target, old)
        if held:
            held.names.add(target)
            (held.changed.discard if same else held.changed.add)(target)
        count += 1
    return count


def graft(
    source: Path,
    folder: Path,
    before: Path | None = None,
    without: Collection[str] = (),
    held: Held | None = None,
) -> int:
    """Writes every file under `source` to the same path under `folder`, as `write` does; how many.

    `without`: names of files right under `source` that stay there.
    """
    kept = {source / name for name in without}
    files = (path for path in sorted(source.rglob("*")) if path.is_file() and path not in kept)
    outputs = (Output(path.relative_to(source).as_posix(), path.read_bytes()) for path in files)
    return write(outputs, folder, before, held)


def _put(data: bytes, target: str, old: str | None) -> bool:
    """A new file at `target`, never new bytes in an old one: that may be the published site's too.

    Whether it is the old file itself.
    """
    if old and _same(Path(old), data) and _taken(old, target):
        return True
    path = Path(target)
    _free(path)
    path.write_bytes(data)
    return False


def _stands(target: str, old: str | None) -> bool:
    """Whether the old file is at `target` already."""
    try:
        return old is not None and os.path.samestat(os.lstat(target), os.lstat(old))
    except OSError:
        return False


def _kept(target: str, old: str | None) -> bool:
    """The old file at `target`, or one like it; whether it is the old file itself."""
    return old is None or _taken(old, target) or _put(Path(old).read_bytes(), target, None)


def _same(old: Path, data: bytes) -> bool:
    try:
        return old.stat().st_size == len(data) and old.read_bytes() == data
    except OSError:
        return False


def _taken(old: str, target: str) -> bool:
    """Whether `target` is now the old file itself; some file systems have no second names for a file."""
    try:
        os.link(old, target)
    except FileExistsError:
        if _stands(target, old):
            return True
        _free(Path(target))
        return _taken(old, target)
    except OSError:
        return False
    return True


def _folder(path: Path) -> None:
    """A folder, also where an earlier site had a file of that name."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        next(it for it in (path, *path.parents) if it.is_symlink() or it.is_file()).unlink()
        _folder(path)


def _free(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def sweep(folder: Path, held: Held) -> dict[str, int]:
    """Removes every file that isn't held, and every folder with nothing in it; path → bytes of what stays."""
    stays: dict[str, int] = {}
    _clear(folder.as_posix(), "", held.names, stays)
    return {name: stays[name] for name in sorted(stays)}


def _clear(root: str, place: str, held: Collection[str], stays: dict[str, int]) -> None:
    with os.scandir(f"{root}/{place}") as entries:
        its = list(entries)
    for it in its:
        name = f"{place}{it.name}"
        if it.is_dir(follow_symlinks=False):
            before = len(stays)
            _clear(root, f"{name}/", held, stays)
            if len(stays) == before:
                Path(it.path).rmdir()
        elif f"{root}/{name}" in held:
            stays[name] = it.stat().st_size
        else:
            Path(it.path).unlink()


def shed(held: Held) -> None:
    """Removes from the site that was replaced what is otherwise in the new one, which was put together there:
    what is left are second names of published files."""
    for path in held.changed:
        Path(path).unlink(missing_ok=True)


def names(folder: Path) -> list[str]:
    """The path of every file under a folder, in order."""
    found: list[str] = []
    for place, _, its in os.walk(folder):
        within = Path(place).relative_to(folder).as_posix()
        found += its if within == "." else (f"{within}/{name}" for name in its)
    return sorted(found)


def size(folder: Path) -> int:
    """The bytes of all files under a folder."""
    found = 0
    with os.scandir(folder) as entries:
        for it in entries:
            found += size(Path(it.path)) if it.is_dir() else it.stat().st_size
    return found


def digests(folder: Path, known: Mapping[str, str], its: Iterable[str] | None = None) -> dict[str, str]:
    """Path → SHA-256 of every file under a folder, or of `its` files; as far as they aren't known."""
    found = names(folder) if its is None else its
    return {name: known.get(name) or digest((folder / name).read_bytes()) for name in found}


def seal(
    folder: Path,
    facts: Mapping[str, object],
    before: Path | None = None,
    known: Mapping[str, str] | None = None,
    whole: bool = False,
) -> None:
    """Adds build.json (what this build is) and SHA256SUMS (every file of it) to a finished site; `known` are
    digests of files that weren't touched since, with `whole` of all that the site holds."""
    told = (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()
    write([OWN_IGNORE, Output(BUILD, told)], folder, before)
    its = sorted({*known, BUILD, OWN_IGNORE.path}) if known and whole else None
    rows = digests(folder, known or {}, its).items()
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
