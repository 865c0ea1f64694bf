"""Every page that never passes through the engine of the guide: landings, inspections, unknown codes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from generator.catalog import Catalog
from generator.render import inspect, landing
from generator.render.landing import unknown
from generator.render.output import Output


def outputs(
    catalog: Catalog, today: date, template_dir: Path, recorded: Collection[tuple[str, str]] = ()
) -> Iterator[Output]:
    """All of them; the pages for unknown codes replace those of the guide. `recorded`: (language, script)."""
    yield from landing.outputs(catalog, today, template_dir, recorded)
    yield from inspect.outputs(catalog, today, template_dir)
    yield from unknown.outputs(catalog, template_dir)
