"""The list of public facts that nobody has verified: what the office should look into next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.catalog import Catalog
from generator.i18n.words import Speaker
from generator.model.base import Evidenced, Source
from generator.render.office.listing import Listing, columns, say

NAME = "unverified"
WIDTHS = {"kind": 24, "name": 80, "source": 110, "day": 22, "record": 37}


def unverified_list(catalog: Catalog, lang: str, today: date) -> Listing:
    """Public records, and amounts of minimum wages, with status unverified."""
    speaker = Speaker(lang, catalog.strings)
    rows = tuple(_rows(catalog, speaker))
    return Listing(
        name=NAME,
        title=say(speaker, "unverified.title", day=speaker.day(today)),
        lead=(say(speaker, "unverified.lead", count=len(rows)),),
        columns=columns(speaker, NAME, WIDTHS),
        rows=rows,
        marked=frozenset(),
        empty=say(speaker, "unverified.empty"),
        lang=lang,
    )


def _rows(catalog: Catalog, speaker: Speaker) -> Iterator[tuple[str, ...]]:
    folders: Mapping[str, Mapping[str, Evidenced]] = {
        "channels": catalog.channels, "areas": catalog.areas, "projects": catalog.projects,
        "contacts": catalog.contacts, "regulations": catalog.regulations, "campaigns": catalog.campaigns,
    }  # fmt: skip
    for folder, records in folders.items():
        for record in records.values():
            if record.publish == "public" and record.status == "unverified":
                name = _name(speaker, record)
                yield _row(speaker, folder, name, record.source, f"data/{folder}/{record.id}.yaml")
    for area in catalog.areas.values():
        for wage in area.minimum_wage:
            if area.publish == "public" and wage.status == "unverified":
                name = say(
                    speaker, "wage", area=speaker.pick(area.name), tier=wage.tier,
                    amount=speaker.yuan(wage.monthly), day=wage.start.isoformat(),
                )  # fmt: skip
                yield _row(speaker, "wages", name, wage.source, f"data/areas/{area.id}.yaml")


def _row(speaker: Speaker, folder: str, name: str, source: Source, path: str) -> tuple[str, ...]:
    said = source.title + (
        f"（{source.number}）" if source.number and source.number not in source.title else ""
    )
    return (say(speaker, f"folder.{folder}"), name, said, source.date.isoformat(), path)


def _name(speaker: Speaker, record: Evidenced) -> str:
    words = getattr(record, "name", None) or getattr(record, "title", None)
    return words if isinstance(words, str) else str(speaker.pick(words)) if words else record.id
