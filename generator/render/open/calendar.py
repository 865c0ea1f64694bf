"""Calendars (RFC 5545): phases of special actions and reception days; for the office, when facts fall due.

Days are whole days; hours are those of Asia/Shanghai. A date that a notice gave by the lunar calendar carries
the record's own note on how it was resolved. The stamp of an event is the day its fact was last checked or
published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.model.area import Area
from generator.model.base import Evidenced, Source
from generator.model.campaign import Campaign, Phase
from generator.model.channel import Channel, Reception
from generator.render import urls
from generator.render.open.content_lines import address, file, text
from generator.render.open.identity import identity
from generator.render.output import Output

ZONE = "Asia/Shanghai"
PRODUCT = "-//Wageboard//Calendar 1//ZH"
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TIMEZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip
LONGEST = 366  # days within which a day of the month or week must come


@dataclass(frozen=True)
class Event:
    """Something on a day or some days; `opens` and `closes` are hours of China, `09:00`."""

    who: tuple[str, ...]  # what its UID is made from
    summary: str
    description: str
    first: date
    last: date
    stamp: date
    url: str = ""
    opens: str | None = None
    closes: str | None = None
    rule: str = ""


def calendars(catalog: Catalog) -> Iterator[Output]:
    """A calendar of every public area, special action, and all of them; the same address when it is empty."""
    speaker = Speaker(DEFAULT_LANGUAGE, catalog.strings)
    actions = {
        it.id: list(_action(catalog, speaker, it))
        for it in catalog.campaigns.values()
        if it.publish == "public" and not it.template
    }
    days = {
        it.id: [_reception(catalog, speaker, it, one) for one in it.reception]
        for it in catalog.channels.values()
        if it.publish == "public"
    }
    for key, events in actions.items():
        yield calendar(urls.campaign_calendar(key), catalog.campaigns[key].title.zh, events)
    for area in catalog.areas.values():
        if area.publish == "public":
            yield calendar(
                urls.area_calendar(area.id), _name(speaker, area), _of(catalog, area, actions, days)
            )
    every = [event for events in (*actions.values(), *days.values()) for event in events]
    yield calendar(urls.open_data("calendar/all.ics"), catalog.site.title.zh, every)


def calendar(path: str, name: str, events: Iterable[Event]) -> Output:
    """One file; without events it still is a calendar, so that subscribers lose nothing."""
    rows = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{text(PRODUCT)}", "CALSCALE:GREGORIAN"]
    rows += [f"NAME:{text(name)}", f"X-WR-CALNAME:{text(name)}", f"X-WR-TIMEZONE:{ZONE}", *TIMEZONE]
    for event in events:
        rows += _lines(event)
    return Output(path, file([*rows, "END:VCALENDAR"]))


def stamp_of(record: Evidenced) -> date:
    """The day that a record was last known to hold."""
    return record.checked.date if record.checked else record.source.date


def _of(
    catalog: Catalog, area: Area, actions: dict[str, list[Event]], days: dict[str, list[Event]]
) -> list[Event]:
    """What happens at a place: actions of it and those above, days of every channel that serves it."""
    near = {one.id for one in catalog.up(area.id)}
    found = [e for key, events in actions.items() if catalog.campaigns[key].area in near for e in events]
    return found + [e for it in catalog.channels_for(area.id) for e in days.get(it.id, ())]


def _name(speaker: Speaker, area: Area) -> str:
    return speaker.say("open.calendar.area", place=area.name.zh)


def _action(catalog: Catalog, speaker: Speaker, it: Campaign) -> Iterator[Event]:
    where = catalog.site.base_url + urls.campaign(DEFAULT_LANGUAGE, it.id)
    for place, phase in enumerate(it.phases, 1):
        first, last = phase.start or phase.until, phase.until or phase.start
        if first is None or last is None:
            continue
        yield Event(
            ("campaign", it.id, str(place)), _phase_name(speaker, it, phase),
            _about(it.source, phase.date_note), first, last, stamp_of(it), where,
        )  # fmt: skip


def _phase_name(speaker: Speaker, it: Campaign, phase: Phase) -> str:
    key = "phase" if phase.start and phase.until else "phase_from" if phase.start else "phase_until"
    return speaker.say(f"open.calendar.{key}", phase=phase.name.zh, title=it.title.zh)


def _about(source: Source, note: object) -> str:
    named = f"{source.title} {source.number}" if source.number else source.title
    said = getattr(note, "zh", "")
    return "\n".join(
        words for words in (said, f"{named} {source.date.isoformat()}", source.url or "") if words
    )


def _reception(catalog: Catalog, speaker: Speaker, it: Channel, day: Reception) -> Event:
    first = first_day(day)
    by = day.weekday or day.month_day
    last = first if by else day.until or first
    summary = speaker.say("open.calendar.reception", name=it.name.zh)
    who = f"{summary}（{day.who.zh}）" if day.who else summary
    key = ("reception", it.id, day.weekday or "", str(day.nth or day.month_day or ""), day.start.isoformat())
    about = "\n".join([*([it.address.zh] if it.address else []), _about(day.source, day.note)])
    where = catalog.site.base_url + urls.channel(DEFAULT_LANGUAGE, it.id)
    return Event(
        key, who, about, first, last, stamp_of(it), where, day.opens, day.closes, _rule(day)
    )  # fmt: skip


def first_day(day: Reception) -> date:
    """The first day that a rule names, on or after the day it holds from."""
    for step in range(LONGEST):
        here = day.start + timedelta(days=step)
        if day.weekday:
            if WEEK[here.weekday()] != day.weekday or (day.nth and (here.day - 1) // 7 + 1 != day.nth):
                continue
        elif day.month_day and here.day != day.month_day:
            continue
        return here
    return day.start


def _rule(day: Reception) -> str:
    """The RRULE of a day that comes again; empty where it doesn't."""
    if day.weekday:
        code = day.weekday[:2].upper()
        rule = f"FREQ=MONTHLY;BYDAY={day.nth}{code}" if day.nth else f"FREQ=WEEKLY;BYDAY={code}"
    elif day.month_day:
        rule = f"FREQ=MONTHLY;BYMONTHDAY={day.month_day}"
    else:
        return ""
    if day.until is None:
        return rule
    # With hours UNTIL is in UTC, without them a day (RFC 5545, 3.3.10); 15:59:59 UTC ends a day of China.
    return f"{rule};UNTIL={day.until:%Y%m%d}" + ("T155959Z" if day.opens else "")


def _lines(event: Event) -> Sequence[str]:
    def moment(day: date, hour: str) -> str:
        return f"TZID={ZONE}:{day:%Y%m%d}T{hour.replace(':', '')}00"

    rows = ["BEGIN:VEVENT", f"UID:{identity(*event.who)}@wageboard", f"DTSTAMP:{event.stamp:%Y%m%d}T000000Z"]
    if event.opens:
        rows.append(f"DTSTART;{moment(event.first, event.opens)}")
        rows.append(f"DTEND;{moment(event.first, event.closes or event.opens)}")
        if not event.rule and event.last > event.first:
            rows.append(f"RRULE:FREQ=DAILY;UNTIL={event.last:%Y%m%d}T155959Z")
    else:
        rows.append(f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}")
        rows.append(f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}")  # the day after
    if event.rule:
        rows.append(f"RRULE:{event.rule}")
    rows += [f"SUMMARY:{text(event.summary)}", f"DESCRIPTION:{text(event.description)}"]
    if event.url:
        rows.append(f"URL:{address(event.url)}")
    return [*rows, "TRANSP:TRANSPARENT", "END:VEVENT"]
