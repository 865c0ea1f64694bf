"""Damage to a file: to its bytes, or to one node of its YAML, as hypothesis chooses; words in every field."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from generator.model.site import Site
from generator.reading import KINDS
from tests.hostile.corpus import WORDS
from tests.support.filled import filled

FIXED = {
    "Phone.number": "12333", "LawRef.regulation": "wage-payment-regulation", "LawRef.article": "34",
    "Evidenced.publish": "public",
}  # fmt: skip
LARGE, LESS = 200, 8  # a file with so many texts is tried so many times less in each of them
ROOT = Path(__file__).parents[2]
SEED = 20261121
BYTES = (
    b"", b"[", b"]", b"{", b"}", b'"', b"'", b": ", b"\n- ", b"&a ", b"*a", b"!!", b"\t", b"\r",
    b"\r\n", b"|\n",
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xef\xbc\x9a", b"\n---\n", b"#", b"%", b"<<: ",
    b"\n",
)  # fmt: skip
NODES: tuple[Any, ...] = (
    "", "x", [], {}, [[]], [{}], {"zh": "x"}, {"zh": ""}, {"": ""}, {"zz-ZZ-zz": "x"}, ["x", "x"], "0", "-1",
    "true",
    "1e9", "99999999999999999999", "2026-02-30", "9999-12-31", "0000-00-00", [["x"] * 50],
    {"a": {"b": {"c": "d"}}},
)  # fmt: skip


def shipped() -> list[str]:
    """Every file of the data that a person or a command writes."""
    files = [*(ROOT / "data").rglob("*.yaml"), *(ROOT / "data").rglob("*.jsonl"), ROOT / "data/calls.csv"]
    names = sorted(path.relative_to(ROOT).as_posix() for path in files)
    return [name for name in names if name != "data/excluded.yaml"]


def of_bytes(data: bytes, dice: random.Random) -> bytes:
    """One to three cuts, insertions or swaps."""
    for _ in range(dice.randrange(1, 4)):
        at = dice.randrange(len(data) + 1)
        cut = dice.choice((0, 0, 1, 2, 8, 40))
        put = dice.choice(BYTES) if dice.random() < 0.8 else dice.randbytes(dice.randrange(1, 6))
        data = data[:at] + put + data[at + cut :]
    return data


def of_nodes(value: Any, dice: random.Random) -> Any:
    """The tree with one node taken out, repeated, or replaced by something else."""
    places = list(_places(value))
    if not places:
        return value
    holder, key = dice.choice(places)
    chance = dice.random()
    if chance < 0.15:
        del holder[key]
    elif chance < 0.3 and isinstance(holder, list):
        holder.insert(key, holder[key])
    elif chance < 0.4 and isinstance(holder, dict):
        holder[dice.choice(("x", "ID", "publish", "zh", "姓名", f"{key} "))] = holder.pop(key)
    elif chance < 0.5:
        other_holder, other = dice.choice(places)
        holder[key] = json.loads(json.dumps(other_holder[other]))
    elif chance < 0.75:
        holder[key] = dice.choice(list(WORDS.values()))
    else:
        holder[key] = dice.choice(NODES)
    return value


def mutations(name: str) -> st.SearchStrategy[bytes]:
    """Files that were this one, damaged in their bytes or, where they are YAML, in their nodes."""
    data = (ROOT / name).read_bytes()
    tree = yaml.load(data, Loader=yaml.CBaseLoader) if name.endswith(".yaml") else None

    def made(dice: random.Random, nodes: bool) -> bytes:
        if nodes and tree is not None:
            return written(of_nodes(json.loads(json.dumps(tree)), dice))
        return of_bytes(data, dice)

    return st.builds(made, st.randoms(use_true_random=False), st.booleans())


def damaged(name: str, count: int) -> list[bytes]:
    """That many of them, the same every time; fewer where hypothesis knows no more."""
    found: list[bytes] = []

    @seed(SEED)
    @settings(max_examples=count, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(mutations(name))
    def keep(made: bytes) -> None:
        found.append(made)

    keep()
    return found


def written(value: Any) -> bytes:
    """A tree as YAML, everything in it quoted text, so that only the words themselves are hostile."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield value, key
            yield from _places(below)
    elif isinstance(value, list):
        for place, below in enumerate(value):
            yield value, place
            yield from _places(below)


def texts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every text in a tree."""
    if isinstance(value, str):
        yield path
    for key, below in value.items() if isinstance(value, dict) else ():
        yield from texts(below, (*path, key))
    for place, below in enumerate(value) if isinstance(value, list) else ():
        yield from texts(below, (*path, place))


def put(value: Any, path: tuple[Any, ...], words: str) -> Any:
    """A copy of a tree with a text in one place."""
    made = json.loads(json.dumps(value))
    node = made
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = words
    return made


def whole() -> Iterator[tuple[str, Any]]:
    """(file, tree) of a record of every kind with every field that the models have, and of the site."""
    for kind, model in KINDS.items():
        own = "350582006" if kind == "areas" else "x"
        yield f"data/{kind}/{own}.yaml", filled(model, lambda _: "字", {**FIXED, f"{model.__name__}.id": own})
    yield "data/site.yaml", filled(Site, lambda _: "字", FIXED)
    for name in ("data/router.yaml", "data/changes/2026.yaml", "data/strings/zh/landing.yaml"):
        if (ROOT / name).is_file():
            yield name, yaml.load((ROOT / name).read_bytes(), Loader=yaml.CBaseLoader)


def inserted(sample: int) -> Iterator[tuple[str, bytes]]:
    """(file, bytes) with hostile words in one text; one in `sample` of all that there are."""
    dice = random.Random(SEED)
    for name, tree in whole():
        paths = list(texts(tree))
        rare = sample * (LESS if len(paths) > LARGE else 1)
        for path in paths:
            for words in WORDS.values():
                if dice.randrange(rare) == 0:
                    yield name, written(put(tree, path, words))
