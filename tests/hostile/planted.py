"""Hostile words in every free text of every record of a catalog, or harmless ones of the same shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from generator.catalog import Catalog
from generator.model.base import Localized, Record
from generator.reading import KINDS

Words = Callable[[str, str], str]  # (path of the field, what stands there) → what shall stand there
KEPT = frozenset(
    {"Record.id", "LawRef.article"}
)  # names of other things; a check says when they name nothing


@dataclass
class _Seen:
    """Which fields got other words; `kept` never do."""

    kept: frozenset[str]
    fields: set[str] = field(default_factory=set[str])


def planted(catalog: Catalog, words: Words, kept: frozenset[str]) -> tuple[Catalog, frozenset[str]]:
    """The catalog with other words, and the fields (`Model.field`) that have them; `kept` are left alone."""
    seen = _Seen(kept | KEPT)
    named: dict[str, Any] = {}
    for kind in KINDS:
        held: Mapping[str, Record] = getattr(catalog, kind)
        named[kind] = {key: _model(it, words, kind, seen) for key, it in held.items()}
    changes = {
        year: tuple(_model(it, words, "changes", seen) for it in its) for year, its in catalog.changes.items()
    }
    site = _model(catalog.site, words, "site", seen)
    router = _model(catalog.router, words, "router", seen) if catalog.router else None
    return replace(catalog, **named, changes=changes, site=site, router=router), frozenset(seen.fields)


def free(annotation: Any, metadata: list[Any]) -> bool:
    """Whether any text may stand there, alone, in a list or left out: a string without a pattern."""
    if any(getattr(one, "pattern", None) for one in metadata):
        return False
    if get_origin(annotation) is Annotated:
        first, *more = get_args(annotation)
        return free(first, more)
    if get_origin(annotation) is Literal:
        return False
    return annotation is str or any(free(one, []) for one in get_args(annotation))


def _model(it: Any, words: Words, path: str, seen: _Seen) -> Any:
    """A model with other words in it; it must be one that its own rules take."""
    made: dict[str, Any] = {}
    for name, about in type(it).model_fields.items():
        value, here = getattr(it, name), f"{path}.{name}"
        owner = next(one.__name__ for one in type(it).__mro__ if name in getattr(one, "__annotations__", {}))
        key = f"{owner}.{name}"
        may = free(about.annotation, list(about.metadata)) and key not in seen.kept
        made[name] = _value(value, may, words, here, seen, key)
    if isinstance(it, Localized):
        for lang in it.languages[1:]:
            made[lang] = _value(it.get(lang), True, words, f"{path}.{lang}", seen, "Localized.*")
    return type(it).model_validate(
        {
            (type(it).model_fields[k].alias or k) if k in type(it).model_fields else k: v
            for k, v in made.items()
        }
    )


def _value(value: Any, may: bool, words: Words, path: str, seen: _Seen, key: str) -> Any:
    if isinstance(value, BaseModel):
        return _model(value, words, path, seen)
    if isinstance(value, tuple):
        return tuple(_value(one, may, words, f"{path}.{n}", seen, key) for n, one in enumerate(value))
    if isinstance(value, str) and may:
        made = words(path, value)
        if made != value:
            seen.fields.add(key)
        return made
    return value


def harmless(words: str) -> str:
    """Words of the same length and lines that mean nothing to anybody."""
    return re.sub(r"[^\n]", "x", words.replace("\r\n", "\n").replace("\u2028", "\n"))
