"""The words of a hard-hat card, alone for a print shop or many on a sheet."""

from __future__ import annotations

from typing import Any

from generator.printed import scan_host
from generator.render import board_rows as rows
from generator.render.prints.imposition import grid
from generator.render.prints.order import Order, grouped
from generator.render.prints.place import demo, named, place
from generator.render.sheet import Both

ROOMY = 40  # mm: cards at least as high have room for two lines of marks


def hat_words(order: Order) -> dict[str, Any]:
    """Hard-hat cards, all alike; on ready-cut labels the last one holds the note for who puts them on."""
    form, scribe, sheet = order.form, order.scribe, grid(order.form, order.paper)
    words = {
        "title": scribe.say("print.hat.title"),
        "heading": scribe.say("print.hat.heading"),
        "everyday": named(order),
        "place": {"words": place(order), "field": f"data/areas/{order.area.id}.yaml#name"},
        "demo": demo(order),
        "lines": rows.lines(order.local, scribe, "print.hat.line"),
        "lead": scribe.say("print.hat.scan"),
        "number": _number(order),
        "host": _host(order),
        "note": scribe.say("print.hat.note"),
        "note_label": scribe.say("cards.hat.note.label"),
        "grid": sheet,
    }
    if sheet is None:
        return words
    count = sheet["columns"] * sheet["rows"] - (0 if sheet["cut"] else 1)
    slug = scribe.say(
        "print.hat.slug",
        file=order.path.removeprefix("print/").removesuffix(".pdf"),
        width=f"{form.width:g}",
        height=f"{form.height:g}",
        count=count,
        day=order.today,
    )
    return {**words, "slug": slug["zh"]}


def _number(order: Order) -> Both | None:
    """The token, and where there is room the day of the edition."""
    scribe, edition = order.scribe, order.edition
    if edition is None:
        return None
    if order.form.height < ROOMY:
        return scribe.say("print.hat.token", token=grouped(edition.token))
    return scribe.say("print.hat.marks", token=grouped(edition.token), day=edition.date.isoformat())


def _host(order: Order) -> Both | None:
    """The short host, the fourth mark that a print and its page share; a small card has no room for it."""
    if order.edition is None or order.form.height < ROOMY:
        return None
    return order.scribe.say("print.hat.host", host=scan_host(order.catalog.site.scan_url))
