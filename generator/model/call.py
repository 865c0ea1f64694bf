"""A call that the office made to a published number, to hear whether anybody answers.

Kept for good, one line a call in data/calls.csv; what changes is how the last ones turned out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Call:
    """One line of data/calls.csv; `line` says which, from 1."""

    date: date
    number: str  # as it was dialled, 0595-12333
    answered: bool
    language: str  # the tag of the language it was answered in; empty where nobody answered
    by: str  # a post, never a name
    note: str = ""
    line: int = field(default=0, compare=False)

    @property
    def digits(self) -> str:
        """The digits alone."""
        return re.sub(r"\D", "", self.number)


@dataclass(frozen=True)
class Calls:
    """Every call of data/calls.csv in the order of the file; a line that stands twice counts once."""

    lines: tuple[Call, ...] = ()

    def __iter__(self) -> Iterator[Call]:
        return iter(dict.fromkeys(self.lines))

    def of(self, *digits: str) -> tuple[Call, ...]:
        """The calls to a number, or to several that are one line; the oldest first."""
        found = [call for number in dict.fromkeys(digits) for call in self._by_digits.get(number, ())]
        return tuple(sorted(found, key=lambda call: (call.date, call.line)))

    @cached_property
    def _by_digits(self) -> Mapping[str, list[Call]]:
        found: dict[str, list[Call]] = {}
        for call in self:
            found.setdefault(call.digits, []).append(call)
        return found
