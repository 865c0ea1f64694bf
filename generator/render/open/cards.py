"""Contact cards (vCard 4.0): one for each public office or hotline with a number, one for all of an area.

`TEL` holds what a handset in China dials (`tel:12333`): a phone-context, as RFC 3966 wants it for local
numbers, would end up in the dialled number on many phones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.board import Dial, dials
from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.model.area import NATION, Area
from generator.model.base import Evidenced
from generator.model.channel import Channel
from generator.model.contact import Contact, Post
from generator.render import urls
from generator.render.open.content_lines import address, file, text
from generator.render.open.identity import urn
from generator.render.output import Output

PRODUCT = "-//Wageboard//Contacts 1//ZH"


@dataclass(frozen=True)
class Line:
    """A number of a card and what it is."""

    dial: Dial
    label: str


def cards(catalog: Catalog) -> Iterator[Output]:
    """The cards of all public channels, posts and areas that have a number."""
    for channel in catalog.channels.values():
        lines = channel_lines(catalog, channel, channel.area) if channel.publish == "public" else []
        if lines:
            where = catalog.site.base_url + urls.channel(DEFAULT_LANGUAGE, channel.id)
            names = (channel.name.zh, channel.summary.zh)
            yield _card(urls.card(channel.id), ("channel", channel.id), names, lines, where, _day(channel))
    for contact in catalog.contacts.values():
        if contact.publish == "public":
            yield from _posts(catalog, contact)
    for area in catalog.areas.values():
        lines = area_lines(catalog, area) if area.publish == "public" else []
        if lines:
            where = catalog.site.base_url + urls.area(DEFAULT_LANGUAGE, area.id)
            speaker = Speaker(DEFAULT_LANGUAGE, catalog.strings)
            key = "open.card.nation" if area.id == NATION else "open.card.area"
            said = "\n".join(f"{line.label} {line.dial.number}" for line in lines)
            names = (speaker.say(key, place=area.name.zh), said)
            yield _card(urls.area_card(area.id), ("area", area.id), names, lines, where, _day(area))


def channel_lines(catalog: Catalog, channel: Channel, area_id: str) -> list[Line]:
    """The numbers of a channel as a place dials them, each with its name."""
    speaker = Speaker(DEFAULT_LANGUAGE, catalog.strings)
    found: list[Line] = []
    for dial in dials(channel.phones, channel.publish, catalog, area_id):
        found.append(Line(dial, channel.name.zh))
        if dial.away:
            found.append(Line(dial.away, speaker.say("open.card.away", name=channel.name.zh)))
    return found


def area_lines(catalog: Catalog, area: Area) -> list[Line]:
    """Every number that serves a place, in the order of use, each once."""
    every = (
        line
        for channel in catalog.channels_for(area.id)
        for line in channel_lines(catalog, channel, area.id)
    )  # fmt: skip
    return list({line.dial.href: line for line in reversed(list(every))}.values())[::-1]


def _posts(catalog: Catalog, contact: Contact) -> Iterator[Output]:
    """The posts of a roster that have a public number."""
    for place, post in enumerate(contact.posts, 1):
        lines = _post_lines(catalog, contact, post)
        if lines:
            where = catalog.site.base_url + urls.office(DEFAULT_LANGUAGE, contact.id)
            name = f"{contact.id}-{place}"
            names = (f"{post.unit.zh} {post.post.zh}", contact.title.zh)
            yield _card(urls.card(name), ("post", contact.id, str(place)), names, lines, where, _day(contact))


def _post_lines(catalog: Catalog, contact: Contact, post: Post) -> list[Line]:
    area = post.area or contact.area
    return [Line(dial, post.unit.zh) for dial in dials(post.phones, contact.publish, catalog, area)]


def _day(record: Evidenced) -> date:
    """When the record was last known to hold; not the day of the build, so that a card stays the same."""
    return record.checked.date if record.checked else record.source.date


def _card(
    path: str, who: tuple[str, ...], names: tuple[str, str], lines: Iterable[Line], where: str, day: date
) -> Output:
    name, note = names
    rows = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"PRODID:{text(PRODUCT)}",
        f"UID:{urn(*who)}",
        "KIND:org",
        f"FN:{text(name)}",
        f"ORG:{text(name)}",
    ]
    for place, line in enumerate(lines, 1):
        first = ";PREF=1" if place == 1 else ""
        rows.append(f'n{place}.TEL;VALUE=uri;TYPE="voice,work"{first}:{address(line.dial.href)}')
        rows.append(f"n{place}.X-ABLabel:{text(line.label)}")
    rows += [
        f"URL:{address(where)}",
        f"NOTE:{text(note)}",
        f"REV:{day:%Y%m%d}T000000Z",
        "END:VCARD",
    ]
    return Output(path, file(rows))
