"""Precision and recall of the reader of notices, against items that somebody wrote down by reading them.

`python -m tests.intake.notice.scoring` prints the tables; tests/intake/notice/test_score.py holds the floor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from generator.catalog import Catalog
from generator.intake.draft import Import
from generator.intake.notice.importing import import_notice
from generator.intake.notice.notice import Notice, notices
from generator.intake.read import read
from generator.load import load_catalog

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "tests/intake/notices"
NOTICES = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))
HELD_OUT = tuple(f"heldout/{path.stem}" for path in sorted((FOLDER / "heldout").glob("*.txt")))
KINDS = ("identity", "phases", "channels", "promises", "roster", "attachments", "doubts")
Item = tuple[object, ...]


@dataclass(frozen=True)
class Score:
    """How many items were found, how many of those are right, and how many there are."""

    found: int
    right: int
    expected: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0


@cache
def catalog() -> Catalog:
    return load_catalog(ROOT)


@cache
def expected(name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", yaml.safe_load((FOLDER / f"{name}.expected.yaml").read_text("utf-8")))


@cache
def made(name: str) -> tuple[Notice, ...]:
    path = FOLDER / f"{name}.txt"
    return notices(read(path.name, path.read_bytes()), catalog())


@cache
def imported(name: str) -> Import:
    path = FOLDER / f"{name}.txt"
    return import_notice(read(path.name, path.read_bytes()), catalog())


def compared(kind: str, name: str) -> tuple[Counter[Item], Counter[Item]]:
    """(what was found, what is expected) of one kind in one notice."""
    if kind == "doubts":
        found = ((one.place.row, one.rule.removeprefix("notice-")) for it in made(name) for one in it.doubts)
        return Counter(found), Counter(tuple(one) for one in expected(name)["doubts"])
    have: Counter[Item] = Counter()
    want: Counter[Item] = Counter()
    for at, (one, text) in enumerate(zip(made(name), expected(name)["texts"], strict=True)):
        have.update((at, *item) for item in _found(kind, name, one, text))
        want.update((at, *item) for item in _expected(kind, text))
    return have, want


def score(kind: str, name: str) -> Score:
    have, want = compared(kind, name)
    return Score(have.total(), (have & want).total(), want.total())


def _expected(kind: str, text: Mapping[str, Any]) -> Iterator[Item]:
    if kind == "identity":
        yield from ((key, text.get(key)) for key in ("title", "number", "issuer", "issued") if text.get(key))
        yield ("speech", bool(text.get("speech")))
    elif kind == "phases":
        yield from (tuple(one) for one in text.get("phases", ()))
    elif kind == "channels":
        yield from ((one,) for one in text.get("channels", ()))
        yield from (tuple(one) for one in text.get("proposed", ()))
    elif kind == "attachments":
        yield from (tuple(one) for one in text.get("attachments", ()))
    elif kind == "roster":
        yield from (tuple(one) for one in text.get("roster", ()))
    else:
        yield from (tuple(one) for one in text.get("promises", ()))


def _found(kind: str, name: str, one: Notice, text: Mapping[str, Any]) -> Iterator[Item]:
    if kind == "identity":
        head = one.head
        issued = head.issued.isoformat() if head.issued else None
        values = {"title": head.title, "number": head.number, "issuer": head.issuer, "issued": issued}
        yield from ((key, value) for key, value in values.items() if value)
        yield ("speech", head.speech)
    elif kind == "phases":
        for phase in one.phases:
            start, until = (day.isoformat() if day else None for day in (phase.start, phase.until))
            yield (phase.name, start, until, phase.place.row)
    elif kind == "channels":
        yield from ((it.id,) if it.id else (it.kind, it.place.row) for it in one.channels)
    elif kind == "attachments":
        yield from ((it.number, it.title) for it in one.listed)
    elif kind == "roster":
        yield from _posts(name, text.get("roster", ()))
    else:
        yield from _promises(one, text.get("promises", ()))


def _posts(name: str, wanted: Sequence[Sequence[Any]]) -> Iterator[Item]:
    """The posts of the drafts in order; one is right where its role and every word of unit and post are."""
    drafts = [one for one in imported(name).drafts if one.kind == "contacts"]
    posts = [
        cast("dict[str, Any]", post) for one in drafts for post in cast("list[Any]", one.record["posts"])
    ]
    for at, post in enumerate(posts):
        said = {key: post.get(key, {}).get("zh", "") for key in ("role", "unit", "post")}
        text = "、".join(said.values())
        want = tuple(wanted[at]) if at < len(wanted) else ()
        words = [word for cell in want[1:] for word in str(cell).split("、")]
        right = bool(want) and want[0] in said["role"].split("、") and all(word in text for word in words)
        yield want if right else tuple(said.values())


def _promises(one: Notice, wanted: Sequence[Sequence[Any]]) -> Iterator[Item]:
    """A sentence is right where its line is and it has the words; it may hold two promises."""
    found: set[Item] = set()
    for it in one.promises:
        matches = [tuple(w) for w in wanted if w[0] == it.place.row and w[1] in it.text]
        found.update(matches or [(it.place.row, it.text)])
    yield from found


def rows(names: Sequence[str]) -> Iterator[str]:
    """A Markdown table: a line a notice, precision / recall of each kind with the counts."""
    yield f"| notice | {' | '.join(KINDS)} |"
    yield f"| --- |{' --- |' * len(KINDS)}"
    for name in names:
        cells: list[str] = []
        for kind in KINDS:
            one = score(kind, name)
            shown = f"{one.precision:.2f} / {one.recall:.2f} ({one.expected})"
            cells.append(shown if one.expected or one.found else "–")
        yield f"| {name.removeprefix('heldout/')} | {' | '.join(cells)} |"


if __name__ == "__main__":
    for some in (NOTICES, HELD_OUT):
        print("\n".join(rows(some)), end="\n\n")
    for some in (*NOTICES, *HELD_OUT):
        for kind in KINDS:
            have, want = compared(kind, some)
            for sign, items in (("+", have - want), ("-", want - have)):
                for item in items:
                    print(f"{sign} {some} {kind} {item}")
