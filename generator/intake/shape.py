"""What every office file becomes when it is read: paragraphs and tables of plain text, each with its place.

Nothing here knows a format, and nothing is lost on the way: a cell that is no plain text says what it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["sheet", "line", "table", "paragraph"]
# Why a cell isn't what somebody typed as text. `merged`: the words of the cell that it is merged into.
CellFlaw = Literal["", "formula", "error", "number", "date", "merged", "nested"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: counted from 1, `column` 0 where the whole row or paragraph is meant."""

    form: Form
    part: str  # the sheet of a workbook, the number of a table, else ""
    row: int  # of the sheet or table; the line of a text; the number of a paragraph
    column: int = 0  # of the sheet or table; the character in the line

    def show(self, lang: str) -> str:
        """`名单!B7`, `12:3`, `表 2 第 3 行第 1 格` or `第 5 段`."""
        if self.form == "sheet":
            cell = f"{letters(self.column)}{self.row}" if self.column else str(self.row)
            return f"{self.part}!{cell}" if self.part else cell
        if self.form == "line":
            return f"{self.row}:{self.column}" if self.column else str(self.row)
        if self.form == "paragraph":
            return f"第 {self.row} 段" if lang == "zh" else f"paragraph {self.row}"
        if lang == "zh":
            return f"表 {self.part} 第 {self.row} 行" + (f"第 {self.column} 格" if self.column else "")
        return f"table {self.part} row {self.row}" + (f" cell {self.column}" if self.column else "")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text as written (line breaks kept, outer blanks gone) and how it came to be."""

    text: str
    form: Form
    part: str
    row: int
    column: int
    flaw: CellFlaw = ""

    @property
    def place(self) -> Place:
        return Place(self.form, self.part, self.row, self.column)


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells; rows may differ in length. `name` is that of the sheet, "" elsewhere."""

    name: str
    rows: tuple[Row, ...]
    place: Place


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `numbered`: the office program counts it (一、), and the number isn't in the text."""

    text: str
    place: Place
    numbered: bool = False


@dataclass(frozen=True)
class OfficeFile:
    """A file as it was read; `pictures` counts what only eyes can read."""

    name: str
    format: Literal["xlsx", "docx", "csv", "txt"]
    blocks: tuple[Paragraph | Table, ...]
    pictures: int = 0

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    def rows(self) -> Iterator[tuple[Table, Row]]:
        """Every row of every table that holds anything."""
        for table in self.tables:
            for row in table.rows:
                if any(cell.text for cell in row):
                    yield table, row


def letters(column: int) -> str:
    """The name of a column of a spreadsheet: 1 → A, 27 → AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
