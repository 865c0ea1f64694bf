"""Translations: English is complete, and no language says another number than the Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.survey import Found
from generator.config import DEFAULT_LANGUAGE, GUIDE_LANGUAGES
from generator.model.base import Localized, Name
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
        for lang in found.node.languages:
            words = found.node.get(lang) or ""
            if lang != DEFAULT_LANGUAGE and words == found.node.zh and HAN.search(words):
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
        for lang in found.node.languages[1:]:
            words = found.node.get(lang) or ""
            theirs = set(LONG_NUMBER.findall(words))
            lost = numbers - set(LONG_NUMBER.findall(words.replace(",", ""))) - theirs
            strange = {number for number in theirs - numbers if number in case.short_codes}
            if lost or strange:
                yield case.problem(
                    "translation-number", found.spot.at(lang), "error" if theirs else "warning", lang=lang,
                    wanted=", ".join(sorted(numbers)) or "–", found=", ".join(sorted(theirs)) or "–",
                )  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"


CHECKS = (translation_missing, translation_same, translation_number)
