"""Boards in any number, all different: the shipped projects in turn, each time as another lot of the work, by
other companies and with one to twelve subcontractors."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import typst

from generator.catalog import Catalog
from generator.config import Config
from generator.load import load_catalog
from generator.model.edition import Editions
from generator.model.project import Project, Subcontractor
from generator.publish.executor import local
from generator.publish.typst import Press, print_all
from generator.render import prints
from generator.render.sheet import Sheet
from tests.prints.family import issued

ROOT = Path(__file__).parents[2]
CONFIG = Config(ROOT, date(2026, 11, 20))
FORMAT = "board-a3"
FIRMS = {
    "owner": "城市建设投资有限公司",
    "general_contractor": "建设集团有限公司",
    "project_department": "项目部",
    "supervisor": "工程监理有限公司",
}
WORKS = [
    {"zh": "木工", "en": "Formwork"},
    {"zh": "钢筋", "en": "Steel fixing"},
    {"zh": "水电安装", "en": "Plumbing and wiring"},
]
WARM = 2  # boards before the clock starts: fonts and templates are read once a process
NOTED = (50, 500, 1000, 1500, 2000)  # boards after which the memory is noted


def many(count: int) -> tuple[Catalog, list[str]]:
    """A catalog of so many projects, issued in memory, and their ids."""
    shipped = load_catalog(ROOT)
    models = shipped.public_projects()
    projects = {f"lot-{n}": lot(models[n % len(models)], n) for n in range(1, count + 1)}
    catalog = replace(shipped, projects=projects, editions=Editions(()))
    return issued(catalog, ()), list(projects)


def lot(model: Project, n: int) -> Project:
    """A project like another one, by other companies, so that nothing set for one board serves the next."""
    firms = {
        key: it.model_copy(update={"name": f"示例第{n}{word}"})
        for key, word in FIRMS.items()
        if (it := getattr(model, key))
    }
    teams = tuple(
        Subcontractor(name=f"示例第{n}劳务有限公司{team}队", work=WORKS[(n + team) % len(WORKS)])
        for team in range(1, n % 12 + 2)
    )
    more = {"id": f"lot-{n}", "name": f"{model.name}（第{n}标段）", "subcontractors": teams}
    return model.model_copy(update=more | firms)


def sheets(count: int, key: str = FORMAT) -> list[Sheet]:
    """So many boards as words."""
    catalog, ids = many(count)
    return [prints.sheet(catalog, key, catalog.projects[one], CONFIG.today) for one in ids]


def megabytes() -> float:
    """What this process holds now; the most it ever held where the system doesn't tell."""
    statm = Path("/proc/self/statm")
    if statm.is_file():
        return int(statm.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


class Clocked:
    """A compiler of a press, with the processor time that it takes to lay a sheet out and to write it."""

    def __init__(self, inner: typst.Compiler, spent: dict[str, float]) -> None:
        self._inner, self._spent = inner, spent

    def query(self, *given: Any, **more: Any) -> str:
        return self._timed("layout", self._inner.query, given, more)

    def compile_with_warnings(self, *given: Any, **more: Any) -> Any:
        return self._timed("pdf", self._inner.compile_with_warnings, given, more)

    def _timed(self, step: str, work: Callable[..., Any], given: Any, more: Any) -> Any:
        start = time.process_time()
        made = work(*given, **more)
        self._spent[step] += time.process_time() - start
        return made


class ClockedPress(Press):
    """A press that tells where its time goes."""

    spent: dict[str, float]
    careful = 0  # sheets that were measured and set again

    def _set(self, sheet: Sheet, careful: bool = False) -> bytes:
        self.careful += careful
        return super()._set(sheet, careful)

    def _compiler(self, template: str) -> Any:
        return Clocked(super()._compiler(template), self.spent)


def peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1e3


def main(key: str, count: int, jobs: int) -> None:
    """Sets so many boards in so many processes and tells what it took, as JSON."""
    catalog, ids = many(count + WARM)
    subjects = [catalog.projects[one] for one in ids]
    held: dict[int, float] = {}
    sizes: list[int] = []
    spent, careful = dict.fromkeys(("words", "layout", "pdf"), 0.0), 0
    if jobs == 1:
        press = ClockedPress(CONFIG)
        press.spent = spent.copy()
        for one in subjects[:WARM]:
            press.pdf(prints.sheet(catalog, key, one, CONFIG.today))
        press.spent, press.careful = spent, 0
        start, cpu = time.perf_counter(), time.process_time()
        for n, one in enumerate(subjects[WARM:], 1):
            began = time.process_time()
            sheet = prints.sheet(catalog, key, one, CONFIG.today)
            spent["words"] += time.process_time() - began
            sizes.append(len(press.pdf(sheet)))
            if n in NOTED:
                held[n] = round(megabytes(), 1)
        careful = press.careful
    else:
        start, cpu = time.perf_counter(), time.process_time()
        made = [prints.sheet(catalog, key, one, CONFIG.today) for one in subjects[WARM:]]
        with local(jobs) as crew:
            sizes = [len(out.data) for out in print_all(CONFIG, made, crew, lambda _: None, again=True)]
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    most = peak(resource.RUSAGE_SELF if jobs == 1 else resource.RUSAGE_CHILDREN)
    found = {"seconds": seconds, "cpu": cpu, "peak": most, "bytes": sum(sizes) / len(sizes), "held": held}
    print(json.dumps(found | {"spent": spent, "careful": careful}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
