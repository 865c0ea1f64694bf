"""What a page becomes for the one file, before it is known which other pages stand in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """A tag that links may lead to: how it is written where one of the file does, and otherwise."""

    anchor: str
    led: str
    plain: str


@dataclass
class Element:
    """Tags with what is between them, of which it depends on the other pages whether they are written."""

    begin: str | Place = ""
    end: str | Place = ""
    inner: list[Piece] = field(default_factory=list["Piece"])
    heading: bool = False  # a part of the page begins here
    headed: bool = False  # a part of the page begins in it
    law: bool = False  # holds the text of a law
    leads: tuple[str, str] | None = None  # address of a page of the guide, and the anchor in this file
    door: bool = False  # goes with its words where that page isn't in the file, and not only the link

    @property
    def fixed(self) -> bool:
        """Whether it stands in every file that its page is in."""
        return not (self.headed or self.law or self.leads)


Piece = str | Place | Element


class Told:
    """A page as one file tells it: `wanted` are the anchors that its links lead to."""

    def __init__(self, page: Iterable[Piece], held: Collection[str], brief: bool, laws: bool) -> None:
        """`held` are the addresses of the pages in the file; of a `brief` one nothing below the first
        heading after the title is told; without `laws` only what laws say in plain words."""
        self.wanted: set[str] = set()
        self._held, self._brief, self._laws = held, brief, laws
        self._over = False
        self._pieces: list[str | Place] = []
        self._take(page)

    def html(self, targets: Collection[str] | None = None) -> str:
        """The words with their tags; `targets` are the only anchors to keep, None keeps all."""
        return "".join(
            it if isinstance(it, str) else it.led if targets is None or it.anchor in targets else it.plain
            for it in self._pieces
        )

    def _take(self, pieces: Iterable[Piece]) -> None:
        for it in pieces:
            self._over = self._over or (self._brief and isinstance(it, Element) and it.heading)
            if self._over:
                return
            if isinstance(it, Element):
                self._enter(it)
            else:
                self._pieces.append(it)

    def _enter(self, it: Element) -> None:
        kept = it.leads is None or it.leads[0] in self._held
        if (it.law and not self._laws) or (it.door and not kept):
            return
        if it.leads and kept:
            self.wanted.add(it.leads[1])
        if kept:
            self._pieces.append(it.begin)
        self._take(it.inner)
        if kept:
            self._pieces.append(it.end)
