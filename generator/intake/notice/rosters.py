"""The posts of a roster in a notice. Names and numbers are counted and never kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.intake.doubt import Doubt
from generator.intake.notice.annexes import Annex
from generator.intake.notice.passages import Passage
from generator.intake.shape import Cell, Place, Row, Table
from generator.intake.writing import one_line

NAME = "姓名"
COLUMNS = (
    ("role", re.compile(r"身份|组内|组别|角色")),
    ("phone", re.compile(r"电话|手机|联系方式|号码")),
    ("note", re.compile(r"备注|说明")),
    ("number", re.compile(r"序号|编号")),
    ("post", re.compile(r"职务|岗位|职位")),
    ("unit", re.compile(r"单位|部门|科室|村|社区")),
)
MOBILE = re.compile(r"1[\d*＊]{10}")
BARE = frozenset(("社区", "村", "居委会", "村委会", "街道"))


@dataclass(frozen=True)
class RosterPost:
    """One line of a roster without the person: role in the group, unit, post, note."""

    role: str
    unit: str
    post: str
    note: str
    place: Place


@dataclass(frozen=True)
class Roster:
    """A roster: its posts, the cells that say where somebody works, and how many numbers it had."""

    title: str
    posts: tuple[RosterPost, ...]
    cells: tuple[Passage, ...]
    header: Place
    mobiles: int
    phones: int
    cut: Place | None  # the row where the table breaks off


def roster(annex: Annex) -> Roster | None:
    """The first table of the annex that has names in it."""
    for table in annex.tables:
        rows = [row for row in table.rows if any(cell.text for cell in row)]
        at = next((at for at, row in enumerate(rows) if any(_bare(cell) == NAME for cell in row)), None)
        if at is not None:
            return _roster(annex.title, rows, at)
    return None


def doubts(found: Roster) -> Iterator[Doubt]:
    """What is doubtful about the roster as a whole, and units without their name."""
    if found.mobiles:
        yield Doubt(found.header, "notice-roster-mobiles", {"count": str(found.mobiles)})
    elif not found.phones:
        yield Doubt(found.header, "notice-roster-no-phone", {"count": str(len(found.posts))})
    if found.cut:
        yield Doubt(found.cut, "notice-table-cut")
    for cell in found.cells:
        if cell.text in BARE:
            yield Doubt(cell.place, "notice-place-bare", {"found": cell.text})


def tables_left(annexes: Sequence[Annex]) -> Iterator[tuple[Annex, Table]]:
    """The tables of annexes that are neither roster nor form."""
    for annex in annexes:
        if not annex.form and not annex.roster:
            for table in annex.tables:
                yield annex, table


def _roster(title: str, rows: Sequence[Row], at: int) -> Roster:
    header, groups = rows[at], _groups(rows[at - 1] if at else (), rows[at])
    width = max(len(header), len(rows[at - 1]) if at and groups else 0)
    posts: list[RosterPost] = []
    cells: list[Passage] = []
    mobiles = phones = 0
    unit = Cell("", "line", "", 0, 0)
    names = _columns(header)
    for row in rows[at + 1 :]:
        where = row[0].place
        texts = [one_line(cell.text) for cell in row]
        mobiles += sum(bool(MOBILE.fullmatch(text.replace(" ", ""))) for text in texts)
        phones += sum(bool(re.search(r"\d{5,}", text)) for text in texts)
        if groups:
            if len(row) > 1 and row[1].text:
                unit = row[1]
                cells.append(Passage(one_line(unit.text), (unit.place,)))
            for role, start in groups:
                if any(texts[start : start + 2]):
                    post = texts[start + 1] if start + 1 < len(texts) else ""
                    posts.append(RosterPost(role, one_line(unit.text), post, "", where))
            continue
        found = {name: texts[column] for name, column in names.items() if column < len(texts)}
        if not found.get(NAME):
            continue
        key = next((key for key in ("unit", "post") if key in names and names[key] < len(row)), NAME)
        cells.append(Passage(found[key] if key != NAME else "", (row[names[key]].place,)))
        role = found.get("role", "").replace(" ", "")
        posts.append(
            RosterPost(role, found.get("unit", ""), found.get("post", ""), found.get("note", ""), where)
        )
    last = rows[-1]
    filled = len(last) < width and bool(groups)
    above = rows[at - 1][0].place if groups else header[0].place
    return Roster(
        title, tuple(posts), tuple(cells), above, mobiles, phones, last[0].place if filled else None
    )


def _bare(cell: Cell) -> str:
    return re.sub(r"\s", "", cell.text)


def _columns(header: Row) -> dict[str, int]:
    """What each column holds; one without a heading before the names is the role."""
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        text = _bare(cell)
        if text == NAME:
            found[NAME] = at
        elif not text and NAME not in found:
            found.setdefault("role", at)
        else:
            key = next((key for key, pattern in COLUMNS if pattern.search(text)), None)
            if key:
                found.setdefault(key, at)
    return found


def _groups(above: Row, header: Row) -> list[tuple[str, int]]:
    """Groups of columns with a name and a post each (负责人, 联系人): their names, where they begin."""
    starts = [at for at, cell in enumerate(header) if _bare(cell) == NAME]
    if len(starts) < 2:
        return []
    names = list(dict.fromkeys(_bare(cell) for cell in above if cell.text))[-len(starts) :]
    return list(zip(names, starts, strict=False)) if len(names) == len(starts) else []
