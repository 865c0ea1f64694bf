"""Times the printed life of ten thousand sites with three editions each: issue, check, reprint, scan pages.

Each part runs once, in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator import checks, ledger
from generator.catalog import Catalog
from generator.checks.case import Case
from generator.checks.ledger import ledger_altered, ledger_lost
from generator.config import Config
from generator.coverage import coverage
from generator.issued import issued
from generator.load import load
from generator.model.phone import Phone
from generator.model.project import Project
from generator.publish.history import histories
from generator.publish.issuing import append
from generator.render import landing
from generator.reprint import reprints
from generator.source.places import Places
from tests.bench.results import table

ROOT = Path(__file__).parents[2]
TITLE = "Ten thousand sites, three editions each"
SITES, EDITIONS = 10_000, 3
SAMPLE = "shili-lingshui-xiaoxue"
FIRST = date(2026, 11, 20)
DOOR = "cn-inspection"  # the channel whose number changes after the last edition
LINES, COMMITS = 30_000, 20  # of the ledger that is compared with git
FEW = SITES // 10
LINEAR = ("issue", "check")
PARTS = (*LINEAR, "reprint", "scan", "history")


def section() -> str:
    """The table of the measurement, and how the time a site takes grows with the sites."""
    found = {SITES: _run(SITES, PARTS), FEW: _run(FEW, LINEAR)}
    rows = [
        [
            it["name"], f"{it['things']:,}", f"{it['cpu']:.1f}", f"{it['seconds']:.1f}", f"{it['each']:.3f}",
            f"{it['memory']:.0f}",
        ]
        for its in found.values()
        for it in its
    ]  # fmt: skip
    each = {(it["name"], sites): it["each"] for sites, its in found.items() for it in its}
    growth = "\n".join(
        f"- {it['name']}: {it['each']:.2f} ms at {FEW:,} sites, {each[it['name'], SITES]:.2f} at {SITES:,}: "
        f"{each[it['name'], SITES] / it['each']:.2f}×."
        for it in found[FEW]
    )
    columns = ["what", "things", "CPU s", "s", "CPU ms a thing", "peak MiB"]
    return "\n\n".join((
        f"{SITES:,} sites, {EDITIONS} editions of every print of each, the last of today's data; one run, "
        "each part in a process of its own (its peak memory is the last column, the data it reads included). "
        "*CPU s* is processor time, *s* the clock, which other work on the machine changes. Scan pages are "
        f"rendered in every language of the site, not written. The ledger of {LINES:,} lines grew in "
        f"{COMMITS} commits.",
        table(columns, rows),
        f"The time a thing takes, at {FEW:,} sites and at {SITES:,}:",
        growth,
    ))  # fmt: skip


def _run(sites: int, parts: Sequence[str]) -> list[dict[str, Any]]:
    folder = Path(tempfile.mkdtemp(prefix="editions-"))
    try:
        make(folder, sites)
        return [it for part in parts for it in _apart(folder, part)]
    finally:
        shutil.rmtree(folder)


def make(root: Path, sites: int = SITES) -> None:
    """The shipped data with copies of one site instead of its own, without a ledger."""
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copytree(ROOT / "theme", root / "theme")
    shutil.rmtree(root / "data/issued", ignore_errors=True)
    text = (ROOT / f"data/projects/{SAMPLE}.yaml").read_text("utf-8")
    shutil.rmtree(root / "data/projects")
    (root / "data/projects").mkdir()
    for number in range(sites):
        own = text.replace(SAMPLE, f"site-{number:05}").replace(
            "灵水小学", f"{number // 1000}区{number % 1000}号小学"
        )
        (root / f"data/projects/site-{number:05}.yaml").write_text(own, "utf-8")


def issue(root: Path) -> None:
    """Three editions of everything; the everyday name changes between, so every print says something new."""
    catalog = _catalog(root)
    known, spent, made = catalog.projects, Spent(), 0
    for number in range(EDITIONS):
        today = FIRST - timedelta(days=(EDITIONS - 1 - number) * 300)
        catalog = _with(catalog, projects=_named(known, EDITIONS - 1 - number))
        with spent:
            new = ledger.issue(catalog, catalog.projects, today)
            append(Config(root, today), new)
        made += len(new)
        catalog = _with(catalog, editions=catalog.editions.plus(new))
    _say([("issue, lines written", made, spent)])


def check(root: Path) -> None:
    """Reading the data and the ledger, then every rule over all of it; without the history of git."""
    read, ruled = Spent(), Spent()
    with read:
        loaded = load(root)
    with ruled:
        problems = checks.run(loaded, FIRST)
    assert loaded.catalog
    assert not [p for p in problems if p.severity == "error"]
    sites = len(loaded.catalog.projects)
    _say([("check: reading, sites", sites, read), ("check: rules, sites", sites, ruled)])


def reprint(root: Path) -> None:
    """The list of what is wrong, and the coverage."""
    catalog = _catalog(root)
    held = catalog.channels[DOOR]
    phone = Phone(number="0595-85610002", kind="landline")
    changed = {**catalog.channels, DOOR: held.model_copy(update={"phones": (phone,)})}
    catalog = _with(catalog, channels=changed)
    listed, covering = Spent(), Spent()
    with listed:
        found = reprints(catalog, FIRST)
    with covering:
        covered = coverage(catalog, FIRST)
    _say([
        (f"reprint, prints ({len(found):,} wrong)", len(catalog.editions) // EDITIONS, listed),
        ("coverage, sites and windows", len(covered), covering),
    ])  # fmt: skip


def scan(root: Path) -> None:
    """The page behind every code ever printed, and every site's own."""
    catalog, spent = _catalog(root), Spent()
    with spent:
        count = sum(1 for _ in landing.outputs(catalog, FIRST, root / "theme/landing"))
    _say([("build: scan and project pages", count, spent)])


def history(root: Path) -> None:
    """A ledger in git, compared with every line that a commit ever added."""
    home = root / "history"
    file = home / "data/issued/2026.jsonl"
    file.parent.mkdir(parents=True)
    lines = [
        line
        for path in sorted((root / "data/issued").iterdir())
        for line in path.read_text("utf-8").splitlines(keepends=True)
    ][:LINES]
    assert len(lines) == LINES
    who = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.org")
    subprocess.run(("git", "init", "-q"), cwd=home, check=True)
    for number in range(1, COMMITS + 1):
        file.write_text("".join(lines[: LINES * number // COMMITS]), "utf-8")
        subprocess.run(("git", "add", "-A"), cwd=home, check=True)
        subprocess.run((*who, "commit", "-q", "-m", f"part {number}"), cwd=home, check=True)
    read, compared = Spent(), Spent()
    with read:
        found = histories(Config(home, FIRST))
    assert [len(it.lines) for it in found] == [LINES]
    catalog = _with(_catalog(root), editions=issued(home)[0])
    with compared:
        case = Case(catalog, Places(), FIRST, {}, found)
        assert [p for it in (ledger_altered, ledger_lost) for p in it(case)] == []
    _say([
        (f"history: git log, lines in {COMMITS} commits", LINES, read),
        ("history: comparing, lines", LINES, compared),
    ])  # fmt: skip


def _catalog(root: Path) -> Catalog:
    found = load(root)
    assert found.catalog is not None
    return found.catalog


def _named(projects: Mapping[str, Project], number: int) -> dict[str, Project]:
    """The sites as they were called so many editions ago; today's names at 0."""
    if not number:
        return dict(projects)
    return {key: _elsewhere(project, number) for key, project in projects.items()}


def _elsewhere(project: Project, number: int) -> Project:
    assert project.everyday_name is not None
    name = project.everyday_name.model_copy(update={"zh": f"{project.id}号门{number}"})
    return project.model_copy(update={"everyday_name": name})


def _with(catalog: Catalog, **changes: Any) -> Catalog:
    return replace(catalog, **changes)


class Spent:
    """Seconds of the clock and of the processor, its children's included, that went into `with` blocks."""

    def __init__(self) -> None:
        self.wall, self.cpu = 0.0, 0.0

    def __enter__(self) -> None:
        self.wall -= time.perf_counter()
        self.cpu -= _cpu()

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter()
        self.cpu += _cpu()


def _cpu() -> float:
    whole = os.times()
    return whole.user + whole.system + whole.children_user + whole.children_system


def _say(rows: list[tuple[str, int, Spent]]) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = [
        {
            "name": name, "things": count, "seconds": spent.wall, "cpu": spent.cpu,
            "each": 1000 * spent.cpu / max(count, 1), "memory": memory,
        }
        for name, count, spent in rows
    ]  # fmt: skip
    print(json.dumps(told))


WORK: dict[str, Callable[[Path], None]] = {
    "issue": issue, "check": check, "reprint": reprint, "scan": scan, "history": history,
}  # fmt: skip


def _apart(root: Path, part: str) -> list[dict[str, Any]]:
    run = [sys.executable, "-m", "tests.bench.editions", part, str(root)]
    done = subprocess.run(run, check=True, capture_output=True, text=True, cwd=ROOT)
    return json.loads(done.stdout)


if __name__ == "__main__":
    WORK[sys.argv[1]](Path(sys.argv[2]))
