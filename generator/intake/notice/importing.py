"""Imports a file with a notice: drafts, doubts, and what became of every paragraph and row."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.intake.doubt import Doubt
from generator.intake.draft import Draft, Fate, Import
from generator.intake.notice.account import Use
from generator.intake.notice.drafts import drafts, on_file
from generator.intake.notice.notice import Notice, notices
from generator.intake.shape import OfficeFile, Place

# Why a paragraph was left out (vocabulary.yaml, left_out) → the rule that says so.
LEFT = {
    "contact": "notice-left-contact",
    "pressure": "notice-left-pressure",
    "appraisal": "notice-left-appraisal",
    "opinion": "notice-left-opinion",
    "control": "notice-left-control",
    "reporting": "notice-left-reporting",
    "screening": "notice-left-screening",
    "organisation": "notice-left-organisation",
    "punishment": "notice-left-punishment",
    "duties": "notice-left-duties",
    "form": "notice-left-form",
    "annex": "notice-left-annex",
    "table": "notice-left-table",
    "speech": "notice-left-speech",
    "nothing": "notice-left-nothing",
}


def import_notice(file: OfficeFile, catalog: Catalog, area: str = "") -> Import:
    """One campaign a notice with its new channels; what is in no draft is in a doubt.

    `area`: the code of the place, "" to go by the issuer.
    """
    made: list[Draft] = []
    doubts: list[Doubt] = []
    fates: dict[Place, Fate] = {}
    for notice in notices(file, catalog, area or None):
        doubts += notice.doubts
        if not notice.head.speech:
            made += drafts(notice, catalog, file.name, frozenset(one.id for one in made))
            doubts += [*on_file(notice, catalog), *_new(notice)]
        doubts += left_out(notice)
        fates |= {use.place: _fate(use) for use in notice.account}
    return Import(tuple(made), tuple(doubts), (), fates)


def left_out(notice: Notice) -> Iterator[Doubt]:
    """One doubt for each reason, with every paragraph and row that was left out for it."""
    by_reason: dict[str, list[Use]] = {}
    for use in notice.account:
        if use.why:
            by_reason.setdefault(use.why, []).append(use)
    for why, uses in by_reason.items():
        where = "、".join(dict.fromkeys(str(use.place.row) for use in uses))
        facts = {"count": str(len(uses)), "where": where}
        yield Doubt(uses[0].place, LEFT[why], facts, uses[0].text)


def _new(notice: Notice) -> Iterator[Doubt]:
    for one in notice.channels:
        if one.id is None:
            yield Doubt(one.place, "notice-channel-new", {"found": one.words}, one.sentence)


def _fate(use: Use) -> Fate:
    return "taken" if use.use else "doubt"
