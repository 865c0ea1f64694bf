"""The words of a board to fill in by hand: Article 34 as ruled lines, with what the place already knows."""

from __future__ import annotations

from typing import Any

from generator.board import local
from generator.model.area import NATION
from generator.render import board_rows as rows
from generator.render.prints.order import Order
from generator.render.prints.panel import panel_words
from generator.render.sheet import Scribe

ROWS = 12  # subcontractors that fit
# Cell of item (1) → what is asked for.
FIELDS = {
    "owner": ("name", "phone"),
    "general_contractor": ("name", "phone"),
    "project_department": ("name", "where"),
    "supervisor": ("name", "phone"),
    "regulator": ("name", "industry"),
    "wage_officer": ("where", "phone"),
}
TICKS = ("same", "before")  # answered with a tick, not with words
BEYOND = ("supervisor",)  # on many boards, though the Article doesn't ask for it


def blank_words(order: Order) -> dict[str, Any]:
    """The blank board of an area, or one for anywhere."""
    scribe = order.scribe
    it = order.local if order.subject else local(order.catalog, NATION, order.today)
    wage = [rows.wage(it, scribe)] if it.wage else [_pay(scribe, "minimum_wage", ("month", "hour", "since"))]
    around = panel_words(order, it)
    if order.subject:
        around["foot"].insert(1, scribe.say("print.blank.place", place=it.places[0].name))
    return around | {
        "demo": None,
        "project": {
            "blank": _asked(scribe, ("project",)),
            "second": _asked(scribe, ("everyday", "address")),
            "name": "",
            "line": "",
        },
        "basic": {
            **rows.group("basic", "1", scribe),
            "cells": [
                {
                    "label": scribe.say(f"print.row.{key}"),
                    "clause": scribe.say("print.blank.beyond" if key in BEYOND else "print.blank.clause.1"),
                    "blank": _asked(scribe, fields),
                    "rows": [],
                    "large": False,
                }
                for key, fields in FIELDS.items()
            ],
            "subs": {
                "label": scribe.say("print.row.subcontractors"),
                "clause": scribe.say("print.blank.clause.1"),
                "columns": [scribe.say(f"print.sub.{key}") for key in ("work", "phone")],
                "numbers": True,
                "none": None,
                "tick": scribe.say("print.blank.none"),
                "rows": [
                    {"field": "", "name": "", "work": "", "numbers": "", "blank": True} for _ in range(ROWS)
                ],
            },
        },
        "pay": {
            **rows.group("pay", "2", scribe),
            "cells": [*wage, _pay(scribe, "pay_day", ("day", "same", "before"))],
        },
        "help": {
            **rows.group("help", "3", scribe),
            "rows": [
                {
                    "label": scribe.say("print.row.regulator_phone"),
                    "clause": scribe.say("print.blank.clause.3"),
                    "blank": _asked(scribe, ("name", "phone")),
                },
                *rows.doors(it, scribe),
            ],
        },
        "note": scribe.say("print.blank.note"),
    }


def _asked(scribe: Scribe, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{**scribe.say(f"print.blank.{field}"), "tick": field in TICKS} for field in fields]


def _pay(scribe: Scribe, key: str, fields: tuple[str, ...]) -> dict[str, Any]:
    return {
        "label": scribe.say(f"print.row.{key}"),
        "clause": scribe.say("print.blank.clause.2"),
        "blank": _asked(scribe, fields),
    }
