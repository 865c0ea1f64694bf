"""Picks the words of a language and marks where they fell back to Chinese."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from generator.config import DEFAULT_LANGUAGE
from generator.model.base import Localized

CHINESE = "zh-Hans"  # the `lang` of Chinese text on a page of another language


@dataclass(frozen=True)
class Words:
    """Text and the language it is really in (`zh` when a translation is missing)."""

    text: str
    lang: str

    def __str__(self) -> str:
        return self.text


class Chinese(str):
    """Chinese words on a page of another language; HTML marks them by itself."""

    __slots__ = ()

    def __html__(self) -> str:
        return Markup('<span lang="{}">{}</span>').format(CHINESE, str(self))


class MissingSlotError(KeyError):
    """A sentence asks for a slot that nobody filled: our bug, not the editor's."""


@dataclass(frozen=True)
class Speaker:
    """One language of the site: chooses words and writes dates and amounts."""

    lang: str
    strings: Mapping[str, Mapping[str, str]]  # language → key → words

    def say(self, key: str, **slots: object) -> str:
        """The string `key` with its slots filled; Chinese, marked as such, where the language lacks it."""
        own = self.strings.get(self.lang, {}).get(key)
        pattern = own or self.strings[DEFAULT_LANGUAGE][key]
        wanted = {name for _, name, _, _ in string.Formatter().parse(pattern) if name}
        if wanted - slots.keys():
            raise MissingSlotError(f"{key}: {sorted(wanted - slots.keys())}")
        said = pattern.format(**slots)
        return said if own or self.lang == DEFAULT_LANGUAGE else Chinese(said)

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
