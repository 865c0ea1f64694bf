"""Texts and scripts that are too long: what is said of all recipients is said once, of the longest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.problem import Problem


class TooLong(NamedTuple):
    """A text of one recipient, and what a message says of it."""

    rule: str
    path: str  # of the words that it is made from
    kind: str  # texts of one kind are made from the same words
    size: int  # characters, seconds
    facts: Mapping[str, str]


def problems(its: Iterable[TooLong]) -> Iterator[Problem]:
    """A warning for each kind, with the recipient it is longest for; among equals the first."""
    longest: dict[tuple[str, str], TooLong] = {}
    for it in its:
        if it.size > longest.setdefault((it.rule, it.kind), it).size:
            longest[it.rule, it.kind] = it
    for it in longest.values():
        yield Problem(it.path, 0, 0, it.rule, "warning", it.facts)
