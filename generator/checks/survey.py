"""One walk over every string of every record: phones, people, translated words, law references, sources, and
the few texts that look as if they held something that must not be there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Generic, NamedTuple, TypeVar, cast

from pydantic import BaseModel

from generator.catalog import Catalog
from generator.checks.identity import GAP
from generator.checks.spot import Spot
from generator.config import DEFAULT_LANGUAGE
from generator.model.base import Evidenced, LawRef, Localized, Name, Person, Publish, Source
from generator.model.campaign import Campaign
from generator.model.channel import Channel
from generator.model.contact import Post
from generator.model.phone import Phone
from generator.model.project import Company, Project, Regulator

# Texts without any of this need no closer look; most have none, so one search settles them.
SUSPECT = re.compile(
    rf"12[0-9]{{3}}|0[0-9]{{2,3}}-[0-9]|[0-9０-９](?:{GAP}[0-9０-９]){{9}}|[XxＸ×*＊?？]{{2}}|[\u4e00-\u9fff][*＊]|TODO|TBD|FIXME|待定|待补|某某|://|javascript:"
    r"|姓名|联系人|负责人|联络员|专管员|经办人|组长|局长|主任"
)
POST_KEYS = frozenset({"by", "post", "role"})  # short fields where a name is easily written by mistake
BEFORE_SITES = ("areas", "channels", "contacts", "regulations")  # what is walked before the sites
PLAIN = frozenset({int, bool, date, Decimal, type(None)})

Path = tuple[str | int, ...]
Node = TypeVar("Node")


class Owner(NamedTuple):
    """The record that a node belongs to."""

    kind: str
    id: str
    publish: Publish
    area: str | None
    demo: bool
    template: bool


class Found(NamedTuple, Generic[Node]):
    """A node, whose it is, and the name of the nearest thing around it."""

    node: Node
    owner: Owner
    path: Path
    who: str
    area: str | None  # where its telephone area code must hold; None where it may be from elsewhere

    @property
    def spot(self) -> Spot:
        """Where the node stands."""
        return Spot(self.owner.kind, self.owner.id, self.path)


class Survey:
    """What one walk found."""

    def __init__(self, catalog: Catalog) -> None:
        self.phones: list[Found[Phone]] = []
        self.people: list[Found[Person]] = []
        self.words: list[Found[Localized]] = []
        self.laws: list[Found[LawRef]] = []
        self.sources: list[Found[Source]] = []
        self.texts: list[Found[str]] = []
        for kind, records in _folders(catalog):
            for record in records.values():
                self._record(kind, record)
        self._model(catalog.site, Owner("site", "site", "public", None, False, False), (), "", None)
        if catalog.router:
            self._model(catalog.router, Owner("router", "router", "public", None, False, False), (), "", None)
        for year, entries in catalog.changes.items():
            owner = Owner("changes", year, "public", None, False, False)
            for place, entry in enumerate(entries):
                self._model(entry, owner, (place,), "", None)
        for name in type(catalog.vocabulary).model_fields:
            owner = Owner("vocabulary", name.replace("_", "-"), "public", None, False, False)
            for place, entry in enumerate(getattr(catalog.vocabulary, name)):
                self._model(entry, owner, (place,), "", None)
        for lang, strings in catalog.strings.items():
            owner = Owner("strings", lang, "public", None, False, False)
            for key, text in strings.items():
                self._text(text, owner, (), key, "", None)

    def _record(self, kind: str, record: Evidenced) -> None:
        area = getattr(record, "area", None) or (record.id if kind == "areas" else None)
        owner = Owner(
            kind,
            record.id,
            record.publish,
            area,
            isinstance(record, Project) and record.demo,
            isinstance(record, Campaign) and record.template,
        )
        self._model(record, owner, (), record.id, area)

    def _model(self, model: BaseModel, owner: Owner, path: Path, who: str, area: str | None) -> None:
        kind = type(model)
        if kind is Localized or kind is Name:
            assert isinstance(model, Localized)
            self.words.append(Found(model, owner, path, who, area))
            self._text(model.zh, owner, path, DEFAULT_LANGUAGE, who, area)
            for lang, words in model.others.items():
                self._text(words, owner, path, lang, who, area)
            return
        who = _name(model) or who
        if isinstance(model, Phone):
            self.phones.append(Found(model, owner, path, who, area))
        elif isinstance(model, Person):
            self.people.append(Found(model, owner, path, who, area))
        elif isinstance(model, LawRef):
            self.laws.append(Found(model, owner, path, who, area))
        elif isinstance(model, Source):
            self.sources.append(Found(model, owner, path, who, area))
        elif isinstance(model, Company):
            area = None  # a company's office may be in another city
        elif isinstance(model, Post) and model.area:
            area = model.area
        for attribute, key in _fields(kind):
            value: object = getattr(model, attribute)
            if type(value) in PLAIN:
                continue
            if isinstance(value, str):
                self._text(value, owner, path, key, who, area)
            elif isinstance(value, tuple):
                for place, item in enumerate(cast("tuple[object, ...]", value)):
                    if isinstance(item, str):
                        self._text(item, owner, (*path, key), place, who, area)
                    elif isinstance(item, BaseModel):
                        self._model(item, owner, (*path, key, place), who, area)
            elif isinstance(value, BaseModel):
                self._model(value, owner, (*path, key), who, area)

    def _text(self, text: str, owner: Owner, path: Path, key: str | int, who: str, area: str | None) -> None:
        if SUSPECT.search(text) or (key in POST_KEYS or (path and path[-1] in POST_KEYS)):
            self.texts.append(Found(text, owner, (*path, key), who, area))


def _folders(catalog: Catalog) -> Iterator[tuple[str, Mapping[str, Evidenced]]]:
    yield "areas", catalog.areas
    yield "channels", catalog.channels
    yield "contacts", catalog.contacts
    yield "regulations", catalog.regulations
    yield "projects", catalog.projects
    yield "campaigns", catalog.campaigns


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Attribute and YAML key of every field of a model."""
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items())


def _name(model: BaseModel) -> str | None:
    """What a thing with numbers is called; a project by its contractor, whose officer may have several."""
    if isinstance(model, Project):
        return (model.general_contractor or model).name
    if isinstance(model, Company | Regulator):
        return model.name
    if isinstance(model, Channel):
        return model.name.zh
    if isinstance(model, Post):
        return model.unit.zh
    return None
