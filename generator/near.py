"""The doors near a place that a window card or a leaflet names: which ones, and in which order."""

from __future__ import annotations

from generator.catalog import Catalog
from generator.model.channel import Channel, ChannelKind

WINDOW: ChannelKind = "window"
ONLINE: tuple[ChannelKind, ...] = ("platform", "mini_program")
MOST = 3  # other doors that a window card has room for
FALLBACK: tuple[ChannelKind, ...] = ("inspection", "mediation")  # where a place has no window of its own
LEAFLET: tuple[ChannelKind, ...] = (WINDOW, "inspection", *ONLINE, "mediation", "arbitration", "legal_aid")
WINDOWS = 2  # of a place's own on a leaflet; with one of each other kind its back is full


def own_window(catalog: Catalog, area_id: str) -> Channel | None:
    """The window that a place's card stands at, where exactly one is known for sure."""
    sure = [one for one in _windows(catalog, area_id) if one.status == "verified"]
    return sure[0] if len(sure) == 1 else None


def other_doors(catalog: Catalog, area_id: str) -> tuple[Channel, ...]:
    """What else a window card names: the place's other windows, or else the nearest offices."""
    own = own_window(catalog, area_id)
    found = [one for one in _windows(catalog, area_id) if one is not own]
    if not found:
        near = (catalog.channel_of(area_id, kind) for kind in FALLBACK)
        found = [one for one in near if one]
    return tuple(found[:MOST])


def leaflet_doors(catalog: Catalog, area_id: str) -> tuple[Channel, ...]:
    """The doors of a place in their order: its own windows, and the nearest of every other kind."""
    count: dict[str, int] = {}
    found: list[Channel] = []
    for channel in catalog.channels_for(area_id):
        online = channel.kind in ONLINE
        if channel.kind not in LEAFLET or (online and not (channel.url or channel.search_words)):
            continue
        kind = "online" if online else channel.kind
        count[kind] = count.get(kind, 0) + 1
        if count[kind] <= (WINDOWS if kind == WINDOW else 1):
            found.append(channel)
    return tuple(found)


def _windows(catalog: Catalog, area_id: str) -> list[Channel]:
    found = [one for one in catalog.own_channels(area_id) if one.kind == WINDOW]
    return sorted(found, key=lambda channel: (channel.order, channel.id))
