"""A YAML file as plain strings, lists and maps, each with its line and column; no implicit types.

Read from the parser's events with a stack of our own, so a deep nest or a flood of nodes ends early instead
of ending the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias, cast

import yaml

from generator.parser import LOADER, YAML
from generator.problem import Problem, visible
from generator.source.strict import Strict
from generator.source.syntax import odd_start, syntax_problem
from generator.source.text import MAX_PROBLEMS, whole

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

MAX_DEPTH = 20
MAX_NODES = 30_000
WIDE = ("\u3000", "\u00a0")  # spaces to the eye, letters to the parser
NULLS = frozenset({"~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class Document:
    """The text of one file that `parse` accepted, to look places up in; `path` as seen from the root.

    It doesn't keep the values: of ten thousand files the text is a tenth of them.
    """

    path: str
    text: str = field(repr=False)

    def has(self, *path: str | int) -> bool:
        """Whether there is a node at this path."""
        node: yaml.Node | None = _nodes(self.text)
        for step in path:
            found = _child(node, step) if node else None
            node = found[1] if found else None
        return node is not None

    def spot(self, *path: str | int, key: bool = False) -> tuple[int, int]:
        """Line and column of the nearest existing node; of its key where it has one and isn't plain text."""
        node, name = _nodes(self.text), None
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            name, node = found
        at = name if name is not None and (key or not isinstance(node, yaml.ScalarNode)) else node
        return at.start_mark.line + 1, at.start_mark.column + 1


def parse(path: str, text: str) -> tuple[list[Value] | dict[str, Value] | None, list[Problem]]:
    """The values in a text, or everything that is wrong with it as YAML."""
    reader = _Reader(path, text)
    try:
        reader.read(YAML.parse(text, Loader=LOADER))
    except (yaml.YAMLError, RecursionError) as error:
        stumble = syntax_problem(path, text, error)
        if all((p.line, p.rule) != (stumble.line, stumble.rule) for p in reader.problems):
            reader.problems.append(stumble)
    if reader.problems:
        return None, reader.problems
    if reader.top is None or reader.top == "":
        return None, [whole(path, "empty-file")]
    if isinstance(reader.top, str):
        return None, [odd_start(path, text, *reader.start)]
    reader.strict.ended()
    if reader.strict.problems:
        return None, reader.strict.problems[:MAX_PROBLEMS]
    return reader.top, []


class _EnoughError(Exception):
    """Enough was seen of this file."""


class _Reader:
    """Events to values. A frame is a container and, for a map, the key that waits and the keys' lines."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.top: Value | None = None
        self.start = (1, 1)
        self.problems: list[Problem] = []
        self.strict = Strict(path, text)
        self._stack: list[tuple[list[Value] | dict[str, Value], list[str], dict[str, int]]] = []
        self._nodes = 0
        self._documents = 0

    def read(self, events: Iterator[Any]) -> None:
        try:
            for event in events:
                self._take(event)
        except _EnoughError:
            return

    def _take(self, event: Any) -> None:
        kind: Any = event.__class__
        if kind is yaml.ScalarEvent:
            value: str = event.value
            self.strict.scalar(event)
            if event.tag is not None or event.anchor is not None:
                self._refuse_marks(event)
            if event.implicit[0] and value in NULLS:
                self._add("null-word", event, found=value)
            self._put(value if value.strip() else "", event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.tag is not None or event.anchor is not None:
                self._refuse_marks(event)
            container: list[Value] | dict[str, Value] = {} if kind is yaml.MappingStartEvent else []
            self.strict.opened(event)
            self._put(container, event)
            self._stack.append((container, [], {}))
            if len(self._stack) > MAX_DEPTH:
                self._add("too-deep", event, limit=str(MAX_DEPTH))
                raise _EnoughError
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.strict.closed()
            self._stack.pop()
        elif kind is yaml.AliasEvent:
            self._add("alias", event, found=f"*{event.anchor}")
            self._put("", event)
        elif kind is yaml.DocumentStartEvent:
            if event.version or event.tags:
                self._add("directive", event)
            self._documents += 1
            if self._documents > 1:
                self._add("many-documents", event)
                raise _EnoughError

    def _put(self, value: Value, event: Any) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._add("too-many-nodes", event, limit=f"{MAX_NODES:,}")
            raise _EnoughError
        if not self._stack:
            self.top = value
            self.start = (event.start_mark.line + 1, event.start_mark.column + 1)
            return
        container, waiting, lines = self._stack[-1]
        if isinstance(container, list):
            container.append(value)
        elif waiting:
            container[waiting.pop()] = value
        elif not isinstance(value, str):
            self._add("key-not-text", event)
            waiting.append("")
        else:
            if value.startswith(WIDE):
                self._add("wide-space", event, found=value.strip())
            line: int = event.start_mark.line + 1
            if lines.setdefault(value, line) != line or value in container:
                self._add("duplicate-key", event, key=value, line=str(lines[value]))
            waiting.append(value)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._add("anchor", event, found=f"&{event.anchor}")
        if event.tag is not None:
            self._add("tag", event, found=str(event.tag).replace("tag:yaml.org,2002:", "!!"))

    def _add(self, rule: str, event: Any, **facts: str) -> None:
        mark = event.start_mark
        seen = {name: visible(value) for name, value in facts.items()}
        self.problems.append(Problem(self.path, mark.line + 1, mark.column + 1, rule, facts=seen))
        if len(self.problems) == MAX_PROBLEMS:
            raise _EnoughError


@lru_cache(maxsize=16)
def _nodes(text: str) -> yaml.Node:
    """The marked nodes of a text that `parse` has already accepted; made again only when a place is asked."""
    return cast("yaml.Node", YAML.compose(text, Loader=LOADER))


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The key node and the value node of one step; None where there is no such step."""
    if isinstance(node, yaml.MappingNode):
        pairs = cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
        return next((pair for pair in pairs if pair[0].value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return None, cast("yaml.Node", node.value[step])
    return None
