"""The HSDS records against the schemas that Open Referral publishes; those are read, never kept here."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from generator.load import load_catalog
from generator.render import open as open_data
from generator.render.open import hsds
from tests.bench.results import MissingError, table
from tests.conftest import ROOT, TODAY

TITLE = "HSDS"
FOLDER = "WAGEBOARD_HSDS"  # names the folder with the published schemas
BASE = "https://raw.githubusercontent.com/openreferral/specification/refs/heads/{version}/schema/"
ROOTS = {"services": "service", "organizations": "organization"}  # file of ours → its schema
SAID = """\
Every object of `site/open/v1/hsds/` against the schemas that Open Referral publishes, as they are: HSDS
{version}, {count} files, SHA-256 over their names and bytes
`{sum}`.
They are CC BY-SA 4.0 and no part of this project: `{folder}=<folder with schema/*.json>
python -m tests.bench hsds` reads them (branch {version} of openreferral/specification; the source package
`hsds-validator` 0.1.2 on PyPI has the same files without their `$id`). References are resolved across the
files, uuid, uri and email are checked. *Unknown* are properties that the schema doesn't name, *tabular* those
that its table form requires and that are missing; both are no errors to the schema. The constraints that
`tests/render/open/test_hsds.py` holds in every run of the tests ({own} tables) are those of the published
files: {alike}."""
CONSTRAINTS = ("$id", "type", "format", "enum", "$ref", "items", "required", "tabular_required")
OWN = ROOT / "tests/render/open/hsds"

Schemas = Mapping[str, dict[str, Any]]


def section() -> str:
    """A row for each table; every fault is printed."""
    folder = os.environ.get(FOLDER, "")
    schemas = read(Path(folder)) if folder else {}
    if not schemas:
        raise MissingError(f"{FOLDER} must name the folder with the published HSDS schemas, schema/*.json")
    objects: Counter[str] = Counter()
    faults: dict[str, Counter[str]] = {"errors": Counter(), "unknown": Counter(), "tabular": Counter()}
    registry = _registry(schemas)
    catalog = load_catalog(ROOT)
    made = {it.path: it.data for it in open_data.outputs(catalog, TODAY)}
    for name, root in ROOTS.items():
        for record in json.loads(made[f"open/v1/hsds/{name}.json"]):
            checker = Draft202012Validator(schemas[root], registry=registry, format_checker=_formats())
            for fault in checker.iter_errors(record):
                faults["errors"][root] += 1
                print(f"{root} {record['id']} {fault.json_path}: {fault.message}")
            for own, value in tables(schemas, root, record):
                objects[own] += 1
                known, asked = schemas[own]["properties"], schemas[own].get("tabular_required", [])
                faults["unknown"][own] += len(value.keys() - known.keys())
                faults["tabular"][own] += len(set(asked) - value.keys())
    rows = [[own, f"{objects[own]:,}", *(str(it[own]) for it in faults.values())] for own in sorted(objects)]
    every = f"{objects.total():,}"
    rows.append(["all", every, *(str(it.total()) for it in faults.values())])
    own = {path.stem: json.loads(path.read_text("utf-8")) for path in _files(OWN)}
    said = SAID.format(
        version=hsds.VERSION, count=len(schemas), sum=_sum(Path(folder)), folder=FOLDER, own=len(own),
        alike="yes" if all(constraints(schemas[name]) == it for name, it in own.items()) else "NO",
    )  # fmt: skip
    return f"{said}\n\n{table(['table', 'objects', *faults], rows)}"


def read(folder: Path) -> dict[str, dict[str, Any]]:
    """Name → schema of every file of a folder; one without an id gets that of its version."""
    found: dict[str, dict[str, Any]] = {}
    for path in _files(folder):
        schema = json.loads(path.read_text("utf-8"))
        if "properties" in schema:
            found[path.stem] = {"$id": BASE.format(version=hsds.VERSION) + path.name, **schema}
    other = {it["$id"] for it in found.values() if not re.search(rf"/{hsds.VERSION}/", it["$id"])}
    if other:
        raise MissingError(f"these schemas are of another version than {hsds.VERSION}: {', '.join(other)}")
    return found


def tables(schemas: Schemas, own: str, value: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(name of the schema, object) of an object and of all in it that a schema refers to."""
    yield own, value
    for name, field in schemas[own]["properties"].items():
        refers = field.get("$ref") or field.get("items", {}).get("$ref")
        if refers and name in value:
            inner = value[name] if isinstance(value[name], list) else [value[name]]
            for one in inner:
                yield from tables(schemas, Path(refers).stem, one)


def constraints(schema: Mapping[str, Any]) -> dict[str, Any]:
    """What a schema asks for, without its words."""
    found = {name: value for name, value in schema.items() if name in CONSTRAINTS}
    if "properties" in schema:
        found["properties"] = {name: constraints(it) for name, it in schema["properties"].items()}
    return found


def _formats() -> FormatChecker:
    checker = FormatChecker()
    checker.checks("uri")(lambda it: not isinstance(it, str) or bool(urlsplit(it).scheme))
    return checker


def _registry(schemas: Schemas) -> Any:
    empty: Any = Registry()
    return empty.with_resources(
        (schema["$id"], Resource.from_contents(schema, default_specification=DRAFT202012))
        for schema in schemas.values()
    )


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def _sum(folder: Path) -> str:
    found = hashlib.sha256()
    for path in _files(folder):
        found.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()
