"""The words of the sheet that goes with a board: where to hang it, what to photograph, who looks after it."""

from __future__ import annotations

from typing import Any

from generator.render import board_rows as rows
from generator.render.prints.order import Order
from generator.render.prints.place import marks_of

# Heading → how many lines it has in data/strings.
PARTS = {"where": 4, "light": 2, "clean": 3, "change": 4}
TICKS = {"before": 4, "photo": 5}
ASKED = ("spot", "day", "post", "photos", "next")
READS = 10  # a code is read from about ten times its side, in millimetres of code to centimetres of way


def care_words(order: Order) -> dict[str, Any]:
    """The siting and care sheet of a project's boards."""
    scribe, project = order.scribe, order.project
    edition = order.edition_of("board")
    # The proof has no bleed and is not for hanging.
    formats = [form for form in order.catalog.vocabulary.print_formats if form.view == "board" and form.bleed]
    return {
        "title": scribe.say("print.care.title"),
        "lead": scribe.say("print.care.lead"),
        "demo": rows.demo(project, scribe),
        "project": rows.heading(order.board, scribe),
        "marks": marks_of(order, edition) if edition else None,
        "sizes": {
            "heading": scribe.say("print.care.sizes"),
            "note": scribe.say("print.care.sizes.note"),
            "columns": [scribe.say(f"print.care.size.{key}") for key in ("name", "size", "reads", "hang")],
            "rows": [
                {
                    "name": f"{form.name.zh.removeprefix('维权信息告示牌').strip()}",
                    "size": f"{form.width:g} × {form.height:g}",
                    "reads": scribe.say("print.care.metres", metres=f"{form.qr * READS / 1000:.1f}")["zh"],
                    "hang": scribe.say("print.care.hang." + ("large" if form.height >= 800 else "small"))[
                        "zh"
                    ],
                }
                for form in formats
            ],
        },
        "parts": {key: _part(order, key, count) for key, count in PARTS.items()},
        "ticks": {key: _part(order, key, count) for key, count in TICKS.items()},
        "record": {
            "heading": scribe.say("print.care.record"),
            "asked": [scribe.say(f"print.care.record.{key}") for key in ASKED],
        },
        "ruler": scribe.say("print.care.ruler"),
        "foot": [
            scribe.say("print.foot.publisher", publisher=order.catalog.site.publisher),
            scribe.say("print.foot.day", day=order.today),
        ],
    }


def _part(order: Order, key: str, count: int) -> dict[str, Any]:
    say = order.scribe.say
    return {
        "heading": say(f"print.care.{key}"),
        "lines": [say(f"print.care.{key}.{n}") for n in range(1, count + 1)],
    }
