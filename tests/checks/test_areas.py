"""Areas: real codes are accepted, one mistake gives one message, and unread files give none twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.checks.areas import CHECKS, area_cycle, area_level, area_parent, area_prefix, area_voice
from tests.checks.cases import found, with_records
from tests.support.catalog import PLACE, area, mini_catalog

GOOD = [
    area("310000", "上海市", "Shanghai", "province", "100000"),
    area("310117", "松江区", "Songjiang", "county", "310000"),
    area("310117005", "广富林街道", "Guangfulin", "township", "310117"),
    area("310117005001", "松云水苑社区", "Songyun", "village", "310117005"),
    area("370000", "山东省", "Shandong", "province", "100000"),
    area("370100", "济南市", "Jinan", "prefecture", "370000"),
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


def test_a_level_follows_from_the_code() -> None:
    wrong = with_records("areas", area(PLACE, "灵源街道", "Lingyuan", "village", "350500"))
    assert [problem.facts["wanted"] for problem in found(area_level, wrong)] == ["township"]
