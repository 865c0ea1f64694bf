"""The table that a translator fills: CSV that every spreadsheet opens and none runs."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.problem import Problem

COLUMNS = ("unit", "state", "chinese", "translation", "where", "keep", "source")
WORDS = COLUMNS.index("translation") + 1  # the column that a translator fills, from 1
# How a cell begins that a spreadsheet would run; Excel in East Asian languages takes the wide marks, too.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
ALLOWED = frozenset("\n\t\u200c\u200d")  # that some scripts need to join letters or not
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})  # what moves a terminal, and no workbook holds


@dataclass(frozen=True)
class Given:
    """One filled row of a translator's table."""

    line: int
    unit: str
    text: str
    source: str


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """The table as a file; the mark at its start tells Excel that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def read(name: str, data: bytes, problems: list[Problem]) -> Iterator[Given]:
    """The filled rows; `line` counts rows of the spreadsheet, not of the file: cells hold several lines."""
    try:
        table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        problems.append(Problem(name, 1, 0, "table-unreadable"))
        return
    if not table or not set(COLUMNS) <= set(table[0]):
        facts = {"columns": ", ".join(COLUMNS)}
        problems.append(Problem(name, 1, 0, "table-columns", facts=facts))
        return
    at = {column: table[0].index(column) for column in COLUMNS}
    for line, cells in enumerate(table[1:], 2):
        if len(cells) <= max(at.values()):
            if any(cells):
                problems.append(Problem(name, line, 0, "table-row", facts={"wanted": str(len(COLUMNS))}))
            continue
        text = plain(cells[at["translation"]])
        if text:
            yield Given(line, plain(cells[at["unit"]]), text, plain(cells[at["source"]]))


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `plain` takes the mark away again."""
    return "'" + cell if cell.startswith((*FORMULA, "'")) else cell


def plain(cell: str) -> str:
    text = cell.replace("\r\n", "\n").replace("\r", "\n").strip("\n\t")
    text = text if text.strip() else ""
    return text[1:] if text.startswith("'") and text[1:].startswith((*FORMULA, "'")) else text


def shown(cell: str) -> str:
    """A cell with what nobody sees written out as \\uXXXX: controls, directions, halves of characters."""
    if cell.isprintable():
        return cell
    return "".join(
        c if c in ALLOWED or unicodedata.category(c) not in HIDDEN else f"\\u{ord(c):04x}" for c in cell
    )
