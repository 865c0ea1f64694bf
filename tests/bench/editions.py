"""Times the printed life of ten thousand sites with three editions each: issue, check, reprint, scan pages.

Each part runs once, in a process of its own, so that its memory is its own. Numbers go to RESULTS.md.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator import checks, ledger
from generator.catalog import Catalog
from generator.config import Config
from generator.coverage import coverage
from generator.load import load
from generator.model.phone import Phone
from generator.model.project import Project
from generator.publish.issuing import append
from generator.render import landing
from generator.reprint import reprints
from tests.bench.results import table, write

ROOT = Path(__file__).parents[2]
TITLE = "Ten thousand sites, three editions each"
SITES, EDITIONS = 10_000, 3
SAMPLE = "shili-lingshui-xiaoxue"
FIRST = date(2026, 11, 20)
DOOR = "cn-inspection"  # the channel whose number changes after the last edition
PARTS = ("issue", "load", "check", "reprint", "scan")


def main() -> None:
    write(TITLE, section())


def section() -> str:
    """The table of the measurement."""
    folder = Path(tempfile.mkdtemp(prefix="editions-"))
    try:
        make(folder)
        found = [_apart(folder, part) for part in PARTS]
    finally:
        shutil.rmtree(folder)
    rows = [
        [it["name"], f"{it['things']:,}", f"{it['seconds']:.1f}", f"{it['each']:.3f}", f"{it['memory']:.0f}"]
        for part in found
        for it in part
    ]
    columns = ["what", "things", "s", "ms a thing", "peak MiB"]
    return (
        f"{SITES:,} sites, {EDITIONS} editions of every print of each, the last of today's data; one run, "
        "each part in a process of its own (its peak memory is the last column, the data it reads included). "
        "Scan pages are rendered in every language of the site, not written.\n\n" + table(columns, rows)
    )


def make(root: Path) -> None:
    """The shipped data with copies of one site instead of its own, without a ledger."""
    shutil.copytree(ROOT / "data", root / "data")
    shutil.copytree(ROOT / "theme", root / "theme")
    shutil.rmtree(root / "data/issued", ignore_errors=True)
    text = (ROOT / f"data/projects/{SAMPLE}.yaml").read_text("utf-8")
    shutil.rmtree(root / "data/projects")
    (root / "data/projects").mkdir()
    for number in range(SITES):
        own = text.replace(SAMPLE, f"site-{number:05}").replace(
            "灵水小学", f"{number // 1000}区{number % 1000}号小学"
        )
        (root / f"data/projects/site-{number:05}.yaml").write_text(own, "utf-8")


def issue(root: Path) -> None:
    """Three editions of everything; the everyday name changes between, so every print says something new."""
    catalog = _catalog(root)
    known, seconds, made = catalog.projects, 0.0, 0
    for number in range(EDITIONS):
        today = FIRST - timedelta(days=(EDITIONS - 1 - number) * 300)
        catalog = _with(catalog, projects=_named(known, EDITIONS - 1 - number))
        start = time.perf_counter()
        new = ledger.issue(catalog, catalog.projects, today)
        append(Config(root, today), new)
        seconds += time.perf_counter() - start
        made += len(new)
        catalog = _with(catalog, editions=catalog.editions.plus(new))
    _say([("issue, lines written", made, seconds)])


def load_all(root: Path) -> None:
    """Reading the data and the ledger."""
    start = time.perf_counter()
    catalog = _catalog(root)
    seconds = time.perf_counter() - start
    _say(
        [("load, sites", len(catalog.projects), seconds), ("load, editions", len(catalog.editions), seconds)]
    )


def check(root: Path) -> None:
    """Every rule over all of it; without git, so without its history."""
    loaded = load(root)
    start = time.perf_counter()
    checks.run(loaded, FIRST)
    _say([("check, sites", SITES, time.perf_counter() - start)])


def reprint(root: Path) -> None:
    """The list of what is wrong, and the coverage."""
    catalog = _catalog(root)
    held = catalog.channels[DOOR]
    phone = Phone(number="0595-85610002", kind="landline")
    changed = {**catalog.channels, DOOR: held.model_copy(update={"phones": (phone,)})}
    catalog = _with(catalog, channels=changed)
    start = time.perf_counter()
    found = reprints(catalog, FIRST)
    listed = time.perf_counter()
    covered = coverage(catalog, FIRST)
    _say([
        (f"reprint, prints ({len(found):,} wrong)", len(catalog.editions) // EDITIONS, listed - start),
        ("coverage, sites and windows", len(covered), time.perf_counter() - listed),
    ])  # fmt: skip


def scan(root: Path) -> None:
    """The page behind every code ever printed, and every site's own."""
    catalog = _catalog(root)
    start = time.perf_counter()
    count = sum(1 for _ in landing.outputs(catalog, FIRST, root / "theme/landing"))
    _say([("scan and project pages", count, time.perf_counter() - start)])


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


def _say(rows: list[tuple[str, int, float]]) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = [
        {"name": n, "things": count, "seconds": s, "each": 1000 * s / max(count, 1), "memory": memory}
        for n, count, s in rows
    ]
    print(json.dumps(told))


WORK: dict[str, Callable[[Path], None]] = {
    "issue": issue, "load": load_all, "check": check, "reprint": reprint, "scan": scan,
}  # fmt: skip


def _apart(root: Path, part: str) -> list[dict[str, Any]]:
    run = [sys.executable, "-m", "tests.bench.editions", part, str(root)]
    done = subprocess.run(run, check=True, capture_output=True, text=True, cwd=ROOT)
    return json.loads(done.stdout)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        WORK[sys.argv[1]](Path(sys.argv[2]))
    else:
        main()
