"""A printed edition: what stood on a board or card when it was issued, and the token in its code.

An edition is never changed. What is issued again is another edition.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Edition:
    """One line of data/issued/<year>.jsonl; `path` and `number` say which."""

    token: str
    subject: str  # a project's id or an area's code
    item: str  # board, hat …
    revision: int  # from 1
    date: date
    template: str  # the key of its print template, `board-1`
    facts: Mapping[str, str]  # printed field → printed value, without language and layout
    path: str = field(default="", compare=False)
    number: int = field(default=0, compare=False)
    issued_to: str = field(default="", compare=False)  # what a project that was renamed was called then

    @property
    def line(self) -> str:
        """The edition as it stands in the ledger: one JSON object, its keys always in this order."""
        written = {
            "token": self.token,
            "subject": self.issued_to or self.subject,
            "item": self.item,
            "revision": self.revision,
            "date": self.date.isoformat(),
            "template": self.template,
            "facts": dict(self.facts),
        }
        return json.dumps(written, ensure_ascii=False, separators=(", ", ": "))

    @property
    def rank(self) -> tuple[date, int, str]:
        """Of the editions of one item the one that ranks highest is current, whatever order they stand in."""
        return self.date, self.revision, self.token


@dataclass(frozen=True)
class Editions:
    """Every edition ever issued, in the order of the ledger; a line that stands twice counts once."""

    lines: tuple[Edition, ...] = ()

    def __iter__(self) -> Iterator[Edition]:
        return iter(self._each)

    def __len__(self) -> int:
        return len(self._each)

    def plus(self, more: Iterable[Edition]) -> Editions:
        """These and more."""
        return Editions((*self.lines, *more))

    def renamed(self, names: Mapping[str, str]) -> Editions:
        """The same editions under the ids (old → new) that projects have now; their lines stay."""
        if not names:
            return self
        return Editions(
            tuple(
                replace(it, subject=names[it.subject], issued_to=it.subject) if it.subject in names else it
                for it in self.lines
            )
        )

    def find(self, token: str) -> Edition | None:
        """The edition whose code this is."""
        return self._by_token.get(token)

    def of(self, subject: str, item: str | None = None) -> tuple[Edition, ...]:
        """The editions of a project or area, of one item where it is named; the oldest first."""
        found = self._by_subject.get(subject, ())
        return found if item is None else tuple(e for e in found if e.item == item)

    def current(self, subject: str, item: str) -> Edition | None:
        """The last edition of an item; None where it was never issued."""
        return max(self.of(subject, item), key=lambda e: e.rank, default=None)

    def is_current(self, edition: Edition) -> bool:
        """Whether no later edition of the same item was issued."""
        return self.current(edition.subject, edition.item) == edition

    @property
    def subjects(self) -> tuple[str, ...]:
        """Every project and area that was ever issued something."""
        return tuple(sorted(self._by_subject))

    @cached_property
    def _each(self) -> tuple[Edition, ...]:
        seen: dict[str, list[Edition]] = {}
        kept: list[Edition] = []
        for edition in self.lines:
            same = seen.setdefault(edition.token, [])
            if edition not in same:
                same.append(edition)
                kept.append(edition)
        return tuple(kept)

    @cached_property
    def _by_token(self) -> Mapping[str, Edition]:
        first: dict[str, Edition] = {}
        for edition in self._each:
            first.setdefault(edition.token, edition)
        return first

    @cached_property
    def _by_subject(self) -> Mapping[str, tuple[Edition, ...]]:
        found: dict[str, list[Edition]] = {}
        for edition in self._each:
            found.setdefault(edition.subject, []).append(edition)
        return {subject: tuple(sorted(its, key=lambda e: e.rank)) for subject, its in found.items()}


@dataclass(frozen=True, slots=True)
class Written:
    """A line that once stood in the ledger or among the calls, as text, and where it stood."""

    path: str
    number: int
    line: str


@dataclass(frozen=True)
class History:
    """What an earlier state held: calls, and lines of the ledger, or tokens where that is all there is."""

    name: str  # git, a release
    lines: tuple[Written, ...] = ()
    calls: tuple[Written, ...] = ()  # lines of data/calls.csv, its heading included
    tokens: frozenset[str] = frozenset()
    unread: str | None = None  # why it couldn't be compared, or not as a whole
