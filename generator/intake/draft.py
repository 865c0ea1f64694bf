"""What an import makes of a file: draft records, what was kept out of them, doubts, and each row's fate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.edit.canonical import Path, dump
from generator.intake.doubt import Doubt
from generator.intake.shape import Cell, Place, Row, Table
from generator.source.document import Value

# What became of a row: `taken` into a draft, only `doubt`, or nothing but form: a title, a header, blank.
Fate = Literal["taken", "doubt", "title", "header", "blank"]


@dataclass(frozen=True)
class Draft:
    """A record that somebody must look through before it may go into data/."""

    kind: str  # the folder in data/
    id: str
    record: dict[str, Value]
    notes: Mapping[Path, str] = field(default_factory=dict[Path, str])
    comment: str = ""

    @property
    def file(self) -> str:
        """Where it stands below the folder of drafts, as it will below data/."""
        return f"{self.kind}/{self.id}.yaml"

    def yaml(self) -> str:
        """The record as canonical YAML."""
        return dump(self.kind, self.record, self.comment, self.notes)


@dataclass(frozen=True)
class Secret:
    """A person's name or mobile that a draft names by its key alone."""

    key: str
    sort: Literal["name", "mobile"]
    value: str
    place: Place


@dataclass(frozen=True)
class Import:
    """All that came out of a file."""

    drafts: tuple[Draft, ...]
    doubts: tuple[Doubt, ...]
    secrets: tuple[Secret, ...]
    fates: Mapping[Place, Fate]  # of every row of every table, by the place of its first cell


class Findings:
    """Collects what an import finds, in the order of the file."""

    def __init__(self) -> None:
        self.doubts: list[Doubt] = []
        self.secrets: list[Secret] = []
        self.fates: dict[Place, Fate] = {}

    def doubt(self, place: Place, rule: str, row: str = "", **facts: str) -> None:
        """A doubt at a place; `row` is the row as it may be shown, without anybody's number."""
        self.doubts.append(Doubt(place, rule, facts, row))

    def fate(self, row: Row, fate: Fate) -> None:
        self.fates[row[0].place] = fate

    def leave(self, row: Row, rule: str, shown: str, **facts: str) -> None:
        """A row that goes into no draft, with the reason."""
        self.fate(row, "doubt")
        self.doubt(first(row).place, rule, shown, **facts)

    def result(self, drafts: list[Draft]) -> Import:
        return Import(tuple(drafts), tuple(self.doubts), tuple(self.secrets), self.fates)


def first(row: Row) -> Cell:
    """The first cell of a row that holds anything, else its first."""
    return next((cell for cell in row if cell.text), row[0])


def leave_table(found: Findings, table: Table, rule: str, **facts: str) -> None:
    """A table that goes into no draft: one doubt for each row with anything in it."""
    for row in table.rows:
        if any(cell.text for cell in row):
            found.leave(row, rule, "", **facts)
        elif row:
            found.fate(row, "blank")
