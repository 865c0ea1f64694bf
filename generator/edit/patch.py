"""Changes a record in its own text: the changed value alone is written anew, every other byte stays."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.edit import canonical
from generator.edit.canonical import Path
from generator.edit.shape import shape
from generator.edit.splice import changed
from generator.source.document import Value, parse


@dataclass(frozen=True)
class Change:
    """A value put at a path, or taken away where it is None.

    The path `("phones", 2)` of a list with two entries adds a third; `insert` puts it before the entry.
    """

    path: Path
    value: Value | None
    insert: bool = False


def patch(text: str, kind: str, changes: Iterable[Change]) -> str:
    """The text of a file of a kind with the changes made, one after the other.

    `KeyError` for a path that isn't there; `ValueError` for a text that isn't sound YAML.
    """
    value, problems = parse("", text)
    if value is None:
        raise ValueError(problems[0].show("en"))
    for change in changes:
        value = edited(value, change)
        text = changed(text, shape(kind), change.path, change.value, change.insert)
    found, problems = parse("", text)
    if found != value:
        raise AssertionError(f"a change went wrong: {problems}")
    return text


def edited(value: Value, change: Change) -> Value:
    """The value with one change, as plain data."""
    made = copy.deepcopy(value)
    here: Value = made
    path = list(change.path)
    while len(path) > 1:
        here = _step(here, path.pop(0), path[0])
    (last,) = path
    if isinstance(here, dict):
        if change.value is None:
            del here[str(last)]
        else:
            here[str(last)] = copy.deepcopy(change.value)
    elif isinstance(here, list) and isinstance(last, int):
        if change.value is None:
            del here[last]
        elif change.insert or last == len(here):
            here.insert(last, copy.deepcopy(change.value))
        else:
            here[last] = copy.deepcopy(change.value)
    else:
        raise KeyError(change.path)
    return made


def _step(here: Value, step: str | int, after: str | int) -> Value:
    """One step down; what is missing is made on the way."""
    fresh: Value = [] if isinstance(after, int) else {}
    if isinstance(here, dict):
        return here.setdefault(str(step), fresh)
    if isinstance(here, list) and isinstance(step, int):
        if step == len(here):
            here.append(fresh)
        return here[step]
    raise KeyError(step)


def revise(text: str, kind: str, value: Value) -> str:
    """The text holding another value: only what differs is touched; what is empty is taken out."""
    old, problems = parse("", text)
    if old is None:
        raise ValueError(problems[0].show("en"))
    return patch(text, kind, differences(old, canonical.pruned(value)))


def differences(old: Value, new: Value, path: Path = ()) -> list[Change]:
    """The changes that lead from one value to another, in the order to make them."""
    if isinstance(old, dict) and isinstance(new, dict) and new:
        found: list[Change] = []
        for key, value in new.items():
            if key in old:
                found += differences(old[key], value, (*path, key))
            else:
                found.append(Change((*path, key), value))
        # Taking away comes last: a map in lines that lost all of its keys on the way would be written `{}`.
        return found + [Change((*path, key), None) for key in old if key not in new]
    if isinstance(old, list) and isinstance(new, list) and new:
        return _listed(old, new, path)
    return [] if old == new else [Change(path, new)]


def _listed(old: list[Value], new: list[Value], path: Path) -> list[Change]:
    """Changes of a list, from its end to its start, so that places stay what they are."""
    found: list[Change] = []
    match = SequenceMatcher(None, [repr(one) for one in old], [repr(one) for one in new], autojunk=False)
    for tag, low, high, first, last in reversed(match.get_opcodes()):
        if tag == "equal":
            continue
        same = min(high - low, last - first)
        found += [Change((*path, high), one, insert=True) for one in reversed(new[first + same : last])]
        found += [Change((*path, at), None) for at in reversed(range(low + same, high))]
        for step in reversed(range(same)):
            found += differences(old[low + step], new[first + step], (*path, low + step))
    return found
