"""Records as plain values of JSON: only open fields, only public people and numbers, no empty places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, cast

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.model.base import Localized, Model, Person, Publish
from generator.model.campaign import Campaign
from generator.model.phone import Phone
from generator.model.project import ChannelChoice
from generator.render.open.fields import Field, fields

Value = Any  # what JSON holds


@dataclass(frozen=True)
class Opening:
    """What of a catalog is open; `languages` are those that somebody has vouched for, Chinese first."""

    catalog: Catalog
    languages: tuple[str, ...]

    def records(self, kind: str) -> Iterator[tuple[Model, dict[str, Value]]]:
        """The public records of a kind with their open values, by id."""
        for record in _held(self.catalog, kind):
            publish: Publish = getattr(record, "publish", "public")
            if publish == "public":
                yield record, self.record(record, publish)

    def record(self, record: Model, inherited: Publish) -> dict[str, Value]:
        """The open values of one record; `inherited` is who may see a number that doesn't say so itself."""
        found: dict[str, Value] = {}
        for field in _fields(type(record)):
            value = getattr(record, field.attribute)
            if field.many:
                value = [
                    one for it in value if (one := self._value(record, field, it, inherited)) is not None
                ]
            else:
                value = self._value(record, field, value, inherited)
            if value is not None and value != [] and value != {}:
                found[field.name] = value
        return found

    def _value(self, record: Model, field: Field, value: object, inherited: Publish) -> Value:
        if isinstance(record, (Campaign, ChannelChoice)) and self._is_channel(record, field):
            channel = self.catalog.channels.get(str(value))
            return value if channel and channel.publish == "public" else None
        match value:
            case Localized():
                return {tag: words for tag in self.languages if (words := value.get(tag))}
            case Phone():
                return self.record(value, inherited) if value.is_public(inherited) else None
            case Person():
                shown = value.publish == "public" and value.consent is not None
                return self.record(value, inherited) if shown else None
            case Model():
                return self.record(value, inherited)
            case date():
                return value.isoformat()
            case Decimal():
                return int(value) if value == value.to_integral_value() else float(value)
            case _:
                return value

    @staticmethod
    def _is_channel(record: Model, field: Field) -> bool:
        return isinstance(record, ChannelChoice) or field.name == "channels"


def opening(catalog: Catalog) -> Opening:
    """The open part of a catalog; drafts are for readers who see the Chinese beside them, not for data."""
    drafts = {it.tag for it in catalog.vocabulary.languages if it.draft}
    rest = [tag for tag in catalog.site.languages if tag not in drafts and tag != DEFAULT_LANGUAGE]
    return Opening(catalog, (DEFAULT_LANGUAGE, *rest))


def _held(catalog: Catalog, kind: str) -> Sequence[Model]:
    if kind == "glossary":
        return catalog.vocabulary.glossary
    if kind == "short-codes":
        return catalog.vocabulary.short_codes
    records = cast("Mapping[str, Model]", getattr(catalog, kind))
    return tuple(records.values())


@cache
def _fields(model: type[Model]) -> tuple[Field, ...]:
    return tuple(fields(model))
