"""What the records keep for the office is in no byte of a site: names, mobiles and ID numbers made for this.

They are put, past every check, into each place of each kind of record that isn't public, as the models say:
a new field is among them by itself. A site is built from that, and every file of it is read in every way.
That the search would find one is shown in test_search.py.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.catalog import Catalog
from generator.checks.identity import id_card
from generator.config import Config
from generator.load import KINDS, load
from generator.model.base import Evidenced, Person
from generator.model.phone import MOBILE, Phone
from generator.publish import build as module
from generator.publish import media
from generator.publish.build import build
from generator.publish.typst import Press
from tests.conftest import TODAY, Built, Quiet
from tests.support.canaries import PUBLIC, Aviary, sightings
from tests.support.filled import filled, models, places
from tests.support.small import PROJECT, small_checkout

HIDDEN = ("office", "never")
CONSENT = "consent"  # kept by the office: that somebody agreed, and where the paper lies
FIXED = {"LawRef.regulation": "wage-payment-regulation", "LawRef.article": "34"}


def guarded(model: type[BaseModel]) -> bool:
    """Whether a part of a record says itself who may see it."""
    return "publish" in model.model_fields


def hidden(birds: Aviary, kind: type[BaseModel], publish: str, place: str) -> dict[str, Any]:
    """A record, or a part of one, with a canary in every text and number; a public one lacks the consent."""
    own = {"Phone.number": birds.mobile(place), "Phone.kind": "mobile", "Phone.extension": None}
    own |= dict.fromkeys(
        (f"{one}.publish" for one in (kind.__name__, "Person", "Phone", "Evidenced")), publish
    )
    if publish == "public":
        own |= dict.fromkeys((f"{one}.{CONSENT}" for one in ("Person", "Phone")), None)
    return filled(kind, lambda path: birds.words(f"{place}.{path}"), {**FIXED, **own})


def with_hidden_parts(birds: Aviary, record: BaseModel, place: str, seen: set[str]) -> BaseModel:
    """The record with what isn't public beside, or in, every part of it that may say so."""
    changed: dict[str, Any] = {}
    for name, info in type(record).model_fields.items():
        here, value = f"{place}.{name}", getattr(record, name)
        wanted = [model for model in models(info.annotation) if guarded(model)]
        if wanted and issubclass(wanted[0], Evidenced):
            continue
        if wanted:
            seen.add(here)
            how = (*HIDDEN, "public")
            parts = [wanted[0].model_validate(hidden(birds, wanted[0], publish, here)) for publish in how]
            changed[name] = (
                (*(silent(birds, one, here) for one in value), *parts)
                if isinstance(value, tuple)
                else parts[0]
            )
        elif isinstance(value, BaseModel):
            changed[name] = with_hidden_parts(birds, value, here, seen)
        elif isinstance(value, tuple):
            changed[name] = tuple(
                with_hidden_parts(birds, one, here, seen) if isinstance(one, BaseModel) else one
                for one in value
            )
    return record.model_copy(update=changed)


def silent(birds: Aviary, part: BaseModel, place: str) -> BaseModel:
    """A public part as it is, with a canary in the note of the consent."""
    given = getattr(part, CONSENT, None)
    return part.model_copy(update={CONSENT: birds.words(f"{place}.{CONSENT}")}) if given else part


def haunted(birds: Aviary, catalog: Catalog) -> Catalog:
    """The catalog with canaries wherever something isn't public."""
    seen: set[str] = set()
    folders: dict[str, Any] = {}
    for kind, model in KINDS.items():
        records = {
            key: with_hidden_parts(birds, record, kind, seen)
            for key, record in getattr(catalog, kind).items()
        }
        for publish in HIDDEN:
            made = model.model_validate(hidden(birds, model, publish, f"{kind}, {publish}"))
            made = made.model_copy(
                update={"id": f"x-{publish}" if kind != "areas" else f"3505820{len(records):02}"}
            )
            records[made.id] = made
        folders[kind] = records
    wanted = {f"{kind}.{path}" for kind, model in KINDS.items() for path in places(model, guarded)}
    assert wanted == seen
    return replace(catalog, **folders)


def known_public(project: BaseModel) -> BaseModel:
    named = project.model_dump(mode="json", by_alias=True, exclude_none=True)
    named["name"] += PUBLIC
    named["everyday_name"]["zh"] += PUBLIC
    named["wage_officer"]["post"]["zh"] += PUBLIC
    return type(project).model_validate(named)


def prepared(birds: Aviary, root: Path) -> Catalog:
    """The catalog of a small checkout with canaries in the records, the calls and the ledger."""
    small_checkout(root, "[zh, en]")
    ledger = next((root / "data/issued").glob("*.jsonl"))
    rows = [json.loads(row) for row in ledger.read_text("utf-8").splitlines()]
    for row in rows:
        if row["subject"] == PROJECT:
            row["facts"]["wage_officer.phone"] = birds.mobile("issued, a consent that was taken back")
    ledger.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    with (root / "data/calls.csv").open("a", encoding="utf-8") as file:
        file.write(f"2026-11-10,12333,yes,zh,值班岗,{birds.words('calls.note')}\n")
    catalog = load(root).catalog
    assert catalog
    assert any("雀" in call.note for call in catalog.calls)
    return haunted(birds, catalog)


def parts(kind: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """Every model in a kind of record."""
    for name, info in kind.model_fields.items():
        for model in models(info.annotation):
            yield name, model
            yield from parts(model)


def test_canaries_are_in_every_place_that_is_not_public(tmp_path: Path) -> None:
    birds = Aviary()
    prepared(birds, tmp_path / "office")
    held = birds.held
    assert len(held) > 300
    assert sum(MOBILE.fullmatch(bird) is not None for bird in held) > 30
    assert sum(id_card(bird) == bird for bird in held) > 100
    where = {place.split(".")[0].split(",")[0] for place in held.values()}
    assert where == {*KINDS, "issued", "calls"}
    assert any(place.endswith(CONSENT) for place in held.values())
    assert {Person, Phone} <= {model for kind in KINDS.values() for _, model in parts(kind)}


def test_no_canary_is_anywhere_in_a_site(
    tmp_path: Path,
    built: Built,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    """The checks would have refused most of it, so they are left out."""
    birds, root = Aviary(), tmp_path / "office"
    catalog = prepared(birds, root)
    known = known_public(catalog.projects[PROJECT])
    catalog = replace(catalog, projects={**catalog.projects, PROJECT: known})
    monkeypatch.setattr(module, "checked", lambda config: (catalog, ()))
    shutil.copytree(built.config.work / "cache/print", root / ".build/cache/print")
    build(Config(root, TODAY), Quiet())
    found, read = sightings(root / "site", {**birds.held, PUBLIC: PUBLIC})
    record_property("canaries", len(birds.held))
    record_property("files read for them", read.total())
    assert [it for it in found if it[1] != PUBLIC] == []
    endings = ["html", "pdf", "json", "csv", "png", "svg", "txt", "vcf", "ics", "atom", "xml", "zip"]
    assert [ending for ending in endings if not read[ending]] == []
    public = {name.rpartition(".")[2] for name, place in found if place == PUBLIC}
    assert public >= {"html", "pdf", "json", "csv"}
    drawn, pictures = sightings(
        letters(Config(root, TODAY), catalog, tmp_path), {**birds.held, PUBLIC: PUBLIC}
    )
    assert pictures["pdf"] == len(list((root / "site/media").glob("*/*.png")))
    assert {place for _, place in drawn} == {PUBLIC}


def letters(config: Config, catalog: Catalog, folder: Path) -> Path:
    """The long pictures before their letters become dots: the PDF that the press sets each from."""
    press = Press(config)
    for sheet in media.sheets(config, catalog):
        assert (config.site / sheet.path).is_file()
        path = folder / "letters" / f"{sheet.path}.pdf"
        path.parent.mkdir(parents=True)
        path.write_bytes(press.pdf(sheet))
    return folder / "letters"
