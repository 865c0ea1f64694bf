"""The page of recent changes: what was changed on which day, in the words of data/changes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.model.base import Localized
from generator.model.change import Entry
from generator.render import feeds, urls
from generator.render.pages import parts
from generator.render.pages.inert import Link, Phrase
from generator.render.pages.page import Page
from generator.render.pages.setting import Setting

MOST = 200  # entries on the page; a year of an office has fewer


@dataclass(frozen=True)
class Told:
    """One entry, and the pages it names."""

    anchor: str
    kind: str
    words: Phrase
    links: tuple[Link, ...]


@dataclass(frozen=True)
class ChangesDay:
    anchor: str
    day: str
    told: tuple[Told, ...]


@dataclass(frozen=True)
class ChangesView:
    lead: str
    days: tuple[ChangesDay, ...]
    none: str
    feeds: tuple[Link, ...]


def page(setting: Setting) -> Page:
    """The one page, newest day first."""
    here = setting.at(urls.changes(setting.lang))
    title = Phrase(here.speaker.say("changes.title"))
    lead = here.speaker.say("changes.lead")
    return Page(here, "changes", title, _view(here, lead), lead, parts.crumbs(here))


def _view(setting: Setting, lead: str) -> ChangesView:
    say = setting.speaker.say
    entries = feeds.newest(setting.catalog)[:MOST]
    days = tuple(
        ChangesDay(f"d-{day.isoformat()}", setting.day(day), tuple(_told(setting, it) for it in its))
        for day, its in groupby(entries, key=lambda e: e.date)
    )
    lang = (
        setting.lang
        if setting.lang in feeds.languages(setting.catalog)
        else setting.catalog.site.languages[0]
    )
    address = urls.feed(lang)
    named = (("atom", "Atom"), ("json", "JSON Feed")) if entries else ()
    return ChangesView(
        lead, days, say("changes.none"),
        tuple(Link(setting.to(f"{address}.{ending}").rstrip("/"), Phrase(name)) for ending, name in named),
    )  # fmt: skip


def _told(setting: Setting, entry: Entry) -> Told:
    links = tuple(link for name in entry.touches if (link := _link(setting, name)))
    words = setting.pick(entry.text)
    return Told(feeds.anchor(entry), setting.speaker.say(f"changes.kind.{entry.kind}"), words, links)


def _link(setting: Setting, name: str) -> Link | None:
    """A record by its name, where it has a page that all may see."""
    kind, _, record_id = name.partition("/")
    held, lang = setting.catalog, setting.lang
    folders = {
        "channels": (held.channels, urls.channel), "areas": (held.areas, urls.area),
        "regulations": (held.regulations, urls.law), "projects": (held.projects, urls.project),
        "campaigns": (held.campaigns, urls.campaign), "contacts": (held.contacts, urls.office),
    }  # fmt: skip
    if kind not in folders:
        return None
    records, address = folders[kind]
    record = records.get(record_id)
    if record is None or record.publish != "public":
        return None
    words: object = getattr(record, "title", None) or getattr(record, "name", "")
    shown = setting.pick(words) if isinstance(words, Localized) else setting.chinese(str(words))
    return setting.link(address(lang, record_id), shown)
