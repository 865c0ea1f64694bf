"""Two trees of data/ and content/ as text, compared: every fact that is another one now, with its place.

Generic over records: it knows no field by name but `publish` and what makes a number private.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.impact.values import Path, Step, differ
from generator.model.phone import MOBILE
from generator.source.document import Document, Value, parse

Tree = Mapping[str, str]  # path under the root → text
IDENTITY = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")
EVIDENCED = frozenset({"areas", "channels", "contacts", "regulations", "projects", "campaigns"})
SKIPPED = ("data/schema/", "data/changes/")  # made by the program; told by its own
SOURCES = "sources.yaml"


@dataclass(frozen=True)
class Fact:
    """One difference. `kind` and `record` name whose it is: ("channels", "cn-12333"), ("strings", "en")."""

    file: str
    line: int
    column: int
    kind: str
    record: str
    step: Step
    public: bool = True  # whether its values may be repeated
    whole: bool = False  # the record itself came or went

    @property
    def path(self) -> Path:
        return self.step.now if self.step.now is not None else self.step.then or ()


def facts(before: Tree, after: Tree) -> Iterator[Fact]:
    """Every fact of data/ that changed, file by file; lines of a file that is gone are those it had."""
    for file in sorted({*before, *after}):
        if before.get(file) == after.get(file) or not file.startswith("data/") or file.startswith(SKIPPED):
            continue
        if file.endswith(".yaml") and not (file.startswith("data/translations/") and file.endswith(SOURCES)):
            yield from _yaml(file, before.get(file), after.get(file))


def lines_added(before: Tree, after: Tree, prefix: str) -> int:
    """How many lines the files under a prefix gained: printed editions, calls."""
    count = 0
    for file in (name for name in after if name.startswith(prefix)):
        had = before.get(file, "").splitlines()
        count += max(len(after[file].splitlines()) - len(had), 0)
    return count


def place(file: str) -> tuple[str, str]:
    """Kind and id of a file of data/: channels/cn-12333, site/site, strings/en."""
    parts = PurePosixPath(file).with_suffix("").parts[1:]
    if len(parts) == 1:
        return parts[0], parts[0]
    return parts[0], parts[1]


def private(value: Value | None) -> bool:
    """Whether a value holds what nobody repeats: a mobile or an identity number in a text of its own."""
    if isinstance(value, str):
        digits = re.sub(r"[\s-]", "", value)
        return bool(MOBILE.search(digits) or IDENTITY.search(digits))
    values = value.values() if isinstance(value, dict) else value or ()
    return any(private(each) for each in values)


def _yaml(file: str, old_text: str | None, new_text: str | None) -> Iterator[Fact]:
    kind, record = place(file)
    old, new = _value(file, old_text), _value(file, new_text)
    document = Document(file, new_text if new is not None and new_text else old_text or "")
    seen = [side for side in (old, new) if side is not None]
    open_ = all(_is_open(kind, side) for side in seen)
    if kind in EVIDENCED and (old is None or new is None):
        if seen:
            step = Step((), None, old, None) if new is None else Step(None, (), None, new)
            yield Fact(file, 1, 1, kind, record, step, open_, whole=True)
        return
    if not seen:
        return
    empty: Value = [] if isinstance(seen[0], list) else {}
    for step in differ(old if old is not None else empty, new if new is not None else empty):
        there = step.now is not None and new is not None
        spot = document.spot(*(step.now if there and step.now is not None else step.then or ()))
        shown = open_ and not _kept(old, step.then, step.old) and not _kept(new, step.now, step.new)
        yield Fact(file, *spot, kind, record, step, shown)


def _value(file: str, text: str | None) -> Value | None:
    return parse(file, text)[0] if text is not None else None


def _is_open(kind: str, value: Value) -> bool:
    """Whether a file's record is public; office is the default of those that can be."""
    if kind not in EVIDENCED:
        return True
    return isinstance(value, dict) and value.get("publish") == "public"


def _kept(top: Value | None, path: Path | None, value: Value | None) -> bool:
    """Whether something on the way to a value, or in it, is kept back."""
    if path is None or top is None:
        return False
    here: Value = top
    for step in path:
        if _held_back(here):
            return True
        if isinstance(here, dict):
            here = here.get(str(step), "")
        elif isinstance(here, list) and isinstance(step, int):
            here = here[step]
    return _any_held(here) or private(value)


def _any_held(value: Value) -> bool:
    if _held_back(value):
        return True
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_any_held(each) for each in values)


def _held_back(value: Value) -> bool:
    if not isinstance(value, dict):
        return False
    mobile = value.get("kind") == "mobile" and value.get("publish") != "public"
    return mobile or value.get("publish") in ("office", "never") or "consent" in value
