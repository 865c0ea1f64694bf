"""What each step takes for offices of a hundred, a thousand and ten thousand sites, beside other programs.

`python -m tests.bench.scale 1000` measures one size and keeps it under .build/bench; the section is made of
what is kept, and measures what isn't.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generator.load import load_catalog
from tests.bench import gauge, goals, growth, peers
from tests.bench.office import TODAY, make
from tests.bench.results import table

ROOT = Path(__file__).parents[2]
TITLE = "Growth: a hundred, a thousand, ten thousand sites"
KEPT = ROOT / ".build/bench"
CHART = Path(__file__).with_name("scale.svg")
SIZES = {100: 3, 1000: 3, 10_000: 1}  # sites → rounds
MATERIAL = 200  # pages
PHONE = ('number: "12333"', 'number: "12345"')
WAGEBOARD = [sys.executable, "-m", "generator"]
DAY = {"WAGEBOARD_TODAY": TODAY.isoformat(), "PYTHONPATH": str(ROOT)}
NOTES = """\
What they mean. Hugo gets every page's own parts finished in its front matter and joins them with partials
that it keeps, as ours are kept, so its pages are ours to the byte; it has less to do than a real site of
its own would. *scan* and *floor* are steps alone (rendering and writing against writing), Hugo's line and
the ratio to it whole programs, ours with the reading of the data. The linters read the sites' files alone,
by JSON Schema and for their form; `wageboard check` reads and checks everything, and after a change what
hangs on it.

The three costliest places of a clean build of 10,000 sites, by profile of its main process: reading every
page for telephone numbers, days and amounts (a third; a line that many pages share is read once, which
took a third off it), looking for private numbers (a seventh), making folders and files (a tenth). Of a
build after a changed phone: stating the facts of all records to compare files with (a seventh), reading
all records (a seventh: the check alone reads only what changed), walking the site that stands there and
knowing each site and file as it was (a quarter). That is why it costs more than 5 %: each is small, all
go over everything. Found and mended on the way: the next site was put together in an empty folder, with a
new name for each file and the deletion of the old tree; every published page was read to see that it was
as it had been; the guide was staged and the offline files were made anew; what is printed wrongly was
worked out twice. At 10,000 sites a build stopped: the page about the site counts its records, and 10040
was taken for a telephone number that no record states; counts are written in groups now.

Three times the floor is reached at 10,000 sites, not below: writing a page takes 0.15–0.2 ms on a quiet
disk, rendering it 0.35–0.8 ms more, for what languages and places share is rendered once: with 100 sites
the words of 45 places in five languages weigh as much as the pages. The light pages of 100 sites take
Hugo less for the same reason: half of our time is starting and reading the data.

Not every line is of one hour: the program got quicker while its lines were measured.
"""

Row = dict[str, Any]  # name, things, wall, cpu, peak
Rows = dict[str, list[Row]]


def measure(sites: int, rounds: int, only: tuple[str, ...], noted: Callable[[Rows], None]) -> None:
    """Name of a step → what each round of it took; noted after each, for a round of many sites is long."""
    found: Rows = {}
    with tempfile.TemporaryDirectory(prefix="scale-", dir=os.environ.get("WAGEBOARD_BENCH")) as folder:
        root, out = Path(folder) / "office", Path(folder) / "out"
        make(root, sites)
        for number in range(rounds):
            for name, work in _works(root, out, sites, number == 0):
                if only and name not in only:
                    continue
                row = work()
                print(sites, name, row, file=sys.stderr, flush=True)
                found.setdefault(name, []).append(row)
                noted(found)
                shutil.rmtree(out, ignore_errors=True)


def _works(root: Path, out: Path, sites: int, first: bool) -> Iterator[tuple[str, Callable[[], Row]]]:
    """The steps in the order in which they are run; peers and builds of many sites in the first round."""
    for step in goals.STEPS:
        yield step, lambda step=step: _step(step, root, out)
    yield "check, cold", lambda: _check(root, sites, cold=True)
    yield "check, one file changed", lambda: _changed(root, lambda: _check(root, sites))
    if first or sites < 1000:
        yield "build, cold", lambda: _build(root, sites, cold=True)
        yield "build, nothing changed", lambda: _build(root, sites)
        yield "build, a phone changed", lambda: _changed(root, lambda: _build(root, sites))
    if first or sites < 1000:
        yield "peer: check-jsonschema and yamllint", lambda: _linters(root, sites)
    yield "peer: Hugo", lambda: _peer(root, out, "hugo", sites)
    if sites == min(SIZES):
        yield goals.START, lambda: _row(gauge.run([*WAGEBOARD, "--help"], root, DAY), 1)
    if sites == min(SIZES) and first:
        yield "peer: Material", lambda: _peer(root, out, "material", sites)


def _step(step: str, root: Path, out: Path) -> Row:
    took = gauge.run([sys.executable, "-m", "tests.bench.parts", step, str(root), str(out)], ROOT)
    told = json.loads(took.said.splitlines()[-1])
    return {**told, "peak": took.peak, "whole": took.cpu, "whole wall": took.wall}


def _row(took: gauge.Took, things: int) -> Row:
    return {"things": things, "wall": took.wall, "cpu": took.cpu, "peak": took.peak}


def _check(root: Path, sites: int, cold: bool = False) -> Row:
    if cold:
        shutil.rmtree(root / ".build", ignore_errors=True)
    return _row(gauge.run([*WAGEBOARD, "check"], root, DAY), sites)


def _build(root: Path, sites: int, cold: bool = False) -> Row:
    if cold:
        for name in (".build", "site"):
            shutil.rmtree(root / name, ignore_errors=True)
    row = _row(gauge.run([*WAGEBOARD, "build", "--no-prints"], root, DAY), sites)
    return row | {"files": sum(len(names) for _, _, names in os.walk(root / "site"))}


def _changed(root: Path, work: Callable[[], Row]) -> Row:
    """With the wage officer of one site at another number, and back."""
    file = next(iter(sorted((root / "data/projects").iterdir())))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(*PHONE), encoding="utf-8")
    try:
        return work()
    finally:
        file.write_text(text, encoding="utf-8")


def _linters(root: Path, sites: int) -> Row:
    command = peers.linters(root)
    if command is None:
        return {"things": 0, "wall": 0.0, "cpu": 0.0, "peak": 0.0}
    return _row(gauge.run(command, root), sites)


def _peer(root: Path, out: Path, name: str, sites: int) -> Row:
    catalog = load_catalog(root)
    if name == "hugo":
        command = peers.hugo(catalog, root / "theme", out)
        row = _row(gauge.run(command, root), 0)
        made = {o.path: o.data for o in peers.light(catalog, root / "theme")} if sites < 1000 else {}
        assert all((out / "public" / path).read_bytes() == data for path, data in made.items())
        return row | {"things": sum(1 for _ in (out / "public").rglob("index.html"))}
    command = peers.material(catalog, root / "theme", out, MATERIAL)
    return _row(gauge.run(command, root), MATERIAL)


def kept(sites: int) -> Rows:
    """What was measured of a size, measured now if it wasn't."""
    file = KEPT / f"scale-{sites}.json"
    if not file.is_file():
        keep(sites)
    return json.loads(file.read_text(encoding="utf-8"))


def keep(sites: int, only: tuple[str, ...] = ()) -> None:
    file = KEPT / f"scale-{sites}.json"
    before = json.loads(file.read_text(encoding="utf-8")) if only and file.is_file() else {}
    KEPT.mkdir(parents=True, exist_ok=True)

    def note(found: Rows) -> None:
        file.write_text(json.dumps(before | found, indent=1), encoding="utf-8")

    measure(sites, int(os.environ.get("WAGEBOARD_ROUNDS", SIZES.get(sites, 1))), only, note)


def section() -> str:
    """A table a size, the ratios and the chart."""
    found = {sites: kept(sites) for sites in SIZES}
    CHART.write_text(growth.chart(_curves(found)), encoding="utf-8")
    return "\n\n".join((
        "Offices of made-up sites (`tests/bench/office.py`): 1 to 12 subcontractors, every area, five "
        f"languages, every board issued once; {os.cpu_count()} cores that others used as well. *CPU s* is "
        "processor time of all processes, the median of interleaved rounds (least–most), which other work "
        "changes less than the clock; *peak* is what all processes held together. "
        "`python -m tests.bench.scale 1000` measures one size, `python -m tests.bench.scale 1000 "
        "'build, cold'` one line of it; the section is made of what was measured.",
        "![CPU time by number of sites](scale.svg)",
        "The goals, as ratios of processor time:\n\n" + goals.told(found),
        NOTES,
        *(f"{sites:,} sites:\n\n{_table(rows)}" for sites, rows in found.items()),
    ))  # fmt: skip


def _table(rows: Rows) -> str:
    lines: list[list[str]] = []
    for name, its in rows.items():
        cpu = [it["cpu"] for it in its]
        things = its[0]["things"]
        each = f"{1000 * statistics.median(cpu) / things:.2f}" if things else "–"
        lines.append([
            name, f"{things:,}", f"{statistics.median(cpu):.1f}", f"{min(cpu):.1f}–{max(cpu):.1f}", each,
            f"{statistics.median(it['wall'] for it in its):.1f}",
            f"{max(it['peak'] for it in its):.0f}", str(len(its)),
        ])  # fmt: skip
    return table(["what", "things", "CPU s", "spread", "CPU ms a thing", "s", "peak MiB", "rounds"], lines)


def _curves(found: dict[int, Rows]) -> growth.Curves:
    names = ("check, cold", "check, one file changed", "build, cold", "build, a phone changed", "scan")
    return {
        name: {
            sites: statistics.median(it["cpu"] for it in rows[name])
            for sites, rows in found.items()
            if name in rows
        }
        for name in names
    }


if __name__ == "__main__":
    keep(int(sys.argv[1]), tuple(sys.argv[2:]))
