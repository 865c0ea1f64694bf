"""How fast boards come off the press and what they take, against WeasyPrint on the same words."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import typst

from generator.publish.fonts import font_files
from tests.bench.boards import FORMAT, ROOT, WARM, sheets
from tests.bench.results import table
from tests.prints.family import CATALOG

TITLE = "Prints"
PYTHON = "WAGEBOARD_WEASYPRINT"  # a Python that has WeasyPrint, where ours has not
FACES = ROOT / ".build/bench-faces"  # static cuts of the font, which take a minute to make
BOARDS = 12  # a round
FEW = 4  # of the other sizes, and of WeasyPrint
ROUNDS = 3
CORES = (1, 2)

SAID = """\
A3 boards of the shipped projects, each by other companies, with one to twelve subcontractors and its own
code; medians of {rounds} interleaved rounds after {warm} boards of warming up; Typst {typst},
WeasyPrint {weasy}, {cores} cores; load of the machine when this was written: {load:.1f}. *CPU ms* is
processor time a board, which other work on the machine changes less than the clock. Boards a second are
by the clock, from facts to PDF; with two processes their start is in it."""
OTHER = """\
WeasyPrint sets the same words and the same code from HTML and CSS (tests/bench/weasy.py): static cuts of
the same font as subsets, bleed, tagged as UA-1. *fitted* looks for the largest type at which both columns
fit, as ours does, in as many tries; it still leaves out the pictograms, the shrinking of each long name and
the refusal of what doesn't fit. *plain* doesn't look: long columns run over and nobody is told.

{ratios}"""
RATIO = "Processor time a board, WeasyPrint {way} against ours, in each round: {each}; median {median:.1f}×."
WAYS = ("fitted", "plain")

Found = dict[str, Any]


def section() -> str:
    """Boards a second, memory, bytes: the A3 board against WeasyPrint, then every size of the board."""
    weasy = weasyprint()
    runs: dict[tuple[str, int], list[Found]] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = words(Path(folder), FEW + WARM)
        FACES.mkdir(parents=True, exist_ok=True)
        for _ in range(ROUNDS):
            for cores in CORES:
                runs.setdefault(("Typst", cores), []).append(ours(FORMAT, BOARDS, cores))
                for way in (WAYS if cores == 1 else WAYS[:1]) if weasy else ():
                    made = told(
                        [weasy, str(ROOT / "tests/bench/weasy.py"), str(file), str(FACES), str(cores), way]
                    )
                    runs.setdefault((f"WeasyPrint {way}", cores), []).append(made | {"boards": FEW})
    sizes = [form.key for form in CATALOG.vocabulary.print_formats if form.view == "board"]
    each = {key: ours(key, FEW, 1) for key in sizes}
    lines = [
        SAID.format(
            rounds=ROUNDS,
            warm=WARM,
            typst=typst.__version__,
            cores=os.cpu_count(),
            load=os.getloadavg()[0],
            weasy=next((its[0]["version"] for (name, _), its in runs.items() if "Weasy" in name), "absent"),
        ),
        table(
            [
                "engine",
                "processes",
                "boards",
                "boards/s",
                "spread",
                "CPU ms a board",
                "peak MB a process",
                "KB a PDF",
            ],
            [line(name, cores, its) for (name, cores), its in runs.items()],
        ),
        OTHER.format(ratios="\n".join(ratio(runs, way) for way in WAYS))
        if weasy
        else f"WeasyPrint is not installed: `uv sync --group bench`, or set {PYTHON}.",
        "Every size of the board, one process:",
        table(
            ["format", "CPU ms", "KB a PDF"],
            [[key, f"{cpu(it) * 1000:.0f}", f"{it['bytes'] / 1000:.0f}"] for key, it in each.items()],
        ),
    ]
    return "\n\n".join(lines)


def ours(key: str, count: int, cores: int) -> Found:
    """What a process of its own tells about setting so many boards."""
    return told([sys.executable, "-m", "tests.bench.boards", key, str(count), str(cores)]) | {"boards": count}


def told(command: list[str]) -> Found:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def cpu(it: Found) -> float:
    return it["cpu"] / it["boards"]


def line(name: str, cores: int, its: list[Found]) -> list[str]:
    """A row of the table."""
    rates = [it["boards"] / it["seconds"] for it in its]
    median = {key: statistics.median(it[key] for it in its) for key in ("cpu", "peak", "bytes")}
    used = f"{median['cpu'] / its[0]['boards'] * 1000:.0f}" if cores == 1 else ""
    return [
        name, str(cores), str(its[0]["boards"]), f"{statistics.median(rates):.1f}",
        f"{min(rates):.1f}–{max(rates):.1f}", used, f"{median['peak']:.0f}", f"{median['bytes'] / 1000:.0f}",
    ]  # fmt: skip


def ratio(runs: dict[tuple[str, int], list[Found]], way: str) -> str:
    """How many times ours the other takes, round by round."""
    pairs = zip(runs[f"WeasyPrint {way}", 1], runs["Typst", 1], strict=True)
    each = [cpu(theirs) / cpu(own) for theirs, own in pairs]
    return RATIO.format(way=way, each=", ".join(f"{it:.1f}" for it in each), median=statistics.median(each))


def words(folder: Path, count: int) -> Path:
    """The sheets as a file, for a program that knows nothing of us."""
    file = folder / "sheets.json"
    data = {"font": str(font_files()[0]), "sheets": [sheet.data for sheet in sheets(count)]}
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return file


def weasyprint() -> str | None:
    """A Python that has WeasyPrint."""
    for python in filter(None, (os.environ.get(PYTHON), sys.executable)):
        found = subprocess.run([python, "-c", "import weasyprint"], capture_output=True, check=False)
        if found.returncode == 0:
            return python
    return None
