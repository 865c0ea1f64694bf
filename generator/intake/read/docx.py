"""A Word document: its paragraphs and tables in their order, read from its XML as a stream.

Reads what a person sees: text in content controls, text boxes, tables inside tables, notes, heads and feet,
and insertions that nobody has accepted yet; deleted text is gone. Nothing is fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree

from generator.intake.doubt import RefusedError
from generator.intake.read.limits import Budget
from generator.intake.read.package import Package
from generator.intake.shape import Cell, CellFlaw, OfficeFile, Paragraph, Place, Row, Table

MAIN = "word/document.xml"
BESIDE = re.compile(r"word/(?:footnotes|endnotes|header\d*|footer\d*)\.xml")
UNSEEN = frozenset({"del", "moveFrom", "Fallback"})  # deleted text; the second copy of a text box
DEEPEST = 64  # tables, boxes and controls inside one another


@dataclass
class _Cell:
    lines: list[str] = field(default_factory=list[str])
    span: int = 1
    continues: bool = False  # belongs to the cell above


@dataclass
class _Table:
    number: int
    rows: list[Row] = field(default_factory=list[Row])
    row: list[Cell] = field(default_factory=list[Cell])
    cells: list[_Cell] = field(default_factory=list[_Cell])  # at most one is open


@dataclass
class _Text:
    pieces: list[str] = field(default_factory=list[str])
    numbered: bool = False


class _Reader:
    """Takes the elements of one part as the parser meets them."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.blocks: list[Paragraph | Table] = []
        self.pictures = self.paragraphs = self.tables = 0
        self._unseen = self._runs = 0
        self._in_text = False
        self._open_tables: list[_Table] = []
        self._open_texts: list[_Text] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name in UNSEEN:
            self._unseen += 1
        if self._unseen:
            return
        if name == "p":
            self._open_texts.append(_Text())
        elif name == "r":
            self._runs += 1
        elif name == "t":
            self._in_text = True
        elif name in ("tab", "br", "cr", "noBreakHyphen") and self._runs and self._open_texts:
            self._open_texts[-1].pieces.append({"tab": "\t", "noBreakHyphen": "-"}.get(name, "\n"))
        elif name == "numId" and self._open_texts:
            self._open_texts[-1].numbered = _value(attributes) != "0"
        elif name in ("blip", "imagedata"):
            self.pictures += 1
        else:
            self._start_table(name, attributes)
        if len(self._open_tables) > DEEPEST or len(self._open_texts) > DEEPEST:
            raise RefusedError("refused-broken", name=MAIN)

    def _start_table(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tbl":
            self.tables += 1
            self._open_tables.append(_Table(self.tables))
        elif self._open_tables:
            table = self._open_tables[-1]
            if name == "tr":
                table.row = []
            elif name == "tc":
                table.cells.append(_Cell())
            elif name == "gridSpan" and table.cells:
                value = _value(attributes)
                table.cells[-1].span = max(1, int(value)) if value.isdigit() and len(value) < 5 else 1
            elif name == "vMerge" and table.cells:
                table.cells[-1].continues = _value(attributes) != "restart"

    def data(self, text: str) -> None:
        if self._in_text and not self._unseen and self._open_texts:
            self._open_texts[-1].pieces.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name in UNSEEN:
            self._unseen -= 1
        elif self._unseen:
            return
        elif name == "t":
            self._in_text = False
        elif name == "r":
            self._runs -= 1
        elif name == "p" and self._open_texts:
            self._end_paragraph(self._open_texts.pop())
        elif self._open_tables:
            self._end_table(name, self._open_tables[-1])

    def close(self) -> None:
        """Nothing is left to do when the part ends."""

    def _end_paragraph(self, found: _Text) -> None:
        text = "".join(found.pieces).strip()
        if self._open_tables and self._open_tables[-1].cells:
            self._open_tables[-1].cells[-1].lines.append(text)
            return
        self.paragraphs += 1
        if text:
            self.budget.row(1)
            self.blocks.append(Paragraph(text, Place("paragraph", "", self.paragraphs), found.numbered))

    def _end_table(self, name: str, table: _Table) -> None:
        if name == "tc" and table.cells:
            self._end_cell(table, table.cells.pop())
        elif name == "tr":
            self.budget.row(len(table.row))
            table.rows.append(tuple(table.row))
        elif name == "tbl":
            self._open_tables.pop()
            place = Place("table", str(table.number), 1)
            self.blocks.append(Table("", tuple(table.rows), place))

    def _end_cell(self, table: _Table, cell: _Cell) -> None:
        number, text, flaw = len(table.rows) + 1, "\n".join(line for line in cell.lines if line), ""
        for at in range(cell.span):
            column = len(table.row) + 1
            above = table.rows[-1] if table.rows else ()
            if cell.continues and not text and column <= len(above):
                text, flaw = above[column - 1].text, "merged"
            table.row.append(_cell(text, table.number, number, column, "merged" if at else flaw))
            if len(table.row) > 4 * DEEPEST:
                self.budget.row(len(table.row))


def read(package: Package) -> OfficeFile:
    """The text of the document, then that of its notes, heads and feet."""
    budget = Budget()
    reader = _Reader(budget)
    parts = [MAIN, *sorted(part for part in package.names() if BESIDE.fullmatch(part))]
    for part in parts:
        parser = ElementTree.XMLParser(target=reader)
        try:
            for piece in package.chunks(part):
                parser.feed(piece)
            parser.close()
        except ElementTree.ParseError:
            raise RefusedError("refused-broken", name=package.name) from None
    return OfficeFile(package.name, "docx", tuple(reader.blocks), reader.pictures)


def _cell(text: str, table: int, row: int, column: int, flaw: str) -> Cell:
    kept: CellFlaw = "merged" if flaw == "merged" else ""
    return Cell(text, "table", str(table), row, column, kept)


def _value(attributes: dict[str, str]) -> str:
    return next((text for name, text in attributes.items() if name.rpartition("}")[2] == "val"), "")
