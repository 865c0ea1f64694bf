"""Where a changed value goes in a text: its span is replaced, its line put in or taken out."""

from __future__ import annotations

import yaml

from generator.edit import canonical, nodes, scalar
from generator.edit.canonical import STEP, Path
from generator.edit.shape import Shape
from generator.source.document import Value


def changed(text: str, inside: Shape, path: Path, value: Value | None, insert: bool = False) -> str:
    """The text with a value put at a path, or taken away; `KeyError` for a path that isn't there."""
    node = nodes.compose(text)
    for depth, step in enumerate(path):
        last = depth == len(path) - 1
        if isinstance(node, yaml.MappingNode):
            pair = next((p for p in nodes.pairs(node) if p[0].value == str(step)), None)
            if last or pair is None:
                return _in_map(text, node, inside, str(step), _nested(path[depth + 1 :], value))
            node, inside = pair[1], inside.of(str(step))
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if last or step == len(nodes.items(node)):
                made = _nested(path[depth + 1 :], value)
                return _in_list(text, node, inside, step, made, last and insert)
            node = nodes.items(node)[step]
        else:
            raise KeyError(path)
    raise KeyError(path)


def _nested(path: Path, value: Value | None) -> Value | None:
    for step in reversed(path):
        if value is None:
            raise KeyError(path)
        value = [value] if isinstance(step, int) else {str(step): value}
    return value


def _in_map(text: str, node: yaml.MappingNode, inside: Shape, key: str, value: Value | None) -> str:
    pairs = nodes.pairs(node)
    names = [str(k.value) for k, _ in pairs]
    flag = key in inside.flags
    if key not in names:
        if value is None:
            raise KeyError(key)
        return _add_pair(text, node, names, inside, key, value)
    index = names.index(key)
    if value is None:
        return _drop_pair(text, node, index)
    own, old = pairs[index]
    if isinstance(value, str) and isinstance(old, yaml.ScalarNode):
        return _set_scalar(text, old, value, flag, nodes.is_flow(node), own.start_mark.column)
    first, end = nodes.start(own), nodes.end(text, old)
    if nodes.is_flow(node):
        made = canonical.flow({key: value}, Shape((), inside.flags, inside.inside))[1:-1]
        return text[:first] + made + text[end:]
    lines = canonical.entry(key, value, inside.of(key), flag, own.start_mark.column)
    return text[:first] + nodes.newline(text).join(lines) + text[end:]


def _add_pair(
    text: str, node: yaml.MappingNode, names: list[str], inside: Shape, key: str, value: Value
) -> str:
    pairs = nodes.pairs(node)
    if not pairs:
        made = canonical.flow({key: value}, inside)
        return text[: nodes.start(node)] + made + text[nodes.end(text, node) :]
    order = inside.sorted([*names, key])
    place = order.index(key)
    before = pairs[names.index(order[place - 1])] if place else None
    first = nodes.start(pairs[0][0])
    if nodes.is_flow(node):
        made = canonical.flow({key: value}, Shape((), inside.flags, inside.inside))[1:-1]
        if before is None:
            return f"{text[:first]}{made}, {text[first:]}"
        end = nodes.end(text, before[1])
        return f"{text[:end]}, {made}{text[end:]}"
    wide = pairs[0][0].start_mark.column
    lines = canonical.entry(key, value, inside.of(key), key in inside.flags, wide)
    return _put(text, lines, wide, first, None if before is None else nodes.end(text, before[1]))


def _put(text: str, lines: list[str], wide: int, first: int, after: int | None) -> str:
    """New lines below what ends at `after`, or before what begins at `first` where that is None."""
    new, pad = nodes.newline(text), " " * wide
    if after is None:
        return text[:first] + new.join(lines) + new + pad + text[first:]
    at = nodes.line_end(text, after)
    return text[:at] + new + pad + new.join(lines) + text[at:]


def _drop_pair(text: str, node: yaml.MappingNode, index: int) -> str:
    pairs = nodes.pairs(node)
    key, value = pairs[index]
    first, end = nodes.start(key), nodes.end(text, value)
    if len(pairs) == 1:
        return text[: nodes.start(node)] + "{}" + text[nodes.end(text, node) :]
    if nodes.is_flow(node):
        return _out_of_flow(text, [(nodes.start(k), nodes.end(text, v)) for k, v in pairs], index)
    below = nodes.next_line(text, end)
    if index == 0 and text[nodes.line_start(text, first) : first].strip():
        follows = nodes.start(pairs[1][0])
        comments = text[below : nodes.line_start(text, follows)]
        top = nodes.line_start(text, first)
        return text[:top] + comments + text[top:first] + text[follows:]
    return text[: nodes.line_start(text, first)] + text[below:]


def _out_of_flow(text: str, spans: list[tuple[int, int]], index: int) -> str:
    """The text without one entry of a list or map in brackets, and without its comma."""
    if index:
        return text[: spans[index - 1][1]] + text[spans[index][1] :]
    return text[: spans[0][0]] + text[spans[1][0] :]


def _in_list(
    text: str, node: yaml.SequenceNode, inside: Shape, index: int, value: Value | None, insert: bool
) -> str:
    held = nodes.items(node)
    wide = node.start_mark.column
    if not 0 <= index <= len(held) or (index == len(held) and value is None):
        raise KeyError(index)
    if value is None:
        return _drop_item(text, node, index)
    if nodes.is_flow(node):
        made = canonical.flow(value, inside)
        if not held:
            return text[: nodes.start(node)] + f"[{made}]" + text[nodes.end(text, node) :]
        if index == len(held):
            end = nodes.end(text, held[-1])
            return f"{text[:end]}, {made}{text[end:]}"
        first = nodes.start(held[index])
        if insert:
            return f"{text[:first]}{made}, {text[first:]}"
        return text[:first] + made + text[nodes.end(text, held[index]) :]
    lines = canonical.item(value, inside, wide)
    if index == len(held) or (insert and index):
        return _put(text, lines, wide, 0, nodes.end(text, held[index - 1]))
    dash, old = nodes.dash(text, node, index), held[index]
    if insert:
        return _put(text, lines, wide, dash, None)
    if isinstance(value, str) and isinstance(old, yaml.ScalarNode):
        return _set_scalar(text, old, value, False, False, wide)
    return text[:dash] + nodes.newline(text).join(lines) + text[nodes.end(text, old) :]


def _drop_item(text: str, node: yaml.SequenceNode, index: int) -> str:
    held = nodes.items(node)
    if len(held) == 1:
        return text[: nodes.start(node)] + "[]" + text[nodes.end(text, node) :]
    if nodes.is_flow(node):
        return _out_of_flow(text, [(nodes.start(n), nodes.end(text, n)) for n in held], index)
    dash = nodes.dash(text, node, index)
    top = nodes.line_start(text, dash)
    below = nodes.next_line(text, nodes.end(text, held[index]))
    if text[top:dash].strip():  # the first entry of a list within a list, on the line of the outer dash
        follows = nodes.dash(text, node, 1)
        return text[:dash] + text[follows:]
    return text[:top] + text[below:]


def _set_scalar(text: str, old: yaml.ScalarNode, value: str, flag: bool, flow: bool, wide: int) -> str:
    """A new text in place of an old one, in the old one's style where that holds it."""
    first, end = nodes.start(old), nodes.end(text, old)
    style = nodes.style(old)
    head = text[first : nodes.line_end(text, first)] if style in nodes.BLOCKS else ""
    remark = head[head.index("#") - 1 :] if " #" in head else ""
    after = text[end : nodes.line_end(text, end)].strip()
    made = None if flow or after else scalar.block(value, wide + STEP)
    if made is None:
        bare = flag and value in scalar.FLAGS
        made = scalar.quoted(value) if style == '"' and not bare else scalar.inline(value, flag, flow)
        made += remark
    else:
        sign, _, lines = made.partition("\n")
        made = nodes.newline(text).join([sign + remark, *lines.split("\n")])
    gap = " " if first == end and text[first - 1 : first] not in (" ", "") else ""
    return text[:first] + gap + made + text[end:]
