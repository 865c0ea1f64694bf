"""A .csv as spreadsheets save it: commas, semicolons or tabs; rows counted as the spreadsheet counts them."""

from __future__ import annotations

import csv
import io

from generator.intake.doubt import RefusedError
from generator.intake.read.encoding import decoded
from generator.intake.read.limits import Budget
from generator.intake.shape import Cell, OfficeFile, Place, Table

DELIMITERS = ",\t;"
FIRST = 20  # lines that show which sign stands between cells


def read(name: str, data: bytes) -> OfficeFile:
    """One table without a name; cells are named as in a spreadsheet (B7)."""
    text = decoded(name, data)
    budget = Budget()
    rows: list[tuple[Cell, ...]] = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_sign(text)), 1):
            budget.row(len(row))
            rows.append(tuple(Cell(one.strip(), "sheet", "", number, at) for at, one in enumerate(row, 1)))
    except csv.Error:
        raise RefusedError("refused-csv", row=str(len(rows) + 1)) from None
    return OfficeFile(name, "csv", (Table("", tuple(rows), Place("sheet", "", 1)),))


def _sign(text: str) -> str:
    head = "\n".join(text.split("\n", FIRST)[:FIRST])
    return max(DELIMITERS, key=lambda sign: (head.count(sign), -DELIMITERS.index(sign)))
