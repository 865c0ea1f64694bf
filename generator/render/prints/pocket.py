"""The words of a pocket card: the four steps in front, the numbers on the back."""

from __future__ import annotations

from typing import Any

from generator.model.project import Project
from generator.render import board_rows as rows
from generator.render.prints.imposition import grid
from generator.render.prints.order import Order
from generator.render.prints.panel import STEPS
from generator.render.prints.place import card_marks, demo, named, numbers


def pocket_words(order: Order) -> dict[str, Any]:
    """Pocket cards, all alike; without a site there are lines to write it down."""
    it, scribe = order.local, order.scribe
    main = rows.main_number(it)
    legal = it.legal_line.dials[0].number if it.legal_line else ""
    return {
        "title": scribe.say("cards.pocket.title"),
        "everyday": named(order),
        "demo": demo(order),
        "front": {
            "heading": scribe.say("cards.pocket.steps"),
            "steps": [
                {"picture": picture, "words": scribe.say(f"print.step.{n}", main=main, legal=legal)}
                for n, picture in enumerate(STEPS, 1)
            ],
            "rule": scribe.say("cards.pocket.rule"),
            "evidence": scribe.say("cards.pocket.evidence"),
        },
        "back": {
            "heading": scribe.say("cards.pocket.numbers"),
            "lines": numbers(order, police=True),
            "scan": scribe.say("cards.pocket.scan"),
            "marks": card_marks(order),
            "people": _people(order),
        },
        "note": scribe.say("cards.pocket.note"),
        "grid": grid(order.form, order.paper),
    }


def _people(order: Order) -> list[dict[str, Any]]:
    """Whom to ask on the site; lines to fill in by hand where the card is for a place."""
    scribe = order.scribe
    if not isinstance(order.subject, Project):
        return [
            {"label": scribe.say(f"cards.pocket.{key}"), "value": None, "field": ""}
            for key in ("site", "contractor", "officer")
        ]
    contractor, officer = order.subject.general_contractor, order.board.wage_officer
    found: list[dict[str, Any]] = []
    if contractor:
        label = scribe.say("cards.pocket.contractor")
        found.append({"label": label, "value": contractor.name, "field": "general_contractor.name"})
    if officer:
        label = scribe.say("cards.pocket.officer")
        found.append({"label": label, "value": officer[0].number, "field": "wage_officer.phones"})
    return found
