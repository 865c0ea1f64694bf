"""Which fields of which records are open data; whatever is not named here stays in the office.

A field of a model that nobody has put into this list is published nowhere: public by decision, never by
accident.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Union

from generator.model.area import Area, MinimumWage, WageTier
from generator.model.base import Checked, LawRef, Localized, Model, Person, Source
from generator.model.campaign import Campaign, Phase
from generator.model.channel import Channel, Promise, Reception
from generator.model.contact import Contact, Post
from generator.model.phone import Phone
from generator.model.project import (
    ChannelChoice,
    Company,
    PayDay,
    Project,
    ProjectDepartment,
    Regulator,
    Retirement,
    Subcontractor,
    WageOfficer,
)
from generator.model.regulation import Article, InForce, Regulation
from generator.model.vocabulary import ShortCode, Term

Form = Literal["text", "words", "date", "amount", "count", "flag", "choice", "record"]

COMPANY = ("name", "phones", "person")
FACTS = ("status", "source", "checked")
OPEN: Mapping[type[Model], tuple[str, ...]] = {
    Source: ("title", "number", "url", "date", "note"),
    Checked: ("date", "how"),
    LawRef: ("regulation", "article"),
    Person: ("name",),
    Phone: ("number", "dial", "kind", "extension", "label", "free", "all_day"),
    Area: (
        "id", "name", "level", "parent", "phone_area_code", "landline_digits", "minimum_wage", "wage_tier",
        "also_written", "note", *FACTS,
    ),
    MinimumWage: ("tier", "monthly", "hourly", "start", "status", "source"),
    WageTier: ("tier", "status", "source"),
    Channel: (
        "id", "kind", "area", "name", "summary", "order", "phones", "url", "route", "search_words", "address",
        "hours", "reception", "cost", "languages", "takes", "needs", "steps", "promises", "law", "note",
        *FACTS,
    ),
    Promise: ("text", "source"),
    Reception: ("weekday", "nth", "month_day", "start", "until", "opens", "closes", "who", "note", "source"),
    Contact: ("id", "area", "title", "note", "posts", *FACTS),
    Post: ("unit", "post", "role", "duty", "area", "phones", "person"),
    Regulation: (
        "id", "kind", "title", "short", "number", "issuer", "adopted", "amended", "in_force", "url", "about",
        "note", "articles", *FACTS,
    ),
    InForce: ("start", "until"),
    Article: ("number", "text", "plain"),
    Project: (
        "id", "demo", "name", "everyday_name", "area", "address", "stage", "owner", "general_contractor",
        "project_department", "subcontractors", "no_subcontractors", "supervisor", "regulators",
        "wage_officer", "pay_day", "channels", "started", "planned_finish", "finished", "retired", *FACTS,
    ),
    Company: COMPANY,
    Subcontractor: (*COMPANY, "work"),
    ProjectDepartment: (*COMPANY, "address"),
    Regulator: ("industry", "name", "phones"),
    WageOfficer: ("post", "where", "phones", "person"),
    PayDay: ("day", "month", "note"),
    ChannelChoice: ("inspection", "arbitration", "legal_aid"),
    Retirement: ("on",),
    Campaign: (
        "id", "area", "title", "number", "issuer", "issued", "template", "summary", "phases", "channels",
        "promises", "defects", *FACTS,
    ),
    Phase: ("name", "start", "until", "date_note"),
    Term: ("key", "term", "also", "plain", "law"),
    ShortCode: ("code", "name", "twin", "source"),
}  # fmt: skip
# What a model works out beside its fields, by its name in files: what a handset in China dials.
MADE: Mapping[tuple[type[Model], str], str] = {(Phone, "dial"): "href"}
# Kind of record → its model; the names of files, which never change inside a version.
KINDS: Mapping[str, type[Model]] = {
    "areas": Area, "channels": Channel, "contacts": Contact, "regulations": Regulation, "projects": Project,
    "campaigns": Campaign, "glossary": Term, "short-codes": ShortCode,
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One open field: its name in the model, its name in files, and what stands in it."""

    owner: type[Model]
    attribute: str  # of the model, or what the model works out
    name: str  # in JSON and CSV
    form: Form
    many: bool  # a list
    needed: bool  # always there
    choices: tuple[str, ...] = ()
    inner: type[Model] | None = None  # of a record inside

    @property
    def word(self) -> tuple[str, str]:
        """Keys of data/strings/<lang>/open.yaml for its meaning: its own, then that of the name."""
        return f"open.{self.owner.__name__}.{self.name}", f"open.any.{self.name}"


def fields(model: type[Model]) -> Iterator[Field]:
    """The open fields of a model, in the order of the list."""
    for name in OPEN[model]:
        if (model, name) in MADE:
            yield Field(model, MADE[model, name], name, "text", False, True)
            continue
        info = model.model_fields[name]
        form, many, choices, inner = _form(info.annotation)
        needed = info.is_required()
        yield Field(model, name, info.alias or name, form, many, needed, choices, inner)


def _form(annotation: Any) -> tuple[Form, bool, tuple[str, ...], type[Model] | None]:
    """What a type annotation of a model means: form, whether a list, choices, model inside."""
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        return _form(typing.get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return _form(next(one for one in typing.get_args(annotation) if one is not type(None)))
    if origin is tuple:
        form, _, choices, inner = _form(typing.get_args(annotation)[0])
        return form, True, choices, inner
    if origin is Literal:
        return "choice", False, tuple(str(one) for one in typing.get_args(annotation)), None
    if issubclass(annotation, Localized):
        return "words", False, (), None
    if issubclass(annotation, Model):
        return "record", False, (), annotation
    simple: dict[Any, Form] = {date: "date", Decimal: "amount", bool: "flag", int: "count", str: "text"}
    return simple[annotation], False, (), None
