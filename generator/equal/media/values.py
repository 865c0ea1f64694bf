"""JSON: the words in it, the numbers of the fields that hold yuan, and the HTML of entries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, cast

from generator.equal.fact import amount
from generator.equal.media import page
from generator.equal.reading import Found, Reader

YUAN = frozenset({"monthly", "hourly"})  # fields whose numbers are amounts


def facts(data: bytes, reader: Reader) -> Iterator[Found]:
    """The facts of all values; what is no JSON is our bug and raises."""
    yield from walk(json.loads(data, parse_float=Decimal), reader)


def walk(value: Any, reader: Reader, key: str = "") -> Iterator[Found]:
    match value:
        case str():
            yield from words(value, reader)
        case bool():
            pass
        case int() | Decimal():
            found = amount(Decimal(value)) if key in YUAN else None
            if found:
                yield found, f"{key}: {value}"
        case dict():
            for name, inner in cast("dict[str, Any]", value).items():
                yield from walk(inner, reader, name)
        case list():
            for inner in cast("list[Any]", value):
                yield from walk(inner, reader, key)
        case _:
            pass


def words(value: str, reader: Reader) -> Iterator[Found]:
    """The facts of one text, which may be HTML."""
    for line in page.pieces(value) if "</" in value else value.splitlines():
        yield from reader.read(line)
