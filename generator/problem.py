"""A mistake in somebody's data, as a value: where it stands, which rule it breaks, what was found.

Checks yield problems; they never print, raise or exit. The sentence an editor reads is made late, from
`wording.yaml`, in the language of the reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal, cast

from generator.parser import LOADER, YAML

Severity = Literal["error", "warning"]
NOTHING = "–"  # in the place of a fact that there isn't
WORDING = Path(__file__).with_name("wording.yaml")


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: `path` as seen from the root, `line` and `column` from 1 (0: the file as a whole)."""

    path: str
    line: int
    column: int
    rule: str
    severity: Severity = "error"
    facts: Mapping[str, str] = field(default_factory=dict[str, str], compare=False, hash=False)

    @property
    def key(self) -> tuple[str, int, int, str, tuple[tuple[str, str], ...]]:
        """What makes two problems the same one, and the order they are printed in."""
        return (self.path, self.line, self.column, self.rule, tuple(sorted(self.facts.items())))

    def message(self, locale: str) -> str:
        """The sentence for an editor in `zh` or `en`: what must hold, what was found, what to do."""
        return wording()[self.rule][locale].format_map(self.facts)

    def show(self, locale: str) -> str:
        """`file:line:col: severity: message (rule)`, on one line whatever the data held."""
        text = " ".join(visible(self.message(locale)).split())
        return f"{self.path}:{self.line}:{self.column}: {self.severity}: {text} ({self.rule})"


class DataError(Exception):
    """The data can't be used; carries every problem found, for the door to print."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in the data")
        self.problems = problems


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems sorted by place, each once."""
    return [one for _, one in sorted({p.key: p for p in problems}.items())]


@cache
def wording() -> dict[str, dict[str, str]]:
    """Rule → locale → sentence, from `wording.yaml`."""
    with WORDING.open(encoding="utf-8") as file:
        return cast("dict[str, dict[str, str]]", YAML.load(file, Loader=LOADER))


def nearest(found: str, known: Iterable[str], alike: float = 0.5) -> str:
    """What of the known looks most like what was found, a dash where nothing does; `alike` is from 0 to 1."""
    return next(iter(get_close_matches(found, known, 1, alike)), NOTHING)


def visible(text: str) -> str:
    """The text with control, bidi and zero-width characters written out as \\uXXXX, cut at 300 characters."""
    shown = "".join(c if c.isprintable() or c in "\n\t" else f"\\u{ord(c):04x}" for c in text)
    return shown if len(shown) <= 300 else shown[:299] + "…"
