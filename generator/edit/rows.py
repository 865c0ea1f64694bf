"""A record as rows of its sheets, and rows as a record again; where each value of it came from."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from generator.edit.canonical import Path, pruned
from generator.edit.cells import Wrong, shown, taken
from generator.edit.columns import Column, Sheet
from generator.source.document import Value

Row = tuple[str, ...]
Map = dict[str, Value]


@dataclass(frozen=True)
class Spot:
    """A cell: sheet, row and column, from 1."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """As spreadsheets name it: 项目!C14."""
        letters, number = "", self.column
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{self.sheet}!{letters}{self.row}"


@dataclass(frozen=True)
class Given:
    """One row as it was read: its number, and for each head the text and how the spreadsheet holds it."""

    sheet: Sheet
    number: int
    cells: Sequence[tuple[str, str]]

    def text(self, place: int) -> str:
        return self.cells[place][0].strip()

    def spot(self, place: int) -> Spot:
        return Spot(self.sheet.name, self.number, place + 1)

    @property
    def row(self) -> Row:
        return tuple(text.replace("\r\n", "\n").strip() for text, _ in self.cells)


@dataclass
class Rebuilt:
    """A record from its rows: its value, the cell of each of its paths, what is wrong."""

    value: Value
    spots: dict[Path, Spot]
    wrong: list[tuple[Spot, Wrong]]


def rows(
    sheets: Sequence[Sheet], name: str, value: Map, areas: Mapping[str, str]
) -> Iterator[tuple[str, Row]]:
    """(sheet, row) for a record: its own row first, then the rows of its lists."""
    for sheet in sheets:
        if not sheet.at:
            yield sheet.name, (name, *_texts(sheet, value, areas))
        elif not sheet.owners:
            for place, entry in enumerate(_list(value, sheet.at), 1):
                yield sheet.name, (name, str(place), *_texts(sheet, entry, areas))
        else:
            for owner, path in sheet.owners.items():
                for label, phones in _owned(value, owner, path):
                    for place, entry in enumerate(phones, 1):
                        yield sheet.name, (name, label, str(place), *_texts(sheet, entry, areas))


def fingerprint(found: Sequence[tuple[str, Row]]) -> str:
    """What the rows of a record say, in any order of the sheets; empty ends don't count."""
    tidy = sorted((sheet, [text.strip() for text in row]) for sheet, row in found)
    return hashlib.sha256(json.dumps(tidy, ensure_ascii=False).encode()).hexdigest()[:16]


def print_of(value: Value) -> str:
    """What a record says, whatever its layout."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def rebuilt(sheets: Sequence[Sheet], old: Map, given: Sequence[Given], areas: Mapping[str, str]) -> Rebuilt:
    """The record that the rows say; what they don't show stays as it is in `old`."""
    made = Rebuilt(copy.deepcopy(old), {}, [])
    value = cast("Map", made.value)
    numbers: dict[tuple[str, ...], dict[str, int]] = {}
    for sheet in sheets:
        own = [one for one in given if one.sheet == sheet]
        if not sheet.at:
            for one in own:
                _put_all(made, one, value, (), areas)
        elif not sheet.owners:
            entries, numbers[sheet.at] = _entries(made, own, _list(old, sheet.at), sheet.at, areas)
            _put(value, sheet.at, cast("Value", entries))
        else:
            _phones(made, sheet, own, old, numbers, areas)
    made.value = pruned(value)
    return made


def _phones(
    made: Rebuilt, sheet: Sheet, own: Sequence[Given], old: Map,
    numbers: Mapping[tuple[str, ...], Mapping[str, int]], areas: Mapping[str, str],
) -> None:  # fmt: skip
    """Puts the telephones where their owners are; `分包单位 2` is the one with that number in its sheet."""
    value = cast("Map", made.value)
    lists: dict[Path, list[Given]] = {}
    for path in sheet.owners.values():
        if len(path) < 2 or path[:-1] not in numbers:
            lists[path] = []
        else:
            for place in numbers[path[:-1]].values():
                lists[(*path[:-1], place, path[-1])] = []
    for one in own:
        label, _, number = one.text(1).partition(" ")
        path = sheet.owners.get(one.text(1)) or sheet.owners.get(label)
        at: Path | None = path
        if path and path[:-1] in numbers:
            place = numbers[path[:-1]].get(number.strip() or "1")
            at = None if place is None else (*path[:-1], place, path[-1])
        if at is None or at not in lists:
            made.wrong.append((one.spot(1), Wrong("sheet-owner", {"found": one.text(1)})))
        else:
            lists[at].append(one)
    for at, found in lists.items():
        before = _list(old, at) if len(at) < 3 else _old_phones(old, at, numbers)
        entries, _ = _entries(made, found, before, at, areas)
        if entries or _list(value, at):
            _put(value, at, cast("Value", entries))


def _old_phones(old: Map, at: Path, numbers: Mapping[tuple[str, ...], Mapping[str, int]]) -> list[Map]:
    """The telephones that an entry had before its list was put in another order."""
    path = (str(at[0]),)
    number = next((n for n, place in numbers[path].items() if place == at[1]), "")
    entries = _list(old, path)
    if not number.isdigit() or not 1 <= int(number) <= len(entries):
        return []
    return _list(entries[int(number) - 1], at[2:])


def _entries(
    made: Rebuilt, own: Sequence[Given], old: Sequence[Map], at: Path, areas: Mapping[str, str]
) -> tuple[list[Map], dict[str, int]]:
    """The entries of a list, and number in the sheet → place in the list.

    Their order is that of the numbers, so that a sheet may be sorted by anything; new ones come last.
    """
    entries: list[Map] = []
    numbers: dict[str, int] = {}
    for one in sorted(own, key=_number):
        place = len(one.sheet.keys) - 1
        number = one.text(place) or f"new {len(entries)}"
        if number in numbers:
            made.wrong.append((one.spot(place), Wrong("sheet-place-twice", {"found": number})))
        known = number.isdigit() and 1 <= int(number) <= len(old)
        entry = copy.deepcopy(old[int(number) - 1]) if known else {}
        numbers[number] = len(entries)
        _put_all(made, one, entry, (*at, len(entries)), areas)
        entries.append(entry)
    return entries, numbers


def _number(one: Given) -> int:
    number = one.text(len(one.sheet.keys) - 1)
    return int(number) if number.isdigit() and len(number) < 9 else 10**9


def _put_all(made: Rebuilt, one: Given, target: Map, at: Path, areas: Mapping[str, str]) -> None:
    first = len(one.sheet.keys)
    for place, column in enumerate(one.sheet.columns, first):
        spot = one.spot(place)
        made.spots[(*at, *column.path)] = spot
        found = taken(column, *one.cells[place], areas)
        if isinstance(found, Wrong):
            made.wrong.append((spot, found))
        else:
            _put(target, column.path, found)


def _put(target: Map, path: Path, value: Value | None) -> None:
    """Puts a value at a path, making maps on the way; None takes it away."""
    here: Value = target
    for step in path[:-1]:
        if isinstance(here, dict):
            if value is None and str(step) not in here:
                return
            here = here.setdefault(str(step), {})
        else:
            assert isinstance(here, list)
            here = here[int(step)]
    assert isinstance(here, dict)
    if value is None:
        here.pop(str(path[-1]), None)
    else:
        here[str(path[-1])] = value


def _texts(sheet: Sheet, value: Map, areas: Mapping[str, str]) -> Iterator[str]:
    return (shown(column, _at(value, column), areas) for column in sheet.columns)


def _at(value: Map, column: Column) -> Value | None:
    here: Value | None = value
    for step in column.path:
        here = here.get(step) if isinstance(here, dict) else None
    return here


def _list(value: Map, path: Path) -> list[Map]:
    here: Value | None = value
    for step in path:
        if isinstance(here, dict):
            here = here.get(str(step))
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return []
    return [one for one in here if isinstance(one, dict)] if isinstance(here, list) else []


def _owned(value: Map, owner: str, path: tuple[str, ...]) -> Iterator[tuple[str, list[Map]]]:
    """(words for whose they are, telephones): of a map, or of each entry of a list."""
    parent = value.get(path[0])
    if len(path) > 1 and isinstance(parent, list):
        for place, entry in enumerate(_list(value, path[:1]), 1):
            yield f"{owner} {place}", _list(entry, path[1:])
    else:
        yield owner, _list(value, path)
