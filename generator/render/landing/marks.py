"""The four marks that stand on a print and on its page, so that a pasted-over fake gives itself away."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.ledger import subject_of
from generator.model.edition import Edition
from generator.model.token import grouped
from generator.render import marks as printed_marks
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
    made = voice.say("real.edition", date=day(voice, edition), revision=edition.revision)
    bold = Markup('<b dir="ltr">%s</b>')
    rows = {
        "host": (words["real_host"], bold % ADDRESS),
        "token": (words["real_token"], bold % GROUPED),
        "day": (words["real_date"], escape(made)),
        "name": (words["real_name" if site else "real_name_area"], Markup(NAME)),
    }
    template = voice.catalog.template_row(edition.template)
    shown = template.marks if template and template.marks else tuple(rows)
    where = words.get(f"real_{edition.item}", words["real_other"])
    # Drafts never go on paper, and an inspection is made to be printed.
    lang = DEFAULT_LANGUAGE if voice.language.draft else voice.tag
    return Marks(
        where, tuple(rows[key] for key in shown), voice.url(urls.inspect(lang, TOKEN)) if site else None
    )


def filled(block: bytes, voice: Voice, edition: Edition, host: str) -> bytes:
    """A block of `marks` with the blanks filled; `host` where the facts don't name the short address."""
    own = {
        ADDRESS: escape(printed_marks.address(edition, host)),
        GROUPED: grouped(edition.token),
        NAME: voice.chinese(printed_marks.name(edition)),
        TOKEN: edition.token,
    }
    for blank, words in own.items():
        block = block.replace(blank.encode(), words.encode())
    return block


def day(voice: Voice, edition: Edition) -> Markup:
    """The day of an edition as it is printed, then as the page's own language writes it."""
    known = Speaker(DEFAULT_LANGUAGE, voice.catalog.strings)
    made, own = printed_marks.day(edition, known), voice.speaker.day(edition.date)
    if edition.item in printed_marks.SMALL or made == own:
        return escape(made)
    return Markup("%s / %s") % (voice.chinese(made), own)
