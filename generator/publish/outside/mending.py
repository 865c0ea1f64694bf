"""Puts the new address where the old one stands, byte for byte the rest stays; what `check` would refuse
isn't put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.config import Config
from generator.edit.patch import Change, patch
from generator.edit.shape import kind_of
from generator.problem import Problem
from generator.publish.outside.finding import Finding
from generator.publish.outside.named import ADDRESS, TAIL, Link, Place
from generator.publish.trial import trial
from generator.source.document import Value, parse


@dataclass(frozen=True)
class Edit:
    """A link that moved for good: each place with the address it gets, or the errors that this would make."""

    link: Link
    new: str
    problems: tuple[Problem, ...] = ()


def plan(
    config: Config, links: Iterable[Link], findings: Mapping[str, Finding]
) -> tuple[list[Edit], dict[str, bytes | None]]:
    """Every edit there is, and the files (path from the root → bytes) of those without problems."""
    edits: list[Edit] = []
    files: dict[str, bytes | None] = {}
    for link in links:
        found = findings.get(link.url)
        if found is None or not found.new or link.host:
            continue
        wanted = {**files, **_files(config, link, found.new, files)}
        problems = trial(config, wanted)[1]
        edits.append(Edit(link, found.new, tuple(problems)))
        if not problems:
            files = wanted
    return edits, files


def _files(
    config: Config, link: Link, new: str, before: Mapping[str, bytes | None]
) -> dict[str, bytes | None]:
    """The files of a link with the new address, from what earlier edits made of them."""
    texts: dict[str, str] = {}
    for place in sorted(link.places, reverse=True):
        held = before.get(place.path) or (config.root / place.path).read_bytes()
        text = texts.get(place.path) or held.decode("utf-8")
        texts[place.path] = _changed(text, place, link.url, new)
    return {path: text.encode() for path, text in texts.items()}


def _changed(text: str, place: Place, old: str, new: str) -> str:
    if not place.yaml:
        lines = text.split("\n")
        lines[place.line - 1] = _swapped(lines[place.line - 1], old, new)
        return "\n".join(lines)
    value: Value | None = parse(place.path, text)[0]
    for step in place.yaml:
        value = _step(value, step)
    if not isinstance(value, str):
        raise KeyError(place.yaml)
    return patch(text, kind_of(place.path), [Change(place.yaml, _swapped(value, old, new))])


def _swapped(text: str, old: str, new: str) -> str:
    """The text with the address replaced where it stands whole, not where it begins a longer one."""

    def swap(found: re.Match[str]) -> str:
        it = found.group()
        return new + it[len(old) :] if old in (it, it.rstrip(TAIL)) else it

    return ADDRESS.sub(swap, text)


def _step(value: Value | None, step: str | int) -> Value:
    if isinstance(value, dict):
        return value[str(step)]
    if isinstance(value, list) and isinstance(step, int):
        return value[step]
    raise KeyError(step)
