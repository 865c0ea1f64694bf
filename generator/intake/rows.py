"""The rows of a table under its head, told apart: real ones, repeated heads, headings, sums, blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.intake.cells import Line, shown
from generator.intake.columns import Head, Kind, Labels, label
from generator.intake.draft import Findings, first, leave_table
from generator.intake.shape import Cell, Row, Table
from generator.intake.writing import one_line

SUM = re.compile(r"^(?:合计|总计|小计|共计)")
EXAMPLE = re.compile(r"^(?:例|示例|样例|填写示例)[：:]?$")
COUNT = re.compile(r"\d{1,6}[.、]?|[（(]?[一二三四五六七八九十]{1,3}[)）]?|")
PERSONAL = {"roster": ("name",), "projects": ("officer",), "never": ()}
BLANK = frozenset(("", "-", "/", "□"))


def lines(found: Findings, labels: Labels, table: Table, head: Head, at: int, stem: str) -> Iterator[Line]:
    """The rows that hold a person or a site; every other row gets its fate here, and its doubt."""
    private = _private(head)
    number = head.index("number")
    for row in table.rows[:at]:
        if row:
            found.fate(row, "title" if any(cell.text for cell in row) else "blank")
    for row in table.rows[at : at + head.height]:
        found.fate(row, "header")
    _judge_head(found, labels, table.rows[at], head)
    height, again = head.height, 0
    seen = dict[tuple[str, ...], Row]()
    for index in range(at + height, len(table.rows)):
        row = table.rows[index]
        if again:
            again -= 1
            found.fate(row, "header")
            continue
        texts = [one_line(cell.text) for cell in row]
        counted = number is not None and number < len(texts) and COUNT.fullmatch(texts[number])
        filled = [
            text
            for place, text in enumerate(texts)
            if text not in BLANK and not (counted and place == number)
        ]
        if not row:
            continue
        if not filled:
            found.fate(row, "blank")
        elif [label(cell.text) for cell in row] == list(head.labels):
            found.fate(row, "header")
            found.doubt(row[0].place, "header-repeated")
            again = height - 1
        elif reason := _aside(head, texts, filled):
            found.leave(row, reason, shown(row, private), found=_public(filled, reason))
        else:
            key = tuple(texts[place] for place in range(len(texts)) if place != number)
            if key in seen:
                found.doubt(row[0].place, "row-repeated", shown(row, private), other=str(seen[key][0].row))
            seen.setdefault(key, row)
            _judge_width(found, head, row, shown(row, private))
            found.fate(row, "taken")
            yield Line(row, shown(row, private), f"{stem}-{row[0].row}")


def cell(line: Line, at: int | None) -> Cell | None:
    """The cell in a column, None where the row is too short or there is no such column."""
    return line.cells[at] if at is not None and at < len(line.cells) else None


def find_head(found: Findings, labels: Labels, table: Table, wanted: Kind | None) -> tuple[Head, int] | None:
    """The head of a table and its row; None, with the doubts, where there is nothing to import."""
    for at in range(len(table.rows)):
        head = labels.head(table.rows, at, wanted)
        if head is None:
            continue
        if head.kind == "never":
            leave_table(found, table, "table-never")
            return None
        return head, at
    leave_table(found, table, "table-unknown")
    return None


def _judge_head(found: Findings, labels: Labels, row: Row, head: Head) -> None:
    if head.merged:
        found.doubt(row[0].place, "header-merged", columns="、".join(_told(head)))
    for at, column in enumerate(head.columns):
        place = row[at].place if at < len(row) else row[0].place
        if labels.never(column.label):
            found.doubt(place, "column-never", found=column.label)
        elif not column.field and column.label:
            found.doubt(place, "column-unknown", found=column.label)
        elif not column.field and at:
            found.doubt(place, "column-unlabelled")


def _told(head: Head) -> list[str]:
    return [
        f"{one.group}·{one.label}" if one.group not in ("", one.label) else one.label for one in head.columns
    ]


def _aside(head: Head, texts: list[str], filled: list[str]) -> str | None:
    """Why a row with words is neither a person nor a site; None where it is one."""
    if EXAMPLE.match(texts[0]) or (filled and EXAMPLE.match(filled[0])):
        return "row-example"
    if any(SUM.match(text.replace(" ", "")) for text in texts[:2]):
        return "row-sum"
    heading = texts[0] == filled[0] and head.columns[0].field in ("number", "")
    if len(set(filled)) == 1 and len(head.columns) > 2 and (len(filled) > 1 or heading):
        return "row-section"
    return None


def _public(filled: list[str], reason: str) -> str:
    return filled[0][:60] if reason == "row-section" else ""


def _judge_width(found: Findings, head: Head, row: Row, words: str) -> None:
    wanted = len(head.columns)
    if row[0].form != "sheet" and len(row) < wanted:
        found.doubt(first(row).place, "row-short", words, found=str(len(row)), wanted=str(wanted))
    for extra in row[wanted:]:
        if extra.text:
            found.doubt(extra.place, "cell-outside", words)


def _private(head: Head) -> frozenset[int]:
    """The columns that hold names of people."""
    return frozenset(at for at, one in enumerate(head.columns) if one.field in PERSONAL[head.kind])
