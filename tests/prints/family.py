"""Every print of the family, issued in memory: of projects at their ends, of a place, of nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator import ledger
from generator.catalog import Catalog
from generator.load import load_catalog
from generator.model.area import Area
from generator.model.edition import Editions
from generator.model.project import Project
from generator.publish.run import suits
from generator.render.prints.order import Order
from tests.prints.specimens import LONGEST, SHORTEST
from tests.support.catalog import PLACE, mini_catalog, project

TODAY = date(2026, 11, 20)
USUAL = project("usual")


def issued(catalog: Catalog, places: tuple[str, ...]) -> Catalog:
    """The catalog with an edition of everything, for its public projects and these places."""
    subjects = [one.id for one in catalog.public_projects()] + list(places)
    new = ledger.issue(catalog, subjects, TODAY)
    return replace(catalog, editions=Editions((*catalog.editions.lines, *new)))


LAWS = load_catalog(Path(__file__).parents[2]).regulations  # leaflets quote figures of the articles
CATALOG = issued(replace(mini_catalog(USUAL, LONGEST, SHORTEST, issued=False), regulations=LAWS), (PLACE,))


def orders(catalog: Catalog, *subjects: Project | Area | None) -> list[Order]:
    """Every format that suits these subjects: built or not, without colour, on every label paper."""
    return [
        Order(catalog, form, TODAY, it, grey, paper)
        for it in subjects
        for form in catalog.vocabulary.print_formats
        if suits(form, it)
        for grey, paper in ((False, None), (True, None), *((False, paper) for paper in form.papers))
        if form.grey or not grey
    ]


FAMILY = orders(CATALOG, USUAL, LONGEST, SHORTEST, CATALOG.areas[PLACE], None)
