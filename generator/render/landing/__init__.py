"""The light page behind a printed code (/q/…), and the same page as a project's or an area's own (/p/…).

One file, one request, no script. It never passes through the engine of the guide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from generator.catalog import Catalog
from generator.render.landing.area import area_outputs, areas
from generator.render.landing.page import Landing
from generator.render.output import Output

__all__ = ["Landing", "area_outputs", "areas", "outputs"]


def outputs(
    catalog: Catalog, today: date, template_dir: Path, recorded: Collection[tuple[str, str]] = ()
) -> Iterator[Output]:
    """The landings of all public projects, and of all areas that have prints; `recorded` are (language,
    script) that can be heard."""
    landing = Landing(catalog, today, template_dir, recorded)
    for project in catalog.public_projects():
        yield from landing.outputs(project)
    for area in areas(catalog):
        yield from area_outputs(landing, area)
