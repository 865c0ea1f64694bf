"""One step of the program over the office of a folder, in a process of its own; the last line says the cost.

`python -m tests.bench.parts STEP ROOT OUT`: the seconds of the step alone, without what it was given. A step
imports what it needs itself, so that the whole process is a fair program too.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from generator.catalog import Catalog
from generator.config import Config
from generator.load import load, load_catalog
from generator.publish.assemble import fresh, write
from tests.bench.office import TODAY
from tests.bench.peers import light

SAMPLE = 24  # sites whose boards are printed
BOARD = "board-a3"
Step = Callable[[Path, Path], tuple[int, Callable[[], object]]]


def read(root: Path, out: Path) -> tuple[int, Callable[[], object]]:
    return len(list((root / "data/projects").iterdir())), lambda: load(root)


def rules(root: Path, out: Path) -> tuple[int, Callable[[], object]]:
    from generator import checks

    loaded = load(root)
    assert loaded.catalog
    return len(loaded.catalog.projects), lambda: checks.run(loaded, TODAY)


def scan(root: Path, out: Path) -> tuple[int, Callable[[], object]]:
    catalog = load_catalog(root)
    fresh(out)
    return _pages(catalog), lambda: write(light(catalog, root / "theme"), out)


def floor(root: Path, out: Path) -> tuple[int, Callable[[], object]]:
    """The same bytes, only written: at most as many as fit into memory."""
    catalog = load_catalog(root)
    few = replace(catalog, projects=dict(list(catalog.projects.items())[:1000]))
    pages = list(light(few, root / "theme"))
    fresh(out)
    return len(pages), lambda: write(pages, out)


def guide(root: Path, out: Path) -> tuple[int, Callable[[], object]]:
    from generator.publish.engine import build_guide

    catalog = load_catalog(root)
    shutil.rmtree(root / ".build/cache/guide", ignore_errors=True)
    return len(catalog.projects), lambda: build_guide(Config(root, TODAY), catalog)


def opened(root: Path, out: Path) -> tuple[int, Callable[[], object]]:
    from generator.render import feeds
    from generator.render import open as open_data

    catalog = load_catalog(root)
    fresh(out)
    changes = list(feeds.outputs(catalog))
    return len(catalog.projects), lambda: write(open_data.outputs(catalog, TODAY, changes), out)


def prints(root: Path, out: Path) -> tuple[int, Callable[[], object]]:
    from generator.publish.typst import Press
    from generator.render import prints as sheets

    catalog = load_catalog(root)
    projects = catalog.public_projects()[: SAMPLE + 2]
    press = Press(Config(root, TODAY))
    for one in projects[:2]:  # fonts and templates are read once a process
        press.pdf(sheets.sheet(catalog, BOARD, one, TODAY))

    def work() -> None:
        for one in projects[2:]:
            press.pdf(sheets.sheet(catalog, BOARD, one, TODAY))

    return len(projects) - 2, work


def issue(root: Path, out: Path) -> tuple[int, Callable[[], object]]:
    """The first edition of every print of every site; not written."""
    from generator import ledger
    from generator.model.edition import Editions

    catalog = replace(load_catalog(root), editions=Editions())
    return len(catalog.projects), lambda: ledger.issue(catalog, catalog.projects, TODAY)


def taken(root: Path, out: Path) -> tuple[int, Callable[[], object]]:
    """A ledger of an office with a row a site, as drafts."""
    from generator.intake.file import import_file
    from generator.publish.importing import opened as office

    catalog = load_catalog(root)
    out.mkdir(parents=True, exist_ok=True)
    file = out / "ledger.csv"
    with file.open("w", encoding="utf-8", newline="") as opened_file:
        rows = csv.writer(opened_file)
        rows.writerow(["序号", "项目名称", "通俗名称", "建设单位", "施工单位", "分包单位", "行业主管部门"])
        for number, project in enumerate(catalog.projects.values(), 1):
            assert project.owner
            assert project.general_contractor
            assert project.everyday_name
            rows.writerow([
                number, project.name, project.everyday_name.zh, project.owner.name,
                project.general_contractor.name, project.subcontractors[0].name, project.regulators[0].name,
            ])  # fmt: skip

    def work() -> None:
        made = import_file(office(file), catalog, "350582006", "projects")
        assert len(made.drafts) == len(catalog.projects), len(made.drafts)

    return len(catalog.projects), work


def _pages(catalog: Catalog) -> int:
    each = len(catalog.site.languages)
    return each * sum(1 + len(catalog.editions.of(it.id)) for it in catalog.public_projects())


STEPS: dict[str, Step] = {
    "read": read, "rules": rules, "scan": scan, "floor": floor, "guide": guide, "open": opened,
    "prints": prints, "issue": issue, "import": taken,
}  # fmt: skip


def main(step: str, root: str, out: str) -> None:
    things, work = STEPS[step](Path(root), Path(out))
    start, cpu = time.perf_counter(), _cpu()
    work()
    spent = {"things": things, "wall": time.perf_counter() - start, "cpu": _cpu() - cpu}
    print(json.dumps(spent))


def _cpu() -> float:
    whole = os.times()
    return whole.user + whole.system + whole.children_user + whole.children_system


if __name__ == "__main__":
    main(*sys.argv[1:])
