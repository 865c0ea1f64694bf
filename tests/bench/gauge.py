"""What a command takes: seconds of the clock and of the processor, and the most memory that it and all its
children held at one time."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

KEPT = {"PYTHONDONTWRITEBYTECODE": ""}  # compiled once, as everywhere, in whatever setting we measure
EVERY = 0.05  # seconds between two looks at the memory
PAGE = resource.getpagesize()


@dataclass(frozen=True)
class Took:
    """Of one run; `cpu` and `peak` (MiB, all processes together) include the children."""

    wall: float
    cpu: float
    peak: float
    said: str
    code: int


def spent() -> float:
    """CPU seconds of all processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(
    command: Sequence[str], cwd: Path, more: Mapping[str, str] | None = None, ok: Sequence[int] = (0,)
) -> Took:
    """Runs a command to its end; one that ends otherwise than `ok` is shown and ends the measuring."""
    before, start = spent(), monotonic()
    made = subprocess.Popen(
        list(command), cwd=cwd, env={**os.environ, **KEPT, **(more or {})}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    peak, done = [0.0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(made.pid, done, peak))
    watcher.start()
    said, _ = made.communicate()
    done.set()
    watcher.join()
    wall, cpu = monotonic() - start, spent() - before
    if made.returncode not in ok:
        raise SystemExit(f"{' '.join(command)}: {made.returncode}\n{said[-3000:]}")
    return Took(wall, cpu, peak[0], said, made.returncode)


def _watch(pid: int, done: threading.Event, peak: list[float]) -> None:
    while not done.wait(EVERY):
        peak[0] = max(peak[0], sum(map(_held, family(pid))) / 2**20)


def family(pid: int) -> list[int]:
    """A process and everything it started that still runs; Linux tells."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def _held(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0
