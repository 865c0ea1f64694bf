"""What a form on paper is made of: lines to write on, boxes to tick, tables, notes; and these as words.

A part of a line is a key of data/strings, the width of a blank in millimetres, a `Tick` or a `Gap`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.render.sheet import Both

OWN = "forms."  # prefix of our keys in data/strings
UNIT = "unit."  # keys of what stands behind a blank: 元, 年

Say = Callable[[str], Both]
Json = dict[str, Any]


@dataclass(frozen=True)
class Tick:
    """A small box with words behind it."""

    key: str


@dataclass(frozen=True)
class Gap:
    """Nothing, as wide as a blank of so many millimetres."""

    width: int


Part = str | int | Tick | Gap


@dataclass(frozen=True)
class Line:
    """Labels and blanks beside each other; a blank is at least so wide, what is left is shared out."""

    parts: tuple[Part, ...]
    tall: float = 1  # of the height of a line of handwriting
    hint: str = ""  # small print under it

    def json(self, say: Say) -> Json:
        hint = say(self.hint) if self.hint else None
        parts = [_part(part, say) for part in self.parts]
        return {"kind": "line", "tall": self.tall, "parts": parts, "hint": hint}


@dataclass(frozen=True)
class Heading:
    """The heading of a part of the form, with a hint beside it."""

    key: str
    hint: str = ""

    def json(self, say: Say) -> Json:
        hint = say(self.hint) if self.hint else None
        return {"kind": "heading", "field": self.key, "words": say(self.key), "hint": hint}


@dataclass(frozen=True)
class Text:
    """A sentence that is part of what the writer signs."""

    key: str

    def json(self, say: Say) -> Json:
        return {"kind": "text", "field": self.key, "words": say(self.key)}


@dataclass(frozen=True)
class Notes:
    """Advice to whoever fills the form in, in a frame."""

    keys: tuple[str, ...]

    def json(self, say: Say) -> Json:
        return {"kind": "notes", "field": self.keys[0], "rows": [say(key) for key in self.keys]}


@dataclass(frozen=True)
class Room:
    """Empty lines to write on, as many as the page has left, at least one."""

    def json(self, say: Say) -> Json:
        del say  # nothing is printed on them
        return {"kind": "room"}


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` in millimetres, 0 for a share of what is left."""

    key: str
    width: int = 0


@dataclass(frozen=True)
class Table:
    """A table whose first column is printed: numbers, or keys with a second column of what they mean."""

    columns: tuple[Column, ...]
    tall: float  # mm of a row
    keys: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()  # the boxes in the third column of each of these rows
    numbers: int = 0  # rows numbered from 1
    empty: int = 0  # rows to fill in at the end
    last: str = ""  # the first cell of the last row: the sum

    def json(self, say: Say) -> Json:
        ticks: list[Json] = [{"ticks": [say(key) for key in self.ticks]}] if self.ticks else []
        known = [[say(key), say(f"{key}.why")] for key in self.keys]
        rows: list[list[Json]] = [[*({"words": both} for both in row), *ticks] for row in known]
        rows += [[{"number": str(n)}] for n in range(1, self.numbers + 1)]
        rows += [[{}, {}, *ticks] for _ in range(self.empty)]
        rows += [[{"words": say(self.last)}]] if self.last else []
        blank: list[Json] = [{}] * len(self.columns)
        return {
            "kind": "table",
            "field": self.columns[0].key,
            "tall": self.tall,
            "columns": [{"words": say(column.key), "width": column.width} for column in self.columns],
            "rows": [[*row, *blank[len(row) :]] for row in rows],
        }


@dataclass(frozen=True)
class Sign:
    """Lines at the left, an empty frame for a seal at the right."""

    lines: tuple[Line, ...]
    frame: str
    side: int  # mm

    def json(self, say: Say) -> Json:
        return {
            "kind": "sign",
            "field": self.frame,
            "lines": [line.json(say) for line in self.lines],
            "words": say(self.frame),
            "side": self.side,
        }


@dataclass(frozen=True)
class Turn:
    """Where the form in two languages goes on to another page; in Chinese alone it doesn't."""


Block = Line | Heading | Text | Notes | Room | Table | Sign | Turn


def pages(blocks: Sequence[Block], say: Say, both: bool) -> list[list[Json]]:
    """The blocks page by page."""
    found: list[list[Json]] = [[]]
    for block in blocks:
        if not isinstance(block, Turn):
            found[-1].append(block.json(say))
        elif both:
            found.append([])
    return found


def _part(part: Part, say: Say) -> Mapping[str, Any]:
    if isinstance(part, int):
        return {"kind": "blank", "width": part}
    if isinstance(part, Gap):
        return {"kind": "gap", "width": part.width}
    if isinstance(part, Tick):
        return {"kind": "tick", "field": part.key, "words": say(part.key)}
    return {"kind": "unit" if part.startswith(UNIT) else "label", "field": part, "words": say(part)}
