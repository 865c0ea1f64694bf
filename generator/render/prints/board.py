"""The words of a notice board (维权信息告示牌), the same for every size."""

from __future__ import annotations

from typing import Any

from generator.problem import DataError, Problem
from generator.render import board_rows as rows
from generator.render.prints.order import Order, grouped

STEPS = ("evidence", "ask", "call", "scale")  # the pictograms of the four steps


def board_words(order: Order) -> dict[str, Any]:
    """The notice board; `DataError` naming every item of Article 34 that it lacks."""
    it, scribe, project, catalog = order.board, order.scribe, order.project, order.catalog
    if it.missing:
        raise DataError(
            [_incomplete(order, item.clause, item.name.zh, item.name.get("en")) for item in it.missing]
        )
    main, legal = rows.main_number(it), it.legal_line.dials[0].number if it.legal_line else ""
    foot = [
        scribe.say("print.foot.publisher", publisher=catalog.site.publisher),
        scribe.say("print.foot.edition", edition=order.edition.revision, day=order.edition.date)
        if order.edition
        else scribe.say("print.foot.unissued", day=order.today),
        scribe.say("print.foot.token", token=grouped(order.token)) if order.token else None,
        scribe.say("print.foot.correction"),
    ]
    return {
        "title": scribe.say("print.board.title"),
        "basis": scribe.say("print.board.basis"),
        "demo": rows.demo(project, scribe),
        "project": rows.heading(it, scribe),
        "basic": {
            **rows.group("basic", "1", scribe),
            "cells": rows.basic(catalog, it, scribe),
            "subs": rows.subs(catalog, it, scribe),
        },
        "pay": {**rows.group("pay", "2", scribe), "cells": rows.pay(it, scribe)},
        "help": {**rows.group("help", "3", scribe), "rows": rows.help_rows(it, scribe)},
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
        "foot": [line for line in foot if line],
        "fit": scribe.say("print.fit"),
    }


def _incomplete(order: Order, clause: str, zh: str, en: str | None) -> Problem:
    facts = {"clause": clause, "item_zh": zh, "item_en": en or zh}
    return Problem(order.source, 0, 0, "board-incomplete", facts=facts)
