"""JSON Schemas (draft 2020-12) of the open data, made from the models' open fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.model.base import Model
from generator.render.open.fields import KINDS, Field, fields

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
WORDS: Schema = {
    "type": "object",
    "properties": {"zh": {"type": "string", "minLength": 1}},
    "required": ["zh"],
    "additionalProperties": {"type": "string", "minLength": 1},
}
SIMPLE: dict[str, Schema] = {
    "text": {"type": "string", "minLength": 1},
    "words": {"$ref": "#/$defs/words"},
    "date": {"type": "string", "format": "date"},
    "amount": {"type": "number", "minimum": 0},
    "count": {"type": "integer", "minimum": 0},
    "flag": {"type": "boolean"},
}
Meaning = Callable[[Field], str]


def schema(kind: str, address: str, meaning: Meaning) -> Schema:
    """The schema of a kind's JSON file; `address` is where it stands, `meaning` what a field says."""
    models = list(dict.fromkeys(_inside(KINDS[kind])))
    return {
        "$schema": DRAFT,
        "$id": address,
        "title": f"Wageboard open data v1: {kind}",
        "type": "object",
        "properties": {
            "version": {"const": "1"},
            "kind": {"const": kind},
            "schema": {"type": "string"},
            "records": {"type": "array", "items": {"$ref": f"#/$defs/{KINDS[kind].__name__}"}},
        },
        "required": ["version", "kind", "schema", "records"],
        "$defs": {"words": WORDS, **{model.__name__: _record(model, meaning) for model in models}},
    }


def _record(model: type[Model], meaning: Meaning) -> Schema:
    known = list(fields(model))
    return {
        "type": "object",
        "properties": {one.name: {"description": meaning(one), **_field(one)} for one in known},
        "required": [one.name for one in known if one.needed and not _may_be_empty(one)],
    }


def _may_be_empty(one: Field) -> bool:
    """Whether everything in it may be the office's own: a list of numbers."""
    return one.many and one.inner is not None and one.name == "phones"


def _field(one: Field) -> Schema:
    if one.form == "choice":
        item: Schema = {"enum": list(one.choices)}
    elif one.inner:
        item = {"$ref": f"#/$defs/{one.inner.__name__}"}
    else:
        item = SIMPLE[one.form]
    return {"type": "array", "items": item} if one.many else item


def _inside(model: type[Model]) -> Iterator[type[Model]]:
    """The model and those of the records in it."""
    yield model
    for one in fields(model):
        if one.inner:
            yield from _inside(one.inner)
