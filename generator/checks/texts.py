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


CHECKS = (placeholder,)
