"""The one way that a record is written as YAML.

Keys in the order of its kind, two spaces a level, what looks like a number or a date in double quotes, flags
bare, nothing for what isn't known, LF and a final newline.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.edit import scalar
from generator.edit.shape import Shape, shape
from generator.source.document import Value

Path = tuple[str | int, ...]
STEP = 2  # spaces a level


def dump(
    kind: str,
    record: Value,
    comment: str = "",
    notes: Mapping[Path, str] | None = None,
) -> str:
    """A record (or the list of a vocabulary) as canonical YAML; empty texts, lists and maps are left out.

    `comment` stands on top, `notes` above what is at their paths, `("phones", 0, "number")`; both without #,
    one comment a line.
    """
    lines = [*_comment(comment, 0), *_block(record, shape(kind), 0, (), notes or {})]
    return "".join(line + "\n" for line in lines)


def entry(key: str, value: Value, inside: Shape, flag: bool, indent: int) -> list[str]:
    """One `key: value` as lines, the first one without its indent, the others with it."""
    first, *rest = _entry(key, value, inside, flag, indent)
    return [first[indent:], *rest]


def item(value: Value, inside: Shape, indent: int) -> list[str]:
    """One entry of a list as lines, the dash of the first one without its indent."""
    first, *rest = _item(value, inside, indent, (), {})
    return [first[indent:], *rest]


def flow(value: Value, inside: Shape, flag: bool = False) -> str:
    """A value on one line: `{zh: 一, en: One}`."""
    if isinstance(value, str):
        return scalar.inline(value, flag, flow=True)
    if isinstance(value, list):
        return "[" + ", ".join(flow(one, inside) for one in value) + "]"
    keys = inside.sorted(value)
    pairs = (f"{_key(k)}: {flow(value[k], inside.of(k), k in inside.flags)}" for k in keys)
    return "{" + ", ".join(pairs) + "}"


def pruned(value: Value) -> Value:
    """The value without empty texts, lists and maps, however deep: what isn't known isn't written."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return [kept for kept in map(pruned, value) if kept]
    kept_map = {key: pruned(one) for key, one in value.items()}
    return {key: one for key, one in kept_map.items() if one}


def _block(value: Value, inside: Shape, indent: int, at: Path, notes: Mapping[Path, str]) -> Iterator[str]:
    value = pruned(value)
    if isinstance(value, str):
        yield " " * indent + scalar.inline(value)
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _comment(notes.get((*at, index), ""), indent)
            yield from _item(one, inside, indent, (*at, index), notes)
    else:
        for key in inside.sorted(value):
            yield from _comment(notes.get((*at, key), ""), indent)
            flag = key in inside.flags
            yield from _entry(key, value[key], inside.of(key), flag, indent, (*at, key), notes)


def _entry(
    key: str,
    value: Value,
    inside: Shape,
    flag: bool,
    indent: int,
    at: Path = (),
    notes: Mapping[Path, str] | None = None,
) -> Iterator[str]:
    head = " " * indent + _key(key) + ":"
    if isinstance(value, str):
        written = scalar.block(value, indent + STEP) or scalar.inline(value, flag)
        yield from f"{head} {written}".split("\n")
    elif not value:
        yield f"{head} {flow(value, inside)}"
    else:
        yield head
        yield from _block(value, inside, indent + STEP, at, notes or {})


def _item(value: Value, inside: Shape, indent: int, at: Path, notes: Mapping[Path, str]) -> Iterator[str]:
    if isinstance(value, str):
        written = scalar.block(value, indent + STEP) or scalar.inline(value)
        yield from f"{' ' * indent}- {written}".split("\n")
        return
    if not value:
        yield f"{' ' * indent}- {flow(value, inside)}"
        return
    lines: Sequence[str] = tuple(_block(value, inside, indent + STEP, at, notes))
    first = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from (line[STEP:] for line in lines[:first])
    yield f"{' ' * indent}- {lines[first][indent + STEP :]}"
    yield from lines[first + 1 :]


def _key(key: str) -> str:
    return scalar.inline(key)


def _comment(text: str, indent: int) -> Iterator[str]:
    for line in text.splitlines():
        yield f"{' ' * indent}# {line}".rstrip()
