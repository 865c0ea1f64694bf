"""Reads data/calls.csv into calls, and says how a line of it is written; publish/calling.py appends.

Spreadsheets rewrite what they save, so a date or a heading that isn't ours is a problem with its line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from generator.model.base import LANGUAGE_TAG
from generator.model.call import Call, Calls
from generator.problem import Problem, visible
from generator.source.text import read_text, whole

FILE = "data/calls.csv"
COLUMNS = ("date", "number", "answered", "language", "by", "note")
ANSWERED = {"yes": True, "no": False}
WANTED = {
    "date": "2026-11-20",
    "number": "0595-12333",
    "answered": "yes / no",
    "language": "zh",
    "by": "宣传办值班岗",
}
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def calls(root: Path) -> tuple[Calls, list[Problem]]:
    """Every call that was written down; none where there is no file yet."""
    if (root / FILE).is_symlink():
        return Calls(), [whole(FILE, "symlink", name=Path(FILE).name)]
    if not (root / FILE).exists():
        return Calls(), []
    text, problems = read_text(root / FILE, FILE)
    if not text:  # refused, or an empty file: nobody called yet
        return Calls(), problems
    found: list[Call] = []
    for one in _read(text):
        if isinstance(one, Call):
            found.append(one)
        else:
            problems.append(one)
    return Calls(tuple(found)), problems


def call_of(text: str) -> Call | None:
    """The call that one line of the file says; None for its heading and for what is no call."""
    try:
        cells = [cell.strip() for cell in next(csv.reader([text]), list[str]())]
    except csv.Error:
        return None
    found = _call(0, cells)
    return found if isinstance(found, Call) else None


def line(call: Call) -> str:
    """A call as one line of the file, without its end."""
    answered = next(word for word, value in ANSWERED.items() if value == call.answered)
    cells = (call.date.isoformat(), call.number, answered, call.language, call.by, call.note)
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def wrong_field(cells: Sequence[str]) -> str | None:
    """The first field of a row that is not written the one way we accept."""
    day, number, answered, language, by, _ = cells
    if not DAY.fullmatch(day) or _day(day) is None:
        return "date"
    if not re.fullmatch(r"[0-9]+(-[0-9]+)*", number):
        return "number"
    if answered not in ANSWERED:
        return "answered"
    if language and not re.fullmatch(LANGUAGE_TAG, language):
        return "language"
    return None if by else "by"


def _read(text: str) -> Iterator[Call | Problem]:
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        head = next(rows, list[str]())
        if tuple(cell.strip() for cell in head) != COLUMNS:
            facts = {"found": visible(",".join(head)[:60]) or "–", "wanted": ",".join(COLUMNS)}
            yield Problem(FILE, 1, 1, "calls-header", facts=facts)
            return
        before = rows.line_num
        for row in rows:
            number, before = before + 1, rows.line_num
            if any(cell.strip() for cell in row):
                yield _call(number, [cell.strip() for cell in row])
    except csv.Error:
        yield Problem(FILE, rows.line_num, 1, "calls-row", facts={"found": "–", "wanted": str(len(COLUMNS))})


def _call(number: int, cells: list[str]) -> Call | Problem:
    if len(cells) != len(COLUMNS):
        facts = {"found": str(len(cells)), "wanted": str(len(COLUMNS))}
        return Problem(FILE, number, 1, "calls-row", facts=facts)
    wrong = wrong_field(cells)
    if wrong:
        found = visible(cells[COLUMNS.index(wrong)][:60]) or "–"
        facts = {"field": wrong, "found": found, "wanted": WANTED[wrong]}
        return Problem(FILE, number, 1, "calls-field", facts=facts)
    day, dialled, answered, language, by, note = cells
    return Call(date.fromisoformat(day), dialled, ANSWERED[answered], language, by, note, number)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
