"""What every notice board says whatever the site: the numbers, what to do, the code, the rule, the foot."""

from __future__ import annotations

from typing import Any

from generator.board import Local
from generator.model.token import grouped
from generator.render import board_rows as rows
from generator.render.prints.order import Order
from generator.render.sheet import Both

STEPS = ("evidence", "ask", "call", "scale")  # the pictograms of the four steps


def panel_words(order: Order, it: Local) -> dict[str, Any]:
    """The words around Article 34, with the numbers of a place."""
    scribe = order.scribe
    main, legal = rows.main_number(it), it.legal_line.dials[0].number if it.legal_line else ""
    return {
        "title": scribe.say("print.board.title"),
        "basis": scribe.say("print.board.basis"),
        "lines": {"heading": scribe.say("print.lines.heading"), "rows": rows.lines(it, scribe)},
        "steps": {
            "heading": scribe.say("print.steps.heading"),
            "rows": [
                {"picture": picture, **scribe.say(f"print.step.{n}", main=main, legal=legal)}
                for n, picture in enumerate(STEPS, 1)
            ],
            "evidence": [scribe.say(f"print.evidence.{n}") for n in (1, 2)],
        },
        "rule": {"words": scribe.say("print.rule"), "law": scribe.say("print.rule.law")},
        "scan": {
            "heading": scribe.say("print.code.heading"),
            "lead": scribe.say("print.code.lead"),
            "main": scribe.say("print.code.main", number=main),
            "typed_lead": scribe.say("print.code.typed"),
            "token_lead": scribe.say("print.code.token"),
            "none": scribe.say("print.code.none"),
        },
        "foot": foot(order),
        "fit": scribe.say("print.fit"),
    }


def foot(order: Order) -> list[Both]:
    """Who publishes the print, which edition it is, what to do when it is wrong."""
    scribe, edition = order.scribe, order.edition
    said = [scribe.say("print.foot.publisher", publisher=order.catalog.site.publisher)]
    if edition:
        said.append(scribe.say("print.foot.edition", edition=edition.revision, day=edition.date))
        said.append(scribe.say("print.foot.token", token=grouped(edition.token)))
    elif order.form.item and order.subject:
        said.append(scribe.say("print.foot.unissued", day=order.today))
    else:
        said.append(scribe.say("print.foot.day", day=order.today))
    return [*said, scribe.say("print.foot.correction")]
