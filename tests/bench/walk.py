"""Section “Walk-through”: the handbook's walk with a clock, each command as it is shown there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.bench.results import table
from tests.docs.console import Done
from tests.docs.walk import BEFORE, walk

TITLE = "Walk-through"
INTRO = """The handbook's two pages for it (docs/handbook/numbers.md, publish.md), carried out command by
command on the shipped data: change a hotline, see the impact, publish, take it back. Seconds by the clock,
reading and typing not counted; load of the machine: {load:.1f} on {cores} cores. The site that is up before
comes from nothing ({first:.0f} s); `python -m tests.bench walk` writes this section, and
tests/docs/test_walk.py holds that every step says what the handbook shows."""


def section() -> str:
    """The walk, timed."""
    with tempfile.TemporaryDirectory() as home:
        first, steps = walk(Path(home))
    load, cores = os.getloadavg()[1], os.cpu_count() or 1
    rows = [[_plain(done), f"{done.seconds:.1f}", "yes" if done.as_written else "no"] for done in steps]
    rows.append(["all of it", f"{sum(done.seconds for done in steps):.0f}", ""])
    intro = INTRO.format(load=load, cores=cores, first=sum(done.seconds for done in first[: len(BEFORE)]))
    return f"{intro}\n\n{table(['step', 'seconds', 'says what the handbook shows'], rows)}"


def _plain(done: Done) -> str:
    return f"`{done.command}`"
