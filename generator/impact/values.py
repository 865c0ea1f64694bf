"""Two YAML values compared: every leaf that is another one now, list entries paired by what they are.

A list entry keeps its partner when another is put in before it: equal ones first, then those that name
themselves alike or share most of their content. Equal values give nothing, different ones at least one step.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.source.document import Value

Path = tuple[str | int, ...]
NAMING = (
    "id",
    "key",
    "tag",
    "code",
    "unit",
    "item",
    "host",
    "kind",
    "name",
    "label",
)  # tells an entry from another
ALIKE = 0.5  # share of equal content from which two entries without a name are one
MANY = 40  # entries without a partner on either side, from which only their order pairs them


@dataclass(frozen=True)
class Step:
    """One difference; `then` and `now` are the ways to it in the old and the new value or None."""

    then: Path | None
    now: Path | None
    old: Value | None
    new: Value | None
    moved: bool = False  # a list holds the same in another order


def differ(old: Value | None, new: Value | None, then: Path = (), now: Path = ()) -> Iterator[Step]:
    """Every difference of two values, in the order of the new one."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in new.items():
            if key in old:
                yield from differ(old[key], value, (*then, key), (*now, key))
            else:
                yield Step(None, (*now, key), None, value)
        for key, value in old.items():
            if key not in new:
                yield Step((*then, key), None, value, None)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lists(old, new, then, now)
    else:
        yield Step(None if old is None else then, None if new is None else now, old, new)


def _lists(old: list[Value], new: list[Value], then: Path, now: Path) -> Iterator[Step]:
    partner = _pairs(old, new)
    for place, value in enumerate(new):
        if place in partner:
            yield from differ(old[partner[place]], value, (*then, partner[place]), (*now, place))
        else:
            yield Step(None, (*now, place), None, value)
    kept = set(partner.values())
    for place, value in enumerate(old):
        if place not in kept:
            yield Step((*then, place), None, value, None)
    order = [partner[place] for place in sorted(partner)]
    if order != sorted(order):
        yield Step(then, now, old, new, moved=True)


def _pairs(old: list[Value], new: list[Value]) -> dict[int, int]:
    """Place in the new list → place of the same entry in the old one."""
    found: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for place, value in enumerate(old):
        waiting.setdefault(_text(value), []).append(place)
    for place, value in enumerate(new):
        if equal := waiting.get(_text(value)):
            found[place] = equal.pop(0)
    left_new = [place for place in range(len(new)) if place not in found]
    taken = set(found.values())
    left_old = [place for place in range(len(old)) if place not in taken]
    if len(left_new) == len(left_old) == 1:
        return {**found, left_new[0]: left_old[0]}
    if max(len(left_new), len(left_old)) > MANY:
        return {**found, **dict(zip(left_new, left_old, strict=False))}
    scores = sorted(
        ((-_alike(old[o], new[n]), abs(o - n), n, o) for n in left_new for o in left_old),
    )
    for score, _, n, o in scores:
        if -score >= ALIKE and n not in found and o not in taken:
            found[n] = o
            taken.add(o)
    return found


def _alike(old: Value, new: Value) -> float:
    """How much two entries have in common, from 0; above 1 when they name themselves alike."""
    if isinstance(old, dict) and isinstance(new, dict):
        named = any(key in old and old.get(key) == new.get(key) for key in NAMING)
        same = sum(1 for key, value in new.items() if old.get(key) == value)
        return named + same / max(len(old), len(new), 1)
    if isinstance(old, str) and isinstance(new, str):
        return SequenceMatcher(None, old, new).ratio()
    return 0.0


def _text(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
