"""The list of annexes in a notice, and what stands in each of them at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.intake.notice.passages import Passage, plain
from generator.intake.notice.vocabulary import vocabulary
from generator.intake.shape import Paragraph, Place, Table

LIST = re.compile(r"^附\s*件\s*[：:]\s*(.*)$")
ITEM = re.compile(r"^(\d{1,2})\s*[.．、]\s*(.+)$")
STARTS = re.compile(r"^附\s*件\s*(\d{0,2})\s*[：:]?$")
COLOPHON = re.compile(r"^抄送|印发$|^（?此件|^（联系单位")
ROSTER = re.compile(r"名单|联络员|联系人")
BLANK_DAY = re.compile(r"年\s{2,}月|月\s{2,}日")


@dataclass(frozen=True)
class Listed:
    """An annex as the notice lists it."""

    number: int
    title: str
    place: Place


@dataclass(frozen=True)
class Annex:
    """An annex as it stands at the end: its title and everything under it."""

    number: int
    title: str
    place: Place
    titled: Place | None  # where its title stands, if that is a paragraph
    paragraphs: tuple[Paragraph, ...] = field(default=())
    tables: tuple[Table, ...] = field(default=())

    @property
    def roster(self) -> bool:
        return bool(self.tables) and bool(ROSTER.search(self.title))

    @property
    def form(self) -> bool:
        """A table that an office fills in, not one that says anything."""
        return not self.roster and bool(vocabulary().forms.search(self.title))

    @property
    def empty(self) -> bool:
        return not self.tables and not self.paragraphs


def split(
    blocks: Sequence[Paragraph | Table],
) -> tuple[list[Paragraph | Table], list[Annex], list[Paragraph]]:
    """(body, annexes, colophon): the annexes begin where 附件1 stands alone."""
    body: list[Paragraph | Table] = []
    annexes: list[Annex] = []
    colophon: list[Paragraph] = []
    part: list[Paragraph | Table] | None = None
    number, start = 0, None
    for block in blocks:
        text = plain(block.text) if isinstance(block, Paragraph) else ""
        if isinstance(block, Paragraph) and not text:
            continue
        found = STARTS.match(text)
        if found and isinstance(block, Paragraph):
            if part is not None and start is not None:
                annexes.append(_annex(number, start, part))
            part, start = [], block.place
            number = int(found[1]) if found[1] else number + 1
        elif isinstance(block, Paragraph) and COLOPHON.search(text) and len(text) < 60:
            colophon.append(block)
        else:
            (body if part is None else part).append(block)
    if part is not None and start is not None:
        annexes.append(_annex(number, start, part))
    return body, annexes, colophon


def listed(passages: Sequence[Passage]) -> tuple[tuple[Listed, ...], frozenset[int]]:
    """The annexes that the notice lists, and which passages the list takes."""
    made: list[Listed] = []
    used: set[int] = set()
    for at, one in enumerate(passages):
        found = LIST.match(one.text)
        if not found:
            continue
        used.add(at)
        made += _items(found[1], one.place, len(made))
        for after in range(at + 1, len(passages)):
            item = ITEM.match(plain(passages[after].text))
            if not item or int(item[1]) != len(made) + 1:
                break
            made.append(Listed(int(item[1]), plain(item[2]), passages[after].place))
            used.add(after)
        break
    return tuple(made), frozenset(used)


def _items(text: str, place: Place, before: int) -> Iterator[Listed]:
    text = plain(text)
    if not text:
        return
    item = ITEM.match(text)
    yield Listed(int(item[1]) if item else before + 1, item[2] if item else text, place)


def _annex(number: int, start: Place, part: Sequence[Paragraph | Table]) -> Annex:
    """The annex, its first paragraph (or its first row of a single cell) being its title."""
    title, titled = "", None
    rest = list(part)
    if rest and isinstance(rest[0], Paragraph):
        title, titled = plain(rest[0].text), rest[0].place
        rest = rest[1:]
    elif rest and isinstance(rest[0], Table):
        first = [cell.text for cell in rest[0].rows[0] if cell.text]
        title = plain(first[0]) if len(first) == 1 else ""
    return Annex(
        number, title, start, titled,
        tuple(one for one in rest if isinstance(one, Paragraph)),
        tuple(one for one in rest if isinstance(one, Table)),
    )  # fmt: skip
