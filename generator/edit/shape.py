"""What canonical YAML needs to know of a kind of record: the order of its keys, and its flags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.base import Localized
from generator.model.router import Router
from generator.model.site import Site
from generator.model.vocabulary import Vocabulary
from generator.reading import KINDS, LISTS
from generator.source.annotations import models_in, types_in

VOCABULARY = "vocabulary-"
LANGUAGES = ("zh", "en")  # of words in several languages; the others follow as they come
EVIDENCE = ("publish", "status", "source", "checked")
# Where the fields of a record stand that differ from the order of its model, which begins with the evidence.
# A field that isn't named here comes after the one that precedes it in the model.
ORDER: Mapping[str, tuple[str, ...]] = {
    "areas": ("id", "name", "level", "parent", *EVIDENCE, "phone_area_code", "landline_digits"),
    "channels": ("id", "kind", "area", "name", "summary", "order", "phones", "url", "route",
                 "search_words", "address", "hours", "cost", "languages", "takes", "needs", "steps",
                 "promises", "law", "note", *EVIDENCE),
    "contacts": ("id", "area", "title", "note", "posts", *EVIDENCE),
    "regulations": ("id", "kind", "publish", "status", "title", "short", "number", "issuer", "adopted",
                    "amended", "in_force", "url", "about", "source", "checked", "note", "articles"),
    "projects": ("id", "formerly", "demo", "publish", "status", "name", "everyday_name", "area",
                 "address", "investment", "stage", "retired", "owner", "general_contractor",
                 "project_department", "subcontractors", "no_subcontractors", "supervisor", "regulators",
                 "wage_officer", "pay_day", "channels", "started", "planned_finish", "finished",
                 "hat_cards", "source", "checked", "note"),
    "campaigns": ("id", "area", "title", "number", "issuer", "issued", "template", "summary", "phases",
                  "channels", "promises", "defects", *EVIDENCE),
}  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """A map: its keys in canonical order, the flags among them, the maps (or lists of maps) inside."""

    order: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    inside: Mapping[str, Shape] = field(default_factory=dict[str, "Shape"])

    def sorted(self, keys: Iterable[str]) -> list[str]:
        """Keys in canonical order; those it doesn't know stay behind the known one that they came after."""
        place = {key: (index, 0) for index, key in enumerate(self.order)}
        at, found = (-1, 0), list[tuple[tuple[int, int], str]]()
        for key in keys:
            at = place.get(key, (at[0], at[1] + 1))
            found.append((at, key))
        return [key for _, key in sorted(found, key=lambda one: one[0])]

    def of(self, key: str) -> Shape:
        """The shape of what stands under a key."""
        return self.inside.get(key, OPEN)


OPEN = Shape()  # any keys in any order


@cache
def shape(kind: str) -> Shape:
    """The shape of a folder of records, of `site`, `router`, `vocabulary-<list>`; OPEN for all others."""
    if kind in KINDS:
        return _of(KINDS[kind], ORDER.get(kind, ()))
    if kind.startswith(VOCABULARY) and kind.removeprefix(VOCABULARY) in LISTS:
        listed = Vocabulary.model_fields[LISTS[kind.removeprefix(VOCABULARY)]]
        return next((_of(model) for model in models_in(listed.annotation)), OPEN)
    return {"site": _of(Site), "router": _of(Router)}.get(kind, OPEN)


def kind_of(path: str) -> str:
    """The kind that a file as seen from the root holds: `data/projects/x.yaml` → `projects`."""
    parts = PurePosixPath(path).parts
    if len(parts) < 3:
        return PurePosixPath(path).stem
    return VOCABULARY + PurePosixPath(path).stem if parts[1] == "vocabulary" else parts[1]


def _of(model: type[BaseModel], first: tuple[str, ...] = ()) -> Shape:
    if issubclass(model, Localized):
        return Shape(LANGUAGES)
    fields: dict[str, FieldInfo] = {f.alias or name: f for name, f in model.model_fields.items()}
    order = list(first)
    before: str | None = None
    for name in fields:
        if name not in order:
            order.insert(order.index(before) + 1 if before in order else 0, name)
        before = name
    flags = frozenset(name for name, f in fields.items() if bool in types_in(f.annotation))
    inside = {name: _of(inner) for name, f in fields.items() for inner in models_in(f.annotation)}
    return Shape(tuple(name for name in order if name in fields), flags, inside)
