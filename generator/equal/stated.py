"""What the data states: every public number, day and amount of the records and of their Chinese words.

Words of other languages state nothing: a translation may not say a number that the Chinese doesn't.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import cast

from pydantic import BaseModel

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.equal.fact import Fact, Known, amount
from generator.equal.reading import Reader
from generator.model.base import Localized, Publish
from generator.model.phone import Phone


def known(catalog: Catalog, reader: Reader, texts: Iterable[str], more: Iterable[date] = ()) -> Known:
    """The facts of a catalog; `texts` are the Chinese ones of content/, `more` the days reckoned from it."""
    found = Known()
    for record in _records(catalog):
        for fact in _facts(record, "public", reader):
            found.state([fact])
    for words in (*catalog.strings[DEFAULT_LANGUAGE].values(), *texts):
        found.state(fact for fact, _ in reader.read(words))
    for edition in catalog.editions:
        found.state([_day(edition.date)])
        found.state(fact for words in edition.facts.values() for fact, _ in reader.read(words))
        found.state(
            fact
            for words in edition.facts.values()
            if words.replace(".", "").isdecimal()
            for fact in (amount(words),)
            if fact
        )
    for call in catalog.calls.lines:
        found.state([_day(call.date)])
    found.state(map(_day, more))
    codes = {code for it in catalog.areas.values() if (code := it.phone_area_code)}
    twins = {it.code for it in catalog.vocabulary.short_codes if it.twin}
    found.state(Fact("phone", it.code) for it in catalog.vocabulary.short_codes)
    found.state(Fact("phone", code + short) for code in codes for short in twins)
    return found


def _records(catalog: Catalog) -> Iterator[object]:
    kinds: tuple[Mapping[str, object], ...] = (
        catalog.areas, catalog.channels, catalog.contacts, catalog.regulations, catalog.projects,
        catalog.campaigns, catalog.changes,
    )  # fmt: skip
    for records in kinds:
        yield from records.values()
    yield from (catalog.site, catalog.vocabulary, catalog.router)


def _facts(value: object, inherited: Publish, reader: Reader) -> Iterator[Fact]:
    """The facts of a value and of all in it; nothing of what isn't public."""
    match value:
        case Phone():
            if value.is_public(inherited):
                yield Fact("phone", value.digits)
                yield from _facts(value.label, inherited, reader)
        case Localized():
            yield from (fact for fact, _ in reader.read(value.zh))
        case BaseModel():
            publish: Publish = getattr(value, "publish", None) or inherited
            if publish == "public":
                for _, inner in value:
                    yield from _facts(inner, publish, reader)
        case date():
            yield _day(value)
        case Decimal():
            found = amount(value)
            if found:
                yield found
        case str():
            yield from (fact for fact, _ in reader.read(value))
        case Mapping():
            for inner in cast("Mapping[object, object]", value).values():
                yield from _facts(inner, inherited, reader)
        case list() | tuple():
            for inner in cast("Iterable[object]", value):
                yield from _facts(inner, inherited, reader)
        case _:
            pass


def _day(when: date) -> Fact:
    return Fact("date", when.isoformat())
