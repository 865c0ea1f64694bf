"""What the type of a field is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel


def types_in(annotation: Any) -> Iterator[type]:
    """The plain types in a type, `tuple[Phone, ...] | None` → Phone, NoneType; those of a choice aren't."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        yield annotation
    elif get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from types_in(part)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models among them."""
    return (found for found in types_in(annotation) if issubclass(found, BaseModel))
