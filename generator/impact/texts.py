"""The texts of content/ compared, section by section: which headings were changed, added or taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from generator.i18n.blocks import HEADING, split
from generator.impact.facts import Tree

Turn = Literal["changed", "added", "removed"]
FENCE = "---"


@dataclass(frozen=True)
class Section:
    """One section of a text that is another one now; heading "" is what stands before the first."""

    file: str
    line: int
    lang: str
    title: str  # of the text
    heading: str
    turn: Turn


def sections(before: Tree, after: Tree) -> Iterator[Section]:
    """Every section that changed, file by file."""
    for file in sorted({*before, *after}):
        old, new = before.get(file), after.get(file)
        if old == new or not file.startswith("content/") or not file.endswith(".md"):
            continue
        lang = PurePosixPath(file).parts[1]
        title = _title(new if new is not None else old or "", file)
        if old is None or new is None:
            yield Section(file, 1, lang, title, "", "added" if old is None else "removed")
            continue
        then, now = _sections(old), _sections(new)
        for heading, (line, text) in now.items():
            if heading not in then:
                yield Section(file, line, lang, title, heading, "added")
            elif then[heading][1] != text:
                yield Section(file, line, lang, title, heading, "changed")
        for heading in then:
            if heading not in now:
                yield Section(file, 1, lang, title, heading, "removed")


def _title(text: str, file: str) -> str:
    for line in text.splitlines()[1:12]:
        if line.startswith("title:"):
            return line.removeprefix("title:").strip().strip("\"'")
    return PurePosixPath(file).stem


def _sections(text: str) -> dict[str, tuple[int, str]]:
    """Heading → line and text below it; the front matter belongs to what stands before the first heading."""
    rows = text.splitlines()
    end = rows.index(FENCE, 1) + 1 if rows[:1] == [FENCE] and FENCE in rows[1:] else 0
    found: dict[str, tuple[int, str]] = {}
    heading, line, held = "", 1, ["\n".join(rows[:end])]
    for block in split("\n".join(rows[end:])):
        if match := HEADING.match(block.text.splitlines()[0]):
            found[heading] = (line, "\n\n".join(held))
            name, count = match[2], 2
            while name in found:
                name, count = f"{match[2]} {count}", count + 1
            heading, line, held = name, end + block.line, []
        held.append(block.text)
    found[heading] = (line, "\n\n".join(held))
    return found
