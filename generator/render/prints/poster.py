"""The words of a poster: one message, one number, one code."""

from __future__ import annotations

from typing import Any

from generator.render.prints.articles import article
from generator.render.prints.order import Order
from generator.render.prints.panel import foot
from generator.render.prints.place import named, numbers


def poster_words(order: Order) -> dict[str, Any]:
    """A poster for a place."""
    scribe = order.scribe
    return {
        "title": scribe.say("cards.poster.title"),
        "place": named(order),
        "ask": scribe.say("cards.poster.ask"),
        "call": scribe.say("cards.poster.call"),
        "second": scribe.say("cards.poster.second"),
        "lines": numbers(order)[:2],
        "scan": scribe.say("cards.poster.scan"),
        "lead": scribe.say("cards.poster.lead"),
        "safe": scribe.say("cards.poster.safe"),
        "rule": {
            "words": scribe.say("print.rule"),
            "law": article(order.catalog, scribe, "wage-payment-regulation/30"),
        },
        "foot": foot(order),
        "fit": scribe.say("print.fit"),
    }
