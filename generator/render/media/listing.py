"""Texts and storyboards as lists, for spreadsheets and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from generator.catalog import Catalog
from generator.i18n.words import Speaker
from generator.render.media.script import Script
from generator.render.media.sms import Message, line
from generator.render.office.listing import Column, Listing

MESSAGES = {"for": 40, "kind": 30, "lang": 12, "text": 130, "characters": 16, "segments": 16}
SHOTS = {"number": 14, "time": 22, "picture": 70, "screen": 60, "voice": 90}  # column → millimetres


def messages(catalog: Catalog, found: Iterable[Message], day: date, lang: str) -> Listing:
    """Texts, a row each, headed in a language."""
    speaker = Speaker(lang, catalog.strings)
    rows = tuple(
        (it.name, speaker.say(f"sms.kind.{it.kind}"), it.lang, it.text, str(it.characters), str(it.segments))
        for it in found
    )
    lead = (speaker.say("sms.lead", date=speaker.day(day)), speaker.say("sms.count"))
    return Listing(
        speaker.say("sms.sheet"), speaker.say("sms.title"), lead, _columns(speaker, "sms", MESSAGES),
        rows, frozenset(), "–", lang,
    )  # fmt: skip


def storyboard(catalog: Catalog, it: Script, day: date) -> Listing:
    """The shots of a script in its own language."""
    speaker = Speaker(it.lang, catalog.strings)
    rate = catalog.site.reading.zh if it.lang == "zh" else catalog.site.reading.en
    lead = speaker.say("broadcast.lead", date=speaker.day(day), rate=f"{rate:g}")
    rows = tuple(
        (str(n), f"{shot.start}–{shot.end}", shot.picture, shot.screen, shot.voice)
        for n, shot in enumerate(it.shots, 1)
    )
    title = speaker.say("broadcast.title", name=it.name, seconds=it.limit)
    took = speaker.say("broadcast.took", seconds=it.seconds)
    return Listing(
        speaker.say("broadcast.sheet"), title, (took, lead), _columns(speaker, "broadcast", SHOTS),
        rows, frozenset(), "–", it.lang,
    )  # fmt: skip


def plain(found: Sequence[Message], speaker: Speaker) -> str:
    """Texts one under another, to be copied."""
    blocks: list[str] = []
    for it in found:
        said = line(it, speaker)
        blocks.append(f"{it.name}　{said}\n{it.text}")
    return "\n\n".join(blocks) + "\n"


def _columns(speaker: Speaker, part: str, widths: dict[str, int]) -> tuple[Column, ...]:
    return tuple(Column(key, speaker.say(f"{part}.column.{key}"), width) for key, width in widths.items())
