"""The YAML of a checkout beside its canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from generator.edit.layout import canonical
from generator.edit.shape import kind_of
from generator.problem import DataError, Problem, in_order
from generator.source.document import parse
from generator.source.folder import SUFFIX
from generator.source.text import decode, whole

MENDED = ("null-word",)  # what canonical form puts right by itself


@dataclass(frozen=True)
class Formatted:
    """One file, `path` as seen from the root: its text and its canonical text."""

    path: str
    old: str
    new: str

    @property
    def diff(self) -> Iterator[str]:
        """The lines that differ, as patches show them."""
        old, new = self.old.split("\n"), self.new.split("\n")
        return unified_diff(old, new, self.path, self.path, lineterm="")

    @property
    def problem(self) -> Problem:
        """That the file isn't canonical, at the first line that differs."""
        old, new = self.old.split("\n"), self.new.split("\n")
        same = (n for n, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b)
        line = next(same, min(len(old), len(new)))
        return Problem(self.path, line, 1, "not-canonical", facts={"file": self.path})


def formatted(root: Path, named: Iterable[Path] = ()) -> list[Formatted]:
    """The files that are named, or all of data/, in order; `DataError` for those that aren't sound YAML."""
    paths = sorted(named) or sorted((root / "data").rglob("*" + SUFFIX))
    found: list[Formatted] = []
    problems: list[Problem] = []
    for path in paths:
        shown = path.resolve().relative_to(root.resolve()).as_posix()
        try:
            raw = path.read_bytes()
        except OSError as error:
            problems.append(whole(shown, "unreadable", reason=error.strerror or ""))
            continue
        text, wrong = decode(raw, shown)
        if text is not None:
            wrong = [p for p in parse(shown, text)[1] if p.rule not in MENDED]
        problems += wrong
        if text is not None and not wrong:
            found.append(Formatted(shown, raw.decode("utf-8"), canonical(text, kind_of(shown))))
    if problems:
        raise DataError(in_order(problems))
    return found
