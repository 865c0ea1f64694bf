"""A file that stands there already, in canonical form: order, indent and quotes; every comment lives.

What is not settled stays as somebody wrote it: brackets or lines, folded words, empty lines between entries.
"""

from __future__ import annotations

import re

import yaml

from generator.edit import nodes, scalar
from generator.edit.canonical import STEP
from generator.edit.shape import Shape, shape
from generator.source.document import NULLS, parse

BREAK = re.compile(r"\r\n?")
COMMENT = re.compile(r"(?m)(?:^|\s)#.*$")


def canonical(text: str, kind: str) -> str:
    """The text of a file of a kind in canonical form; the same values, the same comments.

    `ValueError` for a text that isn't sound YAML, but for the word null, which is taken out.
    """
    text = BREAK.sub("\n", text.removeprefix("\ufeff")).rstrip("\n") + "\n"
    _, problems = parse("", text)
    if any(problem.rule != "null-word" for problem in problems):
        raise ValueError(problems[0].show("en"))
    text = _without_nulls(text)
    text = _kept(text, _quotes(text, kind))
    text = _kept(text, _lines_of(text, kind))
    return _kept(text, "".join(line.rstrip() + "\n" for line in text.split("\n")[:-1]))


def _kept(old: str, new: str) -> str:
    """The new text where it says what the old one says; the old one otherwise."""
    same = parse("", new) == parse("", old) and sorted(_comments(new)) == sorted(_comments(old))
    return new if same else old


def _comments(text: str) -> list[str]:
    return [found.strip() for found in COMMENT.findall(text)]


def _without_nulls(text: str) -> str:
    """The text without keys that have nothing behind them; one with a remark beside it stays."""
    for first, last in reversed(_nulls(text, nodes.compose(text))):
        text = text[:first] + text[last:]
    return text


def _nulls(text: str, node: yaml.Node) -> list[tuple[int, int]]:
    """First character and character behind of keys without a value, in maps that keep another key."""
    if isinstance(node, yaml.SequenceNode):
        return [span for one in nodes.items(node) for span in _nulls(text, one)]
    if not isinstance(node, yaml.MappingNode):
        return []
    found: list[tuple[int, int]] = []
    left = len(node.value)
    for key, value in nodes.pairs(node):
        if not _is_null(value):
            found += _nulls(text, value)
            continue
        top, first = nodes.line_start(text, nodes.start(key)), nodes.start(key)
        line = text[first : nodes.line_end(text, first)]
        if left > 1 and nodes.is_block(node) and not text[top:first].strip() and "#" not in line:
            found.append((top, nodes.next_line(text, first)))
            left -= 1
    return found


def _is_null(node: yaml.Node) -> bool:
    bare = isinstance(node, yaml.ScalarNode) and not nodes.style(node)
    return bare and (node.value == "" or node.value in NULLS)


def _quotes(text: str, kind: str) -> str:
    """The text with quotes where a number, a date or a flag would be taken for one, and none round flags."""
    spans = list(_misquoted(text, nodes.compose(text), shape(kind), False, False))
    for first, end, written in sorted(spans, reverse=True):
        text = text[:first] + written + text[end:]
    return text


def _misquoted(
    text: str, node: yaml.Node, inside: Shape, flag: bool, flow: bool
) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    if isinstance(node, yaml.MappingNode):
        for key, value in nodes.pairs(node):
            name = str(key.value)
            found += _misquoted(
                text, value, inside.of(name), name in inside.flags, flow or nodes.is_flow(node)
            )
    elif isinstance(node, yaml.SequenceNode):
        for one in nodes.items(node):
            found += _misquoted(text, one, inside, False, flow or nodes.is_flow(node))
    elif node.start_mark.line == node.end_mark.line and nodes.style(node) not in nodes.BLOCKS:
        value, style = str(node.value), nodes.style(node)
        bare = flag and value in scalar.FLAGS
        if style == "'" or (style == '"' and bare) or (style == "" and value and not bare):
            written = scalar.inline(value, flag, flow)
            keep = style == "" and not scalar.is_misread(value)
            first, end = nodes.start(node), nodes.end(text, node)
            if not keep and text[first:end] != written:
                found.append((first, end, written))
    return found


def _lines_of(text: str, kind: str) -> str:
    """The text with its keys in order and two spaces a level."""
    node = nodes.compose(text)
    lines = text.split("\n")[:-1]
    if not nodes.is_block(node) or not node.value:
        return text
    top = node.start_mark.line
    body = _collection(text, lines, node, shape(kind), 0, len(lines))
    return "".join(line + "\n" for line in [*lines[:top], *body])


def _collection(
    text: str, lines: list[str], node: yaml.Node, inside: Shape, indent: int, stop: int
) -> list[str]:
    """The lines of a map or list in lines, up to `stop`, at an indent; comments above an entry go with it."""
    entries: list[tuple[str, yaml.Node, yaml.Node]] = []  # name, what the entry begins with, its value
    if isinstance(node, yaml.MappingNode):
        entries = [(str(key.value), key, value) for key, value in nodes.pairs(node)]
        firsts = [key.start_mark.line for _, key, _ in entries]
    else:
        assert isinstance(node, yaml.SequenceNode)
        entries = [("", one, one) for one in nodes.items(node)]
        dashes = [nodes.dash(text, node, index) for index in range(len(entries))]
        firsts = [text.count("\n", 0, dash) for dash in dashes]
    wide = node.start_mark.column
    leads = [firsts[0]]
    for index in range(1, len(entries)):
        last = text.count("\n", 0, nodes.end(text, entries[index - 1][2]))
        leads.append(_lead(lines, last + 1, firsts[index], wide))
    made: list[tuple[str, list[str]]] = []
    for index, (name, _, value) in enumerate(entries):
        until = leads[index + 1] if index + 1 < len(entries) else stop
        above = [_shifted(line, wide, indent) for line in lines[leads[index] : firsts[index]]]
        below = inside.of(name) if isinstance(node, yaml.MappingNode) else inside
        own = _entry(text, lines, value, firsts[index], until, wide, below, indent)
        made.append((name, [*above, *own]))
    if isinstance(node, yaml.MappingNode):
        held = dict(made)
        return [line for name in inside.sorted(held) for line in held[name]]
    return [line for _, own in made for line in own]


def _lead(lines: list[str], low: int, first: int, wide: int) -> int:
    """From which line on comments and empty lines belong to the entry below them."""
    for at in range(low, first):
        line = lines[at]
        if line.strip() and len(line) - len(line.lstrip()) <= wide:
            return at
    return first


def _entry(
    text: str, lines: list[str], value: yaml.Node, first: int, until: int, wide: int, inside: Shape,
    indent: int,
) -> list[str]:  # fmt: skip
    """The lines of one entry; a collection below it gets its own indent, all else moves along."""
    if not nodes.is_block(value) or not getattr(value, "value", None):
        return [_shifted(line, wide, indent) for line in lines[first:until]]
    last = text.count("\n", 0, nodes.end(text, value))
    stop = _lead(lines, last + 1, until, value.start_mark.column - 1)
    below = [_shifted(line, wide, indent) for line in lines[stop:until]]
    if value.start_mark.line > first:
        head = [_shifted(lines[first], wide, indent)]
        head += [
            _shifted(line, 0, indent + STEP)
            for line in map(str.lstrip, lines[first + 1 : value.start_mark.line])
        ]
        return head + _collection(text, lines, value, inside, indent + STEP, stop) + below
    copy = [*lines]
    copy[first] = copy[first][:wide] + " " + copy[first][wide + 1 :]
    own = _collection(text, copy, value, inside, indent + STEP, stop)
    at = next(n for n, line in enumerate(own) if line.strip() and not line.lstrip().startswith("#"))
    above = [_shifted(line, indent + STEP, indent) for line in own[:at]]
    return [*above, f"{' ' * indent}- {own[at][indent + STEP :]}", *own[at + 1 :], *below]


def _shifted(line: str, wide: int, indent: int) -> str:
    """A line that stood in a block at `wide`, for a block at `indent`."""
    bare = line.lstrip(" ")
    return " " * max(len(line) - len(bare) + indent - wide, 0) + bare if bare else ""
