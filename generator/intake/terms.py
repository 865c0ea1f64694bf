"""Abbreviations of offices and systems (根欠办, 一金三制) that neither the text nor the glossary explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog

OFFICE = re.compile(r"[\u4e00-\u9fff]{2}办(?![理公法案事好结实妥成〔发])")  # not 线索办结, 鲁就办〔2023〕
COUNTED = re.compile(
    r"[一二三四五六七八九两][\u4e00-\u9fff][一二三四五六七八九两][\u4e00-\u9fff](?![\u4e00-\u9fff]?[年月日])"
)
VERBS = frozenset("经承督交转主协举开创查法代补立包会催速申停兴重新帮筹审快精侦分联")
DEFINED = re.compile(r"以下简称[：:]?\s*[“\"]?([\u4e00-\u9fff]{2,12})[”\"]?")
GRAMMAR = frozenset("的和与及由向对将把被各同并等或在为是以按到从其该本我全")
COUNTED_WORDS = frozenset(
    ("一五一十", "三三两两", "一心一意", "一老一小", "一事一议", "一案一策", "一企一策", "一月一日")
)


def unexplained(catalog: Catalog, text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The abbreviations of a text that nothing explains, each once, in the order of the text."""
    explained = known | glossary(catalog) | frozenset(DEFINED.findall(text))
    found = dict.fromkeys(one for one in abbreviations(text) if one not in explained)
    return tuple(found)


def abbreviations(text: str) -> Iterator[str]:
    """What looks like one: two signs and 办, or counted things (一金三制)."""
    spans = [(one.start(), one[0]) for one in OFFICE.finditer(text)]
    spans += [(one.start(), one[0]) for one in COUNTED.finditer(text) if one[0] not in COUNTED_WORDS]
    for _, one in sorted(spans):
        if one.endswith("办") and (one[1] in VERBS or GRAMMAR.intersection(one[:2])):
            continue
        yield one


def glossary(catalog: Catalog) -> frozenset[str]:
    """Every way of writing a term of the glossary."""
    return frozenset(word for term in catalog.vocabulary.glossary for word in (term.term.zh, *term.also))
