"""A Markdown text as its blocks, which a translation has in the same order: headings, paragraphs, tables."""

from __future__ import annotations

import re
from typing import NamedTuple

FENCE = re.compile(r"^(```|~~~)")
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{#([\w-]+)\})?\s*$")
ROW = re.compile(r"^\|.*\|\s*$")
BULLET = re.compile(r"^(?:[-*+]|\d+\.)\s+\S")


class Block(NamedTuple):
    """What stands between two blank lines; `line` counts from 1 in the body."""

    line: int
    text: str

    @property
    def sort(self) -> str:
        """`h2`, `table`, `list` or `text`."""
        heading = HEADING.match(self.text)
        if heading:
            return f"h{len(heading[1])}"
        if all(ROW.match(row) for row in self.text.splitlines()):
            return "table"
        if BULLET.match(self.text):
            return "list"
        return "quote" if self.text.startswith(">") else "text"


def split(body: str) -> list[Block]:
    """The blocks of a body; a list is one block even with blank lines inside a fence."""
    blocks: list[Block] = []
    rows: list[str] = []
    first, fenced = 1, False
    for number, row in enumerate([*body.splitlines(), ""], 1):
        if FENCE.match(row):
            fenced = not fenced
        if row.strip() or fenced:
            first = first if rows else number
            rows.append(row.rstrip())
        elif rows:
            blocks.append(Block(first, "\n".join(rows)))
            rows = []
    if rows:
        blocks.append(Block(first, "\n".join(rows)))
    return blocks
