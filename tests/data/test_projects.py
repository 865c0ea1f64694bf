"""The sample sites: every place and industry, the awkward cases, complete boards, no real number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.board import board
from generator.catalog import Catalog
from generator.load import load_catalog
from generator.model.phone import Phone
from generator.model.project import Company, Project

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 21)
PLACES = {"350582006", "310117005", "370100", "500107103", "120000"}
SAMPLE_MOBILE = "13800138000"


@cache
def catalog() -> Catalog:
    return load_catalog(ROOT)


def demos() -> list[Project]:
    return [p for p in catalog().projects.values() if p.demo]


def companies(project: Project) -> Iterator[Company]:
    named = (project.owner, project.general_contractor, project.project_department, project.supervisor)
    yield from (company for company in named if company)
    yield from project.subcontractors


def phones(project: Project) -> Iterator[Phone]:
    for company in companies(project):
        yield from company.phones
    for regulator in project.regulators:
        yield from regulator.phones
    if project.wage_officer:
        yield from project.wage_officer.phones


EACH = pytest.mark.parametrize("project", demos(), ids=lambda project: project.id)


def test_the_samples_cover_five_places_and_four_industries() -> None:
    assert len(demos()) >= 8
    above = {area.id for p in demos() for area in catalog().up(p.area)}
    assert above >= PLACES
    assert {r.industry for p in demos() for r in p.regulators} == {"housing", "transport", "water", "other"}


@EACH
def test_a_sample_says_that_it_is_one(project: Project) -> None:
    assert project.demo
    assert project.publish == "public"
    assert project.status == "unverified"
    assert project.name.startswith("示例")
    assert all(company.name.startswith("示例") for company in companies(project))
    assert all(regulator.name.startswith("示例") for regulator in project.regulators)
    assert project.everyday_name is not None
    assert project.everyday_name.get("en")


@EACH
def test_a_sample_names_no_person_and_no_private_number(project: Project) -> None:
    numbers = list(phones(project))
    assert numbers
    for phone in numbers:
        if phone.kind == "mobile":
            assert phone.digits == SAMPLE_MOBILE
            assert phone.consent
        else:
            assert phone.kind == "short_code"
            assert catalog().short_code(phone.digits), phone.number
    assert all(company.person is None for company in companies(project))
    assert project.wage_officer is not None
    assert project.wage_officer.person is None


@EACH
def test_its_board_has_everything_that_article_34_asks_for(project: Project) -> None:
    assert [item.key for item in board(catalog(), project, TODAY).missing] == []


@EACH
def test_its_dates_are_in_order_and_fit_its_stage(project: Project) -> None:
    assert project.planned_finish is not None
    assert (project.started is None) == (project.stage == "planned")
    assert (project.finished is not None) == (project.stage == "finished")
    if project.started:
        assert project.started <= min(project.finished or project.planned_finish, TODAY)


def test_the_awkward_cases_are_among_them() -> None:
    stages = [p.stage for p in demos()]
    assert stages.count("finished") >= 1
    assert stages.count("planned") >= 1
    assert any({r.industry for r in p.regulators} == {"housing", "water"} for p in demos())
    assert max(len(p.subcontractors) for p in demos()) == 12
    assert any(p.no_subcontractors and not p.subcontractors for p in demos())
    assert any(p.supervisor is None for p in demos())
    assert max(len(p.name) for p in demos()) >= 40
    assert max(len(c.name) for p in demos() for c in companies(p)) >= 30
    assert min(len(p.name) for p in demos()) <= 8
    assert {p.pay_day.month for p in demos() if p.pay_day} == {"current", "next"}
