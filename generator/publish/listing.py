"""A list of the office as a file or on a terminal: CSV, xlsx, PDF, text; the same bytes for the same list."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from math import ceil
from typing import Any

from generator.config import Config
from generator.publish.table import inert, shown
from generator.publish.typst import Press
from generator.render.office.listing import Column, Listing, sheet

FORMATS = ("table", "csv", "xlsx", "pdf")
STILL = (1980, 1, 1, 0, 0, 0)  # the time of every part of an xlsx, which is a ZIP
WIDE = "FW"  # East Asian letters that take two columns of a terminal
MILLIMETRES = 2.1  # of a column that one letter of a spreadsheet takes
BROAD = 1.15  # times as wide as the letter that columns are measured in: Chinese, and capitals
LINE = 16.0  # points of a line
GAP = "  "


def data(config: Config, it: Listing, form: str) -> bytes:
    """The list as a file of one of the formats."""
    if form == "csv":
        return csv_of(it)
    if form == "xlsx":
        return xlsx_of(it, config)
    if form == "pdf":
        return Press(config).pdf(sheet(it, config.today.isoformat()))
    return "".join(line + "\n" for line in text_of(it)).encode()


def csv_of(it: Listing) -> bytes:
    """CSV that every spreadsheet opens in UTF-8 and none runs."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column.head for column in it.columns)
    writer.writerows([inert(shown(cell)) for cell in row] for row in it.rows)
    return out.getvalue().encode("utf-8-sig")


def xlsx_of(it: Listing, config: Config) -> bytes:
    """A workbook with one sheet: heading, words before the list, the list with a frozen head."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    book: Any = Workbook()
    page: Any = book.active
    page.title = it.name
    side = Side(style="thin", color="999999")
    border, wrap = Border(side, side, side, side), Alignment(wrap_text=True, vertical="top")
    middle = Alignment(horizontal="center", vertical="top")
    for row, text in enumerate((it.title, *it.lead), 1):
        _put(page, row, 1, text).font = Font(bold=row == 1, size=14 if row == 1 else 11)
    head = len(it.lead) + 2
    for place, column in enumerate(it.columns, 1):
        cell = _put(page, head, place, column.head)
        cell.font, cell.border, cell.alignment = Font(bold=True), border, wrap
        cell.fill = PatternFill("solid", fgColor="E6E6E6")
        page.column_dimensions[get_column_letter(place)].width = _letters(column)
    page.row_dimensions[head].height = _height([column.head for column in it.columns], it.columns)
    for number, cells in enumerate(it.rows):
        page.row_dimensions[head + 1 + number].height = _height(cells, it.columns)
        for place, (text, column) in enumerate(zip(cells, it.columns, strict=True), 1):
            cell = _put(page, head + 1 + number, place, text)
            cell.border, cell.alignment = border, wrap
            if column.counted and text.isascii() and text.isdecimal():
                cell.value, cell.number_format, cell.alignment = int(text), "0", middle
            cell.font = Font(bold=number in it.marked and place == 1)
    if not it.rows:
        _put(page, head + 1, 1, it.empty)
    page.freeze_panes = page.cell(head + 1, 1)
    page.print_title_rows = f"{head}:{head}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    day = datetime.combine(config.today, time())
    book.properties.created, book.properties.creator = day, "wageboard"
    out = io.BytesIO()
    book.save(out)
    return still(out.getvalue(), day)


def text_of(it: Listing) -> Iterator[str]:
    """The list for a terminal; columns that nobody filled stay out."""
    yield from map(shown, (it.title, *it.lead))
    if not it.rows:
        yield it.empty
        return
    yield ""
    filled = [place for place in range(len(it.columns)) if any(row[place] for row in it.rows)]
    table = [[it.columns[place].head for place in filled]]
    table += [[shown(row[place]).expandtabs(1) for place in filled] for row in it.rows]
    widths = [
        max(_width(line) for row in table for line in row[place].split("\n")) for place in range(len(filled))
    ]
    for row in table:
        yield from _lines(row, widths)


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [cell.split("\n") for cell in row]
    for line in range(max(map(len, cells))):
        parts = [cell[line] if line < len(cell) else "" for cell in cells]
        spaced = (part + " " * (width - _width(part)) for part, width in zip(parts, widths, strict=True))
        yield GAP.join(spaced).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in WIDE else 1 for letter in text)


def _letters(column: Column) -> float:
    """How many letters a column of a spreadsheet is wide."""
    return max(6, column.width / MILLIMETRES)


def _height(cells: Sequence[str], columns: Sequence[Column]) -> float:
    """Points of a row that shows all of its cells: not every program reckons them when it opens a file."""
    lines = (
        sum(ceil(max(1, _width(line)) * BROAD / (_letters(column) - 1)) for line in text.split("\n"))
        for text, column in zip(cells, columns, strict=True)
    )
    return LINE * max(1, *lines)


def _put(page: Any, row: int, column: int, text: str) -> Any:
    """A cell that is text whatever it begins with."""
    cell = page.cell(row, column)
    cell.value = shown(text)
    cell.data_type = "s"
    cell.number_format = "@"
    return cell


def still(xlsx: bytes, day: datetime) -> bytes:
    """The same workbook without the moment at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as still:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                head, _, rest = part.partition(b"<dcterms:modified")
                opening, _, tail = rest.partition(b">")
                part = head + b"<dcterms:modified" + opening + b">" + f"{day.isoformat()}Z".encode()
                part += b"<" + tail.partition(b"<")[2]
            still.writestr(zipfile.ZipInfo(name, STILL), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
