"""The pages of areas: where to turn here, from the nearest place up to the nation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import reach
from generator.board import door
from generator.config import DEFAULT_LANGUAGE, GUIDE_LANGUAGES
from generator.model.area import NATION, Area
from generator.model.base import Source
from generator.render import urls
from generator.render.pages import channels, linked, parts, projects
from generator.render.pages.inert import Inline, Link, Phrase
from generator.render.pages.page import Page
from generator.render.pages.parts import Call, Fact, Group, Item, Provenance, fact, facts
from generator.render.pages.setting import Setting


@dataclass(frozen=True)
class AreaIndex:
    lead: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class AreaView:
    note: Phrase | None
    calls: tuple[Call, ...]
    keep: tuple[Link, ...]  # the numbers as a contact card, the days as a calendar, the facts as data
    groups: tuple[Group, ...]
    wage: tuple[Fact, ...]
    wage_source: Provenance | None
    wage_unknown: str
    facts: tuple[Fact, ...]
    below: tuple[Item, ...]
    projects: tuple[Item, ...]
    offices: tuple[Item, ...]
    prints: tuple[Item, ...]  # where they are listed, and what else can be sent
    provenance: Provenance


def public(setting: Setting) -> list[Area]:
    """The areas that have a page, each before the areas below it."""
    return [area for area, _ in _tree(setting, setting.catalog.areas.get(NATION), 0)]


def _tree(setting: Setting, area: Area | None, depth: int) -> Iterator[tuple[Area, int]]:
    if area is None or depth > 9:
        return
    if area.publish == "public":
        yield area, depth
    for child in setting.catalog.below(area.id):
        yield from _tree(setting, child, depth + 1)


def pages(setting: Setting) -> Iterator[Page]:
    """The index and one page an area."""
    lang = setting.lang
    index = setting.at(urls.index(lang, "areas"))
    yield Page(index, "areas", index.phrase("areas"), _index(index), index.say("areas_about"),
               parts.crumbs(index))  # fmt: skip
    for area in public(setting):
        here = setting.at(urls.area(lang, area.id))
        path = [here.area(above.id) for above in reversed(tuple(setting.catalog.up(area.id))[1:])]
        up = here.link(urls.index(lang, "areas"), here.phrase("areas"))
        name = here.pick(area.name)
        yield Page(here, "area", name, _view(here, area), here.say("area_about"),
                   parts.crumbs(here, up, *path), about=linked.place(here, area.id),
                   reviewed=linked.reviewed(area))  # fmt: skip


def path_of(setting: Setting, area_id: str) -> tuple[Inline, ...]:
    """The names of the places an area lies in, without the nation."""
    above = tuple(setting.catalog.up(area_id))[1:]
    return tuple(setting.pick(a.name) for a in reversed(above) if a.id != NATION)


def _index(setting: Setting) -> AreaIndex:
    items = tuple(
        Item(setting.link(urls.area(setting.lang, a.id), setting.pick(a.name)), path_of(setting, a.id))
        for a in public(setting)
    )
    return AreaIndex(setting.say("areas_about"), items)


def _view(setting: Setting, area: Area) -> AreaView:
    catalog, say = setting.catalog, setting.say
    serving = reach.in_order(catalog, catalog.channels_for(area.id), area.id, setting.today)
    groups = (
        Group(f"from-{place.id}", setting.pick(place.name),
              tuple(channels.item(setting, c, with_area=False, area_id=area.id)
                    for c in serving if c.area == place.id))
        for place in catalog.up(area.id)
    )  # fmt: skip
    wage, origin = _wage(setting, area.id)
    code = catalog.phone_area_code(area.id)
    return AreaView(
        note=setting.pick(area.note) if area.note else None,
        calls=channels.lines(setting, area.id),
        keep=parts.keep(
            setting,
            card=urls.area_card(area.id) if any(door(it, catalog, area.id).dials for it in serving) else "",
            calendar=urls.area_calendar(area.id),
            data=urls.open_data(f"areas/{area.id}.json"),
        ),
        groups=tuple(g for g in groups if g.items),
        wage=wage,
        wage_source=origin,
        wage_unknown="" if wage else say("wage_unknown"),
        facts=facts(
            fact(say("area_code"), area.id),
            fact(say("phone_area_code"), code),
            fact(say("also_written"), *(setting.chinese(name) for name in area.also_written)),
        ),
        below=tuple(
            Item(setting.link(urls.area(setting.lang, a.id), setting.pick(a.name)))
            for a in catalog.below(area.id)
            if a.publish == "public"
        ),
        projects=projects.around(setting, area.id),
        offices=tuple(
            Item(setting.link(urls.office(setting.lang, c.id), setting.pick(c.title)))
            for c in catalog.contacts.values()
            if c.publish == "public" and c.area == area.id
        ),
        prints=_prints(setting, area.id) if area in catalog.printed_areas() else (),
        provenance=parts.provenance(setting, area),
    )


def _prints(setting: Setting, area_id: str) -> tuple[Item, ...]:
    """The light page, which lists the prints, the page with what can be sent, and all prints in one file."""
    lang = setting.lang if setting.lang in GUIDE_LANGUAGES else DEFAULT_LANGUAGE
    return (
        Item(setting.link(urls.project(setting.lang, area_id), setting.phrase("area_prints"))),
        Item(setting.link(urls.media(area_id, lang=lang), setting.phrase("area_materials"))),
        Item(setting.link(urls.area_pack(area_id), Phrase(setting.speaker.say("areapack.link")))),
    )


def _wage(setting: Setting, area_id: str) -> tuple[tuple[Fact, ...], Provenance | None]:
    found = setting.catalog.minimum_wage(area_id, setting.today)
    if found is None:
        return (), None
    say, wage = setting.say, found.wage
    tier = next((a.wage_tier for a in setting.catalog.up(area_id) if a.wage_tier), None)
    lines = facts(
        fact(say("monthly"), say("a_month", amount=setting.yuan(wage.monthly))),
        fact(say("hourly"), say("an_hour", amount=setting.yuan(wage.hourly)) if wage.hourly else None),
        fact(say("tier"), say("tier_number", tier=wage.tier), *_tier_source(setting, tier and tier.source)),
        fact(say("table"), setting.pick(found.area.name)),
        fact(say("from"), setting.day(wage.start)),
    )
    return lines, parts.evidence(setting, wage.source, found.status, None)


def _tier_source(setting: Setting, source: Source | None) -> tuple[Inline, ...]:
    return parts.source(setting, source) if source else ()
