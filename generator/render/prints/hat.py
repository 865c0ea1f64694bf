"""The words of a hard-hat card, alone for a print shop or many on a sheet."""

from __future__ import annotations

from typing import Any

from generator.render import board_rows as rows
from generator.render.prints.imposition import grid
from generator.render.prints.order import Order
from generator.render.prints.place import card_marks, demo, named


def hat_words(order: Order) -> dict[str, Any]:
    """Hard-hat cards, all alike; on ready-cut labels the last one holds the note for who puts them on."""
    form, scribe, sheet = order.form, order.scribe, grid(order.form, order.paper)
    words = {
        "title": scribe.say("print.hat.title"),
        "heading": scribe.say("print.hat.heading"),
        "everyday": named(order),
        "demo": demo(order),
        "lines": rows.lines(order.local, scribe, "print.hat.line"),
        "lead": scribe.say("print.hat.scan"),
        "marks": card_marks(order),
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
