"""A list for the office before it is written: finished words in rows, for CSV, xlsx, PDF and HTML alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.catalog import Catalog
from generator.i18n.words import Speaker
from generator.model.area import NATION
from generator.render.sheet import Sheet

OWN = "office."
TEMPLATE = "list.typ"
COUNTED = frozenset({"count", "pieces", "fit", "sheets", "characters", "segments"})  # keys of columns
PAPER = {"width": 297, "height": 210, "margin": 12}  # A4 across, millimetres


@dataclass(frozen=True)
class Column:
    """A column: its key in data, its heading, and how much of the width it takes."""

    key: str
    head: str
    width: int

    @property
    def counted(self) -> bool:
        """Whether a spreadsheet may add it up; a telephone number is none."""
        return self.key in COUNTED


@dataclass(frozen=True)
class Listing:
    """A list with its heading; `marked` are the rows that come first in importance."""

    name: str  # of its file
    title: str
    lead: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    marked: frozenset[int]
    empty: str  # said where there is no row
    lang: str


def say(speaker: Speaker, key: str, **slots: object) -> str:
    """The words of the office."""
    return speaker.say(OWN + key, **slots)


def columns(speaker: Speaker, listing: str, widths: Mapping[str, int]) -> tuple[Column, ...]:
    """The columns of a list, with their headings from the words of the office."""
    return tuple(Column(key, say(speaker, f"{listing}.{key}"), width) for key, width in widths.items())


def place_name(catalog: Catalog, speaker: Speaker, area_id: str) -> str:
    """A place as the office writes it, from the province down; its code where it is unknown."""
    names = [str(speaker.pick(area.name)) for area in catalog.up(area_id) if area.id != NATION]
    if not names:
        area = catalog.areas.get(area_id)
        return str(speaker.pick(area.name)) if area else area_id
    return "".join(reversed(names)) if speaker.lang == "zh" else ", ".join(names)


def sheet(it: Listing, day: str) -> Sheet:
    """The list as pages to print; as many as it takes."""
    data: dict[str, Any] = {
        "title": it.title,
        "lead": list(it.lead),
        "columns": [{"head": column.head, "width": column.width} for column in it.columns],
        "rows": [{"cells": list(row), "marked": place in it.marked} for place, row in enumerate(it.rows)],
        "empty": it.empty,
        "day": day,
        "lang": it.lang,
        "paper": PAPER,
    }
    return Sheet(f"{it.name}.pdf", TEMPLATE, it.name, data, pages=0)
