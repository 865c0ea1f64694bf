"""How fast boards come off the press and what they take, against two other engines on the same words."""

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
FEW = 4  # of the other sizes, and of the others
GOAL = 15  # times the boards of WeasyPrint
ROUNDS = 3
CORES = (1, 2)

SAID = """\
A3 boards of the shipped projects, each by other companies, with one to twelve subcontractors and its own
code; medians of {rounds} interleaved rounds after {warm} boards of warming up; Typst {typst},
WeasyPrint {weasy}, Chromium {chromium}, {cores} cores; load of the machine before and after: {before:.1f} and
{load:.1f}. *CPU ms* is processor time a board, which other work on the machine changes less than the clock.
Boards a second are by the clock, ours from facts to PDF; with two processes their start is in it."""
OTHER = """\
WeasyPrint sets the same words and the same code from HTML and CSS (tests/bench/weasy.py): faces of the same
font as subsets, bleed, tagged as UA-1. *fitted* looks for the largest type at which both columns
fit, by our rule; it needs two or three tries, ours one, since it begins at the size that fits most boards.
It still leaves out the pictograms, the shrinking of each long name and the refusal of what doesn't
fit. *plain* doesn't look: long columns run over and nobody is told; it is also what a search would take that
were always right at once. Chromium (tests/bench/chromium.py) prints the same HTML from one open browser,
without bleed and marks; its figures are of all its processes together, shared memory counted once.

From the same words, that is without making ours from the facts, processor time a board against ours:

{ratios}

Boards a second of a core, by processor time, from facts to PDF: {rate:.1f} (goal: 10). Against WeasyPrint
fitted: {reached:.1f}× (goal: {goal}×); {facts:.1f}× when the making of the words counts for ours, which the
other is given. {careful} of these {boards} boards had to be measured and set again (`filled` in
theme/print/lib.typ), which takes two to three times as long.

Where our time goes, CPU ms a board in the median round:

{where}"""
WAYS = ("fitted", "plain")
STEPS = {
    "words": "facts into words and the code's modules (Python)",
    "layout": "Typst: templates evaluated, laid out, heights looked at",
    "pdf": "Typst: PDF written, tagged, fonts cut and packed, old results let go",
}
REST = "the rest: data as JSON and read again, BleedBox"

Found = dict[str, Any]
Runs = dict[tuple[str, int], list[Found]]


def section() -> str:
    """Boards a second, memory, bytes: the A3 board against WeasyPrint, then every size of the board."""
    weasy = weasyprint()
    runs: Runs = {}
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        file = words(Path(folder), FEW + WARM)
        FACES.mkdir(parents=True, exist_ok=True)
        for _ in range(ROUNDS):
            for cores in CORES:
                runs.setdefault(("Typst", cores), []).append(ours(FORMAT, BOARDS, cores))
                for way in (WAYS if cores == 1 else WAYS[:1]) if weasy else ():
                    made = told([weasy, "-m", "tests.bench.weasy", str(file), str(FACES), str(cores), way])
                    runs.setdefault((f"WeasyPrint {way}", cores), []).append(made | {"boards": FEW})
            for way in WAYS if weasy else ():
                made = told([sys.executable, "-m", "tests.bench.chromium", str(file), str(FACES), way])
                runs.setdefault((f"Chromium {way}", 1), []).append(made | {"boards": FEW})
    sizes = [form.key for form in CATALOG.vocabulary.print_formats if form.view == "board"]
    each = {key: ours(key, FEW, 1) for key in sizes}
    lines = [
        SAID.format(
            rounds=ROUNDS,
            warm=WARM,
            typst=typst.__version__,
            cores=os.cpu_count(),
            load=os.getloadavg()[0],
            before=before,
            **{
                name.lower(): next(
                    (its[0]["version"] for (who, _), its in runs.items() if name in who), "absent"
                )
                for name in ("Weasy", "Chromium")
            },
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
        other(runs) if weasy else f"WeasyPrint is not installed: `uv sync --group bench`, or set {PYTHON}.",
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
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def cpu(it: Found) -> float:
    return it["cpu"] / it["boards"]


def median(its: list[Found]) -> float:
    return statistics.median(cpu(it) for it in its)


def line(name: str, cores: int, its: list[Found]) -> list[str]:
    """A row of the table."""
    rates = [it["boards"] / it["seconds"] for it in its]
    middle = {key: statistics.median(it[key] for it in its) for key in ("peak", "bytes")}
    used = f"{median(its) * 1000:.0f}" if cores == 1 else ""
    return [
        name, str(cores), str(its[0]["boards"]), f"{statistics.median(rates):.1f}",
        f"{min(rates):.1f}–{max(rates):.1f}", used, f"{middle['peak']:.0f}", f"{middle['bytes'] / 1000:.0f}",
    ]  # fmt: skip


def other(runs: Runs) -> str:
    """The others against ours, and where our time goes."""
    own = sorted(runs["Typst", 1], key=cpu)[len(runs["Typst", 1]) // 2]
    steps = {STEPS[step]: seconds / own["boards"] for step, seconds in own["spent"].items()}
    steps[REST] = cpu(own) - sum(steps.values())
    ratios = {
        f"{peer} {way}": ratios_of(runs, f"{peer} {way}")
        for peer in ("WeasyPrint", "Chromium")
        for way in WAYS
    }
    return OTHER.format(
        ratios=table(
            ["engine", "times ours, in each round", "median"],
            [
                [name, ", ".join(f"{it:.1f}" for it in each), f"{statistics.median(each):.1f}×"]
                for name, each in ratios.items()
            ],
        ),
        rate=1 / median(runs["Typst", 1]),
        reached=statistics.median(ratios["WeasyPrint fitted"]),
        goal=GOAL,
        facts=median(runs["WeasyPrint fitted", 1]) / median(runs["Typst", 1]),
        careful=own["careful"],
        boards=own["boards"],
        where=table(["step", "CPU ms"], [[step, f"{seconds * 1000:.1f}"] for step, seconds in steps.items()]),
    )


def ratios_of(runs: Runs, name: str) -> list[float]:
    """How many times ours the other takes from the same words, round by round."""
    pairs = zip(runs[name, 1], runs["Typst", 1], strict=True)
    return [cpu(theirs) / ((own["cpu"] - own["spent"]["words"]) / own["boards"]) for theirs, own in pairs]


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
