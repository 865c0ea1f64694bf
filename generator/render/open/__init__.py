"""Open data under open/v1/: the same public records as JSON, CSV, HSDS, contact cards and calendars."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from generator.catalog import Catalog
from generator.config import GUIDE_LANGUAGES
from generator.model.base import Evidenced, Model
from generator.render import urls
from generator.render.open import hsds
from generator.render.open.calendar import calendars
from generator.render.open.cards import cards
from generator.render.open.fields import KINDS, Field
from generator.render.open.places import SCHEMA as PLACE
from generator.render.open.places import places
from generator.render.open.schemas import DRAFT, schema
from generator.render.open.tables import tables
from generator.render.open.values import Opening, opening
from generator.render.output import Output

VERSION = "1"
INDEX = "index.json"
LICENCE = {"name": "MIT", "url": "https://spdx.org/licenses/MIT.html"}
TYPES = {
    "json": "application/json", "csv": "text/csv; charset=utf-8", "vcf": "text/vcard; charset=utf-8",
    "ics": "text/calendar; charset=utf-8", "xml": "application/atom+xml",
}  # fmt: skip


def outputs(catalog: Catalog, today: date, beside: Iterable[Output] = ()) -> Iterator[Output]:
    """Every file, and last the index that names all, and `beside`, with size and sha256."""
    opened = opening(catalog)
    held = {kind: list(opened.records(kind)) for kind in KINDS}
    made = [*_records(catalog, held), *_tables(opened, held), *_places(catalog, opened, today)]
    made += [
        Output(urls.open_data("hsds/services.json"), _list(hsds.services(catalog))),
        Output(urls.open_data("hsds/organizations.json"), _list(hsds.organizations(catalog))),
        *cards(catalog),
        *calendars(catalog),
    ]
    yield from made
    yield _index(catalog, opened, held, [*made, *beside])


def meaning(catalog: Catalog, field: Field, lang: str) -> str:
    """What a field says, in a complete language."""
    words = catalog.strings[lang]
    return next((words[key] for key in field.word if key in words), field.name)


Held = dict[str, list[tuple[Model, dict[str, Any]]]]


def _records(catalog: Catalog, held: Held) -> Iterator[Output]:
    """The JSON file and the schema of each kind."""
    for kind, records in held.items():
        where = urls.open_data(f"schema/{kind}.json")
        head = {"version": VERSION, "kind": kind, "schema": where}
        body = _list([values for _, values in records]).decode()
        opens = json.dumps(head, ensure_ascii=False)[:-1]
        yield Output(urls.open_data(f"{kind}.json"), f'{opens}, "records": {body.rstrip()}}}\n'.encode())
        made = schema(kind, catalog.site.base_url + where, lambda it: _both(catalog, it))
        yield Output(where, _whole(made))


def _both(catalog: Catalog, field: Field) -> str:
    return " / ".join(meaning(catalog, field, lang) for lang in GUIDE_LANGUAGES)


def _tables(opened: Opening, held: Held) -> Iterator[Output]:
    records = {kind: [values for _, values in pairs] for kind, pairs in held.items()}
    for table in tables(opened, records):
        yield Output(urls.open_data(f"{table.name}.csv"), table.bytes())


def _places(catalog: Catalog, opened: Opening, today: date) -> Iterator[Output]:
    where = urls.open_data("schema/area-lines.json")
    yield Output(where, _whole({"$schema": DRAFT, "$id": catalog.site.base_url + where, **PLACE}))
    for code, found in places(opened, today):
        yield Output(urls.open_data(f"areas/{code}.json"), _whole(found))


def _index(catalog: Catalog, opened: Opening, held: Held, made: Sequence[Output]) -> Output:
    words = {lang: catalog.strings[lang]["open.licence_note"] for lang in GUIDE_LANGUAGES}
    found = {
        "version": VERSION,
        "title": {lang: catalog.site.title.get(lang) for lang in opened.languages},
        "publisher": {lang: catalog.site.publisher.get(lang) for lang in opened.languages},
        "base_url": catalog.site.base_url,
        "documentation": catalog.site.base_url + urls.dictionary("zh"),
        "licence": {**LICENCE, "note": words},
        "languages": list(opened.languages),
        "hsds": hsds.VERSION,
        "kinds": {kind: _freshness(records) for kind, records in held.items()},
        "files": [_entry(it) for it in sorted(made, key=lambda it: it.path)],
    }
    return Output(urls.open_data(INDEX), _whole(found))


def _freshness(records: list[tuple[Model, dict[str, Any]]]) -> dict[str, Any]:
    """How many records there are, how many somebody has checked, and when."""
    days = sorted(it.checked.date for it, _ in records if isinstance(it, Evidenced) and it.checked)
    first = {"checked_from": days[0].isoformat(), "checked_until": days[-1].isoformat()} if days else {}
    return {"records": len(records), "checked": len(days), **first}


def _entry(it: Output) -> dict[str, Any]:
    return {
        "path": it.path.removeprefix(urls.open_data()),
        "type": TYPES.get(it.path.rpartition(".")[2], "application/octet-stream"),
        "bytes": len(it.data),
        "sha256": hashlib.sha256(it.data).hexdigest(),
    }


def _whole(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _list(records: Sequence[object]) -> bytes:
    """A list with a record a line, so that a change shows as a line."""
    rows = ",\n".join(json.dumps(it, ensure_ascii=False, separators=(",", ":")) for it in records)
    return f"[\n{rows}\n]\n".encode() if records else b"[]\n"
