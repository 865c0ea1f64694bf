"""The rosters of offices by unit and post; a person is named only with a written consent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.board import dials
from generator.model.contact import Contact, Post
from generator.render import urls
from generator.render.pages import linked, parts
from generator.render.pages.inert import Inline, Link, Phrase
from generator.render.pages.page import Page
from generator.render.pages.parts import Item, Provenance
from generator.render.pages.setting import Setting


@dataclass(frozen=True)
class OfficeIndex:
    lead: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class OfficeView:
    lead: str
    place: Link | Phrase
    note: Phrase | None
    posts: tuple[Item, ...]
    provenance: Provenance


def public(setting: Setting) -> list[Contact]:
    """The rosters that have a page."""
    return [c for c in setting.catalog.contacts.values() if c.publish == "public"]


def pages(setting: Setting) -> Iterator[Page]:
    """The index and one page a roster."""
    lang = setting.lang
    index = setting.at(urls.index(lang, "offices"))
    items = tuple(_item(index, contact) for contact in public(index))
    view = OfficeIndex(index.say("offices_about"), items)
    yield Page(index, "offices", index.phrase("offices"), view, index.say("offices_about"),
               parts.crumbs(index))  # fmt: skip
    for contact in public(setting):
        here = setting.at(urls.office(lang, contact.id))
        up = here.link(urls.index(lang, "offices"), here.phrase("offices"))
        yield Page(here, "office", here.pick(contact.title), _view(here, contact),
                   here.say("offices_about"), parts.crumbs(here, up), about=linked.office(here, contact),
                   reviewed=linked.reviewed(contact))  # fmt: skip


def _item(setting: Setting, contact: Contact) -> Item:
    link = setting.link(urls.office(setting.lang, contact.id), setting.pick(contact.title))
    area = setting.catalog.areas.get(contact.area)
    second: list[Inline] = [setting.pick(area.name)] if area else []
    return Item(
        link, (*second, setting.say("posts", count=len(contact.posts))), parts.badge(setting, contact)
    )


def _view(setting: Setting, contact: Contact) -> OfficeView:
    return OfficeView(
        lead=setting.say("office_lead"),
        place=setting.area(contact.area),
        note=setting.pick(contact.note) if contact.note else None,
        posts=tuple(_post(setting, contact, post) for post in contact.posts),
        provenance=parts.provenance(setting, contact),
    )


def _post(setting: Setting, contact: Contact, post: Post) -> Item:
    second: list[Inline] = [setting.pick(post.post)]
    if post.role and post.role != post.post:
        second.append(setting.pick(post.role))
    if post.area:
        second.append(setting.area(post.area))
    if post.duty:
        second.append(setting.pick(post.duty))
    if post.person and post.person.publish == "public" and post.person.consent:
        second.append(setting.chinese(post.person.name))
    area = post.area or contact.area
    for dial in dials(post.phones, contact.publish, setting.catalog, area):
        second.append(Link(dial.href, Phrase(dial.number)))
    return Item(setting.pick(post.unit), tuple(second))
