"""Random edits of a checkout, as an office makes them: words, numbers, a record gone or new, a look, an undo.

What the checks refuse is undone at once, so that each edit that is left can be built.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.config import Config
from generator.problem import DataError
from generator.publish.examination import checked
from tests.conftest import TODAY

TEXTS = (
    "data/channels", "data/contacts", "data/areas", "data/projects", "data/campaigns", "data/regulations",
    "data/strings", "content/zh", "content/en",
)  # fmt: skip
RECORDS = ("data/channels", "data/contacts", "data/campaigns")  # other records seldom name these
LOOKS = {".css": "\n", ".j2": "\n", ".html": "\n", ".typ": "\n// a remark\n"}
HAN = re.compile("[一-鿿]")
NUMBER = re.compile(r'"(0\d{2,3}-)(\d{6,7})(\d)"')
TRIES = 60
WORDS = "新改又们的，"


@dataclass
class Editor:
    """Somebody who edits the checkout at `root`, but not the files that are `spared`; `done` is what stands,
    `refused` what the checks did."""

    root: Path
    dice: random.Random
    spared: frozenset[str] = frozenset()
    done: list[str] = field(default_factory=list[str])
    refused: list[str] = field(default_factory=list[str])
    _before: list[tuple[Path, bytes | None]] = field(default_factory=list[tuple[Path, bytes | None]])

    def edit(self) -> str:
        """One edit that the checks let pass: its kind and its file."""
        kinds = (self._words, self._words, self._number, self._gone, self._twin, self._look, self._back)
        for _ in range(TRIES):
            change: Callable[[], Path | None] = self.dice.choice(kinds)
            path = change()
            if path is None:
                continue
            told = f"{change.__name__.strip('_')} {path.relative_to(self.root).as_posix()}"
            try:
                checked(Config(self.root, TODAY))
            except DataError:
                self.refused.append(told)
                self._undo()
                continue
            self.done.append(told)
            return told
        raise AssertionError(f"no edit in {TRIES} tries: {self.refused}")

    def take_back(self, count: int) -> None:
        """As if the last so many edits had not been."""
        for _ in range(count):
            self.refused.append(self.done.pop())
            self._undo()

    def _words(self) -> Path | None:
        """A character more in a line of a text."""
        path = self._one(*TEXTS)
        lines = path.read_text("utf-8").splitlines(keepends=True)
        places = [
            (number, found.end())
            for number, line in enumerate(lines)
            for found in HAN.finditer(line)
            if not line.lstrip().startswith("#")
        ]
        if not places:
            return None
        number, end = self.dice.choice(places)
        lines[number] = f"{lines[number][:end]}{self.dice.choice(WORDS)}{lines[number][end:]}"
        return self._write(path, "".join(lines).encode())

    def _number(self) -> Path | None:
        """Another last digit of a number with an area code."""
        path = self._one("data/channels", "data/projects", "data/contacts")
        text = path.read_text("utf-8")
        found = list(NUMBER.finditer(text))
        if not found:
            return None
        one = self.dice.choice(found)
        digit = self.dice.choice([it for it in "0123456789" if it != one[3]])
        return self._write(path, f"{text[: one.start(3)]}{digit}{text[one.end(3) :]}".encode())

    def _gone(self) -> Path:
        return self._write(self._one(*RECORDS), None)

    def _twin(self) -> Path | None:
        """A record like another, under a name of its own."""
        path = self._one(*RECORDS)
        name = f"{path.stem}-{self.dice.randrange(100)}"
        to = path.with_name(f"{name}.yaml")
        if to.exists():
            return None
        return self._write(
            to, path.read_bytes().replace(f"id: {path.stem}\n".encode(), f"id: {name}\n".encode())
        )

    def _look(self) -> Path:
        files = [it for it in sorted((self.root / "theme").rglob("*")) if it.suffix in LOOKS and it.is_file()]
        path = self.dice.choice(files)
        return self._write(path, path.read_bytes() + LOOKS[path.suffix].encode())

    def _back(self) -> Path | None:
        """A file as it was before an edit that nobody remembers."""
        if not self._before:
            return None
        path, data = self.dice.choice(self._before)
        return None if data == (path.read_bytes() if path.exists() else None) else self._write(path, data)

    def _one(self, *folders: str) -> Path:
        spared = {self.root / path for path in self.spared}
        return self.dice.choice(sorted(set(_files(self.root, folders)) - spared))

    def _write(self, path: Path, data: bytes | None) -> Path:
        self._before.append((path, path.read_bytes() if path.exists() else None))
        _put(path, data)
        return path

    def _undo(self) -> None:
        _put(*self._before.pop())


def _files(root: Path, folders: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        yield from (it for it in (root / folder).rglob("*") if it.suffix in (".yaml", ".md"))


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)
