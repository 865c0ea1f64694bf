"""The specification sheet of a project's prints (印刷说明): a test print, sizes, materials, rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from generator.catalog import Catalog
from generator.model.project import Project
from generator.render import prints, urls
from generator.render.prints.order import Order, style
from generator.render.prints.place import marks_of
from generator.render.sheet import Both, Scribe, Sheet

SPEC = "spec.pdf"
TEMPLATE = "spec.typ"
FAR = 10  # how many times its own side away a code is read
MATERIALS = {"board": "outdoor", "blank": "outdoor", "hat": "sticker", "pocket": "card"}  # view → words
PAPER = "paper"  # of every other view
RULES = ("scale", "black", "bleed", "sheen", "change", "proof")

Row = dict[str, Any]


def spec_sheet(catalog: Catalog, project: Project, today: date) -> Sheet:
    """The sheet about a project's prints; A4, to be printed by the office itself."""
    scribe, orders = Scribe(catalog), prints.orders(catalog, project, today)
    smallest = min((order for order in orders if order.code), key=_module, default=None)
    side = f"{smallest.form.qr:g}" if smallest else ""
    data: dict[str, Any] = {
        "size": {"scale": 1, "qr": smallest.form.qr if smallest else 0, "bleed": 0},
        "style": style(catalog, grey=True),  # offices print without colour
        "title": scribe.say("pack.title"),
        "sub": scribe.say("pack.sub"),
        "name": project.name,
        "demo": scribe.say("pack.demo") if project.demo else None,
        "code": smallest.code if smallest else None,
        "marks": marks_of(smallest, smallest.edition) if smallest and smallest.edition else None,
        "try": {
            "heading": scribe.say("pack.try.heading"),
            "fit": scribe.say("pack.try.fit"),
            "ruler": scribe.say("pack.try.ruler"),
            "code": scribe.say("pack.try.code", side=side) if smallest else scribe.say("pack.try.none"),
        },
        "list": {
            "heading": scribe.say("pack.list.heading"),
            "columns": [scribe.say(f"pack.list.{key}") for key in ("name", "size", "bleed", "many")]
            + [scribe.say(f"pack.list.{key}") for key in ("code", "cell", "far")],
            "groups": _groups(orders, scribe),
        },
        "rules": {
            "heading": scribe.say("pack.rules.heading"),
            "rows": [scribe.say(f"pack.rule.{key}") for key in RULES],
        },
        "foot": [
            scribe.say("pack.foot.change"),
            scribe.say("pack.foot.publisher", publisher=catalog.site.publisher),
            scribe.say("pack.foot.made", day=today),
        ],
    }
    source = f"data/projects/{project.id}.yaml"
    return Sheet(urls.printed(project.id, SPEC), TEMPLATE, source, data)


def file_name(order: Order) -> str:
    """The name of a print without its folder."""
    return order.path.rpartition("/")[2]


def trimmed(order: Order, scribe: Scribe) -> Both:
    """The finished size of a print."""
    form = order.form
    if form.round:
        return scribe.say("pack.list.round", size=f"{form.width:g}")
    return scribe.pick(f"{form.width:g} × {form.height:g}")


def _module(order: Order) -> float:
    """Millimetres of a module of an order's code."""
    return order.form.qr / order.code["modules"] if order.code else 0.0


def _groups(orders: Sequence[Order], scribe: Scribe) -> list[Row]:
    """The prints by what they are made of, with sizes; one without colour is told beside its twin."""
    grey = {order.form.key for order in orders if order.grey}
    groups: dict[str, list[Row]] = {}
    for order in orders:
        if not order.grey:
            material = MATERIALS.get(order.form.view, PAPER)
            groups.setdefault(material, []).append(_row(order, order.form.key in grey, scribe))
    return [{"words": scribe.say(f"pack.material.{key}"), "rows": rows} for key, rows in groups.items()]


def _row(order: Order, grey: bool, scribe: Scribe) -> Row:
    form, paper, module = order.form, order.paper, _module(order)
    many = paper.columns * paper.rows if paper else form.columns * form.rows
    name = order.paper.name if order.paper else form.name
    return {
        "file": file_name(order),
        "name": scribe.pick(name),
        "grey": scribe.say("pack.list.grey") if grey and not paper else None,
        "cells": [
            trimmed(order, scribe)["zh"],
            f"{form.bleed:g}" if form.bleed and not paper else "",
            scribe.say("pack.list.pieces", count=many)["zh"] if many > 1 else "",
            f"{form.qr:g}" if form.qr else "",
            f"{module:.2f}" if module else "",
            scribe.say("pack.list.metres", far=f"{form.qr * FAR / 1000:.2g}")["zh"] if form.qr else "",
        ],
    }
