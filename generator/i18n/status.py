"""How far each language is: every sentence with its translation, and whether that still fits the Chinese.

Nothing here is stored but fingerprints: a sentence is outdated when its translation was made from other
Chinese than there is now, so mending a slip in a translation makes nothing current and a new telephone number
makes nothing outdated.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from generator.catalog import Catalog, Translation
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.blocks import split
from generator.overlay import by_record, fingerprint, group, units

State = Literal["current", "outdated", "missing"]
STATES: tuple[State, ...] = ("current", "outdated", "missing")
STRINGS, CONTENT, TITLE = "strings/", "content/", "title"
# Parts of data/strings that pages show; all others go on paper, where drafts never go.
ON_SCREEN = ("date", "month.", "frame.", "theme.", "landing.", "guide.", "router.")


@dataclass(frozen=True)
class Text:
    """One file of content/: its title, its body, and the fingerprint it says it was made from."""

    title: str
    body: str
    source: str = ""
    now: str = ""  # the fingerprint of the body itself


@dataclass(frozen=True)
class Row:
    """One sentence (or block of a text) in one language."""

    unit: str
    state: State
    chinese: str
    text: str = ""


@dataclass(frozen=True)
class Standing:
    """The sums of one language; `draft` are translations that no reviewer has seen."""

    lang: str
    own_name: str
    reviewed_by: str
    units: int
    draft: int
    counts: Mapping[State, int] = field(default_factory=dict[State, int])


Texts = Mapping[str, Mapping[str, Text]]  # language → name → text


def standing(catalog: Catalog, texts: Texts, lang: str) -> Standing:
    """The sums of a language."""
    language = next(entry for entry in catalog.vocabulary.languages if entry.tag == lang)
    found = list(rows(catalog, texts, lang))
    counts: dict[State, int] = {state: sum(row.state == state for row in found) for state in STATES}
    draft = counts["current"] + counts["outdated"] if language.draft else 0
    return Standing(lang, language.own_name, language.reviewed_by or "", len(found), draft, counts)


def rows(catalog: Catalog, texts: Texts, lang: str) -> Iterator[Row]:
    """Every sentence of the site in a language: words of pages, texts, records."""
    held = catalog.translations.get(lang, Translation())
    draft = next((entry.draft for entry in catalog.vocabulary.languages if entry.tag == lang), True)
    own = catalog.strings.get(lang, {})
    for key, chinese in catalog.strings.get(DEFAULT_LANGUAGE, {}).items():
        if draft and not key.startswith(ON_SCREEN):
            continue
        made = {held.sources.get(STRINGS + key, "")}
        yield _row(STRINGS + key, chinese, own.get(key), made)
    for name, chinese in texts.get(DEFAULT_LANGUAGE, {}).items():
        yield from text_rows(name, chinese, texts.get(lang, {}).get(name), held)
    records = by_record({lang: held})
    for unit in units(catalog):
        text = unit.words.get(lang)
        if not unit.free or text:
            record = records.get(group(unit.id), {}).get(lang, Translation())
            yield _row(unit.id, unit.words.zh, text, set(record.sources.values()))


def text_rows(name: str, chinese: Text, made: Text | None, held: Translation) -> Iterator[Row]:
    """The title and the blocks of a text. Which blocks the translation was made from stands in the ledger;
    without it the whole text is as its front matter says."""
    page = CONTENT + name
    blocks = [block.text for block in split(chinese.body)]
    if made is None:
        yield Row(f"{page}/{TITLE}", "missing", chinese.title)
        for place, block in enumerate(blocks):
            yield Row(f"{page}/{place}", "missing", block)
        return
    theirs = [block.text for block in split(made.body)]
    yield _row(f"{page}/{TITLE}", chinese.title, made.title, {held.sources.get(f"{page}/{TITLE}", "")})
    now, then = prints(chinese.body).split(), held.sources.get(page, "").split()
    if made.source == chinese.now and len(theirs) == len(blocks):
        then = now
    if len(then) != len(theirs):
        for place, block in enumerate(blocks):
            yield Row(f"{page}/{place}", "outdated", block, theirs[place] if place < len(theirs) else "")
        return
    old: dict[int, tuple[int, State]] = {}  # block → block it was, and whether it still says the same
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if tag == "equal":
            old.update({j: (i, "current") for i, j in zip(range(i1, i2), range(j1, j2), strict=True)})
        elif tag == "replace":
            old.update({j: (i, "outdated") for i, j in zip(range(i1, i2), range(j1, j2), strict=False)})
    for place, block in enumerate(blocks):
        before, state = old.get(place, (-1, "missing"))
        yield Row(f"{page}/{place}", state, block, theirs[before] if before >= 0 else "")


def prints(body: str) -> str:
    """The fingerprints of the blocks of a text, as the ledger keeps them."""
    return " ".join(fingerprint(block.text) for block in split(body))


def slots(text: str, *, marked: bool) -> tuple[str, ...]:
    """The slots that a translation must keep: `{{…}}` in texts (`marked`), `{name}` in words of pages."""
    if marked:
        return tuple(sorted(f"{{{{{part.split('}}')[0]}}}}}" for part in text.split("{{")[1:]))
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name]
    except ValueError:
        return ("{",)
    return tuple(sorted(f"{{{name}}}" for name in names))


def _row(unit: str, chinese: str, text: str | None, made: set[str]) -> Row:
    if not text:
        return Row(unit, "missing", chinese)
    return Row(unit, "current" if fingerprint(chinese) in made else "outdated", chinese, text)
