"""The page about this site: who publishes it, how fresh its facts are, where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from generator.i18n.numerals import counted
from generator.model.base import Evidenced, Source
from generator.render import urls
from generator.render.pages import parts
from generator.render.pages.inert import Inline, Link, Phrase
from generator.render.pages.page import Page
from generator.render.pages.parts import Fact, fact, facts
from generator.render.pages.prose import ProseView, title, view
from generator.render.pages.setting import Setting


def data_hash(short: str) -> Markup:
    """How the hash of the data stands on the page."""
    return Markup('<code class="wb-data" dir="ltr">{}</code>').format(short)


UNKNOWN_DATA = data_hash("–")  # until everything else is made


@dataclass(frozen=True)
class AboutView:
    facts: tuple[Fact, ...]
    hash_said: tuple[str, Markup, str]  # what it is, the hash, what it is good for
    freshness: tuple[Fact, ...]
    correction: Phrase
    prose: ProseView
    data: Link
    sources: tuple[tuple[Inline, ...], ...]


def page(setting: Setting, raw: str) -> Page:
    """`raw` is the text of content/<lang>/about.md."""
    here = setting.at(urls.about(setting.lang))
    return Page(here, "about", title(here, raw, "about"), _view(here, raw), here.say("about_about"),
                parts.crumbs(here))  # fmt: skip


def records(setting: Setting) -> tuple[Evidenced, ...]:
    """Every public record that states facts."""
    held = setting.catalog
    folders = (held.areas, held.channels, held.contacts, held.regulations, held.projects, held.campaigns)
    return tuple(r for r in chain.from_iterable(f.values() for f in folders) if r.publish == "public")


def _view(setting: Setting, raw: str) -> AboutView:
    site, say, tell = setting.catalog.site, setting.say, setting.speaker.say
    public = records(setting)
    checked = sorted(r.checked.date for r in public if r.checked)
    fresh = [day for day in checked if not parts.is_overdue(setting, day)]
    unverified = sum(r.status == "unverified" for r in public)
    return AboutView(
        facts=facts(
            fact(say("publisher"), setting.pick(site.publisher)),
            fact(say("built"), setting.day(setting.today)),
        ),
        hash_said=(tell("about.data_hash"), UNKNOWN_DATA, tell("about.data_hash_note")),
        freshness=facts(
            fact(say("records"), counted(len(public))),
            fact(say("records_fresh", days=site.review.warn_days), counted(len(fresh))),
            fact(say("records_unverified"), counted(unverified)),
            fact(say("oldest_check"), setting.day(checked[0]) if checked else say("never_checked")),
        ),
        correction=setting.pick(site.correction),
        prose=view(setting, "about", raw),
        data=setting.link(urls.dictionary(setting.lang), Phrase(tell("open.title"))),
        sources=tuple(_sources(setting, public)),
    )


def _sources(setting: Setting, public: tuple[Evidenced, ...]) -> Iterator[tuple[Inline, ...]]:
    """Each source once, newest first."""
    unique: dict[tuple[str, str | None], Source] = {}
    for record in sorted(public, key=lambda r: (r.source.date, r.source.title), reverse=True):
        unique.setdefault((record.source.title, record.source.number), record.source)
    for origin in unique.values():
        yield parts.source(setting, origin.model_copy(update={"note": None}))
