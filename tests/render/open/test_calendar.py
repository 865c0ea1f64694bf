"""Calendars read by an independent reader: days, rules, hours of China; the office's in its own folder."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event

from generator.model.channel import Reception
from generator.render.office.review import review
from generator.render.open.calendar import first_day
from tests.render.open.reading import files, of, receiving
from tests.support.catalog import SOURCE, channel, mini_catalog
from tests.support.guide import real_catalog

CALENDARS = {name: data for name, data in files().items() if name.endswith(".ics")}
CHINA = ZoneInfo("Asia/Shanghai")


def events(data: bytes) -> list[Event]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_an_independent_reader_takes_every_calendar() -> None:
    uids: dict[str, str] = {}
    for name, data in CALENDARS.items():
        calendar = Calendar.from_ical(data)
        assert not calendar.errors, name
        assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
        for event in events(data):
            assert not event.errors
            assert event.decoded("DTEND") > event.decoded("DTSTART")
            assert uids.setdefault(str(event["UID"]), str(event["SUMMARY"])) == str(event["SUMMARY"])
        assert all(len(line) <= 75 for line in data.split(b"\r\n")), name
        assert data.endswith(b"END:VCALENDAR\r\n")
    assert len(CALENDARS) > 50
    assert len(uids) > 5


def test_phases_are_whole_days_of_the_notice() -> None:
    catalog = real_catalog()
    seen = 0
    for key, campaign in catalog.campaigns.items():
        dated = [p for p in campaign.phases if p.start or p.until]
        if campaign.template or campaign.publish != "public":
            assert f"calendar/campaigns/{key}.ics" not in CALENDARS
            continue
        found = events(CALENDARS[f"calendar/campaigns/{key}.ics"])
        assert len(found) == len(dated)
        for phase, event in zip(dated, found, strict=True):
            first, last = event.decoded("DTSTART"), event.decoded("DTEND") - timedelta(days=1)
            assert not isinstance(first, datetime)
            assert (first, last) == (phase.start or phase.until, phase.until or phase.start)
            assert phase.name.zh in str(event["SUMMARY"])
            if phase.date_note:
                assert phase.date_note.zh in str(event["DESCRIPTION"])  # how a lunar date was resolved
            assert event.decoded("DTSTAMP").date() <= date(2026, 11, 20)
            seen += 1
    assert seen > 5


def test_an_area_has_what_is_announced_above_it() -> None:
    found = [str(event["SUMMARY"]) for event in events(CALENDARS["calendar/areas/370100.ics"])]
    assert any("山东省" in words for words in found)
    assert events(CALENDARS["calendar/areas/100000.ics"]) == []


def test_reception_days_come_at_their_hours() -> None:
    found = {str(e["UID"]): e for e in events(of(receiving())["calendar/areas/350582006.ics"])}
    assert len(found) == 4
    weekly, monthly, day, once = found.values()
    start = weekly.decoded("DTSTART")
    assert start == datetime(2026, 12, 2, 9, tzinfo=CHINA)
    assert str(weekly["DTSTART"].params["TZID"]) == "Asia/Shanghai"
    times = list(rrulestr(weekly["RRULE"].to_ical().decode(), dtstart=start))
    assert (times[0], times[-1], len(times)) == (start, datetime(2027, 2, 3, 9, tzinfo=CHINA), 10)
    assert "负责同志" in str(weekly["SUMMARY"])
    assert monthly.decoded("DTSTART") == date(2026, 12, 7)
    assert monthly["RRULE"].to_ical() == b"FREQ=MONTHLY;BYDAY=1MO"
    assert day.decoded("DTSTART") == datetime(2026, 12, 15, 14, tzinfo=CHINA)
    assert (once.decoded("DTSTART"), once.decoded("DTEND")) == (date(2026, 12, 28), date(2026, 12, 31))
    assert "农历换算见附件" in str(once["DESCRIPTION"])


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ({"weekday": "mon", "from": "2026-11-20"}, date(2026, 11, 23)),
        ({"weekday": "fri", "from": "2026-11-20"}, date(2026, 11, 20)),
        ({"weekday": "fri", "nth": "4", "from": "2026-11-28"}, date(2026, 12, 25)),
        ({"month_day": "31", "from": "2026-11-01"}, date(2026, 12, 31)),
        ({"from": "2026-11-20"}, date(2026, 11, 20)),
    ],
)
def test_the_first_day_of_a_rule(day: dict[str, str], first: date) -> None:
    assert first_day(Reception.model_validate({**day, "source": SOURCE})) == first


def test_the_office_is_reminded_of_every_check() -> None:
    catalog = real_catalog()
    output = review(catalog)
    found = events(output.data)
    folders = (catalog.areas, catalog.channels, catalog.contacts, catalog.regulations, catalog.projects,
               catalog.campaigns)  # fmt: skip
    due = [r.checked.date + timedelta(days=180) for f in folders for r in f.values() if r.checked]
    assert sorted(e.decoded("DTSTART") for e in found) == sorted(due)
    assert len({str(e["UID"]) for e in found}) == len(found) > 30
    assert "data/channels/cn-12333.yaml" in str(found[0]["DESCRIPTION"]) + "".join(
        str(e["DESCRIPTION"]) for e in found
    )
    assert not any("review" in name for name in files())


def test_hours_of_several_days_come_each_day() -> None:
    days = [
        {"from": "2026-12-01", "until": "2026-12-03", "opens": "09:00", "closes": "17:00", "source": SOURCE}
    ]
    window = channel("window", "window", "窗口", "Window", "5", area="350582006", reception=days)
    (event,) = events(of(mini_catalog(more_channels=[window]))["calendar/areas/350582006.ics"])
    times = list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=event.decoded("DTSTART")))
    assert [time.date() for time in times] == [date(2026, 12, n) for n in (1, 2, 3)]
    assert {time.hour for time in times} == {9}
    assert event.decoded("DTEND").hour == 17
