"""The words of the leaflet (明白纸): what to do; on the back who pays, how long, what to keep, where."""

from __future__ import annotations

from typing import Any

from generator.board import line
from generator.model.area import NATION
from generator.near import leaflet_doors
from generator.render import board_rows as rows
from generator.render.prints.articles import article, term
from generator.render.prints.order import Order
from generator.render.prints.panel import foot
from generator.render.prints.place import POLICE, door, named, numbers, place, whole_place

ARBITRATION, INSPECTION = "mediation-arbitration-law", "labour-inspection-regulation"
WAGES, AID = "wage-payment-regulation", "legal-aid-law"
# Picture, the article behind it, and the figures that its sentence takes, each with the article's own words.
STEPS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("evidence", f"{WAGES}/50", {}),
    ("ask", f"{WAGES}/28", {}),
    ("call", f"{WAGES}/10", {}),
    ("office", f"{INSPECTION}/17", {
        "limit": f"{INSPECTION}/20/2年",
        "time": f"{INSPECTION}/17/60个工作日",
        "more": f"{INSPECTION}/17/30个工作日",
    }),
    ("scale", f"{ARBITRATION}/43", {
        "time": f"{ARBITRATION}/43/四十五日", "more": f"{ARBITRATION}/43/十五日",
    }),
    ("help", f"{AID}/42", {"time": f"{AID}/43/七日"}),
)  # fmt: skip
# Name, time, and what may be added to it.
TIMES: tuple[tuple[str, str, str], ...] = (
    ("complain", f"{INSPECTION}/20/2年", ""),
    ("inspect", f"{INSPECTION}/17/60个工作日", f"{INSPECTION}/17/30个工作日"),
    ("mediate", f"{ARBITRATION}/14/十五日", ""),
    ("arbitrate", f"{ARBITRATION}/27/一年", ""),
    ("accept", f"{ARBITRATION}/29/五日", ""),
    ("decide", f"{ARBITRATION}/43/四十五日", f"{ARBITRATION}/43/十五日"),
    ("sue", f"{ARBITRATION}/50/十五日", ""),
    ("aid", f"{AID}/43/七日", f"{AID}/43/三日"),
)
PAYS = ("30", "30", "29", "36", "36")  # articles of the wage regulation
EVIDENCE, NEVER, SAY = 7, 5, 4  # how many of each


def leaflet_words(order: Order) -> dict[str, Any]:
    """Both sides of the leaflet."""
    scribe = order.scribe
    return {
        "title": scribe.say("cards.leaflet.title"),
        "place": named(order),
        "whole_place": whole_place(order),
        "front": _front(order),
        "back": _back(order),
        "foot": foot(order),
        "fit": scribe.say("print.fit"),
    }


def _front(order: Order) -> dict[str, Any]:
    catalog, scribe, it = order.catalog, order.scribe, order.local
    second = it.second_line.dials[0].number if it.second_line else ""
    legal = it.legal_line.dials[0].number if it.legal_line else ""
    slots = {"main": rows.main_number(it), "second": second, "legal": legal}
    steps: list[dict[str, Any]] = []
    for n, (picture, ref, figures) in enumerate(STEPS, 1):
        # Chinese alone: figures go in as Chinese says them.
        said = {name: term(catalog, scribe, figure)["zh"] for name, figure in figures.items()}
        steps.append({
            "picture": picture,
            "title": scribe.say(f"cards.leaflet.step.{n}"),
            "text": scribe.say(f"cards.leaflet.step.{n}.text", **slots, **said),
            "law": article(catalog, scribe, ref),
        })  # fmt: skip
    return {
        "heading": scribe.say("cards.leaflet.heading"),
        "lead": scribe.say("cards.leaflet.lead"),
        "lead_law": article(catalog, scribe, f"{WAGES}/12"),
        "call": scribe.say("cards.leaflet.call"),
        "lines": numbers(order, police=True),
        "scan": scribe.say("cards.leaflet.scan"),
        "scan_lead": scribe.say("cards.leaflet.scan_lead"),
        "steps": steps,
        "say": {
            "title": scribe.say("cards.leaflet.say.title"),
            "rows": [scribe.say(f"cards.leaflet.say.{n}") for n in range(1, SAY + 1)],
        },
        "duty": scribe.say("cards.leaflet.duty"),
        "duty_law": article(catalog, scribe, f"{WAGES}/10"),
        "rule": {"words": scribe.say("print.rule"), "law": article(catalog, scribe, f"{WAGES}/30")},
    }


def _back(order: Order) -> dict[str, Any]:
    catalog, scribe = order.catalog, order.scribe
    police = line(POLICE, catalog, order.area.id)
    nation = order.area.id == NATION
    return {
        "pays": {
            "title": scribe.say("cards.leaflet.pays"),
            "rows": [
                {
                    "case": scribe.say(f"cards.leaflet.pays.{n}"),
                    "who": scribe.say(f"cards.leaflet.pays.{n}.who"),
                    "law": article(catalog, scribe, f"{WAGES}/{number}"),
                }
                for n, number in enumerate(PAYS, 1)
            ],
        },
        "time": {
            "title": scribe.say("cards.leaflet.time"),
            "rows": [_time(order, *it) for it in TIMES],
        },
        "evidence": {
            "title": scribe.say("cards.leaflet.evidence"),
            "rows": [scribe.say(f"cards.leaflet.evidence.{n}") for n in range(1, EVIDENCE + 1)],
            "note": scribe.say("cards.leaflet.proof"),
            "law": article(catalog, scribe, f"{WAGES}/50"),
        },
        "never": {
            "title": scribe.say("cards.leaflet.never"),
            "rows": [scribe.say(f"cards.leaflet.never.{n}") for n in range(1, NEVER + 1)],
            "law": article(catalog, scribe, f"{WAGES}/52"),
        },
        "money": scribe.say("cards.leaflet.money"),
        "money_law": article(catalog, scribe, f"{WAGES}/63"),
        "police": scribe.say("cards.leaflet.police", police=POLICE) if police else None,
        "where": {
            "title": scribe.say("cards.leaflet.where.any")
            if nation
            else scribe.say("cards.leaflet.where", place=place(order)["zh"]),
            "rows": _where(order),
        },
    }


def _time(order: Order, name: str, time: str, more: str) -> dict[str, Any]:
    catalog, scribe = order.catalog, order.scribe
    law, number, _ = time.split("/")
    added = {"more": term(catalog, scribe, more)["zh"]} if more else {}
    return {
        "what": scribe.say(f"cards.leaflet.time.{name}"),
        "time": scribe.say("cards.leaflet.within", time=term(catalog, scribe, time)["zh"]),
        "when": scribe.say(f"cards.leaflet.time.{name}.when", **added),
        "law": article(catalog, scribe, f"{law}/{number}"),
    }


def _where(order: Order) -> list[dict[str, Any]]:
    return [door(order, channel) for channel in leaflet_doors(order.catalog, order.area.id)]
