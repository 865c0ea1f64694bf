"""Picks the words of a language and marks where they fell back to Chinese."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model.base import Localized


@dataclass(frozen=True)
class Words:
    """Text and the language it is really in (`zh` when a translation is missing)."""

    text: str
    lang: str

    def __str__(self) -> str:
        return self.text


class MissingSlotError(KeyError):
    """A sentence asks for a slot that nobody filled: our bug, not the editor's."""


@dataclass(frozen=True)
class Speaker:
    """One language of the site: chooses words and writes dates and amounts."""

    lang: str
    strings: Mapping[str, Mapping[str, str]]  # language → key → words

    def say(self, key: str, **slots: object) -> str:
        """The string `key` with its slots filled; Chinese where the language lacks it."""
        pattern = self.strings.get(self.lang, {}).get(key) or self.strings["zh"][key]
        wanted = {name for _, name, _, _ in string.Formatter().parse(pattern) if name}
        if wanted - slots.keys():
            raise MissingSlotError(f"{key}: {sorted(wanted - slots.keys())}")
        return pattern.format(**slots)

    def pick(self, words: Localized) -> Words:
        """The words of this language, or the Chinese ones marked as such."""
        found = words.get(self.lang)
        return Words(found, self.lang) if found else Words(words.zh, "zh")

    def day(self, when: date) -> str:
        """A date as this language writes it: 2026年11月20日, 20 November 2026."""
        month = self.say(f"month.{when.month}")
        return self.say("date", year=when.year, month=month, day=when.day)

    def yuan(self, amount: Decimal) -> str:
        """An amount without needless zeros: 2195, 23.5."""
        return f"{amount.normalize():f}"
