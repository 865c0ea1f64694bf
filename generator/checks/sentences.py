"""The measure of Chinese: sentences and clauses of a text, how many characters they have, slots included.

A slot is replaced by one mark that carries how much is read in its place, padded with nothing up to the
length it had; so what is counted and where it stands don't get into each other's way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
NOTHING = "\0"
MARK = 0xE000  # the private characters from here stand for slots: the number above it is the slot's size
LARGEST = 0xF8FF - MARK
_READ = re.compile(rf"{HAN.pattern}|[A-Za-z0-9][A-Za-z0-9.,%/:+-]*|[\ue000-\uf8ff]")
APART = "·\u3000"  # between the parts of a line that is no sentence
_SENTENCE = re.compile(rf"[^。！？；{APART}]+")
_FULL = re.compile(r"[^。！？]+")
_CLAUSE = re.compile(rf"[^。！？；，、：（）“”—{APART}]+")


class Piece(NamedTuple):
    """A part of a text: where it starts in it, and how many characters are read."""

    start: int
    end: int
    size: int


def size(text: str) -> int:
    """Characters that somebody reads: Chinese ones, and one for each number or foreign word."""
    return sum(ord(c[0]) - MARK if "\ue000" <= c[0] <= "\uf8ff" else 1 for c in _READ.findall(text))


def sentences(text: str) -> Iterator[Piece]:
    """What stands between 。！？； and the ends."""
    return _pieces(_SENTENCE, text)


def full_sentences(text: str) -> Iterator[Piece]:
    """What stands between 。！？ and the ends: ； keeps one idea together."""
    return _pieces(_FULL, text)


def clauses(text: str) -> Iterator[Piece]:
    """What is said in one breath, without any mark in it."""
    return _pieces(_CLAUSE, text)


def without(pattern: re.Pattern[str], text: str) -> str:
    """The text with what matches counting for nothing, every other character where it was."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", NOTHING, found[0]), text)


def weighed(pattern: re.Pattern[str], text: str, weigh: Callable[[re.Match[str]], int]) -> str:
    """The text with every slot counting as much as `weigh` says, every other character where it was."""
    return pattern.sub(
        lambda found: chr(MARK + min(weigh(found), LARGEST)) + NOTHING * (len(found[0]) - 1), text
    )


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[Piece]:
    for found in pattern.finditer(text):
        read = size(found[0])
        if read:
            lead = next(i for i, c in enumerate(found[0]) if c != NOTHING and not c.isspace())
            yield Piece(found.start() + lead, found.end(), read)
