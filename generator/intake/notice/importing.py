"""Imports a file with a notice: drafts, doubts, and what became of every paragraph and row."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from generator.catalog import Catalog
from generator.intake.doubt import Doubt
from generator.intake.draft import Draft, Fate, Import, Secret
from generator.intake.notice.account import Use
from generator.intake.notice.drafts import drafts, on_file
from generator.intake.notice.notice import Notice, notices
from generator.intake.notice.privacy import blotted
from generator.intake.shape import OfficeFile, Paragraph, Place
from generator.intake.tables import import_tables

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
UNREAD = "notice-annex-unread"
# What the reader of tables says that the reader of the notice has said in its own words.
SAID_ALREADY = {
    "place-misspelt": "notice-place-name",
    "place-unnamed": "notice-place-bare",
    "row-short": "notice-table-cut",
    "term-unknown": "notice-abbreviation",
    "area-not-said": "notice-area-unknown",
    "source-no-date": "notice-identity-missing",
}


def import_notice(file: OfficeFile, catalog: Catalog, area: str = "") -> Import:
    """One campaign a notice with its new channels; what is in no draft is in a doubt.

    `area`: the code of the place, "" to go by the issuer.
    """
    made: list[Draft] = []
    doubts: list[Doubt] = []
    secrets: list[Secret] = []
    fates: dict[Place, Fate] = {}
    for notice in notices(file, catalog, area or None):
        fates |= {use.place: _fate(use) for use in notice.account}
        if not notice.head.speech:
            made += drafts(notice, catalog, file.name, frozenset(one.id for one in made))
        told = {one.rule for one in notice.doubts}
        tables = [part for part in _tables(file, notice, catalog) if part.drafts]
        doubts += [one for one in notice.doubts if one.rule != UNREAD or one.place not in _read(tables)]
        doubts += [*on_file(notice, catalog), *_new(notice)]
        for part in tables:
            made += part.drafts
            secrets += part.secrets
            doubts += [one for one in part.doubts if SAID_ALREADY.get(one.rule) not in told]
            fates |= part.fates
        doubts += left_out(notice, _read(tables))
    return Import(tuple(made), tuple(doubts), tuple(secrets), fates)


def _tables(file: OfficeFile, notice: Notice, catalog: Catalog) -> Iterator[Import]:
    """Each table, as the reader of tables has it: rosters, and ledgers with sites."""
    rosters = [one.table for one in notice.rosters]
    for table in notice.tables:
        blocks = tuple(one for one in file.blocks if isinstance(one, Paragraph) or one is table)
        kind = "roster" if any(table is one for one in rosters) else None
        yield import_tables(replace(file, blocks=blocks), catalog, notice.area or "", kind)


def _read(tables: Sequence[Import]) -> set[Place]:
    """The places of the rows that the reader of tables took or judged."""
    return {place for one in tables for place in one.fates}


def left_out(notice: Notice, read: Container[Place] = ()) -> Iterator[Doubt]:
    """One doubt for each reason, with every paragraph and row that was left out for it."""
    by_reason: dict[str, list[Use]] = {}
    for use in notice.account:
        if use.why and use.place not in read:
            by_reason.setdefault(use.why, []).append(use)
    for why, uses in by_reason.items():
        where = "、".join(dict.fromkeys(str(use.place.row) for use in uses))
        facts = {"count": str(len(uses)), "where": where}
        yield Doubt(uses[0].place, LEFT[why], facts, blotted(uses[0].text))


def _new(notice: Notice) -> Iterator[Doubt]:
    for one in notice.channels:
        if one.id is None:
            yield Doubt(one.place, "notice-channel-new", {"found": one.words}, blotted(one.sentence))


def _fate(use: Use) -> Fate:
    return "taken" if use.use else "doubt"
