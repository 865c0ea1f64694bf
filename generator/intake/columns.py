"""The head of an office's table: which row it is, in one row or two, and what each column is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.catalog import Catalog
from generator.intake.shape import Row

Kind = Literal["roster", "projects"]
KINDS: tuple[Kind, ...] = ("roster", "projects")
OF_PERSON = ("name", "post", "phone", "unit-or-post")  # columns that belong to the group before them
LEAST = 2  # columns that must be known for a row to be a head
SHARE = 0.5  # of its columns


@dataclass(frozen=True)
class Column:
    """One column: its label as written, its field ("" where none is known), and the group it is in."""

    label: str
    field: str
    group: str = ""


@dataclass(frozen=True)
class Head:
    """The head of a table: kind, columns, how many rows it takes, whether its cells were merged."""

    kind: Kind | Literal["never"]
    columns: tuple[Column, ...]
    height: int
    merged: bool
    labels: tuple[str, ...]  # of its first row, to know it again

    def index(self, field: str) -> int | None:
        """The first column of a field."""
        return next((at for at, one in enumerate(self.columns) if one.field == field), None)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of its columns in their order, "" for the columns of the row itself."""
        return tuple(dict.fromkeys(one.group for one in self.columns))


def label(text: str) -> str:
    """A label without blanks, brackets and marks: 工程造价（元） → 工程造价."""
    bare = re.sub(r"[\s\u3000\u00a0*＊:：/]", "", text)
    return re.sub(r"[（(][^（）()]*[)）]", "", bare) or bare


@dataclass(frozen=True)
class Labels:
    """The labels that are known, by kind."""

    catalog: Catalog

    @cached_property
    def known(self) -> Mapping[str, Mapping[str, str]]:
        """Kind → label → field."""
        found: dict[str, dict[str, str]] = {}
        for entry in self.catalog.vocabulary.table_headers:
            found.setdefault(entry.kind, {}).update(dict.fromkeys(map(label, entry.words), entry.field))
        return found

    def head(self, rows: Sequence[Row], at: int, wanted: Kind | None = None) -> Head | None:
        """The head that begins at a row, None where that row is none."""
        texts = [label(cell.text) for cell in rows[at]]
        if self._forbids(texts):
            return Head("never", tuple(Column(text, "") for text in texts), 1, False, tuple(texts))
        kinds: tuple[Kind, ...] = (wanted,) if wanted else KINDS
        best = max(kinds, key=lambda kind: self._count(kind, texts))
        filled = len({text for text in texts if text})
        if self._count(best, texts) < LEAST or self._count(best, texts) < SHARE * filled:
            return None
        below = rows[at + 1] if at + 1 < len(rows) else ()
        columns = self._two_rows(best, texts, below)
        merged = any(cell.flaw == "merged" for cell in rows[at])
        if columns:
            return Head(best, _grouped(columns), 2, True, tuple(texts))
        known = self.known.get(best, {})
        return Head(
            best, _grouped([Column(text, known.get(text, "")) for text in texts]), 1, merged, tuple(texts)
        )

    def never(self, text: str) -> bool:
        """Whether the column of that label is kept out of everything: ID cards, bank accounts."""
        known = self.known.get("never", {})
        return any(word in label(text) for word, field in known.items() if field == "column")

    def _forbids(self, texts: Sequence[str]) -> bool:
        known = self.known.get("never", {})
        words = [word for word, field in known.items() if field == "table"]
        hits = sum(any(text.startswith(word) for word in words) for text in texts)
        return hits > 0 and len({text for text in texts if text}) > LEAST

    def _count(self, kind: Kind, texts: Sequence[str]) -> int:
        known = self.known.get(kind, {})
        return len({known[text] for text in texts if text in known})

    def _two_rows(self, kind: Kind, upper: list[str], row: Row) -> list[Column] | None:
        """The columns where the row below the head divides it further (负责人: 姓名, 职务); else None."""
        known = self.known.get(kind, {})
        lower = [label(cell.text) for cell in row]
        below = [text for text in lower if text]
        fresh = [text for text in below if text not in upper]
        if not fresh or any(text not in known for text in below) or lower == upper:
            return None
        if len(lower) > len([text for text in upper if text]) and "" not in upper and len(lower) > len(upper):
            upper = _spread(upper, lower)
        before, columns = "", list[Column]()
        for at, text in enumerate(lower):
            over = upper[at] if at < len(upper) else ""
            before = over or (before if text else "")
            if not text or text == before:
                columns.append(Column(before or over, known.get(before or over, "")))
            else:
                columns.append(Column(text, known.get(text, ""), before))
        return columns


def _spread(upper: list[str], lower: list[str]) -> list[str]:
    """The labels above, where the text has lost which cells were merged: each group takes as many columns."""
    lone = next((at for at, text in enumerate(lower) if text), 0)
    groups, parts = upper[lone:], len(lower) - lone
    if not groups or parts % len(groups):
        return upper
    return upper[:lone] + [text for text in groups for _ in range(parts // len(groups))]


def _grouped(columns: Sequence[Column]) -> tuple[Column, ...]:
    """A label such as 负责人 without a division is a column of names, and what follows belongs to it."""
    return tuple(_with_groups(columns))


def _with_groups(columns: Sequence[Column]) -> Iterator[Column]:
    group = ""
    for one in columns:
        if one.field == "group":
            group = one.label
            yield Column(one.label, "name", group)
        elif one.group:
            yield one
        elif group and one.field in OF_PERSON:
            yield Column(one.label, one.field, group)
        else:
            yield one
