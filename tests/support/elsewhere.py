"""A build as somebody else runs it: other folder, locale, time zone, umask, hash seed, number of cores."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, SOURCES, TODAY

PARTS = ("site", "office")


@dataclass(frozen=True)
class World:
    """What may differ between two machines and must not show."""

    locale: str
    zone: str
    umask: int
    seed: int
    processes: int
    cores: int  # that the system gives the build; the press takes all that it finds

    def told(self) -> str:
        """For a table of results."""
        return (
            f"`LC_ALL={self.locale}` `TZ={self.zone}` umask {self.umask:03o}, "
            f"`PYTHONHASHSEED={self.seed}`, `--jobs {self.processes}`, cores {cores(self)}"
        )


HERE = World("C", "Asia/Shanghai", 0o022, 1, 1, 1)
FAR = World("C.UTF-8", "America/St_Johns", 0o077, 4_000_000_000, 3, 64)


def cores(world: World) -> int:
    """How many of this machine's a build of that world may use."""
    return min(world.cores, os.cpu_count() or 1)


def copied(root: Path, to: Path) -> Path:
    """The same data elsewhere; its files made in another order."""
    for name in reversed(SOURCES):
        for path in sorted((root / name).rglob("*"), reverse=True):
            if path.is_file() and path.suffix != ".pyc":
                target = to / path.relative_to(root)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    shutil.copyfile(root / "mkdocs.yml", to / "mkdocs.yml")
    return to


def build(root: Path, world: World) -> None:
    """Builds the checkout at `root` in a process of that world."""
    told = {"LC_ALL": world.locale, "TZ": world.zone, "PYTHONHASHSEED": str(world.seed)}
    command = [sys.executable, "-m", "generator", "build", "--jobs", str(world.processes)]
    done = subprocess.run(
        [*_held(world), *command, "--root", str(root), "--today", TODAY.isoformat()],
        cwd=ROOT, env={**os.environ, **told}, umask=world.umask, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")


def _held(world: World) -> list[str]:
    """The command that keeps another to so many cores; Linux alone has it."""
    return ["taskset", "--cpu-list", f"0-{cores(world) - 1}"] if shutil.which("taskset") else []


def tree(root: Path) -> Mapping[str, str]:
    """Path → SHA-256 of every file that a build wrote, for the public and for the office."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in PARTS
        for path in sorted((root / part).rglob("*"))
        if path.is_file()
    }


def tree_hash(files: Mapping[str, str]) -> str:
    """One hash of them all."""
    return hashlib.sha256("".join(f"{files[name]}  {name}\n" for name in sorted(files)).encode()).hexdigest()
