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


@dataclass(frozen=True)
class Marks:
    """Of one edition, as printed: word and value; and the way to what an inspector wants to see."""

    where: Markup
    rows: tuple[tuple[Markup, Markup], ...]
    inspect: str | None


def marks(voice: Voice, edition: Edition, host: str) -> Marks:
    """The marks of an edition; `host` where its facts don't name the short address."""
    facts, words, site = edition.facts, voice.words, subject_of(edition.subject) == "project"
    address = f"{facts.get('scan_host', host)}/{urls.scan(DEFAULT_LANGUAGE, edition.token)}"
    name = facts.get("everyday_name") or facts.get("name") or facts.get("place") or ""
    made = voice.say("real.edition", date=voice.speaker.day(edition.date), revision=edition.revision)
    rows = [
        (words["real_host"], Markup('<b dir="ltr">%s</b>') % address),
        (words["real_token"], Markup('<b dir="ltr">%s</b>') % grouped(edition.token)),
        (words["real_date"], escape(made)),
        (words["real_name" if site else "real_name_area"], voice.chinese(name)),
    ]
    where = words.get(f"real_{edition.item}", words["real_other"])
    return Marks(where, tuple(row for row in rows if row[1]), inspect_link(voice, edition) if site else None)


def inspect_link(voice: Voice, edition: Edition) -> str:
    """The inspector's page: in Chinese where the language is a draft, for drafts never go on paper."""
    lang = DEFAULT_LANGUAGE if voice.language.draft else voice.tag
    return voice.url(urls.inspect(lang, edition.token))
