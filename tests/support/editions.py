"""Catalogs with printed editions: issued on a day, and then the data changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator import ledger
from generator.catalog import Catalog
from generator.model.project import Project


def issued(catalog: Catalog, on: date) -> Catalog:
    """The catalog after everything in it was issued on a day."""
    return replace(catalog, editions=catalog.editions.plus(ledger.issue(catalog, catalog.projects, on)))


def then(catalog: Catalog, *projects: Project) -> Catalog:
    """The catalog with these projects in the place of the same ones before."""
    return replace(catalog, projects={**catalog.projects, **{p.id: p for p in projects}})


def printed_before(before: Project, after: Project, catalog: Catalog, on: date) -> Catalog:
    """A catalog whose project was issued on a day and is another one now."""
    return then(issued(then(catalog, before), on), after)
