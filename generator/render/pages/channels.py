"""The pages of channels: the index by kind, and one page each with everything a worker needs to use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import reach
from generator.board import Dial, dial, door
from generator.model.area import NATION, Area
from generator.model.base import Source
from generator.model.channel import Channel, Promise
from generator.model.phone import twin
from generator.render import urls
from generator.render.pages import linked, parts
from generator.render.pages.inert import Inline, Link, Phrase, web_address
from generator.render.pages.page import Page
from generator.render.pages.parts import Call, Fact, Group, Item, Promised, Provenance, fact, facts
from generator.render.pages.reception import receptions
from generator.render.pages.setting import Setting


@dataclass(frozen=True)
class ChannelIndex:
    lead: str
    areas: Link
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class ChannelView:
    summary: Phrase
    calls: tuple[Call, ...]
    elsewhere: str  # how to dial it from elsewhere, empty when there is nothing to say
    facts: tuple[Fact, ...]
    takes: Phrase | None
    needs: tuple[Phrase, ...]
    steps: tuple[Phrase, ...]
    promises: tuple[Promised, ...]
    twins: tuple[Item, ...]
    law: tuple[Link | Phrase, ...]
    note: Phrase | None
    keep: tuple[Link, ...]  # the numbers as a contact card
    provenance: Provenance


def public(setting: Setting) -> list[Channel]:
    """The channels that have a page, in order of use."""
    channels = (c for c in setting.catalog.channels.values() if c.publish == "public")
    return sorted(channels, key=lambda c: (len(c.area.rstrip("0")), c.area, c.order, c.id))


def pages(setting: Setting) -> Iterator[Page]:
    """The index and one page a channel."""
    lang = setting.lang
    index = setting.at(urls.index(lang, "channels"))
    yield Page(index, "channels", index.phrase("channels"), _index(index), index.say("channels_about"),
               parts.crumbs(index))  # fmt: skip
    for channel in public(setting):
        here = setting.at(urls.channel(lang, channel.id))
        up = here.link(urls.index(lang, "channels"), here.phrase("channels"))
        summary = here.pick(channel.summary)
        yield Page(here, "channel", here.pick(channel.name), _view(here, channel), str(summary),
                   parts.crumbs(here, up), about=linked.channel(here, channel),
                   reviewed=linked.reviewed(channel))  # fmt: skip


def _index(setting: Setting) -> ChannelIndex:
    kinds = sorted(setting.catalog.vocabulary.channel_kinds, key=lambda k: k.order)
    channels = public(setting)
    groups = (
        Group(kind.kind.replace("_", "-"), setting.pick(kind.name),
              tuple(item(setting, c) for c in channels if c.kind == kind.kind))
        for kind in kinds
    )  # fmt: skip
    areas = setting.link(urls.index(setting.lang, "areas"), setting.phrase("by_area"))
    return ChannelIndex(setting.say("channels_about"), areas, tuple(g for g in groups if g.items))


def item(setting: Setting, channel: Channel, *, with_area: bool = True, area_id: str = "") -> Item:
    """A channel in a list, of one place where that is named."""
    link = setting.link(urls.channel(setting.lang, channel.id), setting.pick(channel.name))
    second: list[Inline] = []
    if with_area and channel.area in setting.catalog.areas:
        second.append(setting.pick(setting.catalog.areas[channel.area].name))
    second.append(setting.pick(channel.summary))
    doubt = reach.channel_doubt(setting.catalog, channel, area_id or channel.area, setting.today)
    if doubt:
        second.append(parts.doubted(setting, doubt))
    return Item(link, tuple(second), parts.badge(setting, channel))


def _view(setting: Setting, channel: Channel) -> ChannelView:
    dials = reach.dials_in_order(
        setting.catalog, channel, door(channel, setting.catalog, channel.area).dials, setting.today
    )
    say, pick = setting.say, setting.pick
    kinds = {k.kind: k.name for k in setting.catalog.vocabulary.channel_kinds}
    languages = {x.tag: Phrase(x.own_name) for x in setting.catalog.vocabulary.languages}
    address = web_address(channel.url)
    return ChannelView(
        summary=pick(channel.summary),
        calls=parts.calls(setting, dials, None, channel),
        elsewhere=elsewhere(setting, [channel]),
        facts=facts(
            fact(say("kind"), pick(kinds[channel.kind]) if channel.kind in kinds else None),
            fact(say("serves"), setting.area(channel.area)),
            fact(say("route"), pick(channel.route) if channel.route else None),
            fact(say("search_words"), *(setting.chinese(word) for word in channel.search_words)),
            fact(say("website"), Link(address, Phrase(address)) if address else None),
            fact(say("address"), pick(channel.address) if channel.address else None),
            fact(say("hours"), pick(channel.hours) if channel.hours else None),
            *receptions(setting, channel.reception),
            fact(say("cost"), pick(channel.cost) if channel.cost else None),
            fact(say("languages"), *(languages.get(tag, Phrase(tag)) for tag in channel.languages)),
        ),
        takes=pick(channel.takes) if channel.takes else None,
        needs=tuple(pick(need) for need in channel.needs),
        steps=tuple(pick(step) for step in channel.steps),
        promises=promises(setting, channel.promises, channel.source),
        twins=_twins(setting, channel),
        law=tuple(setting.law(ref) for ref in channel.law),
        note=pick(channel.note) if channel.note else None,
        keep=parts.keep(setting, card=urls.card(channel.id) if dials else ""),
        provenance=parts.provenance(setting, channel),
    )


def promises(setting: Setting, made: tuple[Promise, ...], own: Source) -> tuple[Promised, ...]:
    """Promises, with their sources where these aren't the record's own, which the page names anyway."""
    return tuple(
        Promised(
            setting.pick(promise.text),
            setting.say("source"),
            () if promise.source.title == own.title else parts.source(setting, promise.source),
        )
        for promise in made
    )


def _twin_codes(setting: Setting, channel: Channel) -> list[str]:
    """The short codes of a national channel that are local lines: they take an area code from elsewhere."""
    if channel.area != NATION:
        return []
    shown = (p for p in channel.phones if p.is_public(channel.publish) and p.kind == "short_code")
    known = (setting.catalog.short_code(p.digits) for p in shown)
    return [code.code for code in known if code and code.twin]


def elsewhere(setting: Setting, channels: list[Channel]) -> str:
    """How to dial the local lines among some channels from elsewhere; empty when there are none."""
    codes = dict.fromkeys(code for channel in channels for code in _twin_codes(setting, channel))
    return setting.say("dial_elsewhere", numbers=setting.say("and").join(codes)) if codes else ""


def _twins(setting: Setting, channel: Channel) -> tuple[Item, ...]:
    """The line as dialled from elsewhere, for every place whose area code we know."""
    places = (a for a in setting.catalog.areas.values() if a.phone_area_code and a.publish == "public")
    codes = _twin_codes(setting, channel)
    return tuple(
        _twin(setting, place, twin(code, place.phone_area_code))
        for place in places if place.phone_area_code for code in codes
    )  # fmt: skip


def _twin(setting: Setting, place: Area, number: str) -> Item:
    it = Dial(number, "tel:" + number.replace("-", ""))
    return Item(Link(it.href, Phrase(number)), (setting.pick(place.name), *parts.heard(setting, it)))


def lines(setting: Setting, area_id: str) -> tuple[Call, ...]:
    """Call buttons of the hotlines that serve an area, as that area dials them."""
    found: list[Call] = []
    serving = (c for c in setting.catalog.channels_for(area_id) if c.kind == "hotline")
    for channel in reach.in_order(setting.catalog, serving, area_id, setting.today):
        shown = [p for p in channel.phones if p.is_public(channel.publish)]
        dials = [dial(p, setting.catalog, area_id) for p in shown]
        found += parts.calls(setting, dials, setting.pick(channel.name), channel)
    return tuple({call.href: call for call in reversed(found)}.values())[::-1]
