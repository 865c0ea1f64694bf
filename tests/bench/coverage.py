"""How much of generator/ the tests reach: its lines, and each way that its branches go.

`make coverage` leaves what is read here. Run as a module, this writes the section and fails where fewer than
LEAST percent of the branches are taken: `fail_under` in pyproject.toml counts lines and branches together.

Tests written since a whole run may be added to it: `pytest tests/NEW.py --cov --cov-append
--cov-report=json:.build/coverage/report.json --junitxml=.build/coverage/NEW.xml`, generator/ being the same.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any, NamedTuple
from xml.etree import ElementTree

from tests.bench import results
from tests.bench.results import MissingError, table
from tests.conftest import ROOT

TITLE = "Coverage"
LEAST = 95.0  # percent of the branches
WORK = ROOT / ".build" / "coverage"
ABOUT = """\
`make coverage` runs all tests with coverage.py, in the processes that they start, too, writes this section
and fails where fewer than {least:.0f} % of the branches are taken: {branches}. Lines: {lines}."""
SEVERAL = """\
Put together of {count} runs: the whole one, then tests written since, alone, on generator/ of the first."""
Counts = Mapping[str, Any]


class Run(NamedTuple):
    """One run of tests; `name` is the commit."""

    name: str
    tests: int
    failed: int
    seconds: float
    began: str


class Share(NamedTuple):
    """How many of all there are were reached."""

    reached: int
    all: int

    @property
    def percent(self) -> float:
        return 100 * self.reached / self.all if self.all else 100.0

    def __str__(self) -> str:
        return f"{self.reached:,} of {self.all:,}, {self.percent:.2f} %"


def lines(counts: Iterable[Counts]) -> Share:
    """The lines that ran, of the summaries of files."""
    held = list(counts)
    return Share(sum(it["covered_lines"] for it in held), sum(it["num_statements"] for it in held))


def branches(counts: Iterable[Counts]) -> Share:
    """The ways that branches went, of the summaries of files."""
    held = list(counts)
    return Share(sum(it["covered_branches"] for it in held), sum(it["num_branches"] for it in held))


def too_few(report: Mapping[str, Any]) -> str | None:
    """What is wrong with a report that reaches too few branches."""
    found = branches([report["totals"]])
    if found.percent >= LEAST:
        return None
    return f"branches: {found}; {LEAST:.0f} % are asked for. `make coverage` lists those that are missing."


def packages(report: Mapping[str, Any]) -> dict[str, list[Counts]]:
    """Package of generator/ → the summaries of its modules; those in none are together."""
    found: dict[str, list[Counts]] = {}
    for name, file in sorted(report["files"].items()):
        parts = PurePath(name.replace("\\", "/")).parts
        package = f"{parts[1]}/" if len(parts) > 2 else "*.py"
        found.setdefault(f"generator/{package}", []).append(file["summary"])
    return dict(sorted(found.items()))


def runs(folder: Path) -> list[Run]:
    """The runs whose results stand in a folder, in the order in which they began."""
    found: list[Run] = []
    for file in folder.glob("*.xml"):
        for suite in ElementTree.parse(file).getroot().iter("testsuite"):
            failed = sum(int(suite.get(name, "0")) for name in ("failures", "errors"))
            name, began = suite.get("name", ""), suite.get("timestamp", "")
            found.append(
                Run(name, int(suite.get("tests", "0")), failed, float(suite.get("time", "0")), began)
            )
    return sorted(found, key=lambda it: it.began)


def read() -> dict[str, Any]:
    """The report of the last run."""
    file = WORK / "report.json"
    if not file.is_file():
        raise MissingError(f"{file.relative_to(ROOT)} is missing; `make coverage` makes it")
    return json.loads(file.read_text("utf-8"))


def section() -> str:
    """The totals, the runs, and a row for each package."""
    report, its = read(), runs(WORK)
    totals = [report["totals"]]
    parts = [ABOUT.format(least=LEAST, branches=branches(totals), lines=lines(totals))]
    if len(its) > 1:
        parts.append(SEVERAL.format(count=len(its)))
    ran = [[it.name, f"{it.tests:,}", str(it.failed), f"{it.seconds / 60:.0f}"] for it in its]
    parts.append(table(["commit", "tests", "failed", "minutes"], ran))
    rows = [
        [name, str(len(held)), f"{lines(held).percent:.1f}", f"{branches(held).all:,}",
         f"{branches(held).percent:.1f}"]
        for name, held in packages(report).items()
    ]  # fmt: skip
    parts.append(table(["package", "modules", "lines %", "branches", "branches %"], rows))
    return "\n\n".join(parts)


if __name__ == "__main__":
    results.write(TITLE, section())
    sys.exit(too_few(read()))
