"""Reception days (接访日) as sentences of a page."""

from __future__ import annotations

from generator.model.channel import Reception
from generator.render.pages import parts
from generator.render.pages.inert import Inline, Phrase
from generator.render.pages.parts import Fact, fact
from generator.render.pages.setting import Setting


def receptions(setting: Setting, days: tuple[Reception, ...]) -> tuple[Fact | None, ...]:
    """A line for each reception day: when, hours, who, where it says so."""
    return tuple(fact(setting.say("reception"), *_values(setting, day)) for day in days)


def _values(setting: Setting, day: Reception) -> tuple[Inline | None, ...]:
    say, hours = setting.say, None
    if day.opens:
        hours = say("reception_hours", opens=day.opens, closes=day.closes) if day.closes else day.opens
    return (
        _when(setting, day),
        hours,
        setting.pick(day.who) if day.who else None,
        _since(setting, day),
        setting.pick(day.note) if day.note else None,
        *parts.source(setting, day.source),
    )


def _when(setting: Setting, day: Reception) -> Phrase | None:
    """The rule of a day that comes again."""
    if day.weekday:
        weekday = setting.say(f"weekday.{day.weekday}")
        key = "reception_nth" if day.nth else "reception_weekday"
        return setting.phrase(key, weekday=weekday, nth=day.nth)
    return setting.phrase("reception_month_day", day=day.month_day) if day.month_day else None


def _since(setting: Setting, day: Reception) -> str:
    """From when until when a rule holds, or the day itself."""
    start = setting.day(day.start)
    if day.until:
        return setting.say("from_until", start=start, until=setting.day(day.until))
    return setting.say("from_day", start=start) if day.weekday or day.month_day else start
