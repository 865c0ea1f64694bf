"""A print before it is set: finished words in both languages, and how they are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.model.base import Localized
from generator.model.printing import PrintFormat

PRINT_LANGUAGES = ("zh", "en")  # the heading of every print is in both; overlays never go on paper
EDITION = 1  # of prints without a code, which no ledger counts

Both = dict[str, str]  # language → words; empty where a language has none of its own


@dataclass(frozen=True)
class Sheet:
    """One PDF to make. `data` is plain JSON: words and millimetres, nothing left to decide."""

    path: str  # in the site
    template: str  # in theme/print
    source: str  # the record that a problem points at
    data: Mapping[str, Any]
    pages: int = 1  # that it must have, no more and no fewer; 0: as many as it takes


class Scribe:
    """Writes Chinese and English at once; without the second language its words are empty."""

    def __init__(self, catalog: Catalog, second: bool = True) -> None:
        self._speakers = {lang: Speaker(lang, catalog.strings) for lang in PRINT_LANGUAGES}
        self._silent = () if second else PRINT_LANGUAGES[1:]

    @property
    def chinese(self) -> Speaker:
        """Who writes the Chinese of a sheet."""
        return self._speakers[DEFAULT_LANGUAGE]

    def say(self, key: str, **slots: object) -> Both:
        """A string in both; places, dates and amounts in the slots as each language writes them."""
        return {
            lang: ""
            if lang in self._silent
            else speaker.say(key, **{name: _slot(value, speaker) for name, value in slots.items()})
            for lang, speaker in self._speakers.items()
        }

    def pick(self, words: Localized | str | None) -> Both:
        """A record's own words; a name without a translation has only Chinese."""
        if words is None or isinstance(words, str):
            return {"zh": words or "", "en": ""}
        return {lang: "" if lang in self._silent else words.get(lang) or "" for lang in PRINT_LANGUAGES}

    def join(self, parts: list[Both]) -> Both:
        """Sentences in a row; none in English unless all are."""
        mark = self.say("print.join")
        found = {lang: [part[lang].rstrip("。.") for part in parts] for lang in PRINT_LANGUAGES}
        return {lang: mark[lang].join(texts) if all(texts) else "" for lang, texts in found.items()}


def _slot(value: object, speaker: Speaker) -> object:
    if isinstance(value, Localized):
        return speaker.pick(value).text
    if isinstance(value, date):
        return speaker.day(value)
    if isinstance(value, Decimal):
        return speaker.yuan(value)
    return value


def size(form: PrintFormat) -> dict[str, Any]:
    """The millimetres of a format, and how large its type is."""
    return {
        "width": form.width,
        "height": form.height,
        "bleed": form.bleed,
        "safe": form.safe,
        "qr": form.qr,
        "scale": form.scale,
        "columns": form.columns,
        "rows": form.rows,
        "column_gap": form.column_gap,
        "row_gap": form.row_gap,
        "sheet_width": form.sheet_width or form.width,
        "sheet_height": form.sheet_height or form.height,
        "round": form.round,
    }
