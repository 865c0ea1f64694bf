"""The words of a window card: ask here. What the office must fill in itself stays a line to write on."""

from __future__ import annotations

from typing import Any

from generator.model.area import NATION
from generator.near import other_doors, own_window
from generator.render.prints.articles import article
from generator.render.prints.order import Order
from generator.render.prints.panel import foot
from generator.render.prints.place import door, named, numbers, place
from generator.render.sheet import Both


def window_words(order: Order) -> dict[str, Any]:
    """A window card; hours, phone and address only of a window that was verified."""
    scribe = order.scribe
    said = scribe.say("cards.window.other", place=place(order)["zh"])
    return {
        "title": scribe.say("cards.window.title"),
        "place": named(order),
        "ask": scribe.say("cards.window.ask"),
        "here": scribe.say("cards.window.here"),
        "duty": [scribe.say(f"cards.window.duty.{n}") for n in (1, 2)],
        "duty_law": article(order.catalog, scribe, "wage-payment-regulation/10"),
        "bring": scribe.say("cards.window.bring"),
        "incomplete": scribe.say("cards.window.incomplete"),
        "fields": _fields(order),
        "call": scribe.say("cards.window.call"),
        "lines": numbers(order)[:2],
        "scan": scribe.say("cards.window.scan"),
        "other": scribe.say("cards.window.other.any") if order.area.id == NATION else said,
        "others": [door(order, channel) for channel in other_doors(order.catalog, order.area.id)],
        "foot": foot(order),
        "fit": scribe.say("print.fit"),
    }


def _fields(order: Order) -> list[dict[str, Any]]:
    own, scribe = own_window(order.catalog, order.area.id), order.scribe
    known: dict[str, Both] = {}
    if own:
        public = [phone.number for phone in own.phones if phone.is_public(own.publish)]
        known = {
            "name": scribe.pick(own.name),
            "hours": scribe.pick(own.hours),
            "phone": scribe.pick("　".join(public)),
            "address": scribe.pick(own.address),
        }
    return [
        {
            "label": scribe.say(f"cards.window.{key}"),
            "value": known.get(key) or {"zh": "", "en": ""},
            "field": f"data/channels/{own.id}.yaml#{key}" if own else "",
        }
        for key in ("name", "hours", "phone", "address")
    ]
