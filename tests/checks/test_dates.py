"""Dates: every law, notice, phase and site is looked at, and a day may be the same as the one before."""

from __future__ import annotations

from typing import Any

import pytest

from generator.catalog import Catalog
from generator.checks.dates import (
    campaign_deadline,
    campaign_future,
    campaign_number_year,
    in_force_order,
    phase_order,
    phase_sequence,
    project_dates,
    project_future,
)
from generator.model.base import Record
from generator.model.regulation import Regulation
from tests.checks.cases import found, nodes, notice, with_records
from tests.support.catalog import SOURCE, mini_catalog, project

WORDS = {"zh": "通知", "en": "Notice"}
BARE = {"title": WORDS, "publish": "public", "source": SOURCE}
Days = list[tuple[str | None, str | None]]


def law(law_id: str, start: str, until: str | None = None) -> Regulation:
    force = {"from": start, "until": until}
    return Regulation.model_validate({
        **BARE, "id": law_id, "kind": "law", "in_force": force,
        "short": WORDS, "issuer": WORDS, "about": WORDS,
    })  # fmt: skip


def at(check: Any, catalog: Catalog, fact: str = "found") -> list[tuple[str, str]]:
    """File name and what was found of every problem."""
    return [(p.path.rpartition("/")[2].removesuffix(".yaml"), p.facts[fact]) for p in found(check, catalog)]


def notices(*records: Record) -> Catalog:
    return with_records("campaigns", *records)


def test_a_law_ends_after_it_begins() -> None:
    laws = [
        law("a", "2020-05-01"),
        law("b", "2020-05-01", "2020-05-01"),
        law("c", "2020-05-01", "2020-04-30"),
    ]
    assert at(in_force_order, with_records("regulations", *laws)) == [("c", "2020-04-30")]


def test_each_phase_is_looked_at_by_itself() -> None:
    wrong = notice(
        "a", (None, None), ("2023-03-16", None), (None, "2023-03-01"), ("2023-03-02", "2023-03-01")
    )
    late = notice("b", ("2023-03-02", "2023-02-28"))
    assert at(phase_order, notices(wrong, late)) == [("a", "2023-03-01"), ("b", "2023-02-28")]


def test_phases_begin_one_after_the_other() -> None:
    same = notice("a", ("2023-03-16", None), ("2023-03-16", None), ("2023-03-17", None))
    back = notice("b", ("2023-03-16", None), (None, None), ("2023-03-15", None), ("2023-03-14", None))
    assert at(phase_sequence, notices(same, back)) == [("b", "2023-03-15"), ("b", "2023-03-14")]
    assert at(phase_sequence, notices(same, back), "before") == [("b", "2023-03-16"), ("b", "2023-03-15")]
    assert {p.severity for p in found(phase_sequence, notices(back))} == {"warning"}


def test_a_phase_may_end_on_the_day_of_issue() -> None:
    flawed = notice("a", (None, "2022-12-27"), issued="2023-01-07", defects=[WORDS])
    undated = notice("b", (None, "2022-12-27"))
    late = notice("c", (None, None), ("2023-01-01", None), (None, "2023-01-07"), (None, "2023-01-06"),
                  issued="2023-01-07")  # fmt: skip
    assert at(campaign_deadline, notices(flawed, undated, late)) == [("c", "2023-01-06")]


def test_the_year_of_a_number_is_that_of_issue() -> None:
    held = notices(
        notice("a", number="某办〔2024〕1号", issued="2024-01-01"),
        notice("b", number="某办〔2024〕1号"),
        notice("c", issued="2024-01-01"),
        notice("d", number="某办〔2024〕1号", issued="2023-12-31", defects=[WORDS]),
        notice("e", number="某办〔2024〕1号", issued="2023-12-31"),
        notice("f", number="某办〔2024〕1号", issued="2025-01-01"),
    )
    wanted = [("e", "某办〔2024〕1号"), ("f", "某办〔2024〕1号")]
    assert at(campaign_number_year, held) == wanted
    assert {p.severity for p in found(campaign_number_year, held)} == {"warning"}


def test_a_notice_may_be_of_today() -> None:
    held = notices(notice("a"), notice("b", issued="2026-11-20"), notice("c", issued="2026-11-21"))
    assert at(campaign_future, held) == [("c", "2026-11-21")]


@pytest.mark.parametrize("field", ["planned_finish", "finished"])
def test_a_site_ends_after_it_begins_behind_one_that_never_began(field: str) -> None:
    never = project("a", **{field: "2026-01-01"})
    same = project("b", started="2026-01-01", **{field: "2026-01-01"})
    wrong = project("c", started="2026-01-02", **{field: "2026-01-01"})
    held = mini_catalog(never, same, wrong)
    assert at(project_dates, held) == [("c", "2026-01-01")]
    assert nodes(project_dates, held) == [("projects", "c", field)]


@pytest.mark.parametrize(
    ("stage", "fields"),
    [("planned", []), ("active", ["2027-03-01"]), ("finished", ["2027-03-01"]), ("retired", [])],
)
def test_a_site_that_is_being_built_has_begun(stage: str, fields: list[str]) -> None:
    held = mini_catalog(project("a", started="2026-11-20"), project("b", stage=stage, started="2027-03-01"))
    problems = found(project_future, held)
    assert [p.facts["found"] for p in problems] == fields
    assert all(p.facts["stage"] == stage for p in problems)


def test_a_site_is_finished_by_today() -> None:
    done = project("a", stage="finished", finished="2026-11-20")
    early = project("b", stage="finished", started="2026-11-21", finished="2026-11-22")
    held = mini_catalog(done, early)
    assert at(project_future, held) == [("b", "2026-11-21"), ("b", "2026-11-22")]
    assert nodes(project_future, held) == [("projects", "b", "started"), ("projects", "b", "finished")]
