"""Open data as CSV (RFC 4180): one file a kind, lists of records in files of their own, all numbers in one.

UTF-8 with the mark that tells Excel so; a cell that a spreadsheet would run as a formula begins with an
apostrophe, as in the office's own tables.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from generator.model.base import Model
from generator.model.phone import Phone
from generator.render.open.fields import KINDS, Field, fields
from generator.render.open.values import Opening

Value = Any  # what JSON holds
# How a cell begins that a spreadsheet would run; Excel in East Asian languages takes the wide marks, too.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'")
JOIN = " | "  # between the values of a short list in one cell
PHONES = "phones"
ROW = ("record", "row")  # which record a line of a list belongs to, and its place in it, from 1
NUMBER = ("belongs_to", "record", "part")  # what a number belongs to; the part of a record, `posts[2]`


@dataclass
class Table:
    """Columns and rows of a file; the name is that of the file without `.csv`."""

    name: str
    columns: tuple[str, ...]
    rows: list[list[str]] = field(default_factory=list[list[str]])

    def bytes(self) -> bytes:
        """The file."""
        out = io.StringIO()
        writer = csv.writer(out)  # RFC 4180: CRLF, quotes doubled
        writer.writerow(self.columns)
        writer.writerows([inert(cell) for cell in row] for row in self.rows)
        return out.getvalue().encode("utf-8-sig")


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def tables(opening: Opening, records: Mapping[str, Sequence[Mapping[str, Value]]]) -> list[Table]:
    """Every table of the open records, in a fixed order; a table without rows still has its head."""
    made: dict[str, Table] = {}
    langs = opening.languages
    for kind, model in KINDS.items():
        for name, columns in _heads(kind, model, langs):
            made[name] = Table(name, columns)
    phones = Table(PHONES, (*NUMBER, *_columns(Phone, langs)))
    for kind, model in KINDS.items():
        for values in records[kind]:
            made[kind].rows.append(_cells(model, values, langs))
            identity = str(values.get("id") or values.get("key") or values.get("code"))
            for one in _lists(model):
                for place, inner in enumerate(values.get(one.name, ()), 1):
                    row = [identity, str(place), *_cells(_inner(one), inner, langs)]
                    made[f"{kind}-{one.name.replace('_', '-')}"].rows.append(row)
            for part, phone in _phones(values, ""):
                phones.rows.append([kind, identity, part, *_cells(Phone, phone, langs)])
    return [*made.values(), phones]


def _heads(kind: str, model: type[Model], langs: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield kind, _columns(model, langs)
    for one in _lists(model):
        yield f"{kind}-{one.name.replace('_', '-')}", (*ROW, *_columns(_inner(one), langs))


def _inner(one: Field) -> type[Model]:
    assert one.inner is not None
    return one.inner


@cache
def _known(model: type[Model]) -> tuple[Field, ...]:
    return tuple(fields(model))


@cache
def _lists(model: type[Model]) -> tuple[Field, ...]:
    """The lists of records of a record that have a file of their own."""
    return tuple(one for one in _known(model) if one.many and one.inner and one.inner is not Phone)


@cache
def _columns(model: type[Model], langs: tuple[str, ...], prefix: str = "") -> tuple[str, ...]:
    """The columns of a record's own facts; a record inside gives its columns its name."""
    found: list[str] = []
    for one in _known(model):
        name = prefix + one.name
        if one.form == "words":
            found += [f"{name}_{lang}" for lang in langs]
        elif one.inner and not one.many:
            found += _columns(one.inner, langs, f"{name}_")
        elif not one.inner:
            found.append(name)
    return tuple(found)


def _cells(model: type[Model], values: Mapping[str, Value], langs: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for one in _known(model):
        value = values.get(one.name)
        if one.form == "words":
            said: Sequence[Mapping[str, str]] = (value or ()) if one.many else (value or {},)
            found += [JOIN.join(it.get(lang, "") for it in said) for lang in langs]
        elif one.inner and not one.many:
            found += _cells(one.inner, value or {}, langs)
        elif not one.inner:
            found.append(JOIN.join(_text(it) for it in (value or ())) if one.many else _text(value))
    return found


def _text(value: Value) -> str:
    if value is None:
        return ""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _phones(values: Mapping[str, Value], part: str) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Every number of a record with the part that it belongs to."""
    for name, value in values.items():
        if name == PHONES:
            yield from ((part, phone) for phone in value)
        elif isinstance(value, dict):
            yield from _phones(cast("Mapping[str, Value]", value), f"{part}.{name}".lstrip("."))
        elif isinstance(value, list):
            for place, inner in enumerate(cast("list[Value]", value), 1):
                if isinstance(inner, dict):
                    held = cast("Mapping[str, Value]", inner)
                    yield from _phones(held, f"{part}.{name}[{place}]".lstrip("."))
