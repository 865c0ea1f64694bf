"""Channels as HSDS 3.2 services, valid against the constraints of the published schemas (hsds/README.md)."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.render.open.reading import files, of, read, receiving
from tests.support.guide import real_catalog

FOLDER = Path(__file__).parent / "hsds"
SCHEMAS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))
}
ASKED = ("organization", "location", "phone", "schedule", "language", "required_document", "service_area",
         "service_at_location", "metadata")  # fmt: skip


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """The same, refusing properties that the specification doesn't have."""
    return {**schema, "additionalProperties": False}


REGISTRY: Any = Registry().with_resources(
    (schema["$id"], Resource.from_contents(closed(schema), default_specification=DRAFT202012))
    for schema in SCHEMAS.values()
)


def faults(table: str, record: Any) -> list[str]:
    checker = Draft202012Validator(closed(SCHEMAS[table]), registry=REGISTRY, format_checker=FormatChecker())
    return [f"{'/'.join(map(str, it.path))}: {it.message}" for it in checker.iter_errors(record)]


def records(value: Any) -> list[dict[str, Any]]:
    """Every record with an id, however deep."""
    if isinstance(value, list):
        return [one for inner in value for one in records(inner)]
    if not isinstance(value, dict):
        return []
    own = [value] if "id" in value else []
    return own + [one for inner in value.values() for one in records(inner)]


def test_every_service_is_valid() -> None:
    services = read("hsds/services.json")
    assert len(services) == sum(c.publish == "public" for c in real_catalog().channels.values()) > 35
    assert [fault for it in services for fault in faults("service", it)] == []
    organizations = read("hsds/organizations.json")
    assert [fault for it in organizations for fault in faults("organization", it)] == []
    assert {it["organization_id"] for it in services} == {it["id"] for it in organizations}


def test_a_service_uses_every_table() -> None:
    services = json.loads(of(receiving())["hsds/services.json"])
    window = next(it for it in services if it["name"] == "窗口")
    assert faults("service", window) == []
    assert window["phones"] == [{
        "id": window["phones"][0]["id"], "service_id": window["id"], "number": "059585612345",
        "extension": 801, "type": "voice",
    }]  # fmt: skip
    weekly, monthly, day, once = window["schedules"][1:]
    assert (weekly["freq"], weekly["byday"], weekly["opens_at"]) == ("WEEKLY", "WE", "09:00+08:00")
    assert (monthly["freq"], monthly["byday"]) == ("MONTHLY", "1MO")
    assert (day["freq"], day["bymonthday"], day["timezone"]) == ("MONTHLY", "15", 8)
    assert ("freq" not in once, once["valid_to"]) == (True, "2026-12-30")
    location = window["service_at_locations"][0]["location"]
    assert (location["location_type"], location["description"]) == ("physical", "灵源路1号")
    assert window["assured_date"] == window["metadata"][0]["last_action_date"] == "2026-11-01"
    held = {"organization": [window["organization"]], "location": [location], "phone": window["phones"],
            "schedule": window["schedules"], "language": window["languages"],
            "required_document": window["required_documents"], "service_area": window["service_areas"],
            "service_at_location": window["service_at_locations"],
            "metadata": window["metadata"]}  # fmt: skip
    assert set(held) == set(ASKED)
    for table, its in held.items():
        assert its, table
        assert [fault for it in its for fault in faults(table, it)] == []
        required = SCHEMAS[table].get("tabular_required", [])
        assert all(set(required) <= set(it) for it in its), table


def test_every_id_is_a_uuid_5_and_names_one_thing() -> None:
    made: dict[str, dict[str, Any]] = {}
    for it in records(read("hsds/services.json")):
        assert UUID(it["id"]).version == 5
        assert made.setdefault(it["id"], it) == it, "two things with one id"
    assert len(made) > 200


def test_the_address_of_the_site_is_in_no_id() -> None:
    catalog = receiving()
    site = catalog.site.model_copy(update={"base_url": "https://another.example/x/"})
    moved = json.loads(of(type(catalog)(**{**vars(catalog), "site": site}))["hsds/services.json"])
    here = json.loads(of(catalog)["hsds/services.json"])
    assert [it["id"] for it in records(moved)] == [it["id"] for it in records(here)]


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        (("status",), "open", "is not one of"),
        (("id",), "cn-12333", "is not a 'uuid'"),
        (("phones", 0, "extension"), "801", "is not of type 'number'"),
        (("metadata", 0, "updated_by"), None, "is not of type 'string'"),
        (("opening",), "x", "Additional properties are not allowed"),
    ],
)
def test_the_schemas_refuse(path: tuple[Any, ...], value: Any, fault: str) -> None:
    service = copy.deepcopy(
        next(it for it in read("hsds/services.json") if it.get("metadata") and it.get("phones"))
    )
    assert faults("service", service) == []
    here = service
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    assert any(fault in it for it in faults("service", service))


def test_a_table_that_we_lack_cannot_pass() -> None:
    service = {**read("hsds/services.json")[0], "cost_options": [{"id": "x"}]}
    with pytest.raises(Exception, match=r"cost_option\.json"):
        faults("service", service)
    assert "hsds/services.json" in files()
