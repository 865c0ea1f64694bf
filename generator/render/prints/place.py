"""What prints say of the place they are for: its name, its numbers, who publishes them."""

from __future__ import annotations

from typing import Any

from generator.board import LEGAL_LINE, line
from generator.model.area import NATION
from generator.model.channel import Channel
from generator.model.edition import Edition
from generator.model.project import Project
from generator.model.token import grouped
from generator.printed import scan_host
from generator.render import board_rows as rows
from generator.render import marks
from generator.render.prints.order import Order
from generator.render.sheet import Both

POLICE = "110"


def named(order: Order) -> dict[str, Any]:
    """What the print is for, as people call it, and the field to shorten where it doesn't fit."""
    if isinstance(order.subject, Project):
        known = order.subject.everyday_name
        return {
            "words": order.scribe.pick(known or order.subject.name),
            "field": "everyday_name" if known else "name",
        }
    return {"words": place(order), "field": "name"}


def place(order: Order) -> Both:
    """The area by its own name; a print for the whole country says so."""
    return order.scribe.say("cards.nation") if order.area.id == NATION else order.scribe.pick(order.area.name)


def whole_place(order: Order) -> str:
    """The area after those it lies in, 福建省泉州市晋江市灵源街道."""
    names = [area.name.zh for area in order.local.places if area.id != NATION]
    return "".join(reversed(names)) or place(order)["zh"]


def demo(order: Order) -> dict[str, Any] | None:
    """How a sample says that it is one."""
    return rows.demo(order.subject, order.scribe) if isinstance(order.subject, Project) else None


def numbers(order: Order, police: bool = False) -> list[dict[str, Any]]:
    """The lines to call: 12333, 12345, 12348 and, where there is room, 110."""
    found = rows.lines(order.local, order.scribe, "cards.line")
    police_line = line(POLICE, order.catalog, order.area.id) if police else None
    for code, door in ((LEGAL_LINE, order.local.legal_line), (POLICE, police_line)):
        if door:
            found.append({
                "number": code, "words": order.scribe.say(f"cards.line.{code}"), "away": None, "tags": [],
            })  # fmt: skip
    return found


def door(order: Order, channel: Channel) -> dict[str, Any]:
    """Another place to turn to: its name, whether that was verified, where it is or how to find it."""
    where = channel.address or channel.route
    path = f"data/channels/{channel.id}.yaml"
    return {
        "name": order.scribe.pick(channel.name),
        "name_field": f"{path}#name",
        "mark": None if channel.status == "verified" else order.scribe.say("cards.unverified"),
        "where": order.scribe.pick(where),
        "where_field": f"{path}#" + ("address" if channel.address else "route"),
    }


def card_marks(order: Order) -> dict[str, Both] | None:
    """What an issued card says of itself: token and day on one line, the host on another."""
    return marks_of(order, order.edition) if order.edition else None


def marks_of(order: Order, edition: Edition) -> dict[str, Both]:
    """Token and day, host, and name of an edition, as its pages repeat them."""
    scribe, site = order.scribe, order.catalog.site
    host = marks.host(edition, scan_host(site.scan_url))
    return {
        "edition": scribe.say(
            "print.marks.edition", token=grouped(edition.token), day=marks.day(edition, scribe.chinese)
        ),
        "host": scribe.say("print.marks.host", host=host),
        "name": scribe.pick(marks.name(edition)),
    }
