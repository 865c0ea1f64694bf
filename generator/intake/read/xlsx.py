"""A workbook: one table a sheet, the values that its formulas last had, never the formulas run.

openpyxl reads the cells row by row; where cells are merged is taken from the end of each sheet's XML, which
openpyxl leaves out when it reads that way.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree import ElementTree

from generator.intake.doubt import RefusedError
from generator.intake.read.limits import MOST_CELLS, MOST_COLUMNS, Budget
from generator.intake.read.package import Package
from generator.intake.shape import Cell, CellFlaw, OfficeFile, Place, Table

MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
END_OF_ROWS = re.compile(rb"</(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*/>")
OVERLAP = 40  # bytes of a mark that may be cut by a chunk's end
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MEDIA = "xl/media/"
Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


def read(package: Package) -> OfficeFile:
    """The sheets in their order, hidden ones too; rows that hold nothing are left out."""
    budget = Budget()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's, on parts of the file that we don't read
        sheets = list(_sheets(package, budget))
    pictures = sum(name.startswith(MEDIA) for name in package.names())
    return OfficeFile(package.name, "xlsx", tuple(sheets), pictures)


def _sheets(package: Package, budget: Budget) -> Iterator[Table]:
    parts = _parts(package)
    try:
        for sheet in _open(package, values=False):
            name = str(sheet.title)
            rows, formulas = _rows(sheet, name, budget)
            if formulas:
                _fill(rows, formulas, _open(package, values=True), name)
            merges = list(_merges(package, parts.get(name, "")))
            made = tuple(tuple(row) for row in _merged(rows, merges, name))
            yield Table(name, made, Place("sheet", name, 1))
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, ElementTree.ParseError, OSError):
        raise RefusedError("refused-broken", name=package.name) from None


def _open(package: Package, values: bool) -> Iterator[Any]:
    """The sheets of cells; charts have none."""
    from openpyxl import load_workbook

    book = load_workbook(package.cleared(), read_only=True, data_only=values, keep_links=False)
    return iter(book.worksheets)


def _rows(sheet: Any, name: str, budget: Budget) -> tuple[dict[int, list[Cell]], set[tuple[int, int]]]:
    """Number → cells of every row that holds anything; where formulas are."""
    rows, formulas = dict[int, list[Cell]](), set[tuple[int, int]]()
    sheet.reset_dimensions()  # some programs write them wrong, and cells outside would be lost
    for number, cells in enumerate(sheet.iter_rows(), 1):
        budget.visit(len(cells))
        row = list(_cells(cells, name, number))
        if row:
            budget.row(len(row))
            rows[number] = row
            formulas.update((number, cell.column) for cell in row if cell.flaw == "formula")
    return rows, formulas


def _cells(cells: Iterable[Any], name: str, number: int) -> Iterator[Cell]:
    """The cells of a row up to the last that holds something."""
    empty = 0
    for column, cell in enumerate(cells, 1):
        if cell.value is None or cell.value == "":
            empty += 1
            continue
        text, flaw = _written(cell.value, str(cell.data_type))
        for before in range(column - empty, column):
            yield Cell("", "sheet", name, number, before)
        empty = 0
        yield Cell(text, "sheet", name, number, column, flaw)


def _written(value: object, sort: str) -> tuple[str, CellFlaw]:
    """A value as text, and how it came to be."""
    if sort == "f":
        return str(getattr(value, "text", None) or value), "formula"
    if sort == "e":
        return str(value), "error"
    if isinstance(value, (bool, str)):
        return str(value).strip(), ""
    if isinstance(value, (int, float)):
        whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
        return str(int(value) if whole else value), "number"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat(), "date"
    if isinstance(value, (date, time)):
        return value.isoformat(), "date"
    return str(value), "date" if isinstance(value, timedelta) else ""


def _fill(
    rows: dict[int, list[Cell]], formulas: set[tuple[int, int]], sheets: Iterator[Any], name: str
) -> None:
    """Puts the last value of each formula in its cell; one that the file doesn't hold stays the formula."""
    sheet = next(one for one in sheets if one.title == name)
    sheet.reset_dimensions()
    wanted = {row for row, _ in formulas}
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number not in wanted:
            continue
        for place, cell in enumerate(rows[number]):
            if cell.flaw == "formula" and place < len(cells) and cells[place].value is not None:
                text, flaw = _written(cells[place].value, str(cells[place].data_type))
                kept: CellFlaw = "error" if flaw == "error" else "formula"
                rows[number][place] = Cell(text, "sheet", name, number, place + 1, kept)


def _merged(rows: dict[int, list[Cell]], merges: list[Merge], name: str) -> Iterator[list[Cell]]:
    """The rows, each merged cell with the words of the one that it belongs to."""
    last, covered = max(rows, default=0), 0
    for first_row, first, last_row, end in merges:
        if first_row not in rows or first > len(rows[first_row]):
            continue
        text = rows[first_row][first - 1].text
        end, bottom = min(end, MOST_COLUMNS), min(last_row, last)
        covered += max(0, bottom - first_row + 1) * max(0, end - first + 1)
        if covered > MOST_CELLS:
            raise RefusedError("refused-cells", limit=str(MOST_CELLS))
        for number in range(first_row, bottom + 1):
            row = rows.get(number)
            if row is None:
                continue
            row += [Cell("", "sheet", name, number, at) for at in range(len(row) + 1, end + 1)]
            for at in range(first, end + 1):
                if (number, at) != (first_row, first) and not row[at - 1].text:
                    row[at - 1] = Cell(text, "sheet", name, number, at, "merged")
    yield from (row for _, row in sorted(rows.items()))


def _merges(package: Package, part: str) -> Iterator[Merge]:
    """The merged ranges of a sheet; they stand behind its rows."""
    if not package.holds(part):
        return
    before, tail = b"", list[bytes]()
    for piece in package.chunks(part):
        if tail:
            tail.append(piece)
            continue
        window = before + piece
        if found := END_OF_ROWS.search(window):
            tail.append(window[found.end() :])
        before = window[-OVERLAP:]
    for one in MERGED.finditer(b"".join(tail)):
        yield int(one[2]), _number(one[1]), int(one[4]), _number(one[3])


def _parts(package: Package) -> dict[str, str]:
    """Name of a sheet → the part that it is in."""
    relations = "xl/_rels/workbook.xml.rels"
    if not package.holds(relations):
        return {}
    targets = {
        one.get("Id", ""): one.get("Target", "")
        for one in ElementTree.fromstring(package.bytes_of(relations))
    }
    found = dict[str, str]()
    for one in ElementTree.fromstring(package.bytes_of("xl/workbook.xml")).iter():
        if one.tag.endswith("}sheet"):
            target = targets.get(one.get(RELATION, ""), "")
            found[one.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return found


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number
