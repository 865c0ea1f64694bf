"""pydantic's complaints about a value, as problems in the words of an editor; knows no record by name."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.problem import Problem, visible
from generator.source.annotations import models_in
from generator.source.document import Document

MAX_PROBLEMS = 50  # of one file; the rest is counted
LONG = 60
MAX_WORDS = 20  # of a list in a message
KINDS = {
    "string_type": "want-text",
    "tuple_type": "want-list",
    "list_type": "want-list",
    "model_type": "want-map",
    "model_attributes_type": "want-map",
    "dict_type": "want-map",
    "string_too_short": "empty-value",
    "string_too_long": "too-long",
    "too_short": "too-few",
    "literal_error": "not-in-list",
    "greater_than_equal": "too-small",
    "less_than_equal": "too-big",
    "language_tag": "language-tag",
}
VALUES = {  # codes that the field types of the models raise
    "iso_date": "date-form",
    "impossible_date": "date-impossible",
    "flag": "flag",
    "count": "count",
    "yuan": "yuan",
    "size": "size",
}


def mistakes(
    document: Document, model: Any, error: ValidationError, pattern_rules: Mapping[str, str]
) -> list[Problem]:
    """One problem for each complaint, at the nearest existing line, the first fifty of them."""
    errors = _own(model, error.errors(include_url=False, include_context=True))
    found = [_mistake(document, model, one, pattern_rules) for one in errors[:MAX_PROBLEMS]]
    if len(errors) > MAX_PROBLEMS:
        found.append(
            Problem(document.path, 0, 0, "and-more", facts={"count": str(len(errors) - MAX_PROBLEMS)})
        )
    return found


def _own(model: Any, errors: Sequence[Any]) -> list[Any]:
    """The errors without those that another one brings about: a misspelt field is also a missing one."""
    meant: set[tuple[str | int, ...]] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            near = _nearest(model, error["loc"])
            meant |= {(*error["loc"][:-1], near)} if near else set()
    return [
        error
        for error in errors
        if not (error["type"] == "missing" and error["loc"] in meant)
        and not (error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"])
    ]


def _nearest(model: Any, loc: Sequence[str | int]) -> str | None:
    """The field that somebody meant who wrote the last step of `loc`."""
    return next(iter(difflib.get_close_matches(str(loc[-1]), _fields(model, loc[:-1]), 1, 0.6)), None)


def _mistake(document: Document, model: Any, error: Any, pattern_rules: Mapping[str, str]) -> Problem:
    kind: str = error["type"]
    loc: tuple[str | int, ...] = tuple(error["loc"])
    value: object = error["input"]
    context: Mapping[str, Any] = error.get("ctx", {})
    field = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    facts = {"field": field, "what": _description(model, loc), "found": _shown(value)}
    at, key = loc, kind == "extra_forbidden"
    rule = KINDS.get(kind, "not-accepted")
    if kind == "missing":
        rule, at = "missing-field", loc[:-1]
    elif kind == "extra_forbidden":
        near = _nearest(model, loc)
        rule = "misspelt-field" if near else "unknown-field"
        facts["near"] = near or ""
        facts["fields"] = _listed(_fields(model, loc[:-1]))
    elif kind == "language_tag":
        facts["found"] = context["tag"]
        at, key = (*loc, context["tag"]), True
    elif value == "":
        rule = "empty-value"
    elif kind == "value_error":
        rule = VALUES.get(str(context["error"]), "not-accepted")
        rule = rule if isinstance(value, str) else "want-text"
    elif kind == "string_pattern_mismatch":
        rule = pattern_rules[context["pattern"]]
    elif kind == "literal_error":
        facts["allowed"] = _listed(re.findall(r"'([^']*)'", context["expected"]))
        rule = rule if isinstance(value, str) else "want-text"
    elif rule == "want-map" and context.get("class_name") in ("Localized", "Name"):
        rule = "want-languages"
    limit = next((str(context[k]) for k in ("max_length", "min_length", "ge", "le") if k in context), "")
    facts |= {"limit": limit, "code": kind}
    facts = {name: visible(text) for name, text in facts.items()}
    return Problem(document.path, *document.spot(*at, key=key), rule, facts=facts)


def _shown(value: object) -> str:
    """What was found, short: the text itself, or the sort of thing it is."""
    if isinstance(value, str):
        return value if len(value) <= LONG else value[:LONG] + "…"
    if isinstance(value, Mapping):
        return "{…}"
    return "[…]" if isinstance(value, Sequence) else str(value)


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:MAX_WORDS]) + (" …" if len(words) > MAX_WORDS else "")


def _fields(model: Any, loc: Sequence[str | int]) -> list[str]:
    """The names that a map at a path may hold, as they are written in YAML."""
    found = _model_at(model, loc)
    return [f.alias or name for name, f in found.model_fields.items()] if found else []


def _description(model: Any, loc: Sequence[str | int]) -> str:
    """What the models say about the field at a path; its name where they say nothing."""
    steps = list(loc)
    while steps and not isinstance(steps[-1], str):
        steps.pop()
    if not steps:
        return ""
    found = _model_at(model, steps[:-1])
    field = _field(found, str(steps[-1])) if found else None
    return (field.description if field else None) or str(steps[-1])


def _model_at(annotation: Any, loc: Sequence[str | int]) -> type[BaseModel] | None:
    """The model that describes the map at a path."""
    here: Any = annotation
    for step in loc:
        if isinstance(step, int):
            continue  # a list is described by what it holds
        model = next(models_in(here), None)
        field = _field(model, step) if model else None
        if field is None:
            return None
        here = field.annotation
    return next(models_in(here), None)


def _field(model: type[BaseModel], name: str) -> FieldInfo | None:
    return next((f for key, f in model.model_fields.items() if (f.alias or key) == name), None)
