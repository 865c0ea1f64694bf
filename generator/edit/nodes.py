"""Where a YAML node stands in its text: its first and its last character, its line, its dash."""

from __future__ import annotations

from typing import cast

import yaml

from generator.parser import LOADER, YAML

Pair = tuple[yaml.Node, yaml.Node]
BLOCKS = ("|", ">")


def compose(text: str) -> yaml.Node:
    """The marked nodes of a text that `parse` accepts."""
    return cast("yaml.Node", YAML.compose(text, Loader=LOADER))


def pairs(node: yaml.MappingNode) -> list[Pair]:
    """Key and value nodes of a map, in the order of the file."""
    return cast("list[Pair]", node.value)


def items(node: yaml.SequenceNode) -> list[yaml.Node]:
    """The nodes of a list."""
    return cast("list[yaml.Node]", node.value)


def style(node: yaml.Node) -> str:
    """How a scalar is written: `"`, `'`, `|`, `>`, or empty where it is plain or no scalar."""
    return str(getattr(node, "style", None) or "") if isinstance(node, yaml.ScalarNode) else ""


def is_flow(node: yaml.Node) -> bool:
    """Whether a map or list is written in brackets."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def is_block(node: yaml.Node) -> bool:
    """Whether a map or list is written in lines."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def start(node: yaml.Node) -> int:
    """Where the node begins."""
    return int(node.start_mark.index)


def end(text: str, node: yaml.Node) -> int:
    """Where its content ends, without comments and empty lines below it."""
    if isinstance(node, yaml.MappingNode) and is_block(node) and node.value:
        return end(text, pairs(node)[-1][1])
    if isinstance(node, yaml.SequenceNode) and is_block(node) and node.value:
        return end(text, items(node)[-1])
    found = int(node.end_mark.index)
    if style(node) in BLOCKS:
        while found > start(node) and text[found - 1] in " \r\n":
            found -= 1
    return found


def line_start(text: str, index: int) -> int:
    """Where the line of a character begins."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Where the line of a character ends, before its line break."""
    found = text.find("\n", index)
    found = len(text) if found < 0 else found
    return found - 1 if found > index and text[found - 1] == "\r" else found


def next_line(text: str, index: int) -> int:
    """Where the line after that of a character begins; the end of the text where there is none."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def column(text: str, index: int) -> int:
    """How many characters stand before one in its line."""
    return index - line_start(text, index)


def dash(text: str, node: yaml.SequenceNode, index: int) -> int:
    """Where the dash of an entry of a list in lines stands."""
    at, here = node.start_mark.column, start(items(node)[index])
    while True:
        first = line_start(text, here)
        if first + at < here and text[first + at] == "-":
            return first + at
        here = first - 1


def newline(text: str) -> str:
    """The line break of a text."""
    return "\r\n" if "\r\n" in text else "\n"
