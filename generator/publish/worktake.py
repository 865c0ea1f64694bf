"""Takes an edited workbook back: exactly the records that were edited, or nothing when one cell is wrong."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.catalog import Catalog
from generator.config import Config
from generator.edit.canonical import Path as At
from generator.edit.canonical import dump, pruned
from generator.edit.cells import Wrong
from generator.edit.columns import Sheet, sheets
from generator.edit.ids import id_of
from generator.edit.patch import revise
from generator.edit.rows import Given, Map, Rebuilt, Spot, fingerprint, print_of, rebuilt
from generator.intake.doubt import RefusedError
from generator.intake.read.package import Package
from generator.intake.read.xlsx import read
from generator.intake.shape import Table
from generator.load import load_catalog
from generator.model.base import SLUG
from generator.problem import DataError, Problem, in_order, visible
from generator.publish.files import write_all
from generator.publish.trial import trial
from generator.publish.workbook import MARK, VERSION, records, words_of
from generator.source.document import Document
from generator.source.text import read_text


@dataclass(frozen=True)
class CellProblem(Problem):
    """A problem in a cell: `projects.xlsx:项目!C14: error: …`."""

    def show(self, locale: str) -> str:
        text = " ".join(visible(self.message(locale)).split())
        return f"{self.path}: {self.severity}: {text} ({self.rule})"


@dataclass(frozen=True)
class Taken:
    """What an import changes: paths as seen from the root; ids whose rows are gone and whose files stay."""

    changed: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    before: Mapping[str, str] = field(default_factory=dict[str, str])
    after: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass
class _Run:
    """One import: the workbook's rows, what the data says, what goes wrong."""

    config: Config
    name: str
    catalog: Catalog
    problems: list[Problem] = field(default_factory=list[Problem])
    built: dict[str, tuple[str, Rebuilt, Spot]] = field(default_factory=dict[str, tuple[str, Rebuilt, Spot]])

    def wrong(self, spot: Spot, rule: str, **facts: str) -> None:
        self.problems.append(self.cell(spot, rule, facts))

    def cell(self, spot: Spot, rule: str, facts: Mapping[str, str]) -> Problem:
        seen = {name: visible(value) for name, value in facts.items()}
        return CellProblem(f"{self.name}:{spot.name}", spot.row, spot.column, rule, facts=seen)


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook that `wageboard export` made, edited or not."""
    try:
        with zipfile.ZipFile(path) as book, book.open("xl/workbook.xml") as part:
            return f'name="{MARK}"'.encode() in part.read(1_000_000)
    except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile, zlib.error, RuntimeError):
        return False


def take(config: Config, path: Path, dry: bool = False) -> Taken:
    """Writes what was edited into data/; `dry` writes nothing. `DataError` names every wrong cell.

    `RefusedError` for a file that isn't a sound workbook.
    """
    run = _Run(config, path.name, load_catalog(config.root))
    tables = {table.name: table for table in read(Package(path.name, path.read_bytes())).tables}
    marks = [[cell.text for cell in row] for row in tables[MARK].rows] if MARK in tables else []
    if not marks or marks[0][:2] != ["wageboard", VERSION]:
        raise RefusedError("refused-broken", name=path.name)
    labels, areas = words_of(run.catalog)
    gone: list[str] = []
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    new: list[str] = []
    for kind in marks[0][2:]:
        made = sheets(kind, labels)
        known = {row[1]: (row[2], row[3]) for row in marks[1:] if row[0] == kind}
        given = [row for sheet in made for row in _given(run, sheet, tables.get(sheet.name))]
        held = dict(records(config, kind))
        for name, own in _by_record(run, made[0], given, known).items():
            if name in known and fingerprint([(one.sheet.name, one.row) for one in own]) == known[name][1]:
                continue
            if name in held and _same(rebuilt(made, held[name], own, areas), held[name]):
                continue  # imported before
            first = own[0].spot(0)
            if name in known and name not in held:
                run.wrong(first, "sheet-vanished", id=name)
            elif name in known and print_of(held[name]) != known[name][0]:
                run.wrong(first, "sheet-conflict", id=name)
            elif name not in known and name in held:
                run.wrong(first, "sheet-exists", id=name)
            else:
                _build(run, kind, name, made, held.get(name, {"id": name}), own, areas)
        present = {one.text(0) for one in given if one.sheet == made[0]}
        gone += [name for name in known if name in held and name not in present]
    if not run.problems:
        for shown, (kind, rebuilt_one, _) in run.built.items():
            text = _text(config, shown)
            before[shown] = text or ""
            value = rebuilt_one.value
            after[shown] = dump(kind, value) if text is None else revise(text, kind, value)
            if text is None:
                new.append(shown)
        after = {shown: text for shown, text in after.items() if text != before[shown]}
        _try(run, after)
    if run.problems:
        raise DataError(in_order(run.problems))
    if not dry:
        write_all(config.root, {shown: _bytes(config, shown, text) for shown, text in after.items()})
    changed = tuple(shown for shown in after if shown not in new)
    return Taken(changed, tuple(new), tuple(gone), before, after)


def _given(run: _Run, sheet: Sheet, table: Table | None) -> Iterator[Given]:
    """The rows of a sheet that hold anything, their cells in the order of our heads."""
    if table is None or not table.rows:
        run.wrong(Spot(sheet.name, 1, 1), "sheet-missing", found=sheet.name)
        return
    head = [cell.text.strip() for cell in table.rows[0]]
    places = {text: place for place, text in enumerate(head) if text}
    for text in sheet.heads:
        if text not in places:
            run.wrong(Spot(sheet.name, 1, len(head) + 1), "sheet-head", found=text)
    for text, place in places.items():
        if text not in sheet.heads:
            run.wrong(Spot(sheet.name, 1, place + 1), "sheet-extra", found=text)
    if any(text not in places for text in sheet.heads):
        return
    for row in table.rows[1:]:
        by = {cell.column - 1: cell for cell in row}
        cells = [by.get(places[text]) for text in sheet.heads]
        if any(cell and cell.text for cell in cells):
            yield Given(sheet, row[0].row, [(cell.text, cell.flaw) if cell else ("", "") for cell in cells])


def _by_record(
    run: _Run, main: Sheet, given: Sequence[Given], known: Mapping[str, object]
) -> dict[str, list[Given]]:
    """Id → its rows; a new record without an id gets one, and lends its name to the rows of its lists."""
    found: dict[str, list[Given]] = {}
    aliases: dict[str, str] = {}
    name_at = next(
        n for n, c in enumerate(main.columns, 1) if c.path in (("name",), ("name", "zh"), ("title", "zh"))
    )
    for one in given:
        if one.sheet != main:
            continue
        own, label = one.text(0), one.text(name_at)
        if not own:
            own = _fresh(run, main, one, label, {*found, *known})
            aliases[label] = own
        elif own in found:
            run.wrong(one.spot(0), "sheet-twice", found=own)
            continue
        elif own not in known and main.kind != "areas" and not re.fullmatch(SLUG, own):
            run.wrong(one.spot(0), "slug", field="id", what="编号", found=own)
        found[own] = [one]
    for one in given:
        if one.sheet != main:
            own = aliases.get(one.text(0), one.text(0))
            if own in found:
                found[own].append(one)
            elif own not in known:  # the rows of a record whose own row was removed go with it
                run.wrong(one.spot(0), "sheet-orphan", found=own, sheet=main.name)
    return found


def _fresh(run: _Run, main: Sheet, one: Given, label: str, taken: set[str]) -> str:
    if main.kind == "areas":
        run.wrong(one.spot(0), "sheet-code")
    return id_of(label, taken)


def _same(found: Rebuilt, value: Map) -> bool:
    return not found.wrong and found.value == pruned(value)


def _build(
    run: _Run, kind: str, name: str, made: Sequence[Sheet], old: Map, own: Sequence[Given],
    areas: Mapping[str, str],
) -> None:  # fmt: skip
    found = rebuilt(made, old, own, areas)
    for spot, wrong in found.wrong:
        assert isinstance(wrong, Wrong)
        run.wrong(spot, wrong.rule, **wrong.facts)
    run.built[f"data/{kind}/{name}.yaml"] = (kind, found, own[0].spot(0))


def _text(config: Config, shown: str) -> str | None:
    path = config.root / shown
    return read_text(path, shown)[0] if path.is_file() else None


def _bytes(config: Config, shown: str, text: str) -> bytes:
    """The bytes of a text, with the mark at its start where the file had one."""
    path = config.root / shown
    mark = b"\xef\xbb\xbf"
    return (mark if path.is_file() and path.read_bytes().startswith(mark) else b"") + text.encode()


def _try(run: _Run, after: Mapping[str, str]) -> None:
    """Checks the data as it would be; an error in a changed record is named by its cell."""
    if not after:
        return
    _, problems = trial(run.config, {shown: text.encode() for shown, text in after.items()})
    for problem in problems:
        if problem.path not in after:
            run.problems.append(problem)
            continue
        _, found, first = run.built[problem.path]
        document = Document(problem.path, after[problem.path])
        spot = _cell(document, found.spots, problem) or first
        run.problems.append(run.cell(spot, problem.rule, problem.facts))


def _cell(document: Document, spots: Mapping[At, Spot], problem: Problem) -> Spot | None:
    """The cell of what stands where a problem is; of what is missing there, by its name."""
    here = (problem.line, problem.column)
    if problem.rule == "missing-field":
        for path, spot in spots.items():
            ends = (path[-1], *path[-2:-1]) if path[-1] == "zh" else path[-1:]
            if problem.facts.get("field") in ends and not document.has(*path):
                return spot
    near: Spot | None = None
    for path, spot in spots.items():
        if not document.has(*path):
            continue
        at = document.spot(*path)
        if at == here or document.spot(*path, key=True) == here:
            return spot
        if at[0] == problem.line:
            near = spot
    return near or next(
        (s for p, s in spots.items() if len(p) > 1 and document.spot(*p[:-1], key=True) == here), None
    )
