"""What recordings are made from: the words of a page of the guide or of a script, and their fingerprint.

Only words count, with today's numbers filled in: a recording that reads an old number is an old one, a link
or a table that changes makes none old.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from generator.catalog import Catalog
from generator.config import GUIDE_LANGUAGES
from generator.problem import DataError
from generator.render import urls
from generator.render.media.recipient import recipients
from generator.render.media.script import scripts
from generator.render.pages import prose
from generator.render.pages.setting import Setting

LARGEST = 2_000_000  # bytes: eight minutes of speech at 32 kbit/s; more is slow to load on a site's network
_UNREAD = re.compile(r"<table.*?</table>|^[ \t]*\|[^\n]*$|<[^>]*>|\]\([^)]*\)|\{[#.:][^}]*\}", re.S | re.M)
_WORD = re.compile(r"\w+")
# MPEG audio layer III: eleven bits of sync, version, layer 01.
_SYNC = (0xFF, 0xE2)


def fingerprint(text: str) -> str:
    """12 hex digits of the sha256 of what is read of a text."""
    words = " ".join(_WORD.findall(_UNREAD.sub(" ", text)))
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def texts(catalog: Catalog, lang: str, today: date, pages: Mapping[str, str]) -> dict[str, str]:
    """Id → fingerprint of everything that may be recorded in a language: its own pages (name → raw text; no
    page that falls back to Chinese), and the scripts."""
    setting = Setting(catalog, lang, today)
    setting = replace(setting, titles=prose.titles(setting, pages))
    found: dict[str, str] = {}
    for name, raw in pages.items():
        if name not in prose.PLACED and prose.parse(raw).meta.get(prose.STATE) != "missing":
            here = setting.at(urls.prose(lang, name))
            try:
                found[name] = fingerprint(prose.view(here, name, raw).body)
            except DataError:
                continue  # said by the check of the text itself
    if lang in GUIDE_LANGUAGES:
        for it in recipients(catalog, today):
            found |= {one.id: fingerprint(one.text) for one in scripts(it, lang)}
    return found


def is_mp3(data: bytes) -> bool:
    """Whether a file begins as an MP3 does: with a tag or with a frame of layer III."""
    if data.startswith(b"ID3"):
        return len(data) > 10
    return (
        len(data) > 4 and data[0] == _SYNC[0] and data[1] & 0xE6 == _SYNC[1] and data[2] >> 4 not in (0, 15)
    )
