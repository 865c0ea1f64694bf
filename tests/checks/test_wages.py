"""Minimum wages: the newest row of a table counts, and each row and each area is looked at."""

from __future__ import annotations

from typing import Any

import pytest

from generator.catalog import Catalog
from generator.checks.wages import wage_amount, wage_future, wage_stale, wage_tier_unknown, wage_twice
from generator.model.area import Area
from tests.checks.cases import found, nodes, severities, with_records
from tests.support.catalog import SOURCE, area

ROW = {"tier": "1", "monthly": "2265", "from": "2025-04-01", "source": SOURCE}


def province(*rows: dict[str, str], code: str = "370000", **more: Any) -> Area:
    """A province with a table of wages."""
    table = [{**ROW, **row} for row in rows]
    return area(code, "某省", "Some", "province", "100000", minimum_wage=table, **more)


def holding(*areas: Area) -> Catalog:
    return with_records("areas", *areas)


def test_the_newest_row_says_how_old_a_table_is() -> None:
    fresh = province({"from": "2021-04-01"}, {"from": "2025-04-01"}, {"from": "2023-04-01"})
    assert found(wage_stale, holding(fresh)) == []
    old = province({"from": "2019-04-01"}, {"from": "2021-11-20"}, {"from": "2020-04-01"})
    none = province(code="360000")
    (problem,) = found(wage_stale, holding(none, old))
    assert problem.severity == "warning"
    assert problem.facts == {"area": "某省", "found": "2021-11-20", "months": "60", "allowed": "30"}


@pytest.mark.parametrize(
    ("start", "months"), [("2021-11-20", "60"), ("2021-11-21", "59"), ("2022-01-01", "58")]
)
def test_months_are_whole(start: str, months: str) -> None:
    assert [p.facts["months"] for p in found(wage_stale, holding(province({"from": start})))] == [months]


def test_a_tier_has_one_amount_a_day() -> None:
    sound = province({}, {"tier": "2"}, {"from": "2023-04-01"})
    assert found(wage_twice, holding(sound)) == []
    twice = province({}, {"tier": "2"}, {"monthly": "2000"}, {"monthly": "2100"})
    problems = found(wage_twice, holding(twice))
    assert [(p.facts["first"], p.facts["second"]) for p in problems] == [("2265", "2000"), ("2265", "2100")]
    assert {p.facts["tier"] for p in problems} == {"1"}


def test_a_row_of_tomorrow_is_said_and_one_of_today_is_not() -> None:
    held = holding(province({"from": "2026-11-20"}, {"from": "2026-11-21"}))
    assert severities(wage_future, held) == ["warning"]
    assert [p.facts["found"] for p in found(wage_future, held)] == ["2026-11-21"]


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"monthly": "1000"}, []),
        ({"monthly": "999.9"}, ["999.9"]),
        ({"monthly": "6000", "hourly": "60"}, []),
        ({"monthly": "6000.1", "hourly": "60.1"}, ["6000.1", "60.1"]),
        ({"hourly": "8"}, []),
        ({"hourly": "7.9"}, ["7.9"]),
    ],
)
def test_an_amount_is_one_that_there_can_be(row: dict[str, str], wrong: list[str]) -> None:
    problems = found(wage_amount, holding(province({}, row)))
    assert [p.facts["found"] for p in problems] == wrong
    assert all(p.severity == "warning" for p in problems)


def test_an_amount_is_named_where_it_stands() -> None:
    held = holding(province({}, {"monthly": "999", "hourly": "61"}))
    assert nodes(wage_amount, held) == [
        ("areas", "370000", "minimum_wage", 1, "monthly"),
        ("areas", "370000", "minimum_wage", 1, "hourly"),
    ]


def test_a_tier_is_of_the_nearest_table_above() -> None:
    shandong = province({"tier": "1"}, {"tier": "3"}, {"tier": "2"}, {"tier": "2", "from": "2023-04-01"})
    of_tier = {"wage_tier": {"tier": "4", "source": SOURCE}}
    city = area("370100", "济南市", "Jinan", "prefecture", "370000", **of_tier)
    (problem,) = found(wage_tier_unknown, holding(shandong, city))
    assert (problem.path, problem.facts) == ("data/areas/370100.yaml", {"found": "4", "tiers": "1, 2, 3"})
    own = area(
        "370100", "济南市", "Jinan", "prefecture", "370000", minimum_wage=[{**ROW, "tier": "4"}], **of_tier
    )
    assert found(wage_tier_unknown, holding(shandong, own)) == []


def test_a_tier_without_a_table_is_unknown_unless_the_way_up_is_broken() -> None:
    of_tier = {"wage_tier": {"tier": "4", "source": SOURCE}}
    (problem,) = found(wage_tier_unknown, holding(province(**of_tier)))
    assert problem.facts["tiers"] == "–"
    lost = area("360100", "南昌市", "Nanchang", "prefecture", "360000", **of_tier)
    assert found(wage_tier_unknown, holding(lost)) == []
