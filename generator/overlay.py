"""Sentences that get translated, wherever they stand, and the translations that stand beside the records.

A unit is one Chinese sentence of a record with its own address, `channels/cn-12333/steps.0`. A translation
of it is written in the record itself (English) or in data/translations/<language>/ under the unit's address.
Which Chinese it was made from is not read from where it stands but from its fingerprint in sources.yaml, so a
step put in before another moves no translation to the wrong sentence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import BaseModel

from generator.catalog import Catalog, Translation
from generator.model.base import Localized, Name, Record
from generator.model.regulation import Article

M = TypeVar("M", bound=BaseModel)

FOLDERS = ("areas", "campaigns", "channels", "contacts", "projects", "regulations")
SITE, ROUTER, VOCABULARY = "site/site", "router/router", "vocabulary"
LENGTH = 12  # hex digits of a fingerprint


class Unit(NamedTuple):
    """One Chinese sentence of a record, with what stands beside it."""

    id: str
    words: Localized

    @property
    def free(self) -> bool:
        """Whether it may stay untranslated: a proper name."""
        return isinstance(self.words, Name)


def fingerprint(chinese: str) -> str:
    """What a translation remembers of the Chinese it was made from."""
    return hashlib.sha256(chinese.strip().encode()).hexdigest()[:LENGTH]


def group(unit_id: str) -> str:
    """The record that a unit belongs to, `channels/cn-12333`."""
    return "/".join(unit_id.split("/", 2)[:2])


def units(catalog: Catalog) -> Iterator[Unit]:
    """Every sentence of the public records, record by record."""
    for prefix, model in _records(catalog):
        yield from of(model, prefix)


def of(model: BaseModel, prefix: str) -> Iterator[Unit]:
    """The sentences of one record."""
    for path, words in _words(model):
        yield Unit(f"{prefix}/{'.'.join(path)}", words)


def stands(catalog: Catalog, unit_id: str) -> tuple[str, str, tuple[str | int, ...]]:
    """Folder and record of a sentence, and the YAML keys and places in lists on the way to it: its address
    names an article by its number and a question by its id, wherever in its list that is."""
    folder, record, way = unit_id.split("/", 2)
    if group(unit_id) in (SITE, ROUTER):
        return folder, record, _path(getattr(catalog, folder), way)
    if folder != VOCABULARY:
        return folder, record, _path(getattr(catalog, folder)[record], way)
    entries: Sequence[BaseModel] = getattr(catalog.vocabulary, record.replace("-", "_"))
    name, _, way = way.rpartition("/")
    place = [_first(entry) for entry in entries].index(name)
    return folder, record, (place, *_path(entries[place], way))


def merged(catalog: Catalog) -> Catalog:
    """The catalog with the translations beside the records put into them; what stands in a record wins."""
    held = by_record(catalog.translations)
    touched = {name for name, its in held.items() if any(it.texts for it in its.values())}
    if not touched:
        return catalog
    changed: dict[str, Any] = {}
    for folder in FOLDERS:
        records: Mapping[str, Record] = getattr(catalog, folder)
        names = {i: f"{folder}/{i}" for i in records if f"{folder}/{i}" in touched}
        if names:
            changed[folder] = {**records, **{i: _filled(records[i], n, held[n]) for i, n in names.items()}}
    if SITE in touched:
        changed["site"] = _filled(catalog.site, SITE, held[SITE])
    if catalog.router and ROUTER in touched:
        changed["router"] = _filled(catalog.router, ROUTER, held[ROUTER])
    lists = {
        name: tuple(_listed(getattr(catalog.vocabulary, name), _vocabulary(name), held[_vocabulary(name)]))
        for name in type(catalog.vocabulary).model_fields
        if _vocabulary(name) in touched
    }
    if lists:
        changed["vocabulary"] = catalog.vocabulary.model_copy(update=lists)
    return replace(catalog, **changed)


def by_record(translations: Mapping[str, Translation]) -> dict[str, dict[str, Translation]]:
    """Record → language → what is held for its sentences."""
    texts: dict[tuple[str, str], dict[str, str]] = {}
    sources: dict[tuple[str, str], dict[str, str]] = {}
    for lang, it in translations.items():
        for kept, given in ((texts, it.texts), (sources, it.sources)):
            for unit, value in given.items():
                kept.setdefault((group(unit), lang), {})[unit] = value
    found: dict[str, dict[str, Translation]] = {}
    for record, lang in {**texts, **sources}:
        key = (record, lang)
        found.setdefault(record, {})[lang] = Translation(texts.get(key, {}), sources.get(key, {}))
    return found


def fitting(found: Sequence[Unit], held: Translation) -> dict[str, str]:
    """Unit → its translation, for the sentences of one record: the one made from this Chinese, wherever it
    is filed; else the one filed here, unless it was made from another sentence that is still there."""
    made = {held.sources[key]: text for key, text in held.texts.items() if key in held.sources}
    now = {fingerprint(unit.words.zh) for unit in found}
    fits: dict[str, str] = {}
    for unit in found:
        here, source = held.texts.get(unit.id), held.sources.get(unit.id)
        mine = fingerprint(unit.words.zh)
        if here is not None and source == mine:
            fits[unit.id] = here
        elif mine in made:
            fits[unit.id] = made[mine]
        elif here is not None and source not in now:
            fits[unit.id] = here
    return fits


def _filled(model: M, prefix: str, held: Mapping[str, Translation]) -> M:
    found = list(of(model, prefix))
    fits = {lang: fitting(found, it) for lang, it in held.items()}
    return _with(model, prefix + "/", "", fits)


def _listed(entries: Sequence[BaseModel], name: str, held: Mapping[str, Translation]) -> Iterator[BaseModel]:
    """The entries of a vocabulary list; the whole list is one record."""
    prefixes = [f"{name}/{_first(entry)}" for entry in entries]
    found = [unit for entry, prefix in zip(entries, prefixes, strict=True) for unit in of(entry, prefix)]
    fits = {lang: fitting(found, it) for lang, it in held.items()}
    for entry, prefix in zip(entries, prefixes, strict=True):
        yield _with(entry, prefix + "/", "", fits)


def _with(model: M, prefix: str, path: str, fits: Mapping[str, Mapping[str, str]]) -> M:
    """A copy of the model with translations in its sentences."""
    update: dict[str, Any] = {}
    for name, alias in _fields(type(model)):
        value: object = getattr(model, name)
        if isinstance(value, BaseModel):
            update[name] = _item(value, prefix, path + alias, fits)
        elif isinstance(value, tuple) and value:
            items = cast("tuple[object, ...]", value)
            update[name] = tuple(
                _item(item, prefix, f"{path}{alias}.{_label(item, place)}", fits)
                for place, item in enumerate(items)
            )
    return model.model_copy(update=update) if update else model


def _item(item: object, prefix: str, path: str, fits: Mapping[str, Mapping[str, str]]) -> object:
    if isinstance(item, Localized):
        more = {
            lang: texts[prefix + path]
            for lang, texts in fits.items()
            if prefix + path in texts and not item.get(lang)
        }
        return type(item).model_validate({**item.model_dump(), **more}) if more else item
    return _with(item, prefix, path + ".", fits) if isinstance(item, BaseModel) else item


def _records(catalog: Catalog) -> Iterator[tuple[str, BaseModel]]:
    for folder in FOLDERS:
        records: Mapping[str, Record] = getattr(catalog, folder)
        for record_id, record in records.items():
            if getattr(record, "publish", "public") == "public":
                yield f"{folder}/{record_id}", record
    yield SITE, catalog.site
    if catalog.router:
        yield ROUTER, catalog.router
    for name in type(catalog.vocabulary).model_fields:
        for entry in getattr(catalog.vocabulary, name):
            yield f"{_vocabulary(name)}/{_first(entry)}", entry


def _words(model: BaseModel) -> Iterator[tuple[tuple[str, ...], Localized]]:
    """The sentences below a model with the way to each: YAML keys and the names or places of list entries."""
    for name, alias in _fields(type(model)):
        value: object = getattr(model, name)
        items = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        for place, item in enumerate(items):
            way = (alias, _label(item, place)) if isinstance(value, tuple) else (alias,)
            if isinstance(item, Localized):
                yield way, item
            elif isinstance(item, BaseModel):
                for rest, words in _words(item):
                    yield (*way, *rest), words


def _path(node: object, way: str) -> tuple[str | int, ...]:
    """The steps of a way, those into a list as places."""
    path: list[str | int] = []
    for step in way.split("."):
        if isinstance(node, tuple):
            entries = cast("tuple[object, ...]", node)
            place = [_label(entry, place) for place, entry in enumerate(entries)].index(step)
            path.append(place)
            node = entries[place]
        else:
            path.append(step)
            names = {alias: name for name, alias in _fields(cast("type[BaseModel]", type(node)))}
            node = getattr(node, names[step])
    return tuple(path)


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Attribute and YAML key of every field of a model."""
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items())


def _label(item: object, place: int) -> str:
    """What a list entry is called in an address: its id, an article's number, else its place."""
    if isinstance(item, Article):
        return item.number
    return str(getattr(item, "id", place))


def _first(entry: BaseModel) -> str:
    """What names an entry of a vocabulary list: its first field."""
    return str(getattr(entry, next(iter(type(entry).model_fields))))


def _vocabulary(name: str) -> str:
    return f"{VOCABULARY}/" + name.replace("_", "-")
