"""The types in a type are found at any depth, and the words of a choice are none."""

from __future__ import annotations

from types import NoneType
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field

from generator.source.annotations import models_in, types_in


class Phone(BaseModel):
    number: str


Listed = tuple[Phone, ...]


@pytest.mark.parametrize(
    ("annotation", "wanted"),
    [
        (Phone, [Phone]),
        (Listed | None, [Phone, NoneType]),
        (dict[str, list[Phone]], [str, Phone]),
        (Annotated[int, Field(gt=0)] | None, [int, NoneType]),
        (Literal["a", "b"], []),
        (Literal["a"] | Phone, [Phone]),
    ],
    ids=str,
)
def test_what_a_type_is_made_of(annotation: object, wanted: list[type]) -> None:
    assert list(types_in(annotation)) == wanted
    assert list(models_in(annotation)) == [it for it in wanted if it is Phone]
