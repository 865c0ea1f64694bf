"""The long picture (长图) of a site or a place: one number, one code, read on a phone of 360 pixels' width.

It goes the way of prints, and comes out as PNG: 1080 pixels wide, no type under 40 of them.
"""

from __future__ import annotations

from typing import Any

from generator.model.edition import Edition
from generator.model.printing import PrintFormat
from generator.render import urls
from generator.render.media.recipient import Recipient
from generator.render.prints.articles import article
from generator.render.prints.order import Order, drawn
from generator.render.prints.panel import foot
from generator.render.prints.place import demo, marks_of, named, numbers
from generator.render.sheet import Sheet

TEMPLATE = "picture.typ"
WIDTH, DOTS = 190.5, 144  # millimetres and dots an inch: 1080 pixels
MODULE = 12  # pixels of a module of the code: whole ones, or every edge of it would be grey
LARGEST = 300_000  # bytes: what an account's editor takes without making it smaller
STEPS = 3
ITEMS = {"project": ("board",), "area": ("poster", "window", "leaflet")}  # whose code it may carry
FORM = PrintFormat.model_validate({
    "key": "picture", "template": TEMPLATE, "name": {"zh": "长图", "en": "Long picture"}, "width": WIDTH,
    "height": 1.0, "bleed": 0.0, "qr": 0.0, "view": "picture", "second": False,
})  # fmt: skip


def picture(it: Recipient) -> Sheet:
    """The sheet of a recipient's picture: with the code and the marks of a print of theirs that stands, or,
    where that has to be issued again, with the address of their page."""
    order = Order(it.catalog, FORM, it.today, it.subject)
    edition = _edition(it, order)
    scribe = order.scribe
    code = drawn(address(it), scribe)
    words: dict[str, Any] = {
        "title": scribe.say("media.picture.alt", name=it.name, main=it.main.number if it.main else ""),
        "place": named(order),
        "demo": demo(order),
        "ask": scribe.say("media.picture.ask"),
        "call": scribe.say("media.picture.call"),
        "second": scribe.say("media.picture.second"),
        "lines": numbers(order)[:2],
        "away": scribe.say("media.picture.away", number=it.main.away.number)
        if it.main and it.main.away
        else None,
        "steps": {
            "heading": scribe.say("media.picture.steps"),
            "rows": [scribe.say(f"media.picture.step.{n}") for n in range(1, STEPS + 1)],
            "notes": [scribe.say(f"media.picture.note.{n}") for n in (1, 2)],
        },
        "rule": {
            "words": scribe.say("print.rule"),
            "law": article(it.catalog, scribe, "wage-payment-regulation/30"),
        },
        "scan": scribe.say("media.picture.scan"),
        "safe": scribe.say("media.picture.safe"),
        "code": code,
        "pixels": code["modules"] * MODULE,
        "marks": marks_of(order, edition) if edition else None,
        "specimen": None,  # its code leads to a page in any case
        "foot": foot(order)[:2],  # who publishes it, and the day
        "dots": DOTS,
        "largest": LARGEST,
    }
    made = order.sheet(words)
    return Sheet(urls.media(it.id, "picture.png"), TEMPLATE, made.source, made.data)


def address(it: Recipient) -> str:
    """What the code of the picture says."""
    edition, site = _edition(it, Order(it.catalog, FORM, it.today, it.subject)), it.catalog.site
    if edition:
        return site.scan_url + urls.scan("zh", edition.token)
    return site.base_url + urls.project("zh", it.id)


def _edition(it: Recipient, order: Order) -> Edition | None:
    items = ITEMS["project" if it.project else "area"]
    return next((found for item in items if (found := order.edition_of(item))), None)
