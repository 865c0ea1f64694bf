"""Which doors an answer of 我该找谁 opens at a place: the nearest of a kind, the nation's otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from generator.board import Door, door
from generator.catalog import Catalog
from generator.model.area import NATION
from generator.model.channel import Channel, ChannelKind
from generator.model.router import Outcome, Router

KINDS: Mapping[str, ChannelKind] = {kind: kind for kind in get_args(ChannelKind)}


def doors(catalog: Catalog, outcome: Outcome, area_id: str) -> tuple[Door, ...]:
    """The doors in order, each once; a kind or a channel that nobody has at the place is left out."""
    found = (_channel(catalog, named, area_id) for named in outcome.channels)
    kept = {channel.id: channel for channel in found if channel}
    return tuple(door(channel, catalog, area_id) for channel in kept.values())


def homes(catalog: Catalog, router: Router) -> tuple[str, ...]:
    """The public areas whose answers differ from those of the area above: other doors, or other numbers."""
    own = {channel.area for channel in catalog.channels.values() if channel.publish == "public"}
    own |= {area.id for area in catalog.areas.values() if area.phone_area_code}
    known = [catalog.areas[code] for code in sorted(own - {NATION}) if code in catalog.areas]
    return tuple(area.id for area in known if area.publish == "public" and _differs(catalog, router, area.id))


def home(catalog: Catalog, router: Router, area_id: str) -> str | None:
    """The nearest of those areas around a place; None where the nation's answers hold."""
    own = frozenset(homes(catalog, router))
    return next((area.id for area in catalog.up(area_id) if area.id in own), None)


def _channel(catalog: Catalog, named: str, area_id: str) -> Channel | None:
    if named in KINDS:
        return catalog.channel_of(area_id, KINDS[named])
    channel = catalog.channels.get(named)
    if channel is None or channel.publish != "public":
        return None
    serves = channel.area == NATION or any(area.id == channel.area for area in catalog.up(area_id))
    return channel if serves else None


def _differs(catalog: Catalog, router: Router, code: str) -> bool:
    above = catalog.areas[code].parent or NATION
    return any(doors(catalog, it, code) != doors(catalog, it, above) for it in router.outcomes)
