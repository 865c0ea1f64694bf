"""The words of a notice board (维权信息告示牌), the same for every size."""

from __future__ import annotations

from typing import Any

from generator.problem import DataError, Problem
from generator.render import board_rows as rows
from generator.render.prints.order import Order
from generator.render.prints.panel import panel_words


def board_words(order: Order) -> dict[str, Any]:
    """The notice board; `DataError` naming every item of Article 34 that it lacks."""
    it, scribe, project, catalog = order.board, order.scribe, order.project, order.catalog
    if it.missing:
        raise DataError(
            [_incomplete(order, item.clause, item.name.zh, item.name.get("en")) for item in it.missing]
        )
    return panel_words(order, it) | {
        "demo": rows.demo(project, scribe),
        "project": rows.heading(it, scribe),
        "basic": {
            **rows.group("basic", "1", scribe),
            "cells": rows.basic(catalog, it, scribe),
            "subs": rows.subs(catalog, it, scribe),
        },
        "pay": {**rows.group("pay", "2", scribe), "cells": rows.pay(it, scribe)},
        "help": {**rows.group("help", "3", scribe), "rows": rows.help_rows(it, scribe)},
    }


def _incomplete(order: Order, clause: str, zh: str, en: str | None) -> Problem:
    facts = {"clause": clause, "item_zh": zh, "item_en": en or zh}
    return Problem(order.source, 0, 0, "board-incomplete", facts=facts)
