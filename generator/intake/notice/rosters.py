"""The roster in a notice as a whole: its numbers, where it breaks off. Its rows are read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.intake.doubt import Doubt
from generator.intake.notice.annexes import Annex
from generator.intake.notice.passages import Passage
from generator.intake.shape import Place, Row, Table
from generator.intake.writing import one_line

NAME = "姓名"
WHERE = re.compile(r"单位|部门|职务|岗位|科室|村|社区")
MOBILE = re.compile(r"1[\d*＊]{10}")
BARE = frozenset(("社区", "村", "居委会", "村委会", "街道"))


@dataclass(frozen=True)
class Roster:
    """A table with names: `cells` say where somebody works, `rows` are the places of its rows of people."""

    table: Table
    head: Place
    rows: tuple[Place, ...]
    cells: tuple[Passage, ...]
    mobiles: int
    phones: int
    cut: Place | None  # the row where the table breaks off


def roster(annex: Annex) -> Roster | None:
    """The first table of the annex that has names in it."""
    for table in annex.tables:
        rows = [row for row in table.rows if any(cell.text for cell in row)]
        heads = [at for at, row in enumerate(rows) if any(_bare(cell.text) == NAME for cell in row)]
        if heads:
            return _roster(table, rows, heads[0])
    return None


def doubts(found: Roster) -> Iterator[Doubt]:
    """What is doubtful about the roster as a whole, and units without their name."""
    if found.mobiles:
        yield Doubt(found.head, "notice-roster-mobiles", {"count": str(found.mobiles)})
    elif not found.phones:
        yield Doubt(found.head, "notice-roster-no-phone", {"count": str(len(found.rows))})
    if found.cut:
        yield Doubt(found.cut, "notice-table-cut")
    for cell in found.cells:
        if cell.text in BARE:
            yield Doubt(cell.place, "notice-place-bare", {"found": cell.text})


def _roster(table: Table, rows: Sequence[Row], at: int) -> Roster:
    """`at` is the row that says 姓名; where it says so twice, the groups stand in the row above it."""
    divided = sum(_bare(cell.text) == NAME for cell in rows[at]) > 1 and at > 0
    head = rows[at - 1] if divided else rows[at]
    columns = [place for place, cell in enumerate(head) if WHERE.search(_bare(cell.text))]
    where = columns[0] if columns else 0
    people = rows[at + 1 :]
    texts = [one_line(cell.text) for row in people for cell in row]
    cells = [row[where] for row in people if len(row) > where and row[where].text]
    short = bool(people) and divided and len(people[-1]) < len(rows[at])
    return Roster(
        table,
        head[0].place,
        tuple(row[0].place for row in people),
        tuple(Passage(one_line(cell.text), (cell.place,)) for cell in cells),
        sum(bool(MOBILE.fullmatch(text.replace(" ", ""))) for text in texts),
        sum(bool(re.search(r"\d{5,}", text)) for text in texts),
        people[-1][0].place if short else None,
    )


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
