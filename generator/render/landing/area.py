"""The landing of a place without a site: behind the codes of window cards, leaflets, posters.

It is put together from the blocks of the landing; what a site would tell, the worker fills in on the phone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator import ledger, printed
from generator.board import Local, door, local
from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.model.area import NATION, Area
from generator.render import urls
from generator.render.landing.change import Links, links
from generator.render.landing.page import INDEX, PLACE, Landing
from generator.render.landing.place import place
from generator.render.landing.subject import Sentence, checked_of, source_of, spoken
from generator.render.landing.voice import Office, Voice
from generator.render.output import Output

OWN = ("head", "area_name", "area_say", "area_ways", "prints", "record")
BLANK = "＿＿＿"
# Kinds that have a part of the page to themselves, and those that only the country's own record tells of.
ELSEWHERE = ("inspection", "arbitration", "legal_aid", "police")
FROM_NATION = ("mini_program", "mediation", "union")


@dataclass(frozen=True)
class Ground:
    """What the page says of an area."""

    title: Markup
    canonical: str
    alternates: tuple[tuple[str, str], ...]  # language, address
    name: Markup
    unverified: bool
    script: tuple[Sentence, ...]
    ways: tuple[Office, ...]
    source: Markup
    checked: Markup


def areas(catalog: Catalog) -> list[Area]:
    """The areas that get prints by default, and those that were ever issued one."""
    codes = {area.id for area in catalog.printed_areas()} | set(catalog.editions.subjects)
    return [area for code, area in catalog.areas.items() if code in codes and area.publish == "public"]


def area_outputs(landing: Landing, area: Area) -> Iterator[Output]:
    """The page behind each code printed for an area and the area's own light page, in every language."""
    catalog, today = landing.catalog, landing.today
    found = local(catalog, area.id, today)
    now = printed.of_area(catalog, area, today)
    editions = [
        (it, ledger.changes_since(catalog, it, today, now)) for it in catalog.editions.of(area.id)
    ]  # fmt: skip
    doors = (found.main_line, found.second_line, found.inspection, found.arbitration, found.legal_aid,
             found.legal_line)  # fmt: skip
    known: Links = links(doors)
    chinese = landing.voices[DEFAULT_LANGUAGE]
    for tag, voice in landing.voices.items():
        fixed = landing.fixed[tag]
        near = landing.blocks(PLACE, voice, p=place(voice, found))
        about = landing.blocks(
            OWN, voice, s=_ground(voice, chinese, area, found), prints=landing.prints(voice, "area", area.id)
        )
        top, call = about["head"] + fixed["top"], about["area_name"] + near["call"]
        rest = b"".join((about["area_say"], about["area_ways"], near["help"], fixed["real"]))
        record, end = near["tell"] + about["record"], fixed["end"]
        for edition, changes in editions:
            code = landing.code(voice, edition)
            first, below = landing.banner(voice, edition, changes, known)
            page = b"".join((
                fixed["start"], fixed["hidden"], top, first, call, below, rest, code["code"], record, end,
            ))  # fmt: skip
            yield Output(urls.scan(tag, edition.token) + INDEX, page)
        page = b"".join((fixed["start"], top, call, rest, about["prints"], record, end))
        yield Output(urls.project(tag, area.id) + INDEX, page)


def _ground(voice: Voice, chinese: Voice, area: Area, found: Local) -> Ground:
    html = {entry.tag: entry.html for entry in voice.catalog.vocabulary.languages}
    name = voice.words["area_nation"] if area.id == NATION else voice.own(area.name)
    script: tuple[tuple[str, dict[str, str]], ...] = (
        ("script.where", {"name": BLANK}),
        ("script.who", {"contractor": BLANK}),
        ("script.how_much", {}),
    )
    return Ground(
        title=escape(voice.say("title", name=name).striptags()),  # <title> holds plain text
        canonical=voice.absolute(urls.project(voice.tag, area.id)),
        alternates=tuple(
            (html[tag], voice.absolute(urls.project(tag, area.id))) for tag in voice.catalog.site.languages
        ),
        name=name,
        unverified=area.status == "unverified",
        script=spoken(voice, chinese, script),
        ways=tuple(_ways(voice, found)),
        source=source_of(voice, area),
        checked=checked_of(voice, area),
    )


def _ways(voice: Voice, found: Local) -> Iterator[Office]:
    """Every other door of the place in its order of use, the country's where no place has its own."""
    catalog, seen = voice.catalog, set[str]()
    big = {it.channel.id for it in (found.main_line, found.second_line, found.legal_line) if it}
    for channel in catalog.channels_for(found.area):
        nation = channel.area == NATION
        if channel.id in big or channel.kind in ELSEWHERE:
            continue
        if nation and (channel.kind not in FROM_NATION or channel.kind in seen):
            continue
        seen.add(channel.kind)
        yield voice.office(door(channel, catalog, found.area))
