"""Section “Build safety”: builds of the shipped data killed, stopped, without room; what stands then."""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.results import MissingError, table
from tests.conftest import copy_checkout
from tests.site.test_safety import (
    CLOSED,
    KILLS,
    SEED,
    Office,
    beside_another,
    finish,
    killed,
    prepared,
    small_disk,
    start,
    stopped_for_room,
    without_right,
)
from tests.support.small import small_checkout

TITLE = "Build safety"
SMALL = "SMALL" in os.environ  # a small office, in a tenth of the time
DISK = 400 if SMALL else 1200  # MB
ROOM = (
    (0.0, 0.5, 1.0, 1.5, 2.0) if SMALL else (0.0, 1.0, 4.0, 10.0, 20.0)
)  # MB that are free when a build begins
SAID = """\
Builds of {data} ({files:,} files) in processes of their own, that go back and forth between two
releases, of which every page differs. After each the published site is read whole: every file is there with
the SHA-256 of one release's list, and none besides. *Killed*: SIGKILL at a random moment of a build's
{seconds:.0f} s (seed {seed}; from {first:.1f} to {last:.1f} s), other programs that it started live on, the
next begins where it left things. *Full disk*: a disk of its own in memory with so little room, {rooms} MB.
`python -m tests.bench safety` measures it on the shipped data, with `SMALL=1` on a small office, as
`tests/site/test_safety.py` does in every run; `tests/publish/test_assemble.py` kills the exchange of two
sites before each of its steps.

Found and mended with it: the message of a full disk didn't say which, and processes of a killed build waited
for ever. By the clock; load of the machine {load:.0f} on {cores} cores.
"""


def section() -> str:
    """One row for each thing that happens to builds."""
    rows: list[list[str]] = []
    with TemporaryDirectory(prefix="safety-") as home, small_disk(Path(home) / "disk", DISK) as disk:
        if disk is None:
            raise MissingError("no right to mount a disk in memory: run it as root")
        office = prepared((small_checkout if SMALL else copy_checkout)(disk / "office"))
        files = len(office.sums[0].splitlines())
        began = time.monotonic()
        moments = killed(office, KILLS)
        rows.append(_row(office, "killed", KILLS, began))
        began = time.monotonic()
        beside_another(office)
        rows.append(_row(office, "a second build at once", 1, began))
        for closed in CLOSED:
            _to(office, 0)
            office.write(1)
            began = time.monotonic()
            without_right(office, closed)
            rows.append(_row(office, f"`{closed}` read-only", 1, began))
        began = time.monotonic()
        stages = Counter[str]()
        for room in ROOM:
            _to(office, 0)
            shutil.rmtree(office.root / ".build/cache/guide")
            office.write(1)
            stages[stage(stopped_for_room(office, room))] += 1
            assert office.published == 0
        where = ", ".join(f"{name} {count}" for name, count in stages.items())
        rows.append(_row(office, f"full disk (stopped in: {where})", len(ROOM), began))
    said = SAID.format(
        data="a small office" if SMALL else "the shipped data", files=files, seconds=office.seconds,
        seed=SEED, first=min(moments), last=max(moments),
        rooms=", ".join(f"{room:g}" for room in ROOM), load=os.getloadavg()[0], cores=os.cpu_count(),
    )  # fmt: skip
    return f"{said}\n{table(['what', 'tried', 'a whole release after', 'then builds', 's'], rows)}"


def stage(said: str) -> str:
    """The last step that a build named."""
    steps = [line.partition("] ")[2] for line in said.splitlines() if line.startswith("[")]
    return steps[-1]


def _row(office: Office, what: str, tried: int, began: float) -> list[str]:
    """After it: the site is one of the releases, and a build makes the other."""
    seconds = time.monotonic() - began
    _to(office, 1 - office.published)
    return [what, str(tried), str(tried), "yes", f"{seconds:.0f}"]


def _to(office: Office, which: int) -> None:
    """Builds this release."""
    office.write(which)
    code, said = finish(start(office.root))
    assert code == 0, said
    assert office.published == which
