"""The call sheet: which numbers to call, what to ask, and boxes for what was heard."""

from __future__ import annotations

from datetime import date

from generator.catalog import Catalog
from generator.i18n.words import Speaker
from generator.lines import Due, due
from generator.reach import digits, last_answered
from generator.render.office.listing import Listing, columns, place_name, say

NAME = "calls"
WIDTHS = {
    "number": 30, "who": 48, "place": 34, "why": 34, "ask": 70, "answered": 24,
    "language": 20, "day": 22, "by": 22,
}  # fmt: skip
BOX = "□"
DOUBTFUL = ("unanswered", "unchecked")


def call_sheet(catalog: Catalog, lang: str, today: date) -> Listing:
    """Every published line that is due for a call, the worst first."""
    speaker, its = Speaker(lang, catalog.strings), due(catalog, today)
    return Listing(
        name=NAME,
        title=say(speaker, "calls.title", day=speaker.day(today)),
        lead=(say(speaker, "calls.lead", count=len(its)), say(speaker, "calls.after")),
        columns=columns(speaker, NAME, WIDTHS),
        rows=tuple(_row(catalog, speaker, it) for it in its),
        marked=frozenset(place for place, it in enumerate(its) if it.why in DOUBTFUL),
        empty=say(speaker, "calls.empty"),
        lang=lang,
    )


def _row(catalog: Catalog, speaker: Speaker, it: Due) -> tuple[str, ...]:
    line = it.line
    answered = last_answered(catalog, *digits(line.dial))
    last = it.last.date.isoformat() if it.last else "–"
    why = say(speaker, f"why.{it.why}", day=last)
    heard = say(speaker, "last_answered", day=answered.isoformat()) if answered else ""
    asked = f"office.ask.{line.sort}"
    ask = asked if asked in speaker.strings["zh"] else "office.ask.other"
    return (
        line.number,
        line.name,
        place_name(catalog, speaker, line.area),
        "\n".join(filter(None, (why, heard))),
        speaker.say(ask),
        f"{BOX} {say(speaker, 'box.answered')}\n{BOX} {say(speaker, 'box.unanswered')}",
        "",
        "",
        "",
    )
