"""A print before it is set: finished words in both languages, and how they are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.catalog import Catalog
from generator.i18n.words import Speaker
from generator.model.base import Localized
from generator.model.vocabulary import PrintFormat
from generator.render import urls
from generator.render.qr import outline

PRINT_LANGUAGES = ("zh", "en")  # the heading of every print is in both; overlays never go on paper
EDITION = 1  # the ledger of printed editions will count them

Both = dict[str, str]  # language → words; empty where a language has none of its own


@dataclass(frozen=True)
class Sheet:
    """One PDF to make. `data` is plain JSON: words and millimetres, nothing left to decide."""

    path: str  # in the site
    template: str  # in theme/print
    source: str  # the record that a problem points at
    data: Mapping[str, Any]


class Scribe:
    """Writes Chinese and English at once."""

    def __init__(self, catalog: Catalog) -> None:
        self._speakers = {lang: Speaker(lang, catalog.strings) for lang in PRINT_LANGUAGES}

    def say(self, key: str, **slots: object) -> Both:
        """A string in both; places, dates and amounts in the slots as each language writes them."""
        return {
            lang: speaker.say(key, **{name: _slot(value, speaker) for name, value in slots.items()})
            for lang, speaker in self._speakers.items()
        }

    def pick(self, words: Localized | str | None) -> Both:
        """A record's own words; a name without a translation has only Chinese."""
        if words is None or isinstance(words, str):
            return {"zh": words or "", "en": ""}
        return {lang: words.get(lang) or "" for lang in PRINT_LANGUAGES}

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


def size(form: PrintFormat) -> dict[str, int]:
    """The millimetres of a format."""
    return {
        "width": form.width,
        "height": form.height,
        "bleed": form.bleed,
        "qr": form.qr,
        "columns": form.columns,
        "rows": form.rows,
        "sheet_width": form.sheet_width or form.width,
        "sheet_height": form.sheet_height or form.height,
    }


def code(catalog: Catalog, token: str, scribe: Scribe) -> dict[str, Any]:
    """The QR code of a print: its outline, and the address it opens."""
    url = catalog.site.scan_url + urls.scan("zh", token)
    drawn = outline(url)
    return {
        "modules": drawn.modules,
        "loops": [[list(point) for point in loop] for loop in drawn.loops],
        "url": url,
        "typed": url.removeprefix("https://").rstrip("/"),
        "token": token,
        "alt": scribe.say("print.code.alt", url=url)["zh"],
    }
