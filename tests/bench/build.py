"""Times the parts of a build on the shipped data, each against its floor in the same run, interleaved."""

from __future__ import annotations

import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from generator import checks
from generator.config import Config
from generator.load import load, load_catalog
from generator.publish.assemble import fresh, write
from generator.publish.typst import Press
from generator.render import landing, prints
from generator.render.output import Output
from tests.bench.results import table

ROOT = Path(__file__).parents[2]
TITLE = "A build and its parts"
TODAY = date(2026, 11, 21)
ROUNDS = 7


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def section() -> str:
    """The parts of a build, and two ratios."""
    config = Config(ROOT, TODAY)
    catalog = load_catalog(ROOT)
    loaded = load(ROOT)
    projects = catalog.public_projects()
    pages = list(landing.outputs(catalog, TODAY, config.theme / "landing"))
    sheets = [sheet for p in projects for sheet in prints.sheets(catalog, p, TODAY)]
    boards = [s for s in sheets if s.path.endswith("board-a3.pdf")]
    hats = [s for s in sheets if s.path.endswith("hat-60x40.pdf")]
    files = [path.read_bytes() for path in sorted((ROOT / "data").rglob("*.yaml"))]
    press = Press(config)
    press.pdf(boards[0])  # fonts are loaded once a process
    folder = Path(tempfile.mkdtemp())

    def light() -> Iterator[Output]:
        return landing.outputs(catalog, TODAY, config.theme / "landing")

    def wageboard_help() -> None:
        subprocess.run([sys.executable, "-m", "generator", "--help"], check=True, capture_output=True)

    work: dict[str, tuple[int, Callable[[], object]]] = {
        "read data (floor: its bytes, already read)": (len(files), lambda: load(ROOT)),
        "check": (len(files), lambda: checks.run(loaded, TODAY)),
        "scan and project pages, rendered": (
            len(pages), lambda: list(light()),
        ),
        "scan and project pages, rendered and written": (
            len(pages), lambda: write(light(), fresh(folder)),
        ),
        "floor: the same pages, only written": (len(pages), lambda: write(pages, fresh(folder))),
        "A3 boards, one process": (len(boards), lambda: [press.pdf(s) for s in boards]),
        "hat sheets, one process": (len(hats), lambda: [press.pdf(s) for s in hats]),
        "`wageboard --help`, whole process": (1, wageboard_help),
        "floor: python -c pass": (1, lambda: subprocess.run([sys.executable, "-c", "pass"], check=True)),
    }  # fmt: skip
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, (_, call) in work.items():
            times[name].append(seconds(call))
    shutil.rmtree(folder)
    rows = [
        [
            name, str(count), f"{statistics.median(t) * 1000:.1f}",
            f"{min(t) * 1000:.1f}–{max(t) * 1000:.1f}", f"{statistics.median(t) / count * 1000:.3f}",
        ]
        for (name, (count, _)), t in zip(work.items(), times.values(), strict=True)
    ]  # fmt: skip
    median = {name: statistics.median(t) for name, t in times.items()}
    ratio = (
        median["scan and project pages, rendered and written"] / median["floor: the same pages, only written"]
    )
    help_ratio = median["`wageboard --help`, whole process"] / median["floor: python -c pass"]
    return "\n\n".join((
        f"{ROUNDS} interleaved rounds on the shipped data; Python {platform.python_version()}, "
        f"{platform.machine()}, {platform.system()}.",
        table(["what", "things", "median ms", "spread ms", "ms a thing"], rows),
        f"- Scan pages against their floor (the same bytes, only written): {ratio:.2f}×.\n"
        f"- `wageboard --help` against an empty Python: {help_ratio:.2f}×.",
    ))  # fmt: skip
