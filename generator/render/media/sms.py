"""Texts for phones (维权短信): what is sent to the workers of a site or a place, and how many messages it is.

The signature in Chinese makes every text UCS-2: 70 characters a message, 67 a part where there are several
(3GPP TS 23.040, 9.2.3.24.1). The address stands last, so that phones see where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.render.media.length import TooLong
from generator.render.media.recipient import Recipient, recipients

ALONE, PART = 70, 67  # UTF-16 code units
KINDS = ("main", "who", "where", "deadline", "evidence", "away")
STRINGS = "data/strings/zh/sms.yaml"
_BRACKET = re.compile(r"[（(].*")


@dataclass(frozen=True)
class Message:
    """A text for one recipient."""

    to: str  # a project's id or an area's code
    name: str  # of that site or place
    lang: str
    kind: str
    text: str

    @property
    def characters(self) -> int:
        return units(self.text)

    @property
    def segments(self) -> int:
        return segments(self.text)


def messages(it: Recipient, lang: str) -> Iterator[Message]:
    """The texts of a recipient in a language; one that needs a fact which isn't there is left out."""
    speaker = Speaker(lang, it.catalog.strings)
    slots = _slots(it, speaker)
    head = speaker.say("sms.sign", name=signature(it.catalog)) + (speaker.say("sms.demo") if it.demo else "")
    for kind in KINDS:
        filled = {name: slots[name] for name in _wanted(it.catalog, kind) if slots.get(name)}
        if filled.keys() == _wanted(it.catalog, kind):
            text = head + speaker.say(f"sms.{kind}", **filled)
            yield Message(it.id, str(speaker.pick(it.name)), lang, kind, text)


def every(catalog: Catalog, today: date) -> Iterator[Message]:
    """The texts of all recipients in the complete languages."""
    for it in recipients(catalog, today):
        for lang in catalog.complete_languages():
            yield from messages(it, lang)


def units(text: str) -> int:
    """UTF-16 code units, which is what a message holds; an emoji takes two."""
    return len(text.encode("utf-16-le")) // 2


def segments(text: str) -> int:
    """How many messages a text takes; a character of two units is never cut."""
    whole = units(text)
    if whole <= ALONE:
        return 1
    if whole == len(text):
        return -(-whole // PART)
    count, room = 1, PART
    for letter in text:
        if units(letter) > room:
            count, room = count + 1, PART
        room -= units(letter)
    return count


def line(it: Message, speaker: Speaker) -> str:
    """What a text is about, and what it costs to send."""
    return speaker.say(
        "sms.line", kind=speaker.say(f"sms.kind.{it.kind}"), characters=it.characters, most=ALONE,
        segments=it.segments,
    )  # fmt: skip


def signature(catalog: Catalog) -> str:
    """Who sends: the registered signature, or the publisher without what stands in brackets."""
    return catalog.site.signature or _BRACKET.sub("", catalog.site.publisher.zh)


def too_long(it: Recipient) -> Iterator[TooLong]:
    """The Chinese texts of a recipient that take several messages."""
    if not all(f"sms.{kind}" in it.catalog.strings[DEFAULT_LANGUAGE] for kind in KINDS):
        return
    for one in messages(it, DEFAULT_LANGUAGE):
        if one.segments > 1:
            facts = {
                "field": f"sms.{one.kind}", "found": one.text, "name": one.name,
                "count": str(one.characters), "parts": str(one.segments), "most": str(ALONE),
            }  # fmt: skip
            yield TooLong("sms-long", STRINGS, one.kind, one.characters, facts)


def _wanted(catalog: Catalog, kind: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", catalog.strings[DEFAULT_LANGUAGE][f"sms.{kind}"]))


def _slots(it: Recipient, speaker: Speaker) -> dict[str, str]:
    found = {
        "name": str(speaker.pick(it.name)),
        "place": str(speaker.pick(it.place.name)),
        "main": it.main.number if it.main else "",
        "second": it.second.number if it.second else "",
        "away": it.main.away.number if it.main and it.main.away else "",
        "url": it.url,
    }
    for name in ("complain", "arbitrate"):
        term = it.figure(name)
        key = f"guide.unit.{term.unit}.{'one' if term.number == 1 else 'many'}" if term else ""
        found[name] = speaker.say(key, number=term.number) if term else ""
    return found
