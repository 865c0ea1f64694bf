"""Translations: English is complete, and no language says another number than the Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.outline import SHOWN, SITES, several
from generator.checks.spot import Spot
from generator.checks.survey import Found
from generator.config import DEFAULT_LANGUAGE, GUIDE_LANGUAGES
from generator.i18n.status import ON_SCREEN, STRINGS
from generator.model.base import Localized, Name
from generator.overlay import FOLDERS, group, stands
from generator.problem import Problem

LONG_NUMBER = re.compile(r"(?<![0-9])(?<![0-9]\.)[0-9]{5,12}(?![0-9])(?!\.[0-9])")
HAN = re.compile(r"[\u4e00-\u9fff]")


def _public(case: Case) -> Iterator[Found[Localized]]:
    return (found for found in case.survey.words if found.owner.publish == "public")


def translation_missing(case: Case) -> Iterator[Problem]:
    """Words that readers see are there in every complete language of the site (proper names are free).

    Bad: summary: {zh: 拖欠工资先打这里}
    Good: summary: {zh: 拖欠工资先打这里, en: Call here first about unpaid wages}
    """
    wanted = [
        lang for lang in case.catalog.site.languages if lang in GUIDE_LANGUAGES and lang != DEFAULT_LANGUAGE
    ]
    for found in _public(case):
        if isinstance(found.node, Name):
            continue
        for lang in wanted:
            if not (found.node.get(lang) or "").strip():
                yield case.problem("translation-missing", found.spot, lang=lang, found=_short(found.node.zh))


def translation_same(case: Case) -> Iterator[Problem]:
    """A translation is not the Chinese words again.

    Bad: summary: {zh: 拖欠工资先打这里, en: 拖欠工资先打这里}
    Good: summary: {zh: 拖欠工资先打这里, en: Call here first about unpaid wages}
    """
    for found in _public(case):
        for lang, words in found.node.others.items():
            if words == found.node.zh and HAN.search(words):
                yield case.problem(
                    "translation-same", found.spot.at(lang), "warning", lang=lang, found=_short(words)
                )


def translation_number(case: Case) -> Iterator[Problem]:
    """A telephone number in the Chinese words is the same in a translation.

    Bad: {zh: 打12333, en: Call 12345}
    Good: {zh: 打12333, en: Call 12333}
    """
    for found in case.survey.words:
        numbers = set(LONG_NUMBER.findall(found.node.zh))
        for lang, words in found.node.others.items():
            theirs = set(LONG_NUMBER.findall(words))
            lost = numbers - set(LONG_NUMBER.findall(words.replace(",", ""))) - theirs
            strange = {number for number in theirs - numbers if number in case.short_codes}
            if lost or strange:
                yield case.problem(
                    "translation-number", found.spot.at(lang), "error" if theirs else "warning", lang=lang,
                    wanted=", ".join(sorted(numbers)) or "–", found=", ".join(sorted(theirs)) or "–",
                )  # fmt: skip


def translation_outdated(case: Case) -> Iterator[Problem]:
    """In a language that somebody has reviewed, every translation was made from today's Chinese.

    Bad: the Chinese sentence was changed, its English was not
    Good: both were changed, and wageboard status --accept was run
    """
    for lang, held, row in case.late:
        if row.unit in held.sources:
            yield case.problem(
                "translation-outdated", _spot(case, row.unit), "warning",
                lang=lang, unit=row.unit, found=_short(row.chinese),
            )  # fmt: skip


def translation_unlisted(case: Case) -> Iterator[Problem]:
    """In a language that somebody has reviewed, it is known of every translation what it was made from.

    Bad: a new key in strings/zh and strings/en, and no more
    Good: the same, and wageboard status --lang en --accept new was run
    """
    others = sorted(case.unlisted, key=lambda both: _rank(both[1]))
    ours = (its for site in case.sites.values() for its in site.unlisted)
    rank = _rank(f"{SITES}/")
    count: dict[str, int] = {}
    first: dict[str, list[str]] = {}
    for its in (
        *(several(lang, [unit]) for lang, unit in others if _rank(unit) < rank),
        *ours,
        *(several(lang, [unit]) for lang, unit in others if _rank(unit) > rank),
    ):
        count[its.lang] = count.get(its.lang, 0) + its.size
        first.setdefault(its.lang, []).extend(its.first)
    for lang, found in first.items():
        facts = {"lang": lang, "count": str(count[lang]), "found": ", ".join(found[:SHOWN])}
        ledger = f"data/translations/{lang}/sources.yaml"  # which needs not be there yet
        yield Problem(ledger, 1, 1, "translation-unlisted", "warning", facts)


def translation_unknown(case: Case) -> Iterator[Problem]:
    """Words in data/translations belong to a sentence that there is.

    Bad: channels/cn-12333/steps.9 where it has four steps
    Good: channels/cn-12333/steps.3
    """
    if case.places.broken:
        return
    known: dict[str, dict[str, None]] = {}  # record → its sentences
    for unit in case.units:
        known.setdefault(group(unit.id), {})[unit.id] = None
    for name, site in case.kept.items():
        known[f"{SITES}/{name}"] = dict.fromkeys(site.sentences)
    for lang, held in case.catalog.translations.items():
        for unit in held.texts:
            record = group(unit)
            if unit not in known.get(record, {}):
                near = case.near(unit, known[record]) if record in known else case.near(record, known)
                yield case.problem(
                    "translation-unknown", Spot("translations", lang, (unit,)), "warning",
                    lang=lang, found=unit, near=near,
                )  # fmt: skip


def draft_on_paper(case: Case) -> Iterator[Problem]:
    """No words of prints in a language that nobody has reviewed.

    Bad: print.board.title in data/strings/ug/print.yaml, ug without reviewed_by
    Good: no print. words in ug, or a reviewer named
    """
    for entry in case.catalog.vocabulary.languages:
        for key in case.catalog.strings.get(entry.tag, {}) if entry.draft else ():
            if not key.startswith(ON_SCREEN):
                yield case.problem(
                    "draft-on-paper", Spot("strings", entry.tag, (key,)), key=key, lang=entry.tag
                )


def _rank(unit: str) -> int:
    """Sorts sentences as they are walked: words of pages, folders of records, all others."""
    ranks = (STRINGS.removesuffix("/"), *FOLDERS)
    folder = unit.partition("/")[0]
    return ranks.index(folder) if folder in ranks else len(ranks)


def _spot(case: Case, unit: str) -> Spot:
    """Where the Chinese of a sentence stands."""
    if unit.startswith(STRINGS):
        return Spot("strings", DEFAULT_LANGUAGE, (unit.removeprefix(STRINGS),))
    return Spot(*stands(case.catalog, unit))


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"


CHECKS = (
    translation_missing, translation_same, translation_number, translation_outdated, translation_unlisted,
    translation_unknown, draft_on_paper,
)  # fmt: skip
