"""Tables made at build time inside a text: last days, minimum wages, the glossary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.render.pages.inert import Inline, Link, Phrase
from generator.render.pages.page import environment
from generator.render.pages.setting import Setting

ARBITRATION_YEARS = 1  # Mediation and Arbitration Law, article 27: a year from the end of the employment
MONTHS = 24  # last days shown, from this month on; the page holds good that long without a new build


@dataclass(frozen=True)
class Table:
    """Words in rows; the first cell of a row is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True)
class TermView:
    anchor: str
    term: Phrase
    also: tuple[Phrase, ...]
    plain: Phrase
    law: Link | Phrase | None


def last_day(stopped: date) -> date:
    """The last day to apply for arbitration after stopping work on a day (29 February: 28 February)."""
    year = stopped.year + ARBITRATION_YEARS
    try:
        return stopped.replace(year=year)
    except ValueError:
        return stopped.replace(year=year, day=28)


def stop_months(today: date) -> list[date]:
    """The first days of the months of stopping work whose last day is still to come, the oldest first."""
    first = today.year * 12 + today.month - 1 - ARBITRATION_YEARS * 12 + 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(first, first + MONTHS)]


def deadlines(setting: Setting) -> Markup:
    """Stopped work in a month → last day, counted from the first of the month to be safe."""
    rows = tuple(
        (setting.say("table.month", year=month.year, month=setting.speaker.say(f"month.{month.month}")),
         setting.day(last_day(month)))
        for month in stop_months(setting.today)
    )  # fmt: skip
    head = (setting.say("table.stopped"), setting.say("table.last_day"))
    return _rendered(Table(setting.say("table.deadlines"), head, rows))


def minimum_wages(setting: Setting) -> Markup:
    """Every amount of the public areas that is in force, by area and tier."""
    rows: list[tuple[Inline, ...]] = []
    for area in (it for it in setting.catalog.areas.values() if it.publish == "public"):
        tiers = sorted({row.tier for row in area.minimum_wage})
        for tier in tiers:
            known = [row for row in area.minimum_wage if row.tier == tier and row.start <= setting.today]
            if not known:
                continue
            wage = max(known, key=lambda row: row.start)
            place: Inline = setting.area(area.id)
            rows.append((
                place,
                setting.say("table.tier", tier=tier) if len(tiers) > 1 else setting.say("table.one_tier"),
                setting.yuan(wage.monthly),
                setting.yuan(wage.hourly) if wage.hourly else "–",
                setting.day(wage.start),
                "" if wage.status == "verified" else setting.say("unverified"),
            ))  # fmt: skip
    keys = ("place", "tier_head", "monthly", "hourly", "from", "state")
    head = tuple(setting.say(f"table.{key}") for key in keys)
    return _rendered(Table(setting.say("table.minimum_wages"), head, tuple(rows)))


def glossary(setting: Setting) -> Markup:
    """Every law term in one sentence, each with an anchor."""
    terms = tuple(
        TermView(
            term.key,
            setting.pick(term.term),
            tuple(setting.chinese(word) for word in term.also),
            setting.pick(term.plain),
            setting.law(term.law) if term.law else None,
        )
        for term in setting.catalog.vocabulary.glossary
    )
    template = environment().get_template("terms.md.j2")
    return Markup(" ".join(template.render(terms=terms, say=setting.say).split()))


def _rendered(table: Table) -> Markup:
    template = environment().get_template("table.md.j2")
    return Markup(" ".join(template.render(table=table).split()))


TABLES: Mapping[str, Callable[[Setting], Markup]] = {
    "deadlines": deadlines,
    "minimum-wages": minimum_wages,
    "glossary": glossary,
}
