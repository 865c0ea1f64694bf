"""Plain Chinese: short sentences, one idea a paragraph, common characters, law terms that can be looked up.

Limits and exceptions stand in data/vocabulary/plain-chinese.yaml; a rule that isn't there is not applied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from generator.checks.case import Case
from generator.checks.passages import SLOT, Passage
from generator.checks.sentences import HAN, Piece, clauses, full_sentences, sentences
from generator.checks.spot import vocabulary
from generator.model.vocabulary import PlainRule
from generator.problem import Problem, Severity, visible


class Finding(NamedTuple):
    """Something that breaks a rule, and the words that an exception would have to name."""

    passage: Passage
    offset: int
    words: str
    number: int = 0  # of characters or sentences
    key: str = ""  # of the term


def plain_sentence(case: Case) -> Iterator[Problem]:
    """A sentence, up to 。！？；, is short enough to be read once.

    Bad: 单位没有按照约定的时间把工资足额发到你本人的银行卡上而且你已经离开了这个工地的也可以去投诉。
    Good: 工资没按时发足，可以投诉。人已经离开了，也可以。
    """
    yield from _problems(case, "sentence")


def plain_clause(case: Case) -> Iterator[Problem]:
    """What stands between two marks is short enough to be said in one breath.

    Bad: 经人力资源社会保障行政部门批准后可以适当延长的调查期限，
    Good: 经部门批准，可以再查一段时间，
    """
    yield from _problems(case, "clause", "warning")


def plain_paragraph(case: Case) -> Iterator[Problem]:
    """A paragraph, a list item or a note holds one idea: few sentences.

    Bad: 先打电话。再去现场。带上合同。记下编号。等回音。
    Good: a list with one step an item
    """
    yield from _problems(case, "paragraph")


def plain_character(case: Case) -> Iterator[Problem]:
    """Every character is one of the 3,500 that everybody learns (通用规范汉字表, level 1).

    Bad: 不要恫吓
    Good: 不要吓人
    """
    yield from _problems(case, "character")


def plain_term(case: Case) -> Iterator[Problem]:
    """A page that uses a law term links it to the glossary, once is enough.

    Bad: 可以申请支付令。
    Good: 可以申请{{term:payment-order}}。
    """
    yield from _problems(case, "term")


def plain_exception_unused(case: Case) -> Iterator[Problem]:
    """An exception lets something pass; one that nothing needs any more is taken out.

    Bad: text: 闵 when no text has 闵
    Good: no such exception
    """
    for place, rule in enumerate(case.catalog.vocabulary.plain_chinese if case.prose else ()):
        used = {_exception(rule, finding) for finding in FINDERS[rule.rule](case, rule, case.passages)}
        for index, exception in enumerate(rule.exceptions):
            if index not in used:
                spot = vocabulary("plain_chinese", place, "exceptions", index, "text")
                yield case.problem("plain-exception-unused", spot, "warning", found=exception.text)


def _problems(case: Case, name: str, severity: Severity = "error") -> Iterator[Problem]:
    for rule in case.catalog.vocabulary.plain_chinese:
        if rule.rule != name:
            continue
        for finding in FINDERS[name](case, rule, case.passages):
            if _exception(rule, finding) is None:
                yield _problem(case, rule, finding, severity)


def _problem(case: Case, rule: PlainRule, finding: Finding, severity: Severity) -> Problem:
    passage = finding.passage
    facts = {"found": visible(finding.words)}
    if finding.key:
        facts["key"] = finding.key
    if rule.limit is not None:
        facts |= {"count": str(finding.number), "limit": str(rule.limit)}
    if passage.spot:
        return case.problem(f"plain-{rule.rule}", passage.spot, severity, **facts)
    return Problem(passage.path, *passage.place(finding.offset), f"plain-{rule.rule}", severity, facts)


def _exception(rule: PlainRule, finding: Finding) -> int | None:
    """The exception that lets it pass; a word must be named as it is, of a sentence a part is enough."""
    for index, exception in enumerate(rule.exceptions):
        if finding.words == exception.text:
            return index
        if rule.limit is not None and exception.text in finding.words:
            return index
    return None


def _long(
    cut: Callable[[str], Iterator[Piece]], _: Case, rule: PlainRule, its: Iterable[Passage]
) -> Iterator[Finding]:
    for passage in its:
        for piece in cut(passage.text):
            if rule.limit is not None and piece.size > rule.limit:
                words = passage.raw[piece.start : piece.end].strip()
                yield Finding(passage, piece.start, words, piece.size)


def _crowded(_: Case, rule: PlainRule, its: Iterable[Passage]) -> Iterator[Finding]:
    for passage in its:
        pieces = list(full_sentences(passage.text))
        if rule.limit is not None and len(pieces) > rule.limit:
            words = passage.raw[pieces[0].start : pieces[-1].end].strip()
            yield Finding(passage, pieces[0].start, words, len(pieces))


def _rare(case: Case, _: PlainRule, its: Iterable[Passage]) -> Iterator[Finding]:
    common = {symbol for row in case.catalog.vocabulary.common_characters for symbol in row.characters}
    for passage in its:
        for found in HAN.finditer(passage.text) if common else ():
            if found[0] not in common:
                yield Finding(passage, found.start(), found[0])


def _unlinked(case: Case, rule: PlainRule, its: Iterable[Passage]) -> Iterator[Finding]:
    """Per page and term the first use, where the page has no link to it at all."""
    terms = {
        words: term.key
        for term in reversed(case.catalog.vocabulary.glossary)  # of two that share a word the first counts
        for words in (term.term.zh, *term.also)
    }
    if not terms:
        return
    # A term that begins with another sorts behind it, so that reversed the longest comes first.
    longest = re.compile("|".join(map(re.escape, sorted(terms, reverse=True))))
    linked = {
        path: {found[2] for found in SLOT.finditer(raw) if found[1] == "term"}
        for path, raw in case.prose.items()
    }
    for passage in its:
        for found in longest.finditer(passage.text) if passage.path and not passage.heading else ():
            key = terms[found[0]]
            if key in linked[passage.path]:
                continue
            finding = Finding(passage, found.start(), found[0], key=key)
            if _exception(rule, finding) is None:
                linked[passage.path].add(key)
            yield finding


def excused(case: Case, its: Iterable[Passage]) -> Iterator[Passage]:
    """Those of these passages that an exception lets pass."""
    passages = list(its)
    for rule in case.catalog.vocabulary.plain_chinese if passages else ():
        for finding in FINDERS[rule.rule](case, rule, passages):
            if _exception(rule, finding) is not None:
                yield finding.passage


FINDERS: Mapping[str, Callable[[Case, PlainRule, Iterable[Passage]], Iterator[Finding]]] = {
    "sentence": partial(_long, sentences),
    "clause": partial(_long, clauses),
    "paragraph": _crowded,
    "character": _rare,
    "term": _unlinked,
}
CHECKS = (
    plain_sentence,
    plain_clause,
    plain_paragraph,
    plain_character,
    plain_term,
    plain_exception_unused,
)
