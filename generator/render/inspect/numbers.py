"""Every number on a board, and when somebody last made sure of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.board import Board, Dial, Door, dials
from generator.model.base import Checked, Evidenced
from generator.reach import digits, last_answered
from generator.render.landing.change import what
from generator.render.landing.voice import Voice


@dataclass(frozen=True)
class NumberRow:
    """A number, whose it is, and when somebody last made sure of it."""

    text: Markup
    whose: Markup
    checked: Markup
    unverified: bool


def numbers(voice: Voice, it: Board) -> tuple[NumberRow, ...]:
    """Every number on the board once, with all that answer it."""
    rows: dict[str, tuple[Dial, list[Markup], list[Evidenced]]] = {}
    for whose, record, numbers in _answering(voice, it):
        for dial in numbers:
            _, names, records = rows.setdefault(dial.href, (dial, [], []))
            names += [whose] if whose not in names else []
            records.append(record)
    return tuple(_number(voice, *row) for row in rows.values())


def _answering(voice: Voice, it: Board) -> Iterator[tuple[Markup, Evidenced, Sequence[Dial]]]:
    words, project, catalog = voice.words, it.project, voice.catalog
    yield words["fact_wage_officer"], project, it.wage_officer
    for _, numbers in it.regulators:
        yield words["fact_regulator"], project, numbers
    doors: tuple[tuple[str, Door | None], ...] = (
        ("main_line", it.main_line), ("second_line", it.second_line), ("inspection", it.inspection),
        ("arbitration", it.arbitration), ("legal_aid", it.legal_aid), ("legal_line", it.legal_line),
    )  # fmt: skip
    for field, door in doors:
        if door:
            yield what(voice, field), door.channel, door.dials
    named = ("owner", "general_contractor", "project_department", "supervisor")
    companies = [(what(voice, key), getattr(project, key)) for key in named]
    companies += [(words["fact_subcontractors"], sub) for sub in project.subcontractors]
    for whose, company in companies:
        if company and company.phones:
            yield whose, project, dials(company.phones, project.publish, catalog, project.area)


def _number(voice: Voice, dial: Dial, names: list[Markup], records: list[Evidenced]) -> NumberRow:
    latest = max((r.checked for r in records if r.checked), key=lambda c: c.date, default=None)
    checked = last_check(voice, latest)
    answered = last_answered(voice.catalog, *digits(dial))
    if answered:
        said = voice.say("inspect.answered", date=voice.speaker.day(answered))
        checked = Markup("%s · %s") % (checked, said) if latest else said
    unverified = any(record.status == "unverified" for record in records)
    return NumberRow(escape(dial.number), Markup(" · ").join(names), checked, unverified)


def last_check(voice: Voice, checked: Checked | None) -> Markup:
    if checked is None:
        return voice.words["inspect_never"]
    return Markup("%s %s") % (voice.speaker.day(checked.date), voice.words[f"inspect_how_{checked.how}"])
