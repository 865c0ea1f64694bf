"""The site and the vocabulary: languages, days of review, a word for every kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.spot import SITE, vocabulary
from generator.config import DEFAULT_LANGUAGE
from generator.problem import Problem


def site_languages(case: Case) -> Iterator[Problem]:
    """The site's languages start with zh, are known to the vocabulary, and stand once.

    Bad: languages: [en, zh, xx]
    Good: languages: [zh, en]
    """
    known = {language.tag for language in case.catalog.vocabulary.languages}
    languages = case.catalog.site.languages
    for place, lang in enumerate(languages):
        first = place > 0 or lang == DEFAULT_LANGUAGE
        wrong = lang not in known or lang in languages[:place] or not first
        if wrong:
            yield case.problem(
                "site-languages", SITE.at("languages", place), found=lang, known=", ".join(sorted(known))
            )


def review_order(case: Case) -> Iterator[Problem]:
    """A fact is warned of before it is an error.

    Bad: warn_days: "540", error_days: "180"
    Good: warn_days: "180", error_days: "540"
    """
    review = case.catalog.site.review
    if review.warn_days >= review.error_days:
        yield case.problem(
            "review-order", SITE.at("review", "warn_days"),
            warn=str(review.warn_days), error=str(review.error_days),
        )  # fmt: skip


def vocabulary_gap(case: Case) -> Iterator[Problem]:
    """Every kind of channel and every industry that a record uses has its word.

    Bad: a channel of kind union, channel-kinds.yaml without union
    Good: channel-kinds.yaml with union
    """
    words = case.catalog.vocabulary
    used = {channel.kind for channel in case.catalog.channels.values()}
    for kind in sorted(used - {entry.kind for entry in words.channel_kinds}):
        yield case.problem("vocabulary-gap", vocabulary("channel_kinds"), found=kind)
    industries = {r.industry for project in case.catalog.projects.values() for r in project.regulators}
    for industry in sorted(industries - {entry.industry for entry in words.industries}):
        yield case.problem("vocabulary-gap", vocabulary("industries"), found=industry)


AROUND = (site_languages, review_order)
CHECKS = (*AROUND, vocabulary_gap)
