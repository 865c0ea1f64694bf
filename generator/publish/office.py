"""Writes the office report beside the site; nothing of it goes into the site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.config import Config
from generator.publish.listing import csv_of
from generator.render.office import report
from generator.render.office.review import review
from generator.render.output import Output


def outputs(config: Config, catalog: Catalog) -> Iterator[Output]:
    """The page and a CSV for each list; other files in office/ are left alone."""
    its = report.lists(catalog, config.today)
    yield report.page(catalog, its, config.today, config.theme / "office")
    yield review(catalog)
    for it in its:
        yield Output(f"{it.name}.csv", csv_of(it))
