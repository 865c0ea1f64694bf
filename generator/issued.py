"""Reads data/issued/<year>.jsonl into editions; a line that `wageboard issue` did not write is a problem.

It reads, and never writes: publish/issuing.py appends.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

from generator.model.base import SLUG
from generator.model.edition import Edition, Editions
from generator.problem import Problem, visible
from generator.source.folder import IGNORED
from generator.source.text import SUSPECT, whole

FOLDER = "data/issued"
YEAR = re.compile(r"[0-9]{4}\.jsonl")
WORDS = {"token": r"[0-9A-Za-z]{1,20}", "subject": SLUG, "item": SLUG, "template": SLUG}
SUBJECT = re.compile(r'"subject": "([^"]*)"')
KEYS = ("token", "subject", "item", "revision", "date", "template", "facts")
MAX_PROBLEMS = 20  # of one file


def issued(root: Path, without: Collection[str] = ()) -> tuple[Editions, list[Problem]]:
    """Every edition of the ledger, in the order of its files and lines, but for those of some subjects."""
    editions: list[Edition] = []
    problems: list[Problem] = []
    folder = root / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name in IGNORED:
            continue
        shown = f"{FOLDER}/{visible(path.name)}"
        if not YEAR.fullmatch(path.name) or not path.is_file() or path.is_symlink():
            problems.append(whole(shown, "unknown-file", name=path.name))
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(whole(shown, "unreadable", reason=type(error).__name__))
            continue
        found: list[Problem] = []
        for one in _read(shown, text, without):
            if isinstance(one, Edition):
                editions.append(one)
            elif len(found) < MAX_PROBLEMS:
                found.append(one)
        problems += found
    return Editions(tuple(editions)), problems


def edition(line: str, path: str = "", number: int = 0) -> Edition | Problem:
    """One line of the ledger as an edition, or what is wrong with it."""

    def wrong(rule: str, field: str = "", column: int = 1) -> Problem:
        return Problem(path, number, column, rule, facts={"field": field, "found": visible(line[:60])})

    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return wrong("ledger-json", column=getattr(error, "colno", 1))
    if not isinstance(value, dict):
        return wrong("ledger-json")
    held = cast("dict[str, Any]", value)
    bad = _bad_field(held)
    if bad:
        return wrong("ledger-field", bad, max(line.find(f'"{bad}"') + 1, 1))
    facts: Mapping[str, str] = {sys.intern(k): sys.intern(v) for k, v in held["facts"].items()}
    made = Edition(
        *(sys.intern(held[key]) for key in ("token", "subject", "item")),
        revision=held["revision"],
        date=date.fromisoformat(held["date"]),
        template=sys.intern(held["template"]),
        facts=facts,
        path=path,
        number=number,
    )
    return made if made.line == line else wrong("ledger-form")


def _read(shown: str, text: str, without: Collection[str]) -> Iterator[Edition | Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")  # a checkout on Windows
        its = SUBJECT.search(line) if without else None
        if line and not (its and its[1] in without):
            yield edition(line, shown, number)


def _bad_field(held: Mapping[str, Any]) -> str:
    """The first field that is missing, unknown, out of place or not of its kind; empty when all is well."""
    for key in KEYS:
        if key not in held:
            return key
    unknown = next((key for key in held if key not in KEYS), "")
    if unknown:
        return unknown
    for key, form in WORDS.items():
        if not isinstance(held[key], str) or not re.fullmatch(form, held[key]):
            return key
    revision = held["revision"]
    if type(revision) is not int or revision < 1:
        return "revision"
    if not _is_day(held["date"]):
        return "date"
    facts: object = held["facts"]
    if not isinstance(facts, dict) or not facts:
        return "facts"
    values = cast("dict[str, object]", facts).values()
    return "" if all(isinstance(v, str) and v and not SUSPECT.search(v) for v in values) else "facts"


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
