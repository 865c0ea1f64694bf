"""Records with every field filled, made from the models alone, so that a new field is in them by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from generator.model.base import Localized

Words = Callable[[str], str]  # a field's path, `posts.unit.zh` → what to write there
PLAIN: Mapping[type, str] = {date: "2026-11-01", Decimal: "23", int: "1", bool: "false", float: "10"}
CODES = (
    "350582006",
    "x",
    "34",
    "0595",
    "12333",
    "wb.example",
    "zh",
    "09:00",
    "000000",
    "a-1",
    "1.0",
    "2026-001",
)


def filled(kind: type[BaseModel], words: Words, fixed: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    """What a YAML file of a record of this kind would hold; `fixed` gives the values of `Model.field`, where
    None leaves it out."""
    made: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        key = field.alias or name
        held = next(
            (fixed[f"{one.__name__}.{key}"] for one in kind.__mro__ if f"{one.__name__}.{key}" in fixed), ...
        )
        if held is ...:
            held = _value(field.annotation, field.metadata, words, fixed, f"{path}.{key}".lstrip("."))
        if held is not None:
            made[key] = held
    if issubclass(kind, Localized):
        made["en"] = words(f"{path}.en")
    return made


def places(kind: type[BaseModel], wanted: Callable[[type[BaseModel]], bool], path: str = "") -> Iterator[str]:
    """The paths of every model inside this one, at any depth, that is wanted."""
    for name, field in kind.model_fields.items():
        here = f"{path}.{field.alias or name}".lstrip(".")
        for model in models(field.annotation):
            if wanted(model):
                yield here
            yield from places(model, wanted, here)


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models named in a type: `tuple[Phone, ...] | None` → Phone."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from models(part)


def _value(annotation: Any, metadata: list[Any], words: Words, fixed: Mapping[str, Any], path: str) -> Any:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(parts[0], [*metadata, *parts[1:]], words, fixed, path)
    if origin in (Union, UnionType):
        return _value(next(one for one in parts if one is not type(None)), metadata, words, fixed, path)
    if origin is tuple:
        return [_value(parts[0], [], words, fixed, path)]
    if origin is Literal:
        return parts[0]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return filled(annotation, words, fixed, path)
    if annotation is str:
        pattern = next((one.pattern for one in metadata if getattr(one, "pattern", None)), None)
        return next(code for code in CODES if re.search(pattern, code)) if pattern else words(path)
    return PLAIN[annotation]
