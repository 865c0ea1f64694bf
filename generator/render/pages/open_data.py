"""The page about the open data: what there is, how to use it, what each field says (data dictionary)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.config import DEFAULT_LANGUAGE
from generator.model.base import Model
from generator.render import urls
from generator.render.open.fields import KINDS, MADE, Field, fields
from generator.render.open.identity import NAMESPACE
from generator.render.pages import parts
from generator.render.pages.inert import Link, Phrase
from generator.render.pages.page import Page
from generator.render.pages.setting import Setting

RULES = ("stable", "empty", "languages", "unverified", "private", "csv", "excel", "import")


@dataclass(frozen=True)
class FieldRow:
    path: str  # as in JSON: `phones[].number`
    meaning: str
    form: str
    origin: str  # empty where it is as the record says it


@dataclass(frozen=True)
class KindView:
    anchor: str
    heading: str
    files: tuple[Link, ...]
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True)
class OpenView:
    index: Link
    rules: tuple[str, ...]
    namespace: str
    licence: str
    more: tuple[tuple[str, tuple[Link, ...]], ...]
    head: tuple[str, ...]
    kinds: tuple[KindView, ...]


def pages(setting: Setting) -> Iterator[Page]:
    """The page; a language without these words shows the Chinese ones, marked as such."""
    here = setting.at(urls.dictionary(setting.lang))
    yield Page(here, "open-data", Phrase(say(here, "title")), _view(here), say(here, "lead"),
               parts.crumbs(here))  # fmt: skip


def say(setting: Setting, key: str, **slots: object) -> str:
    """A sentence of data/strings/<lang>/open.yaml."""
    return setting.speaker.say(f"open.{key}", **slots)


def _view(setting: Setting) -> OpenView:
    place = setting.catalog.site.default_area
    return OpenView(
        index=_file(setting, "index.json"),
        rules=tuple(say(setting, f"use_{key}") for key in RULES),
        namespace=str(NAMESPACE),
        licence=say(setting, "licence_note"),
        more=tuple(
            (say(setting, f"more_{key}"), tuple(_file(setting, name) for name in names))
            for key, names in (
                ("phones", ("phones.csv",)),
                ("area", (f"areas/{place}.json", "schema/area-lines.json")),
                ("hsds", ("hsds/services.json", "hsds/organizations.json")),
                ("cards", (f"contacts/areas/{place}.vcf",)),
                ("calendar", ("calendar/all.ics", f"calendar/areas/{place}.ics")),
            )
        ),
        head=tuple(say(setting, f"head_{key}") for key in ("field", "meaning", "form", "source")),
        kinds=tuple(_kind(setting, kind, model) for kind, model in KINDS.items()),
    )


def _file(setting: Setting, name: str) -> Link:
    return setting.link(urls.open_data(name), Phrase(name))


def _kind(setting: Setting, kind: str, model: type[Model]) -> KindView:
    names = (f"{kind}.json", *_tables(kind, model), f"schema/{kind}.json")
    files = tuple(_file(setting, name) for name in names)
    return KindView(kind, say(setting, f"kind_{kind}"), files, tuple(_rows(setting, model, "")))


def _tables(kind: str, model: type[Model]) -> Iterator[str]:
    yield f"{kind}.csv"
    for one in fields(model):
        if one.many and one.inner and one.name != "phones":
            yield f"{kind}-{one.name.replace('_', '-')}.csv"


def _rows(setting: Setting, model: type[Model], prefix: str) -> Iterator[FieldRow]:
    """The fields of a record, those of a record inside below it; what a source holds is said once."""
    for one in fields(model):
        path = prefix + one.name + ("[]" if one.many else "")
        origin = say(setting, "from_made") if (one.owner, one.name) in MADE else ""
        yield FieldRow(path, _meaning(setting, one), _form(setting, one), origin)
        if one.inner and not (prefix and one.name in ("source", "law")):
            yield from _rows(setting, one.inner, f"{path}.")


def _meaning(setting: Setting, one: Field) -> str:
    known = setting.catalog.strings[DEFAULT_LANGUAGE]
    return setting.speaker.say(next(key for key in one.word if key in known))


def _form(setting: Setting, one: Field) -> str:
    found = say(setting, f"form_{one.form}", choices=", ".join(one.choices))
    return say(setting, "form_many", form=found) if one.many else found
