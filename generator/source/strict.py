r"""What the parser lets pass and nobody should: it would read something else than the editor sees.

`"12333"#x` is a number to the parser and a slip to a reader; words of a block with longer blank lines above
them are dropped without a sound; "\u202e" puts a sign into the data that the text doesn't show.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from generator.problem import Problem, visible
from generator.source.text import SUSPECT

TIGHT = re.compile(r"(?<=\S)#")
MEASURED = re.compile(r"[|>][+-]?[1-9]")  # a block that says how far its words are indented
SPACE = " \t\r\n"
BLOCKS = ("|", ">")


class Strict:
    """Watches the parser's events of one text; `problems` holds what was found."""

    def __init__(self, path: str, text: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._text = text
        self._lines: list[str] = []
        self._escapes = "\\" in text
        self._spans: list[tuple[int, int]] | None = [] if TIGHT.search(text) else None  # of values
        self._above = [(-1, -1)]  # of each open container: the column of its block, the line of its flow

    def scalar(self, event: Any) -> None:
        """One value or key."""
        start, last, style = event.start_mark, event.end_mark.line, event.style
        in_flow = self._above[-1][1] >= 0
        if self._spans is not None:
            begins = self._text.find("\n", start.index) if style in BLOCKS else start.index
            self._spans.append((begins, event.end_mark.index))
        if in_flow:
            self._within_flow(start)
        if not style and event.value == "-":
            self._add("lone-dash", start.line, start.column)
        if self._escapes and style == '"':
            self._hidden(event.value, start)
        if last == start.line:
            return
        if style in BLOCKS:
            if not MEASURED.match(self._text, start.index):
                self._blank_lines(start.line + 1)
        elif style or in_flow:
            self._continued(start.line + 1, last)

    def opened(self, event: Any) -> None:
        """A list or a map begins."""
        mark, (column, line) = event.start_mark, self._above[-1]
        if line >= 0:
            self._within_flow(mark)
        elif event.flow_style:
            line = mark.line
        else:
            column = mark.column
        self._above.append((column, line))

    def closed(self) -> None:
        """A list or a map ends."""
        self._above.pop()

    def ended(self) -> None:
        """The text ends: every `#` stands in a value, in a comment, after a space, or is a slip."""
        if self._spans is None:
            return
        starts = [start for start, _ in self._spans]
        at = self._text.find("#")
        while at >= 0:
            place = bisect_right(starts, at) - 1
            if place >= 0 and at < self._spans[place][1]:
                at = self._text.find("#", at + 1)
                continue
            if at and self._text[at - 1] not in SPACE:
                begin = self._text.rfind("\n", 0, at) + 1
                self._add("tight-comment", self._text.count("\n", 0, at), at - begin)
                return
            line_end = self._text.find("\n", at)
            at = self._text.find("#", line_end) if line_end >= 0 else -1

    def _hidden(self, value: str, start: Any) -> None:
        """No sign is written out that isn't allowed as itself; a line end is."""
        hit = re.search("\r", value) or SUSPECT.search(value)
        if hit:
            self._add("escaped-character", start.line, start.column, code=f"U+{ord(hit[0]):04X}")

    def _within_flow(self, mark: Any) -> None:
        column, line = self._above[-1]
        if mark.line > line and mark.column <= column:
            self._add("continued-line", mark.line, mark.column)

    def _continued(self, first: int, last: int) -> None:
        """Lines of a text after its first stand further right than the block around it."""
        column = self._above[-1][0]
        for number in range(first, last + 1):
            line = self._line(number)
            if line.strip() and _indent(line) <= column:
                self._add("continued-line", number, _indent(line))
                return

    def _blank_lines(self, first: int) -> None:
        """Blank lines at the head of a block are no longer than its words are indented."""
        longest, number, last = 0, first, len(self._split())
        while number < last and not self._line(number).strip():
            longest = max(longest, len(self._line(number).rstrip("\r")))
            number += 1
        if longest > _indent(self._line(number)) and self._line(number).strip():
            self._add("blank-line-spaces", number, 0)

    def _line(self, number: int) -> str:
        lines = self._split()
        return lines[number] if number < len(lines) else ""

    def _split(self) -> list[str]:
        if not self._lines:
            self._lines = self._text.split("\n")
        return self._lines

    def _add(self, rule: str, line: int, column: int, **more: str) -> None:
        facts = {"found": visible(self._line(line).strip())[:60], **more}
        self.problems.append(Problem(self._path, line + 1, column + 1, rule, facts=facts))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
