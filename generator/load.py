"""INTERIM reader, replaced by the real one (source/ + load): YAML files → Catalog."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import yaml

from generator.catalog import Catalog
from generator.model.area import Area
from generator.model.base import Record
from generator.model.campaign import Campaign
from generator.model.channel import Channel
from generator.model.contact import Contact
from generator.model.project import Project
from generator.model.regulation import Regulation
from generator.model.site import Site
from generator.model.vocabulary import Vocabulary

KINDS: dict[str, type[Record]] = {
    "areas": Area, "channels": Channel, "contacts": Contact, "regulations": Regulation,
    "projects": Project, "campaigns": Campaign,
}  # fmt: skip
VOCABULARY = (
    "languages",
    "short_codes",
    "channel_kinds",
    "industries",
    "board_items",
    "hosts",
    "print_formats",
)


def read(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.CBaseLoader)


def load_catalog(root: Path) -> Catalog:
    data = root / "data"
    records: dict[str, dict[str, Any]] = {}
    for kind, model in KINDS.items():
        records[kind] = {}
        for path in sorted((data / kind).glob("*.yaml")):
            record = model.model_validate(read(path))
            assert record.id == path.stem, path
            records[kind][record.id] = record
    vocabulary = {key: read(data / "vocabulary" / f"{key.replace('_', '-')}.yaml") for key in VOCABULARY}
    strings: dict[str, dict[str, str]] = {}
    for path in sorted((data / "strings").rglob("*.yaml")):
        lang = path.stem if path.parent.name == "strings" else path.parent.name
        strings.setdefault(lang, {}).update(cast("dict[str, str]", read(path)))
    return Catalog(
        site=Site.model_validate(read(data / "site.yaml")),
        vocabulary=Vocabulary.model_validate(vocabulary),
        strings=strings,
        **records,
    )
