"""What the key Tab does on a page: its stops in order, what is wrong with them, what it never reaches.

The tests press it at the head of every kind of page, `python -m tests.bench accessibility` through all of
each; the rules are these, in both. No tests here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import JSHandle, Page

LATER = 500  # ms until what comes out for the focus has come out
MORE = 20  # presses beyond the number of stops that a page seems to have
# What stands elsewhere than in the order of Tab, and why it may: selector → reason.
ELSEWHERE: Mapping[str, str] = {
    ".md-sidebar--secondary": "Material's table of contents comes before the text and stands beside it",
}
# What a pointer uses and Tab never reaches, and what stands for it at the keyboard: selector → reason.
FOR_POINTERS: Mapping[str, str] = {
    ".wb-menu": "the menu comes out by itself as soon as one of its links has the focus",
    ".wb-find": "opens the search box, which is a stop itself",
}
SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")


@dataclass(frozen=True)
class Stop:
    """One thing that has had the focus."""

    name: str  # the beginning of its HTML
    seen: bool  # in the window and not under anything (WCAG 2.4.11)
    marked: bool
    skip: bool  # the way past the head
    goes_back: bool  # it stands before the last one in the document


class Tour:
    """A page from its first stop on, by real presses of the key; scripts must be allowed to run."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stops: list[Stop] = []
        self.presses = 0
        self.through = False  # the focus has left the page, or stands at its beginning again
        self.trap = ""
        self.script: JSHandle = page.evaluate_handle(SCRIPT, [list(ELSEWHERE), list(FOR_POINTERS)])

    def walk(self, most: int | None = None) -> Tour:
        """Presses Tab until the page is through, or `most` times."""
        limit = most or int(self.script.evaluate("it => it.many()")) + MORE
        while self.presses < limit and not self.trap:
            at = self._press("Tab")
            if at["through"]:
                self.through = True
                return self
            if at["known"]:
                self.trap = f"comes back to {at['name']}"
                return self
            self.script.evaluate("it => it.keep()")
            self.stops.append(Stop(at["name"], at["seen"], at["marked"], at["skip"], at["goesBack"]))
        if most is None:
            self.trap = f"has no end after {self.presses} presses"
        return self

    def faults(self) -> Iterator[str]:
        """What is wrong as far as the walk went."""
        if not self.stops:
            yield "has no stop"
        yield from (f"hides {it.name}" for it in self.stops if not it.seen)
        yield from (f"doesn't mark {it.name}" for it in self.stops if not it.marked)
        yield from (
            f"looks the same without the focus: {it}" for it in self.script.evaluate("it => it.alike()")
        )
        yield from (f"goes back in the document to {it.name}" for it in self.stops if it.goes_back)
        yield from (f"goes back on the screen: {it}" for it in self.script.evaluate("it => it.turns()"))
        if self.trap:
            yield self.trap
        if self.through:
            yield from (f"never reaches {it}" for it in self.script.evaluate("it => it.missed()"))

    def returns(self) -> Iterator[str]:
        """What is wrong on the way back with Shift+Tab, from the last stop to the first."""
        if not self.script.evaluate("(it, place) => it.is(place)", len(self.stops) - 1):
            self._press("Shift+Tab")
        for place in range(len(self.stops) - 1, -1, -1):
            if not self.script.evaluate("(it, place) => it.is(place)", place):
                yield f"doesn't come back to {self.stops[place].name}"
                return
            self._press("Shift+Tab")

    def excused(self) -> set[str]:
        """The selectors of the exceptions that were needed."""
        return set(self.script.evaluate("it => it.used()"))

    def _press(self, key: str) -> Mapping[str, str | bool]:
        self.page.keyboard.press(key)
        self.presses += 1
        at = self.script.evaluate("it => it.at()")
        if not at["through"] and not at["seen"]:  # the search box and the menu come when the focus is on them
            self.page.wait_for_timeout(LATER)
            at = self.script.evaluate("it => it.at()")
        return at
