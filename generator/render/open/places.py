"""Where to turn at a place, worked out: the answer of an area's page as JSON at an address of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.board import Dial, door
from generator.model.area import Area
from generator.render import urls
from generator.render.open.values import Opening

Value = dict[str, Any]
STRING = {"type": "string", "minLength": 1}
NUMBER: Value = {"number": STRING, "dial": STRING}
DIAL = {"type": "object", "properties": NUMBER, "required": ["number", "dial"]}
SCHEMA: Value = {
    "type": "object",
    "properties": {
        "version": {"const": "1"},
        "kind": {"const": "area-lines"},
        "area": STRING,
        "within": {"type": "array", "items": STRING},
        "lines": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"channel": STRING, **NUMBER, "away": DIAL},
                "required": ["channel", "number", "dial"],
            },
        },
        "channels": {"type": "array", "items": STRING},
        "minimum_wage": {
            "type": "object",
            "properties": {
                "monthly": {"type": "number"},
                "hourly": {"type": "number"},
                "tier": {"type": "integer"},
                "from": {"type": "string", "format": "date"},
                "status": {"enum": ["verified", "unverified"]},
            },
            "required": ["monthly", "from", "status"],
        },
        "contacts": STRING,
        "calendar": STRING,
    },
    "required": ["version", "kind", "area", "within", "lines", "channels", "calendar"],
}


def places(opening: Opening, today: date) -> Iterator[tuple[str, Value]]:
    """Code → the answer, for every public area."""
    for area in opening.catalog.areas.values():
        if area.publish == "public":
            yield area.id, _place(opening, area, today)


def _place(opening: Opening, area: Area, today: date) -> Value:
    catalog = opening.catalog
    serving = catalog.channels_for(area.id)
    lines = [
        {"channel": it.id, **_dial(dial), **({"away": _dial(dial.away)} if dial.away else {})}
        for it in serving
        for dial in door(it, catalog, area.id).dials
    ]
    found: Value = {
        "version": "1",
        "kind": "area-lines",
        "area": area.id,
        "within": [above.id for above in catalog.up(area.id)][1:],
        "lines": lines,
        "channels": [it.id for it in serving],
        **_wage(opening, area, today),
        "calendar": urls.area_calendar(area.id),
    }
    return {**found, "contacts": urls.area_card(area.id)} if lines else found


def _dial(it: Dial) -> Value:
    return {"number": it.number, "dial": it.href}


def _wage(opening: Opening, area: Area, today: date) -> Value:
    """The wage that holds on the day of the build."""
    found = opening.catalog.minimum_wage(area.id, today)
    if found is None:
        return {}
    values = opening.record(found.wage, "public")
    kept: Value = {key: values[key] for key in ("monthly", "hourly", "tier", "from") if key in values}
    return {"minimum_wage": {**kept, "status": found.status}}
