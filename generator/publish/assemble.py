"""Puts a finished site together aside and swaps it in whole; the published folder is never half-written."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.publish.stage import is_safe
from generator.render.output import Output

SUMS, BUILD = "SHA256SUMS", "build.json"
OWN_IGNORE = Output(".gitignore", b"*\n!.gitignore\n")  # keeps the folder in a checkout, its content out


def fresh(folder: Path) -> Path:
    """An empty folder at this path."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def write(outputs: Iterable[Output], folder: Path) -> int:
    """Writes outputs under a folder; how many there were. A path that leaves the folder is our bug."""
    count = 0
    made: set[Path] = set()
    for output in outputs:
        target = folder / output.path
        if not is_safe(output.path):
            raise ValueError(f"output outside the site: {output.path}")
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(output.data)
        count += 1
    return count


def seal(folder: Path, facts: Mapping[str, object]) -> None:
    """Adds build.json (what this build is) and SHA256SUMS (every file of it) to a finished site."""
    write(
        [OWN_IGNORE, Output(BUILD, (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode())], folder
    )
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    sums = "".join(
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in names
        if name != SUMS
    )
    (folder / SUMS).write_bytes(sums.encode())


def swap(ready: Path, site: Path, aside: Path) -> None:
    """Makes `ready` the published `site`; the old one goes to `aside`, and comes back if the move fails."""
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
