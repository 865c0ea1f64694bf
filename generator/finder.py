"""Which doors an answer of 我该找谁 opens at a place: the nearest of a kind, the nation's otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from generator.board import Door, door
from generator.catalog import Catalog
from generator.model.area import NATION, Area
from generator.model.channel import Channel, ChannelKind
from generator.model.router import Outcome

KINDS: Mapping[str, ChannelKind] = {kind: kind for kind in get_args(ChannelKind)}


def doors(catalog: Catalog, outcome: Outcome, area_id: str) -> tuple[Door, ...]:
    """The doors in order, each once; a kind or a channel that nobody has at the place is left out."""
    found = (_channel(catalog, named, area_id) for named in outcome.channels)
    kept = {channel.id: channel for channel in found if channel}
    return tuple(door(channel, catalog, area_id) for channel in kept.values())


def homes(catalog: Catalog) -> tuple[str, ...]:
    """The public areas that answer for themselves: with channels of their own, or a telephone area code."""
    return tuple(area.id for area in catalog.areas.values() if _own(catalog, area))


def home(catalog: Catalog, area_id: str) -> str | None:
    """The nearest of those areas around a place; None where the nation's answers hold."""
    return next((area.id for area in catalog.up(area_id) if _own(catalog, area)), None)


def _own(catalog: Catalog, area: Area) -> bool:
    if area.id == NATION or area.publish != "public":
        return False
    return bool(area.phone_area_code or catalog.own_channels(area.id))


def _channel(catalog: Catalog, named: str, area_id: str) -> Channel | None:
    if named in KINDS:
        return catalog.channel_of(area_id, KINDS[named])
    channel = catalog.channels.get(named)
    if channel is None or channel.publish != "public":
        return None
    serves = channel.area == NATION or any(area.id == channel.area for area in catalog.up(area_id))
    return channel if serves else None
