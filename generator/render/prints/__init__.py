"""The prints as finished words: each format of the vocabulary for each project, area or for all.

A format names its view; a view is a function from an order to words. Adding one means a line in VIEWS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from generator.catalog import Catalog
from generator.model.area import Area
from generator.model.printing import PrintFormat
from generator.model.project import Project
from generator.problem import DataError, Problem
from generator.render.prints.blank import blank_words
from generator.render.prints.board import board_words
from generator.render.prints.care import care_words
from generator.render.prints.hat import hat_words
from generator.render.prints.leaflet import leaflet_words
from generator.render.prints.order import Order
from generator.render.prints.pocket import pocket_words
from generator.render.prints.poster import poster_words
from generator.render.prints.window import window_words
from generator.render.sheet import Sheet

View = Callable[[Order], dict[str, Any]]
VIEWS: Mapping[str, View] = {
    "board": board_words,
    "blank": blank_words,
    "care": care_words,
    "hat": hat_words,
    "pocket": pocket_words,
    "window": window_words,
    "leaflet": leaflet_words,
    "poster": poster_words,
}


def sheets(catalog: Catalog, subject: Project | Area | None, today: date) -> list[Sheet]:
    """Every print that a build makes for somebody; `DataError` when a project's board is incomplete."""
    return [make(order) for order in orders(catalog, subject, today)]


def subjects(catalog: Catalog) -> list[Project | Area | None]:
    """For whom a build prints: each public project, each place with projects or doors of its own, anybody."""
    return [*catalog.public_projects(), *catalog.printed_areas(), None]


def orders(catalog: Catalog, subject: Project | Area | None, today: date) -> list[Order]:
    """The prints that a build makes for a project, for an area, or for nobody in particular."""
    wanted = {
        "project": isinstance(subject, Project),
        "area": isinstance(subject, Area),
        "both": subject is not None,
        "none": subject is None,
    }
    return [
        Order(catalog, form, today, subject, grey)
        for form in catalog.vocabulary.print_formats
        if form.built and wanted[form.subject]
        for grey in ((False, True) if form.grey else (False,))
    ]


def sheet(
    catalog: Catalog, key: str, subject: Project | Area | None, today: date, grey: bool = False
) -> Sheet:
    """One print by the key of its format."""
    return make(Order(catalog, format_of(catalog, key), today, subject, grey))


def format_of(catalog: Catalog, key: str) -> PrintFormat:
    """A format by its key; `KeyError` for one that isn't in the vocabulary."""
    found = {form.key: form for form in catalog.vocabulary.print_formats}
    return found[key]


def make(order: Order) -> Sheet:
    """The sheet of an order; `DataError` for a code whose modules come out too small."""
    made = order.sheet(VIEWS[order.form.view](order))
    code, form = made.data["code"], order.form
    if code and form.qr / code["modules"] < form.module:
        have = f"{form.qr / code['modules']:.2f}"
        facts = {"url": code["url"], "need": f"{form.module:g}", "have": have}
        raise DataError([Problem("data/site.yaml", 0, 0, "print-code", facts=facts)])
    return made
