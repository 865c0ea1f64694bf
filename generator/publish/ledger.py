"""Puts translations where they live, in the order of the Chinese: data/strings, data/translations, and the
records that hold their own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

import yaml

from generator.catalog import Catalog, Translation
from generator.config import DEFAULT_LANGUAGE, Config
from generator.i18n.status import CONTENT, STRINGS
from generator.overlay import Unit, by_record, fingerprint, fitting, group, units
from generator.parser import LOADER, YAML
from generator.reading import SOURCES
from generator.source.folder import SUFFIX
from generator.source.text import read_text

PLAIN = re.compile(r"[^\W\d_](?:[^\n:#{}\[\],&*!|>'\"%@`\\]*[^\s:#{}\[\],&*!|>'\"%@`\\])?")  # needs no quotes
WORD = re.compile(r"(?i)true|false|yes|no|on|off|null|y|n")
NAMES = ("id", "number", "key", "code", "kind", "industry")  # fields that name an entry of a list
STRINGS_HEAD = "# 译文。花括号里的词是空位，不能改，也不能少。\n"
RECORDS_HEAD = "# data/ 里各条记录的译文，由 wageboard status --import 写。改错字可以直接改。\n"
SOURCES_HEAD = "# 每句译文是照哪句中文译的（中文的指纹），由 wageboard status 写，不要手改。\n"


def files_with(
    config: Config, catalog: Catalog, lang: str, words: Mapping[str, str], sources: Mapping[str, str]
) -> dict[Path, str]:
    """The files of the checkout with words (unit → text) and fingerprints (unit → source) in them."""
    held = catalog.translations.get(lang, Translation())
    strings = {u.removeprefix(STRINGS): text for u, text in words.items() if u.startswith(STRINGS)}
    records = {u: text for u, text in words.items() if not u.startswith((STRINGS, CONTENT))}
    files = dict(_strings(config, catalog, lang, strings)) if strings else {}
    for path, text in _inline(config, lang, records):
        files[path] = text
    inside = {u for u in records if _node(config, u, lang, files) is not None}
    texts, kept = _filed(catalog, held, {u: t for u, t in records.items() if u not in inside}, sources)
    folders: dict[str, dict[str, str]] = {}
    for unit, text in texts.items():
        folders.setdefault(unit.split("/")[0], {})[unit] = text
    home = config.data / "translations" / lang
    for folder, held_there in folders.items():
        files[home / (folder + SUFFIX)] = _yaml(RECORDS_HEAD, held_there)
    if kept:
        files[home / (SOURCES + SUFFIX)] = _yaml(SOURCES_HEAD, dict(sorted(kept.items())))
    return files


def _filed(
    catalog: Catalog, held: Translation, words: Mapping[str, str], sources: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Words and fingerprints under the addresses that their sentences have today; what fits nothing goes."""
    by = by_record({"": held})
    texts: dict[str, str] = {}
    strings = catalog.strings[DEFAULT_LANGUAGE]
    kept = {
        unit: source for unit, source in held.sources.items()
        if unit.removeprefix(STRINGS) in strings or unit.startswith(CONTENT)
    }  # fmt: skip
    found: dict[str, list[Unit]] = {}
    for unit in units(catalog):
        found.setdefault(group(unit.id), []).append(unit)
    for record, its in found.items():
        own = by.get(record, {}).get("", Translation())
        made = set(own.sources.values())
        fits = fitting(its, own)
        for unit in its:
            if unit.id in words or unit.id in fits:
                texts[unit.id] = words.get(unit.id) or fits[unit.id]
            mine = fingerprint(unit.words.zh)
            if mine in made or unit.id in own.sources:
                kept[unit.id] = mine if mine in made else own.sources[unit.id]
    return texts, {**kept, **sources}


def _strings(
    config: Config, catalog: Catalog, lang: str, words: Mapping[str, str]
) -> Iterator[tuple[Path, str]]:
    """The files of data/strings that get new words, part by part as the Chinese has them."""
    folder = config.data / "strings"
    all_words = {**catalog.strings.get(lang, {}), **words}
    for part in [
        folder / (DEFAULT_LANGUAGE + SUFFIX),
        *sorted((folder / DEFAULT_LANGUAGE).glob("*" + SUFFIX)),
    ]:
        keys = _keys(part)
        if words.keys() & set(keys):
            same = part.parent == folder
            target = folder / (lang + SUFFIX) if same else folder / lang / part.name
            head = _head(target) or STRINGS_HEAD
            yield target, _yaml(head, {key: all_words[key] for key in keys if all_words.get(key)})


def _inline(config: Config, lang: str, words: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """The records whose own words in this language get replaced."""
    changed: dict[Path, str] = {}
    for unit, text in words.items():
        node = _node(config, unit, lang, changed)
        if node is None:
            continue
        path = _path(config, unit)
        old = changed.get(path) or path.read_text(encoding="utf-8")
        end = "\n" if node.style in ("|", ">") else ""
        new = json.dumps(text, ensure_ascii=False) + end
        changed[path] = old[: node.start_mark.index] + new + old[node.end_mark.index :]
    yield from changed.items()


def _node(config: Config, unit: str, lang: str, changed: Mapping[Path, str]) -> yaml.ScalarNode | None:
    """Where a record holds its own words of a language; None where it doesn't."""
    path = _path(config, unit)
    if not path.is_file():
        return None
    text = changed.get(path) or read_text(path, path.name)[0] or ""
    node = cast("yaml.Node | None", YAML.compose(text, Loader=LOADER))
    way = unit.split("/", 2)[2].replace("/", ".")
    for step in (*way.split("."), lang):
        node = _below(node, step)
    return node if isinstance(node, yaml.ScalarNode) else None


def _below(node: yaml.Node | None, step: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        pairs = cast("Sequence[tuple[yaml.Node, yaml.Node]]", node.value)
        return next((value for key, value in pairs if key.value == step), None)
    if isinstance(node, yaml.SequenceNode):
        entries = cast("Sequence[yaml.Node]", node.value)
        for entry in entries:
            names = (_below(entry, name) for name in NAMES)
            if any(isinstance(name, yaml.ScalarNode) and name.value == step for name in names):
                return entry
        return entries[int(step)] if step.isdigit() and int(step) < len(entries) else None
    return None


def _path(config: Config, unit: str) -> Path:
    folder, record = unit.split("/", 2)[:2]
    return config.data / (record + SUFFIX if folder == record else f"{folder}/{record}{SUFFIX}")


def _keys(path: Path) -> list[str]:
    node = cast("yaml.Node", YAML.compose(path.read_text(encoding="utf-8"), Loader=LOADER))
    return [str(key.value) for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []


def _head(path: Path) -> str:
    """The comment that a file begins with."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.is_file() else []
    head: list[str] = []
    for line in lines:
        if not line.startswith("#"):
            break
        head.append(line)
    return "".join(head)


def _yaml(head: str, values: Mapping[str, str]) -> str:
    return head + "".join(f"{key}: {_scalar(text)}\n" for key, text in values.items())


def _scalar(text: str) -> str:
    """Plain where that is safe, else in double quotes."""
    plain = PLAIN.fullmatch(text) and not WORD.fullmatch(text)
    return text if plain else json.dumps(text, ensure_ascii=False)
