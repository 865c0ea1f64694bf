"""Texts: finished, with nothing left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.case import Case
from generator.problem import Problem

PLACEHOLDER = re.compile(
    r"(?<![A-Za-zＸ])(?:[Xx]{2,}|Ｘ{2,}|[×○]{2,})(?![A-Za-z])|[*＊]{3,}|[?？]{3,}"
    r"|待定|待补|待填|\bTODO\b|\bTBD\b|\bFIXME\b|二〇[XＸ×]"
)
NUMBER = re.compile(
    r"(?<![0-9A-Za-z.-])(?:0\d{2,3}-\d{5,8}|12\d{3})(?![0-9-]|\.\d|\s*(?:元|人|名|张|份|户|米|yuan|people|workers))"
)
NUMBERS = frozenset({"number", "source", "defects", "url", "id"})  # fields that hold numbers of other sorts
QUOTED = re.compile(r"“[^“”]{1,40}”")  # a text that speaks of a placeholder puts it in quotes
QUOTES = frozenset({"defects", "also_written", "source"})  # fields that quote a notice with its slips
CODE = frozenset({"id", "url", "theme", "template", "key", "field"})


def placeholder(case: Case) -> Iterator[Problem]:
    """A text holds no placeholder; an error where readers would see it, a warning elsewhere.

    Bad: address: {zh: "XX路待定号"}
    Good: no address until it is known
    """
    for found in case.survey.texts:
        owner = found.owner
        if owner.template or owner.kind in ("strings", "vocabulary") or not QUOTES.isdisjoint(found.path):
            continue
        holds = PLACEHOLDER.search(QUOTED.sub("", found.node)) if found.path[-1] not in CODE else None
        if holds:
            severity = "error" if owner.publish == "public" else "warning"
            yield case.problem("placeholder", found.spot, severity, found=holds[0])


def number_in_text(case: Case) -> Iterator[Problem]:
    """A number inside a sentence is a known short code, alone or with the place's area code.

    Bad: 打 12334 问, 打 0595-85612345 问, or 打 021-12345 问 in 泉州
    Good: 打 12333 问, or 打 0595-12345 问 in 泉州
    """
    for found in case.survey.texts:
        if found.owner.kind in ("regulations", "vocabulary", "changes") or not NUMBERS.isdisjoint(found.path):
            continue
        for number in NUMBER.findall(found.node):
            area, _, rest = number.rpartition("-")
            wanted = case.catalog.phone_area_code(found.area) if area and found.area else None
            if rest not in case.short_codes or (wanted and wanted != area):
                yield case.problem("number-in-text", found.spot, found=number)


CHECKS = (placeholder, number_in_text)
