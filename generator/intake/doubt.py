"""Something in an office file that a person must look at, as a value; said late, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import cast

from generator.intake.shape import Place
from generator.problem import visible

WORDING = Path(__file__).with_name("wording.yaml")
WHOLE = Place("line", "", 0)  # the file as a whole


@dataclass(frozen=True)
class Doubt:
    """One doubt: where, which rule, what was found, and the row as written (joined by ` | `)."""

    place: Place
    rule: str
    facts: Mapping[str, str] = field(default_factory=dict[str, str], compare=False)
    row: str = ""

    def found(self, lang: str) -> str:
        """What was found, as a sentence."""
        return self._said("found", lang)

    def todo(self, lang: str) -> str:
        """What to do about it, as a sentence."""
        return self._said("todo", lang)

    def show(self, lang: str, name: str) -> str:
        """`file:place: what was found. What to do. (rule)`, on one line whatever the file held."""
        where = name if self.place == WHOLE else f"{name}:{self.place.show(lang)}"
        text = f"{self.found(lang)}{'' if lang == 'zh' else ' '}{self.todo(lang)}"
        return f"{where}: {' '.join(visible(text).split())} ({self.rule})"

    def _said(self, part: str, lang: str) -> str:
        facts = {name: visible(text) for name, text in self.facts.items()}
        return wording()[self.rule][part][lang].format_map(facts)


class RefusedError(Exception):
    """The file can't be read at all; the doubt says why and how to save it anew."""

    def __init__(self, rule: str, **facts: str) -> None:
        super().__init__(rule)
        self.doubt = Doubt(WHOLE, rule, facts)


@cache
def wording() -> dict[str, dict[str, dict[str, str]]]:
    """Rule → found and todo → language → sentence, from every `wording.yaml` here and below."""
    import yaml

    made: dict[str, dict[str, dict[str, str]]] = {}
    for path in sorted(WORDING.parent.rglob(WORDING.name)):
        made |= cast("dict[str, dict[str, dict[str, str]]]", yaml.safe_load(path.read_text("utf-8")))
    return made
