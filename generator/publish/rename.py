"""Gives a record another id wherever it is named: its file, references, keys of translations, slots in texts.

The ledger and the calls are never touched: a project that was issued remembers its former id, and its printed
codes go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from generator.catalog import Catalog
from generator.config import Config
from generator.edit import nodes, scalar
from generator.edit.patch import Change, patch
from generator.load import load_catalog
from generator.model.base import SLUG
from generator.problem import DataError, Problem, nearest, visible
from generator.publish.files import write_all
from generator.publish.trial import trial
from generator.source.folder import SUFFIX

# Fields whose value is the id of another record; anything written `kind/id` is one everywhere.
REFERENCES: Mapping[str, frozenset[str]] = {
    "channels": frozenset({"channels", "inspection", "arbitration", "legal_aid"}),
    "regulations": frozenset({"regulation"}),
}
SLOTS: Mapping[str, str] = {"channels": "phone|channel", "regulations": "law"}
FIXED = ("data/schema/", "data/issued/")


@dataclass(frozen=True)
class Renamed:
    """The files of a new id: path as seen from the root → bytes, None for the one that goes."""

    files: Mapping[str, bytes | None]
    alias: bool  # whether the record remembers its former id


def rename(config: Config, kind: str, old: str, new: str, dry: bool = False) -> Renamed:
    """Renames a record; `dry` writes nothing. `DataError` when it can't be, and then nothing is written."""
    catalog = load_catalog(config.root)
    _refuse(catalog, kind, old, new)
    alias = kind == "projects" and any((it.issued_to or old) == old for it in catalog.editions.of(old))
    files: dict[str, bytes | None] = {}
    for path in sorted(config.data.rglob("*" + SUFFIX)):
        shown = path.relative_to(config.root).as_posix()
        raw = path.read_bytes().decode("utf-8")
        if shown.startswith(FIXED) or old not in raw:
            continue
        text = _yaml(raw, kind, old, new)
        if shown == f"data/{kind}/{old}{SUFFIX}":
            text = _own(text, kind, catalog, old, new, alias)
            files[shown] = None
            files[f"data/{kind}/{new}{SUFFIX}"] = text.encode()
        elif text != raw:
            files[shown] = text.encode()
    if kind in SLOTS:
        slot = re.compile(r"(\{\{(?:" + SLOTS[kind] + r"):)" + re.escape(old) + r"(?=[/|}#])")
        for path in sorted(config.content.rglob("*.md")):
            raw = path.read_bytes().decode("utf-8")
            text = slot.sub(lambda found: found[1] + new, raw)
            if text != raw:
                files[path.relative_to(config.root).as_posix()] = text.encode()
    _, problems = trial(config, {shown: data for shown, data in files.items() if shown.startswith("data/")})
    if problems:
        raise DataError(problems)
    if not dry:
        write_all(config.root, files)
    return Renamed(files, alias)


def name_area(config: Config, code: str, name: str, dry: bool = False) -> Renamed:
    """Gives a place another name; everything else names it by its code."""
    catalog = load_catalog(config.root)
    if code not in catalog.areas:
        raise DataError([_unknown("areas", code, catalog.areas)])
    shown = f"data/areas/{code}{SUFFIX}"
    raw = (config.root / shown).read_bytes().decode("utf-8")
    files: dict[str, bytes | None] = {
        shown: patch(raw, "areas", [Change(("name", "zh"), " ".join(name.split()))]).encode()
    }
    _, problems = trial(config, files)
    if problems:
        raise DataError(problems)
    if not dry:
        write_all(config.root, files)
    return Renamed(files, False)


def _refuse(catalog: Catalog, kind: str, old: str, new: str) -> None:
    held: Mapping[str, object] = getattr(catalog, kind)
    if old not in held:
        raise DataError([_unknown(kind, old, held)])
    file = f"data/{kind}/{new}{SUFFIX}"
    if not re.fullmatch(SLUG, new) or len(new) > 60:
        raise DataError([Problem(file, 0, 0, "rename-form", facts={"new": visible(new)})])
    former = {name for it in catalog.projects.values() for name in it.formerly if it.id != old}
    if new in held or (kind == "projects" and new in former):
        raise DataError([Problem(file, 0, 0, "rename-taken", facts={"new": new, "file": file})])


def _unknown(kind: str, old: str, held: Mapping[str, object]) -> Problem:
    facts = {"old": visible(old), "near": nearest(old, held)}
    return Problem(f"data/{kind}", 0, 0, "rename-unknown", facts=facts)


def _own(text: str, kind: str, catalog: Catalog, old: str, new: str, alias: bool) -> str:
    """The record's own file with its new id; an issued project remembers the old one."""
    changes = [Change(("id",), new)]
    if kind == "projects":
        former = [name for name in catalog.projects[old].formerly if name != new]
        names = [*former, *([old] if alias else [])]
        if names:
            changes.append(Change(("formerly",), [*names]))
        elif catalog.projects[old].formerly:
            changes.append(Change(("formerly",), None))
    return patch(text, kind, changes)


def _yaml(raw: str, kind: str, old: str, new: str) -> str:
    """A file with every reference to the old id leading to the new one."""
    spans = [(nodes.start(node), nodes.end(raw, node), node, text)
             for node, text in _named(nodes.compose(raw), kind, old, new, "")]  # fmt: skip
    for first, end, node, text in sorted(spans, key=lambda span: span[0], reverse=True):
        written = scalar.quoted(text) if nodes.style(node) == '"' else scalar.inline(text, flow=True)
        raw = raw[:first] + written + raw[end:]
    return raw


def _named(
    node: yaml.Node, kind: str, old: str, new: str, field: str
) -> Iterator[tuple[yaml.ScalarNode, str]]:
    """The scalars that name the record, and what they say from now on."""
    if isinstance(node, yaml.MappingNode):
        for key, value in nodes.pairs(node):
            yield from _named(key, kind, old, new, "")
            yield from _named(value, kind, old, new, str(key.value))
    elif isinstance(node, yaml.SequenceNode):
        for one in nodes.items(node):
            yield from _named(one, kind, old, new, field)
    elif isinstance(node, yaml.ScalarNode):
        text = str(node.value)
        if text == old and field in REFERENCES.get(kind, ()):
            yield node, new
        elif text == f"{kind}/{old}" or text.startswith(f"{kind}/{old}/"):
            yield node, f"{kind}/{new}" + text.removeprefix(f"{kind}/{old}")
