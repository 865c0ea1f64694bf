"""Projects, references, channels and campaigns: both sides of their rules."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checks import Check
from generator.checks.case import Case
from generator.checks.channels import channel_hotline, channel_search, channel_unreachable
from generator.checks.dates import (
    campaign_deadline,
    campaign_number_year,
    phase_order,
    phase_sequence,
    project_dates,
    project_future,
)
from generator.checks.projects import (
    demo_name,
    demo_number,
    formerly_taken,
    pay_day_short_month,
    project_retired,
    project_stage,
    project_twice,
    regulator_twice,
    retired_future,
    subcontractors_both,
)
from generator.checks.references import channel_choice_area, reference_area, reference_channel
from generator.source.places import Places
from tests.checks.cases import TODAY, found, notice, of, with_records
from tests.support.catalog import area, channel, landline, mini_catalog, project


@pytest.mark.parametrize(
    ("check", "fields", "count"),
    [
        (demo_name, {"name": "示例工程"}, 0),
        (demo_name, {"name": "某某工程"}, 1),
        (demo_name, {"demo": "false", "name": "示例工程"}, 1),
        (demo_name, {"demo": "false", "name": "安置房工程"}, 0),
        (demo_number, {}, 0),
        (demo_number, {"demo": "false"}, 1),
        (pay_day_short_month, {"pay_day": {"day": "28", "month": "next"}}, 0),
        (pay_day_short_month, {"pay_day": {"day": "29", "month": "next"}}, 1),
        (pay_day_short_month, {"pay_day": {"day": "31", "month": "next", "note": {"zh": "短月发末日"}}}, 0),
        (project_stage, {"stage": "finished", "finished": "2026-05-01"}, 0),
        (project_stage, {"stage": "planned", "finished": "2026-05-01"}, 1),
        (project_dates, {"started": "2026-05-01", "finished": "2026-05-01"}, 0),
        (project_dates, {"started": "2026-05-02", "finished": "2026-05-01"}, 1),
        (project_dates, {"finished": "2026-05-01"}, 0),
        (project_retired, {"stage": "retired", "retired": {"on": "2026-11-20", "reason": "竣工"}}, 0),
        (project_retired, {"stage": "retired"}, 1),
        (project_retired, {"stage": "active", "retired": {"on": "2026-11-20", "reason": "竣工"}}, 1),
        (retired_future, {"stage": "retired", "retired": {"on": "2026-11-20", "reason": "竣工"}}, 0),
        (retired_future, {"stage": "retired", "retired": {"on": "2026-11-21", "reason": "竣工"}}, 1),
        (project_future, {"stage": "planned", "started": "2027-03-01"}, 0),
        (project_future, {"stage": "active", "started": "2027-03-01"}, 1),
        (project_future, {"stage": "active", "started": "2026-11-20"}, 0),
    ],
)
def test_a_project_agrees_with_itself(check: Check, fields: dict[str, Any], count: int) -> None:
    assert len(found(check, mini_catalog(project(**fields)))) == count


def test_a_regulator_is_named_with_the_first_of_its_industry() -> None:
    regulators = [
        {"industry": industry, "name": name, "phones": []}
        for industry, name in (
            ("housing", "甲局"),
            ("water", "乙局"),
            ("housing", "丙局"),
            ("housing", "丁局"),
        )
    ]
    held = mini_catalog(project("a", regulators=regulators[1:3]), project("b", regulators=regulators))
    problems = found(regulator_twice, held)
    assert [(p.path, p.facts["first"], p.facts["second"]) for p in problems] == [
        ("data/projects/b.yaml", "甲局", "丙局"),
        ("data/projects/b.yaml", "甲局", "丁局"),
    ]
    assert {(p.facts["industry"], p.severity) for p in problems} == {("housing", "warning")}


def test_a_site_has_one_record() -> None:
    other_place = project("b", area="350500")
    other_name = project("c", name="示例二期")
    held = mini_catalog(project("a"), other_place, other_name, project("d"), project("e"))
    problems = found(project_twice, held)
    assert [(p.path, p.facts["other"], p.severity) for p in problems] == [
        ("data/projects/d.yaml", "a", "warning"),
        ("data/projects/e.yaml", "a", "warning"),
    ]


def test_a_former_id_is_nobody_elses() -> None:
    renamed = project("b", formerly=["old", "older", "gone"])
    taken = project("c", formerly=["fresh", "old", "b", "gone"])
    places = Places(
        dict.fromkeys([("projects", "b"), ("projects", "c")], ()), frozenset({("projects", "gone")})
    )
    case = Case(mini_catalog(renamed, taken), places, TODAY)
    assert [(p.path, p.facts["found"], p.facts["other"]) for p in of(formerly_taken, case)] == [
        ("data/projects/b.yaml", "gone", "gone"),
        ("data/projects/c.yaml", "old", "b"),
        ("data/projects/c.yaml", "b", "b"),
        ("data/projects/c.yaml", "gone", "gone"),
    ]


def test_subcontractors_are_counted_where_there_should_be_none() -> None:
    two = [{"name": name, "work": {"zh": "木工", "en": "Formwork"}} for name in ("甲劳务", "乙劳务")]
    held = mini_catalog(project("a", no_subcontractors="true", subcontractors=two), project("b"))
    assert [p.facts["count"] for p in found(subcontractors_both, held)] == ["2"]
    assert (
        found(subcontractors_both, mini_catalog(project(no_subcontractors="true", subcontractors=[]))) == []
    )


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 1),
        ({"phones": [landline("0595-85610001", publish="office")]}, 1),
        ({"phones": [landline("0595-85610001")]}, 0),
        ({"address": {"zh": "某路"}}, 0),
        ({"publish": "office"}, 0),
    ],
)
def test_a_window_can_be_reached(fields: dict[str, Any], count: int) -> None:
    one = channel("x", "window", "窗口", "Window", "1", **fields)
    assert len(found(channel_unreachable, mini_catalog(more_channels=[one]))) == count


@pytest.mark.parametrize(
    ("check", "kind", "fields", "count"),
    [
        (channel_hotline, "hotline", {}, 1),
        (channel_hotline, "hotline", {"url": "https://www.gov.cn/"}, 1),
        (channel_hotline, "hotline", {"route": {"zh": "号码看官网"}}, 0),
        (channel_search, "mini_program", {"url": "https://www.gov.cn/"}, 1),
        (channel_search, "mini_program", {"search_words": ["国务院客户端"]}, 0),
        (channel_search, "platform", {"url": "https://www.gov.cn/"}, 0),
    ],
)
def test_a_kind_of_channel_has_what_it_needs(
    check: Check, kind: str, fields: dict[str, Any], count: int
) -> None:
    one = channel("x", kind, "渠道", "Channel", "1", **fields)
    assert len(found(check, mini_catalog(more_channels=[one]))) == count
    assert found(channel_unreachable, mini_catalog(more_channels=[one])) == []


def test_a_reference_to_a_file_that_could_not_be_read_does_not_dangle() -> None:
    catalog = mini_catalog(project(area="350582007", channels={"inspection": "jinjiang"}))
    assert len(found(reference_area, catalog)) == len(found(reference_channel, catalog)) == 1
    broken = [("areas", "350582007"), ("channels", "jinjiang")]
    assert found(reference_area, catalog, broken) == found(reference_channel, catalog, broken) == []


def test_a_chosen_channel_serves_the_place_of_the_site() -> None:
    far = area("370000", "山东省", "Shandong", "province", "100000")
    for place, count in (("370000", 1), ("350000", 0), ("100000", 0)):
        inspection = channel("x", "inspection", "监察", "Inspection", "1", area=place)
        catalog = mini_catalog(project(channels={"inspection": "x"}), more_channels=[inspection])
        assert len(found(channel_choice_area, with_records("areas", far, catalog=catalog))) == count


@pytest.mark.parametrize(
    ("check", "fields", "count"),
    [
        (phase_order, {"phases": [("2023-03-16", "2023-03-16")]}, 0),
        (phase_order, {"phases": [("2023-03-16", "2023-03-15")]}, 1),
        (phase_sequence, {"phases": [("2022-12-28", None), (None, None), ("2022-12-27", None)]}, 1),
        (phase_sequence, {"phases": [(None, "2022-12-27"), ("2022-12-28", None)]}, 0),
        (campaign_deadline, {"issued": "2023-01-07", "phases": [(None, "2022-12-27")]}, 1),
        (campaign_deadline, {"phases": [(None, "2022-12-27")]}, 0),
        (campaign_deadline, {"issued": "2023-01-07", "phases": [(None, "2022-12-27")], "defects": ["x"]}, 0),
        (campaign_number_year, {"number": "松广工委字〔2024〕1号", "issued": "2023-12-15"}, 1),
        (
            campaign_number_year,
            {"number": "松广工委字〔2024〕1号", "issued": "2023-12-15", "defects": ["x"]},
            0,
        ),
        (campaign_number_year, {"number": "鲁就办〔2023〕18号", "issued": "2023-11-09"}, 0),
        (campaign_number_year, {"number": "无年份", "issued": "2023-11-09"}, 0),
    ],
)
def test_a_notice_keeps_its_dates_in_order(check: Check, fields: dict[str, Any], count: int) -> None:
    given = {name: value for name, value in fields.items() if name not in ("phases", "defects")}
    defects = [{"zh": "错", "en": "Wrong"} for _ in fields.get("defects", ())]
    one = notice("x", *fields.get("phases", ()), defects=defects, **given)
    assert len(found(check, with_records("campaigns", one))) == count
