"""The pieces that pages are put together from: call buttons, fact lines, lists of links, sources, status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator import reach
from generator.board import Dial
from generator.model.base import Checked, Evidenced, Source, Status
from generator.model.channel import Channel
from generator.render import urls
from generator.render.pages.inert import Inline, Link, Phrase, web_address
from generator.render.pages.setting import Setting


@dataclass(frozen=True)
class Call:
    """A big call button; `away` is the same line dialled from elsewhere."""

    href: str
    number: str
    caption: tuple[Inline, ...]
    away: Link | None = None
    heard: tuple[str, ...] = ()  # when somebody last answered it, and why it is in doubt


@dataclass(frozen=True)
class Fact:
    """One line of a list of facts."""

    label: Inline
    values: tuple[Inline, ...]


@dataclass(frozen=True)
class Item:
    """One line of a list of records: a link, a badge, and a second line."""

    words: Link | Phrase
    second: tuple[Inline, ...] = ()
    badge: str = ""
    demo: str = ""


@dataclass(frozen=True)
class Group:
    """Items under a heading."""

    anchor: str
    heading: Inline
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Provenance:
    """Where a fact comes from and who last looked whether it still holds."""

    label: str
    source: tuple[Inline, ...]
    state: Literal["verified", "unverified", "overdue"]
    badge: str
    since: str


@dataclass(frozen=True)
class Promised:
    """What an office said it will do; `source` is empty where it is the source of the whole page."""

    text: Phrase
    label: str
    source: tuple[Inline, ...]


def calls(
    setting: Setting, dials: Iterable[Dial], name: Phrase | None = None, channel: Channel | None = None
) -> tuple[Call, ...]:
    """Call buttons; free and 24 hours only where the data says so, and whether anybody answers."""
    return tuple(_call(setting, dial, name, channel) for dial in dials)


def heard(setting: Setting, dial: Dial, channel: Channel | None = None) -> Iterator[str]:
    """When a number was last answered, and why it is in doubt."""
    answered = reach.last_answered(setting.catalog, *reach.digits(dial))
    if answered:
        yield setting.say("heard.answered", day=setting.day(answered))
    checked = reach.own_check(channel, dial) if channel else None
    found = reach.doubt(setting.catalog, dial, checked, setting.today)
    if found:
        yield doubted(setting, found)


def doubted(setting: Setting, found: reach.Doubt) -> str:
    """Why a number or a channel stands below the next one."""
    return setting.say(f"heard.{found.kind}", count=found.count)


def _call(setting: Setting, dial: Dial, name: Phrase | None, channel: Channel | None) -> Call:
    caption: list[Inline] = [_without(name, dial.number)] if name else []
    if dial.label:
        caption.append(setting.pick(dial.label))
    if dial.free:
        caption.append(setting.say("free"))
    if dial.all_day:
        caption.append(setting.say("all_day"))
    away = Link(dial.away.href, Phrase(dial.away.number)) if dial.away else None
    words = tuple(dict.fromkeys(caption)) or (setting.say("call"),)
    return Call(dial.href, dial.number, words, away, tuple(heard(setting, dial, channel)))


def _without(name: Phrase, number: str) -> Phrase:
    """A name that begins with the number, without it: the button says the number already."""
    return Phrase(name.text.removeprefix(number).strip() or name.text, name.foreign)


def fact(label: str, *values: Inline | None) -> Fact | None:
    """A line of facts, None when there is nothing to say."""
    known = tuple(v for v in values if v is not None and str(v))
    return Fact(label, known) if known else None


def facts(*lines: Fact | None) -> tuple[Fact, ...]:
    """The lines that have something to say."""
    return tuple(line for line in lines if line)


def source(setting: Setting, it: Source) -> tuple[Inline, ...]:
    """Title, number, date and note of a source."""
    title = setting.chinese(it.title)
    address = web_address(it.url)
    parts: list[Inline] = [Link(address, title) if address else title]
    if it.number and it.number not in it.title:
        parts.append(setting.chinese(it.number))
    parts.append(setting.day(it.date))
    if it.note:
        parts.append(setting.chinese(it.note))
    return tuple(parts)


def provenance(setting: Setting, record: Evidenced) -> Provenance:
    """Source and state of a record."""
    return evidence(setting, record.source, record.status, record.checked)


def evidence(setting: Setting, origin: Source, status: Status, checked: Checked | None) -> Provenance:
    """Source and state of a fact; verified means verified and looked at within the review time."""
    said = source(setting, origin)
    if status == "unverified":
        since = setting.say("unverified_since", day=setting.day(origin.date))
        if checked:
            how = setting.say(f"how.{checked.how}")
            since = setting.say("unverified_checked", day=setting.day(checked.date), how=how)
        return Provenance(setting.say("source"), said, "unverified", setting.say("unverified"), since)
    if checked is None:
        return Provenance(setting.say("source"), said, "verified", "", "")
    how = setting.say(f"how.{checked.how}")
    since = setting.say("checked", day=setting.day(checked.date), how=how)
    if is_overdue(setting, checked.date):
        return Provenance(setting.say("source"), said, "overdue", setting.say("overdue"), since)
    return Provenance(setting.say("source"), said, "verified", "", since)


def is_overdue(setting: Setting, checked: date) -> bool:
    """Whether a check is older than the review time of the site."""
    return setting.today - checked > timedelta(days=setting.catalog.site.review.warn_days)


def keep(setting: Setting, **files: str) -> tuple[Link, ...]:
    """Links to files with a page's facts, by what they are: card, calendar, data; `""` is none."""
    return tuple(
        setting.link(address, Phrase(setting.speaker.say(f"open.link.{what}")))
        for what, address in files.items()
        if address
    )


def badge(setting: Setting, record: Evidenced) -> str:
    """The badge of a record in a list: empty when it is verified."""
    return setting.say("unverified") if record.status == "unverified" else ""


def demo(setting: Setting, is_demo: bool) -> str:
    return setting.say("demo") if is_demo else ""


def crumbs(setting: Setting, *more: Link | Phrase) -> tuple[Link | Phrase, ...]:
    """The way back to the home page."""
    return (setting.link(urls.home(setting.lang), setting.phrase("home")), *more)
