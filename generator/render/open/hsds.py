"""Public channels as services of the Human Services Data Specification 3.2 (Open Referral), JSON form.

What we don't know stays out: the specification's `address` asks for a postal code, which no source of ours
gives, so an address stands in the location's description. The organization is the office under the name it is
known by.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.board import dials
from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.model.base import Localized
from generator.model.channel import Channel, Reception
from generator.render import urls
from generator.render.open.identity import identity
from generator.render.pages.inert import web_address

Record = dict[str, Any]
VERSION = "3.2"
CHINA = 8  # hours ahead of UTC, all year
ENGLISH = "en"


def services(catalog: Catalog) -> list[Record]:
    """Every public channel as a full service record, by id."""
    return [_service(catalog, it) for it in catalog.channels.values() if it.publish == "public"]


def organizations(catalog: Catalog) -> list[Record]:
    """The offices behind the services, each with its numbers."""
    return [
        {**_organization(it), "phones": _phones(catalog, it, "organization")}
        for it in catalog.channels.values()
        if it.publish == "public"
    ]


def _id(table: str, *parts: str) -> str:
    return str(identity(table, *parts))


def _known(**values: Any) -> Record:
    """The fields that have a value."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _zh(words: Localized | None) -> str | None:
    return words.zh if words else None


def _organization(it: Channel) -> Record:
    return _known(
        id=_id("organization", it.id),
        name=it.name.zh,
        alternate_name=it.name.get(ENGLISH),
        description=it.summary.zh,
        website=web_address(it.url),
    )


def _service(catalog: Catalog, it: Channel) -> Record:
    service = _id("service", it.id)
    return _known(
        id=service,
        organization_id=_id("organization", it.id),
        name=it.name.zh,
        alternate_name=it.name.get(ENGLISH),
        description=it.summary.zh,
        url=web_address(it.url) or catalog.site.base_url + urls.channel(DEFAULT_LANGUAGE, it.id),
        status="active",
        application_process="\n".join(step.zh for step in it.steps),
        fees_description=_zh(it.cost),
        eligibility_description=_zh(it.takes),
        alert=None if it.status == "verified" else catalog.strings[DEFAULT_LANGUAGE]["open.hsds.unverified"],
        assured_date=it.checked.date.isoformat() if it.checked else None,
        organization=_organization(it),
        phones=_phones(catalog, it, "service"),
        schedules=list(_schedules(it)),
        languages=list(_languages(catalog, it)),
        required_documents=[
            {"id": _id("required_document", it.id, str(n)), "service_id": service, "document": need.zh}
            for n, need in enumerate(it.needs, 1)
        ],
        service_areas=list(_areas(catalog, it)),
        service_at_locations=list(_places(it)),
        metadata=list(_metadata(catalog, it)),
    )


def _phones(catalog: Catalog, it: Channel, owner: str) -> list[Record]:
    """The public numbers as dialled, each with a key to the service or organization it belongs to."""
    return [
        _known(
            id=_id(f"{owner}_phone", it.id, dial.href),
            **{f"{owner}_id": _id(owner, it.id)},
            number=dial.href.removeprefix("tel:").partition(",")[0],
            extension=int(extension) if (extension := dial.href.partition(",")[2]).isdigit() else None,
            type="voice",
            description=_zh(dial.label),
        )
        for dial in dials(it.phones, it.publish, catalog, it.area)
    ]


def _schedules(it: Channel) -> Iterator[Record]:
    """The hours as the source words them, and every reception day by its rule."""
    service = _id("service", it.id)
    if it.hours:
        yield {"id": _id("schedule", it.id), "service_id": service, "description": it.hours.zh}
    for place, day in enumerate(it.reception, 1):
        yield {"id": _id("schedule", it.id, str(place)), "service_id": service, **_rule(day)}


def _rule(day: Reception) -> Record:
    monthly = day.nth or day.month_day
    weekday = day.weekday[:2].upper() if day.weekday else None
    return _known(
        valid_from=day.start.isoformat(),
        valid_to=day.until.isoformat() if day.until else None,
        dtstart=day.start.isoformat(),
        timezone=CHINA,
        freq=("MONTHLY" if monthly else "WEEKLY") if weekday or monthly else None,
        byday=f"{day.nth or ''}{weekday}" if weekday else None,
        bymonthday=str(day.month_day) if day.month_day else None,
        opens_at=f"{day.opens}+08:00" if day.opens else None,
        closes_at=f"{day.closes}+08:00" if day.closes else None,
        description=_zh(day.who),
        notes=_zh(day.note),
    )


def _languages(catalog: Catalog, it: Channel) -> Iterator[Record]:
    known = {entry.tag: entry.own_name for entry in catalog.vocabulary.languages}
    for tag in it.languages:
        yield {
            "id": _id("language", it.id, tag),
            "service_id": _id("service", it.id),
            "name": known.get(tag, tag),
            "code": tag,
        }


def _areas(catalog: Catalog, it: Channel) -> Iterator[Record]:
    area = catalog.areas.get(it.area)
    if area and area.publish == "public":
        yield {
            "id": _id("service_area", it.id),
            "service_id": _id("service", it.id),
            "name": area.name.zh,
            "description": f"GB/T 2260 {area.id}",
            "uri": catalog.site.base_url + urls.area(DEFAULT_LANGUAGE, area.id),
        }


def _places(it: Channel) -> Iterator[Record]:
    """Where the service is: at an address, or at a web address."""
    web = web_address(it.url)
    if not it.address and not web:
        return
    location = _known(
        id=_id("location", it.id),
        location_type="physical" if it.address else "virtual",
        url=None if it.address else web,
        organization_id=_id("organization", it.id),
        name=it.name.zh,
        description=_zh(it.address),
        transportation=_zh(it.route) if it.address else None,
    )
    yield {
        "id": _id("service_at_location", it.id),
        "service_id": _id("service", it.id),
        "location_id": location["id"],
        "location": location,
    }


def _metadata(catalog: Catalog, it: Channel) -> Iterator[Record]:
    """The last check, as a change of the day on which the service was last checked."""
    if it.checked is None:
        return
    yield {
        "id": _id("metadata", it.id),
        "resource_id": _id("service", it.id),
        "resource_type": "service",
        "last_action_date": it.checked.date.isoformat(),
        "last_action_type": f"checked: {it.checked.how}",
        "field_name": "assured_date",
        "previous_value": "",
        "replacement_value": it.checked.date.isoformat(),
        "updated_by": catalog.site.publisher.zh,
    }
