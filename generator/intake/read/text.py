"""A .txt: paragraphs, and tables as they come out of Word and web pages.

Two kinds of tables occur in notices. A row on one line, tabs between cells; or a cell on each line with a
tab before it, further lines of the cell without, and an empty line between rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.intake.read.encoding import decoded
from generator.intake.read.limits import Budget
from generator.intake.shape import Cell, OfficeFile, Paragraph, Place, Row, Table

BEFORE_TAB = re.compile(r"^[ \u00a0\u3000]+(?=\t)")
BLANKS = " \u00a0\u3000"


@dataclass
class _Lines:
    """The lines of a text with their numbers, and the blocks made of them so far."""

    budget: Budget = field(default_factory=Budget)
    blocks: list[Paragraph | Table] = field(default_factory=list[Paragraph | Table])
    rows: list[Row] = field(default_factory=list[Row])

    def close(self) -> None:
        """Ends the table; where each row is a single cell it was only indented text."""
        if not self.rows:
            return
        start = self.rows[0][0].row
        if all(len(row) == 1 for row in self.rows):
            for (cell,) in self.rows:
                if cell.text:
                    self.blocks.append(Paragraph(cell.text, Place("line", "", cell.row, cell.column)))
        else:
            self.blocks.append(Table("", tuple(self.rows), Place("line", "", start)))
        self.rows = []

    def add(self, row: Row) -> None:
        self.budget.row(len(row))
        self.rows.append(row)


def read(name: str, data: bytes) -> OfficeFile:
    """The paragraphs and tables in their order; places are line and character."""
    lines = [BEFORE_TAB.sub("", line) for line in decoded(name, data).split("\n")]
    made = _Lines()
    at = 0
    while at < len(lines):
        line = lines[at]
        if _is_row(line):
            made.add(tuple(_cells(line, at + 1)))
            at += 1
        elif line.startswith("\t"):
            end = at + 1
            while end < len(lines) and lines[end].strip(BLANKS) and not _is_row(lines[end]):
                end += 1
            made.add(tuple(_stacked(lines[at:end], at + 1)))
            at = end
        else:
            if text := line.strip(BLANKS):
                made.close()
                indent = len(line) - len(line.lstrip(BLANKS))
                made.blocks.append(Paragraph(text, Place("line", "", at + 1, indent + 1)))
            at += 1
    made.close()
    return OfficeFile(name, "txt", tuple(made.blocks))


def _is_row(line: str) -> bool:
    """Whether the line is a whole row: a tab after the first sign, or several."""
    return "\t" in line[1:] if line.startswith("\t") else "\t" in line


def _cells(line: str, number: int) -> Iterator[Cell]:
    column = 1
    for text in line.split("\t"):
        yield Cell(text.strip(BLANKS), "line", "", number, column)
        column += len(text) + 1


def _stacked(lines: list[str], number: int) -> Iterator[Cell]:
    """The cells of a row whose cells stand under one another."""
    start, words = number, list[str]()
    for at, line in enumerate(lines, number):
        if line.startswith("\t"):
            if words:
                yield Cell("\n".join(words).strip(), "line", "", start, 2)
            start, words = at, [line[1:].strip(BLANKS)]
        else:
            words.append(line.strip(BLANKS))
    yield Cell("\n".join(words).strip(), "line", "", start, 2)
