"""What changed, for feed readers: Atom (RFC 4287) and JSON Feed 1.1, of the whole site and of each area.

Made from data/changes alone, so the same entries give the same bytes on every day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree

from generator.catalog import Catalog
from generator.config import GUIDE_LANGUAGES
from generator.i18n.words import Speaker
from generator.model.area import Area
from generator.model.change import Entry
from generator.render import urls
from generator.render.output import Output

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
MOST = 50  # entries of a feed; the page of recent changes has the others
DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True)
class Feed:
    """One feed in one language, finished words."""

    lang: str  # of HTML
    title: str
    author: str
    home: str  # the page of recent changes
    address: str  # of the feed inside the site, without its ending
    base: str
    ident: str  # a tag: URI that never changes
    items: tuple[Item, ...]
    updated: date


@dataclass(frozen=True)
class Item:
    """One entry of a feed; `ident` is a tag: URI."""

    ident: str
    url: str
    title: str
    kind: str
    published: date
    updated: date


def newest(catalog: Catalog, area: Area | None = None) -> tuple[Entry, ...]:
    """The entries that concern an area, newest first: its own, those above and below it, general ones."""
    entries = [entry for entries in catalog.changes.values() for entry in entries]
    found = [entry for entry in entries if area is None or _concerns(catalog, entry, area)]
    return tuple(sorted(found, key=lambda e: (e.date, int(e.id.rpartition("-")[2])), reverse=True))


def outputs(catalog: Catalog) -> Iterator[Output]:
    """The feeds of the whole site and of every public area; nothing where nothing was ever told."""
    if not newest(catalog):
        return
    for lang in languages(catalog):
        for area in (None, *(it for it in catalog.areas.values() if it.publish == "public")):
            made = feed(catalog, lang, area)
            yield Output(f"{made.address}.atom", atom(made))
            yield Output(f"{made.address}.json", json_feed(made))


def languages(catalog: Catalog) -> tuple[str, ...]:
    """The languages that feeds are in: those that are complete."""
    return tuple(lang for lang in catalog.site.languages if lang in GUIDE_LANGUAGES)


def feed(catalog: Catalog, lang: str, area: Area | None = None) -> Feed:
    """The feed of an area, of the whole site without one."""
    speaker, site = Speaker(lang, catalog.strings), catalog.site
    entries = newest(catalog, area)[:MOST]
    host = urlsplit(site.base_url).hostname or ""
    first = min((e.date for e in newest(catalog)), default=date(2026, 1, 1))
    name = str(speaker.pick(site.title))
    title = (
        speaker.say("changes.feed_area", site=name, area=speaker.pick(area.name))
        if area
        else speaker.say("changes.feed", site=name)
    )
    address = urls.feed(lang, area.id if area else None)
    home = site.base_url + urls.changes(lang)
    html = {it.tag: it.html for it in catalog.vocabulary.languages}
    return Feed(
        html.get(lang, lang), title, str(speaker.pick(site.publisher)), home, address, site.base_url,
        f"tag:{host},{first.isoformat()}:{address}",
        tuple(_item(speaker, entry, host, home) for entry in entries),
        max((e.updated for e in entries), default=max(e.updated for e in newest(catalog))),
    )  # fmt: skip


def atom(it: Feed) -> bytes:
    """The feed as Atom."""
    top = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": it.lang})
    _text(top, "id", it.ident)
    _text(top, "title", it.title)
    _text(top, "updated", _moment(it.updated))
    _text(ElementTree.SubElement(top, "author"), "name", it.author)
    _link(top, "self", f"{it.base}{it.address}.atom", "application/atom+xml")
    _link(top, "alternate", it.home, "text/html")
    for one in it.items:
        entry = ElementTree.SubElement(top, "entry")
        _text(entry, "id", one.ident)
        _text(entry, "title", _head(one))
        _text(entry, "published", _moment(one.published))
        _text(entry, "updated", _moment(one.updated))
        _link(entry, "alternate", one.url, "text/html")
        ElementTree.SubElement(entry, "category", {"term": one.kind})
        _text(entry, "content", one.title, type="text")
    ElementTree.indent(top)
    body: str = ElementTree.tostring(top, encoding="unicode")
    return DECLARATION + body.encode() + b"\n"


def json_feed(it: Feed) -> bytes:
    """The feed as JSON Feed."""
    items: Sequence[dict[str, object]] = [
        {
            "id": one.ident, "url": one.url, "title": _head(one), "content_text": one.title,
            "date_published": _moment(one.published), "date_modified": _moment(one.updated),
            "tags": [one.kind],
        }
        for one in it.items
    ]  # fmt: skip
    made = {
        "version": JSON_FEED,
        "title": it.title,
        "home_page_url": it.home,
        "feed_url": f"{it.base}{it.address}.json",
        "language": it.lang,
        "authors": [{"name": it.author}],
        "items": items,
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _item(speaker: Speaker, entry: Entry, host: str, home: str) -> Item:
    return Item(
        f"tag:{host},{entry.date.isoformat()}:changes/{entry.id}",
        f"{home}#{anchor(entry)}",
        str(speaker.pick(entry.text)),
        speaker.say(f"changes.kind.{entry.kind}"),
        entry.date,
        entry.updated,
    )


def anchor(entry: Entry) -> str:
    """Where an entry stands on the page of recent changes."""
    return f"c-{entry.id}"


def _concerns(catalog: Catalog, entry: Entry, area: Area) -> bool:
    places = {code for name in entry.touches if (code := _place(catalog, name)) is not None}
    if not places:
        return True
    above = {it.id for it in catalog.up(area.id)}
    return any(code in above or area.id in {it.id for it in catalog.up(code)} for code in places)


def _place(catalog: Catalog, name: str) -> str | None:
    """The area of a record, None where it holds everywhere or is gone."""
    kind, _, record = name.partition("/")
    if kind == "areas":
        return record if record in catalog.areas else None
    held = {
        "channels": catalog.channels, "contacts": catalog.contacts, "projects": catalog.projects,
        "campaigns": catalog.campaigns,
    }.get(kind, {})  # fmt: skip
    found = held.get(record)
    return found.area if found else None


def _head(one: Item) -> str:
    return f"{one.kind} · {one.published.isoformat()}"


def _moment(day: date) -> str:
    """Midnight in China, as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _text(parent: ElementTree.Element, name: str, words: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = words


def _link(parent: ElementTree.Element, rel: str, href: str, kind: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": rel, "href": href, "type": kind})
