"""Areas: real codes are accepted, one mistake gives one message, and unread files give none twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.checks.areas import (
    CHECKS,
    area_cycle,
    area_landline_digits,
    area_level,
    area_parent,
    area_prefix,
    area_voice,
)
from tests.checks.cases import found, with_records
from tests.support.catalog import PLACE, area, channel, landline, mini_catalog

GOOD = [
    area("310000", "上海市", "Shanghai", "province", "100000"),
    area("310117", "松江区", "Songjiang", "county", "310000"),
    area("310117005", "广富林街道", "Guangfulin", "township", "310117"),
    area("310117005001", "松云水苑社区", "Songyun", "village", "310117005"),
    area("370000", "山东省", "Shandong", "province", "100000"),
    area("370100", "济南市", "Jinan", "prefecture", "370000"),
    area("371300", "临沂市", "Linyi", "prefecture", "370000"),
    area("371302", "兰山区", "Lanshan", "county", "371300"),
]


@pytest.mark.parametrize("check", CHECKS)
def test_real_codes_are_accepted(check) -> None:
    assert found(check, with_records("areas", *GOOD)) == []


@pytest.mark.parametrize(
    ("code", "level", "parent"),
    [
        ("310117", "county", "370000"),
        ("310117005", "township", "310000117"),
        ("370100", "prefecture", "370100"),
        ("350582006001", "village", "350500"),
    ],
)
def test_a_code_goes_on_from_its_parents(code: str, level: str, parent: str) -> None:
    catalog = with_records("areas", *GOOD, area(code, "某地", "Somewhere", level, parent))
    refused = [*found(area_prefix, catalog), *found(area_parent, catalog), *found(area_cycle, catalog)]
    assert bool(refused) == (code != "350582006001"), "a village right under a city is odd and not wrong"


def test_a_parent_that_could_not_be_read_is_no_missing_parent() -> None:
    catalog = with_records("areas", area("370100", "济南市", "Jinan", "prefecture", "370000"))
    assert len(found(area_parent, catalog)) == 1
    assert found(area_parent, catalog, broken=[("areas", "370000")]) == []
    assert found(area_voice, catalog) == [], "what it inherits is unknown"


def test_every_parent_that_is_lost_is_named() -> None:
    lost = [
        area("370100", "济南市", "Jinan", "prefecture", "380000"),
        area("370200", "青岛市", "Qingdao", "prefecture"),
        area("370300", "淄博市", "Zibo", "prefecture", "310117006"),
    ]
    problems = found(area_parent, with_records("areas", *GOOD, *lost))
    assert [(p.facts["found"], p.facts["near"]) for p in problems] == [
        ("380000", "370000"),
        ("–", "–"),
        ("310117006", "310117005"),
    ]


def test_every_code_under_a_wrong_parent_is_named() -> None:
    wrong = [
        area("371302", "兰山区", "Lanshan", "county", "370100"),
        area("371303", "某区", "Some", "county", "310000"),
    ]
    problems = found(area_prefix, with_records("areas", *GOOD, *wrong))
    assert [p.facts for p in problems] == [
        {"code": "371302", "parent": "370100", "start": "3701"},
        {"code": "371303", "parent": "310000", "start": "31"},
    ]


@pytest.mark.parametrize(
    "order", [("01", "02", "03", "04"), ("01", "03", "02", "04"), ("03", "04", "01", "02")]
)
def test_two_cycles_are_said_once_each(order: tuple[str, str, str, str]) -> None:
    """Two pairs, one after the other or each inside the other's codes."""
    a, b, c, d = (f"3505{number}" for number in order)
    pairs = [(a, b), (b, a), (c, d), (d, c)]
    catalog = with_records("areas", *(area(code, "某地", "Some", "county", parent) for code, parent in pairs))
    problems = found(area_cycle, catalog)
    assert {p.facts["code"] for p in problems} == {min(a, b), min(c, d)}
    assert [p.facts["parent"] for p in problems if p.facts["code"] == min(a, b)] == [max(a, b)]
    assert len(problems) == 2


def test_a_cycle_is_said_once() -> None:
    catalog = with_records(
        "areas",
        area("350500", "泉州市", "Quanzhou", "prefecture", "350582"),
        area("350582", "晋江市", "Jinjiang", "county", "350500"),
    )
    assert len(found(area_cycle, catalog)) == 1
    assert found(area_prefix, catalog) == []


def test_silence_is_said_of_the_topmost_area_only() -> None:
    catalog = replace(mini_catalog(), channels={})
    assert [problem.path for problem in found(area_voice, catalog)] == ["data/areas/100000.yaml"]
    assert found(area_voice, catalog, broken=[("channels", "cn-12333")]) == []


def test_a_number_that_is_kept_back_is_no_voice() -> None:
    phone = landline("0595-85610001")
    hidden = channel("a", "window", "甲", "A", "1", phones=[phone], publish="office")
    kept = channel("b", "window", "乙", "B", "1", phones=[{**phone, "publish": "office"}])
    silent = replace(mini_catalog(), channels={"a": hidden, "b": kept})
    assert len(found(area_voice, silent)) == 1
    open_ = channel("c", "window", "丙", "C", "1", phones=[{**phone, "publish": "office"}, phone])
    assert found(area_voice, replace(silent, channels={"c": open_})) == []


def test_below_an_area_of_the_office_silence_is_said_of_the_first_public_one() -> None:
    nation = area("100000", "全国", "China", "nation", publish="office")
    province = area("370000", "山东省", "Shandong", "province", "100000")
    city = area("370100", "济南市", "Jinan", "prefecture", "370000")
    near = channel("a", "window", "甲", "A", "1", area="350000", phones=[landline("0595-85610001")])
    catalog = with_records("areas", nation, province, city, catalog=mini_catalog())
    problems = found(area_voice, replace(catalog, channels={"a": near}))
    assert [(p.path, p.facts["name"]) for p in problems] == [("data/areas/370000.yaml", "山东省")]


@pytest.mark.parametrize(("digits", "wrong"), [("7", 0), ("8", 0), ("9", 1), ("6", 1)])
def test_a_landline_has_seven_or_eight_digits(digits: str, wrong: int) -> None:
    catalog = with_records(
        "areas", area("370100", "济南", "Jinan", "prefecture", "370000", landline_digits=digits)
    )
    assert [p.facts["found"] for p in found(area_landline_digits, catalog)] == [digits] * wrong


def test_a_level_follows_from_the_code() -> None:
    wrong = with_records("areas", area(PLACE, "灵源街道", "Lingyuan", "village", "350500"))
    assert [problem.facts["wanted"] for problem in found(area_level, wrong)] == ["township"]
