"""The words of pages and prints in data/strings: the same keys and slots in every complete language."""

from __future__ import annotations

import string
from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.spot import Spot
from generator.config import DEFAULT_LANGUAGE, GUIDE_LANGUAGES
from generator.problem import Problem


def _slots(words: str) -> frozenset[str] | None:
    """The names of the slots, None where the braces don't match or a slot is no plain name."""
    try:
        names = [
            (name, spec, turn) for _, name, spec, turn in string.Formatter().parse(words) if name is not None
        ]
    except ValueError:
        return None
    if any(not name.isidentifier() or spec or turn for name, spec, turn in names):
        return None
    return frozenset(name for name, _, _ in names)


def strings_missing(case: Case) -> Iterator[Problem]:
    """Every key of the Chinese words is there in every complete language of the site.

    Bad: zh.yaml has guide.home, en.yaml has not
    Good: both have it
    """
    source = case.catalog.strings.get(DEFAULT_LANGUAGE, {})
    for lang in case.catalog.site.languages:
        if lang == DEFAULT_LANGUAGE or lang not in GUIDE_LANGUAGES or ("strings", lang) in case.places.broken:
            continue
        for key in source.keys() - case.catalog.strings.get(lang, {}).keys():
            yield case.problem(
                "strings-missing", Spot("strings", DEFAULT_LANGUAGE, (key,)), key=key, lang=lang
            )


def strings_extra(case: Case) -> Iterator[Problem]:
    """A language has no key that the Chinese words lack.

    Bad: en.yaml has guide.hoem, zh.yaml has guide.home
    Good: both have guide.home
    """
    source = case.catalog.strings.get(DEFAULT_LANGUAGE, {})
    if ("strings", DEFAULT_LANGUAGE) in case.places.broken:
        return
    for lang, words in case.catalog.strings.items():
        for key in words.keys() - source.keys():
            near = case.near(key, source)
            yield case.problem("strings-extra", Spot("strings", lang, (key,)), key=key, lang=lang, near=near)


def strings_braces(case: Case) -> Iterator[Problem]:
    """A slot is a plain name in braces.

    Bad: "{area 的电话"
    Good: "{area}的电话"
    """
    for lang, words in case.catalog.strings.items():
        for key, text in words.items():
            if _slots(text) is None:
                yield case.problem("strings-braces", Spot("strings", lang, (key,)), key=key, found=text)


def strings_slots(case: Case) -> Iterator[Problem]:
    """A translation has the slots that the Chinese words have.

    Bad: zh "{count} 个渠道", en "Channels"
    Good: zh "{count} 个渠道", en "{count} channels"
    """
    source = case.catalog.strings.get(DEFAULT_LANGUAGE, {})
    for lang, words in case.catalog.strings.items():
        for key in words.keys() & source.keys():
            theirs, ours = _slots(words[key]), _slots(source[key])
            if theirs is not None and ours is not None and theirs != ours:
                yield case.problem(
                    "strings-slots", Spot("strings", lang, (key,)),
                    key=key, found=", ".join(sorted(theirs)) or "–", wanted=", ".join(sorted(ours)) or "–",
                )  # fmt: skip


CHECKS = (strings_missing, strings_extra, strings_braces, strings_slots)
