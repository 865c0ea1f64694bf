"""A translated text has the shape of the Chinese one: headings, blocks, slots, links, tables, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from generator.i18n.blocks import HEADING, Block, split
from generator.i18n.numerals import number as value

SLOT = re.compile(r"\{\{[^{}\n]*\}\}")
LINK = re.compile(r"\]\(([^)\s]+)[^)]*\)|<(https?://[^>]+)>")
DIGITS = re.compile(r"\d+")
NUMERALS = re.compile(r"[零〇一二两三四五六七八九十百千万]+")
ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s", re.M)
NONE = "–"


class Fault(NamedTuple):
    """What is not as in the Chinese: the line of the translation's body, the rule, and what was found."""

    line: int
    rule: str
    wanted: str
    found: str


def faults(chinese: str, text: str) -> Iterator[Fault]:
    """Where a translated body departs from the Chinese one; block by block where the blocks are the same."""
    ours, theirs = split(chinese), split(text)
    wrong = list(_headings(ours, theirs))
    if wrong:
        yield from wrong
        return
    for mine, its in zip(_sections(ours), _sections(theirs), strict=True):
        if len(mine) == len(its):
            for one, other in zip(mine, its, strict=True):
                yield from block_faults(one.text, other.text, other.line)
        else:
            line = its[0].line if its else 1
            yield Fault(line, "parity-blocks", str(len(mine)), str(len(its)))
            yield from _lost("\n".join(b.text for b in mine), "\n".join(b.text for b in its), line)


def block_faults(chinese: str, text: str, line: int = 1) -> Iterator[Fault]:
    """Where one translated block departs from the Chinese one."""
    ours, theirs = Block(1, chinese), Block(1, text)
    if ours.sort != theirs.sort:
        yield Fault(line, "parity-blocks", ours.sort, theirs.sort)
    elif _anchor(ours) != _anchor(theirs):
        yield Fault(line, "parity-headings", _anchor(ours) or NONE, _anchor(theirs) or NONE)
    elif ours.sort == "table" and _grid(chinese) != _grid(text):
        yield Fault(line, "parity-tables", _written(_grid(chinese)), _written(_grid(text)))
    elif ours.sort == "list" and len(ITEM.findall(chinese)) != len(ITEM.findall(text)):
        yield Fault(line, "parity-blocks", str(len(ITEM.findall(chinese))), str(len(ITEM.findall(text))))
    yield from _lost(chinese, text, line)


def _lost(chinese: str, text: str, line: int) -> Iterator[Fault]:
    """Slots and links that are not in both, and numbers that only the translation has."""
    for rule, pattern in (("parity-slots", SLOT), ("parity-links", LINK)):
        ours, theirs = _bag(pattern, chinese), _bag(pattern, text)
        if ours != theirs:
            yield Fault(line, rule, _list(ours - theirs), _list(theirs - ours))
    strange = numbers(text) - numbers(chinese)
    if strange:
        yield Fault(
            line, "parity-numbers", ", ".join(sorted(numbers(chinese))) or NONE, ", ".join(sorted(strange))
        )


def numbers(text: str) -> set[str]:
    """The numbers in a text outside slots and marks of lists, those in Chinese numerals too."""
    bare = ITEM.sub(" ", SLOT.sub(" ", HEADING.sub(r"\1 \2", text)))
    found = set(DIGITS.findall(bare))
    return found | {str(value(numeral)) for numeral in NUMERALS.findall(bare)}


def _headings(ours: list[Block], theirs: list[Block]) -> Iterator[Fault]:
    """The first heading that isn't as in the Chinese: its level or its anchor."""
    mine = [block for block in ours if block.sort.startswith("h")]
    its = [block for block in theirs if block.sort.startswith("h")]
    for one, other in zip_longest(mine, its):
        if not one or not other or (one.sort, _anchor(one)) != (other.sort, _anchor(other)):
            line = other.line if other else its[-1].line if its else 1
            yield Fault(line, "parity-headings", _title(one), _title(other))
            return


def _sections(blocks: list[Block]) -> list[list[Block]]:
    """The blocks up to the first heading, then from heading to heading."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if block.sort.startswith("h"):
            sections.append([])
        sections[-1].append(block)
    return sections


def _anchor(block: Block) -> str:
    found = HEADING.match(block.text)
    return found[3] or "" if found else ""


def _title(block: Block | None) -> str:
    return block.text.splitlines()[0] if block else NONE


def _grid(table: str) -> tuple[int, ...]:
    """Cells of each row."""
    return tuple(SLOT.sub("", row).strip().strip("|").count("|") + 1 for row in table.splitlines())


def _written(grid: tuple[int, ...]) -> str:
    return f"{len(grid)} × {max(grid, default=0)}"


def _bag(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(found[0] if pattern is SLOT else found[1] or found[2] for found in pattern.finditer(text))


def _list(bag: Counter[str]) -> str:
    return " ".join(sorted(bag.elements())) or NONE
