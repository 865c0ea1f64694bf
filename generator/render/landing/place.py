"""The part of a landing that all sites of one area share: hotlines, offices, minimum wage, the guide."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from generator.board import MAIN_LINE, SECOND_LINE, Dial, Door, Local, line
from generator.catalog import LocalWage
from generator.finder import home
from generator.model.area import NATION, Area
from generator.render import urls
from generator.render.landing.voice import Link, Number, Office, Voice

POLICE = "110"
STEPS = "what-to-do"  # the page of content/ with the steps in order
HEARD = 30  # seconds of the script that somebody on a site may listen to
PROVINCE = "province"
ARBITRATION_YEARS = 1  # 劳动争议调解仲裁法 27
INSPECTION_YEARS = 2  # 劳动保障监察条例 20


@dataclass(frozen=True)
class Hotline:
    """A line with a big button."""

    number: Number
    name: Markup
    unverified: bool


@dataclass(frozen=True)
class Wage:
    """The minimum wage of a place."""

    amounts: tuple[Markup, ...]
    since: Markup
    unverified: bool


@dataclass(frozen=True)
class Place:
    """What the page shows of a place; the same for every project with the same area and channels."""

    name: Markup
    lines: tuple[Hotline, ...]
    away: tuple[Number, ...]
    away_from: Markup | None
    card: str | None  # the numbers of the place, to keep on the phone
    police: Number | None
    inspection: Office | None
    arbitration: Office | None
    aid: tuple[Office, ...]
    wage: Wage | None
    arbitration_limit: Markup
    inspection_limit: Markup
    guide: tuple[Link, ...]
    tell: Number | None  # whom to tell of a fake, beside the publisher
    tell_us: Markup


def place(voice: Voice, board: Local) -> Place:
    """The place of a board, or a place without one."""
    big = _big(voice, board)
    lines = tuple(_hotline(voice, door, code) for code, door in big)
    twins = [dial.away for _, door in big for dial in door.dials if dial.away]
    away = voice.numbers(dict.fromkeys(twins))
    home = next((area for area in board.places if area.phone_area_code), None)
    police = line(POLICE, voice.catalog, board.area)
    return Place(
        name=voice.places(_near(board)),
        lines=lines,
        away=away,
        away_from=voice.say("away", place=voice.pick(home.name)) if home and away else None,
        card=voice.url(urls.area_card(board.area)) if lines and board.places[0].publish == "public" else None,
        police=_hotline(voice, police, POLICE).number if police else None,
        inspection=_office(voice, board.inspection, voice.words["authority_inspection"]),
        arbitration=_office(voice, board.arbitration),
        aid=_aid(voice, board),
        wage=_wage(voice, board.wage) if board.wage else None,
        arbitration_limit=voice.say("time.arbitration", years=ARBITRATION_YEARS),
        inspection_limit=voice.say("time.inspection", years=INSPECTION_YEARS),
        guide=_guide(voice, board),
        tell=lines[-1].number if lines else None,
        tell_us=voice.say("real.tell", publisher=voice.pick(voice.catalog.site.publisher)),
    )


def _near(board: Local) -> tuple[Area, ...]:
    """The places that a worker would say: below the nation, and below the province where there is more."""
    inside = tuple(area for area in board.places if area.id != NATION)
    return tuple(area for area in inside if area.level != PROVINCE) or inside or board.places


def _big(voice: Voice, board: Local) -> list[tuple[str, Door]]:
    """The two lines with big buttons, 12333 first; one that nobody answers stands below the other."""
    both = ((MAIN_LINE, board.main_line), (SECOND_LINE, board.second_line))
    found = [(code, door) for code, door in both if door]
    return sorted(found, key=lambda it: voice.doubt(it[1], _dial(*it)) is not None)


def _dial(code: str, door: Door) -> Dial:
    return next(dial for dial in door.dials if dial.number == code)


def _hotline(voice: Voice, door: Door, code: str) -> Hotline:
    """A short code under its national name, which is shorter than most names of channels."""
    dial = _dial(code, door)
    known = voice.catalog.short_code(code)
    name = voice.pick(known.name if known else door.channel.name)
    number, doubt = voice.number(dial), voice.doubt(door, dial)
    if doubt:
        said = [number.notes, voice.say(f"heard.{doubt.kind}", count=doubt.count)]
        number = replace(number, notes=Markup(" · ").join(filter(None, said)))
    return Hotline(number, name, door.channel.status == "unverified")


def _office(voice: Voice, door: Door | None, label: Markup | None = None) -> Office | None:
    return voice.office(door, label) if door else None


def _aid(voice: Voice, board: Local) -> tuple[Office, ...]:
    """12348 and the legal aid office; a number that both have stands once."""
    doors = {door.channel.id: door for door in (board.legal_line, board.legal_aid) if door}
    shown: set[str] = set()
    offices: list[Office] = []
    for door in doors.values():
        fresh = tuple(dial for dial in door.dials if dial.href not in shown)
        shown |= {dial.href for dial in fresh}
        offices.append(voice.office(replace(door, dials=fresh)))
    return tuple(offices)


def _wage(voice: Voice, local: LocalWage) -> Wage:
    row, speaker = local.wage, voice.speaker
    amounts = [voice.say("money.monthly", amount=speaker.yuan(row.monthly))]
    if row.hourly is not None:
        amounts.append(voice.say("money.hourly", amount=speaker.yuan(row.hourly)))
    tiers = len({other.tier for other in local.area.minimum_wage})
    where, day = voice.pick(local.area.name), speaker.day(row.start)
    since = (
        voice.say("money.from_tier", area=where, tier=row.tier, date=day)
        if tiers > 1
        else voice.say("money.from", area=where, date=day)
    )
    return Wage(tuple(amounts), since, local.status == "unverified")


def _guide(voice: Voice, board: Local) -> tuple[Link, ...]:
    words, tag = voice.words, voice.tag
    found = [Link(words["guide_steps"], voice.url(urls.prose(tag, STEPS)))]
    if voice.catalog.router:
        asks = urls.router(tag, area_id=home(voice.catalog, board.area))
        found.insert(0, Link(escape(voice.speaker.say("router.from_board")), voice.url(asks)))
    if (tag, f"{board.area}-{HEARD}") in voice.recorded:  # a link: the page itself holds nothing to load
        there = f"{urls.media(board.area, lang=tag)}#script-{HEARD}"
        found.append(Link(words["guide_listen"], voice.url(there)))
    public = (area for area in board.places if area.publish == "public")
    near = next((area for area in public if area.id != NATION), None)
    if near:
        name = voice.say("guide.area", place=voice.pick(near.name))
        found.append(Link(name, voice.url(urls.area(tag, near.id))))
    found.append(Link(words["guide_channels"], voice.url(urls.index(tag, "channels"))))
    found.append(Link(words["guide_laws"], voice.url(urls.index(tag, "laws"))))
    found.append(Link(escape(voice.speaker.say("offline.link")), voice.url(urls.offline(tag))))
    return tuple(found)
