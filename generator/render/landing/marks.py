"""The four marks that stand on a print and on its page, so that a pasted-over fake gives itself away."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.config import DEFAULT_LANGUAGE
from generator.ledger import subject_of
from generator.model.edition import Edition
from generator.model.token import grouped
from generator.render import urls
from generator.render.landing.voice import Voice

ADDRESS, GROUPED, NAME, TOKEN = "\x01a\x01", "\x01g\x01", "\x01n\x01", "\x01t\x01"  # no text holds these


@dataclass(frozen=True)
class Marks:
    """As printed: word and value; and the way to what an inspector wants to see."""

    where: Markup
    rows: tuple[tuple[Markup, Markup], ...]
    inspect: str | None


def marks(voice: Voice, edition: Edition) -> Marks:
    """The marks of every edition of this item, revision and day, with blanks for what is its own."""
    words, site = voice.words, subject_of(edition.subject) == "project"
    made = voice.say("real.edition", date=voice.speaker.day(edition.date), revision=edition.revision)
    bold = Markup('<b dir="ltr">%s</b>')
    rows = (
        (words["real_host"], bold % ADDRESS),
        (words["real_token"], bold % GROUPED),
        (words["real_date"], escape(made)),
        (words["real_name" if site else "real_name_area"], Markup(NAME)),
    )
    where = words.get(f"real_{edition.item}", words["real_other"])
    # Drafts never go on paper, and an inspection is made to be printed.
    lang = DEFAULT_LANGUAGE if voice.language.draft else voice.tag
    return Marks(where, rows, voice.url(urls.inspect(lang, TOKEN)) if site else None)


def filled(block: bytes, voice: Voice, edition: Edition, host: str) -> bytes:
    """A block of `marks` with the blanks filled; `host` where the facts don't name the short address."""
    facts, token = edition.facts, edition.token
    address = f"{facts.get('scan_host', host)}/{urls.scan(DEFAULT_LANGUAGE, token)}"
    name = facts.get("everyday_name") or facts.get("name") or facts.get("place") or ""
    own = {ADDRESS: escape(address), GROUPED: grouped(token), NAME: voice.chinese(name), TOKEN: token}
    for blank, words in own.items():
        block = block.replace(blank.encode(), words.encode())
    return block
