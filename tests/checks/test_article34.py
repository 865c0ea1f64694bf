"""Article 34: each of the thirteen items is missed when it is gone, and once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.board import _shown, board  # pyright: ignore[reportPrivateUsage]
from generator.catalog import Catalog
from generator.checks.article34 import article_34, article_34_local, board_items
from generator.checks.case import ITEMS
from tests.checks.cases import TODAY, found, with_records
from tests.support.catalog import PLACE, area, mini_catalog, project

WITHOUT = {  # item → the project without it
    "owner": {"owner": None},
    "general_contractor": {"general_contractor": None},
    "project_department": {"project_department": None},
    "subcontractors": {"subcontractors": []},
    "wage_officer": {"wage_officer": {"post": {"zh": "劳资专管员"}}},
    "pay_day": {"pay_day": None},
    "regulator_phone": {"regulators": [{"industry": "housing", "name": "示例住建局"}]},
}
LOST_CHANNELS = {
    "inspection": ["cn-inspection"],
    "arbitration": ["cn-arbitration"],
    "legal_aid": ["cn-legal-aid", "cn-12348"],
}


def fields(catalog: Catalog) -> list[str]:
    problems = [*found(article_34, catalog), *found(article_34_local, catalog)]
    assert all(problem.severity == "error" for problem in problems)
    return sorted(problem.facts["item_en"] for problem in problems)


def test_a_complete_board_misses_nothing() -> None:
    assert fields(mini_catalog()) == []


@pytest.mark.parametrize("item", WITHOUT)
def test_an_item_of_the_project_is_missed(item: str) -> None:
    name = next(i.name.get("en") for i in mini_catalog().vocabulary.board_items if i.key == item)
    assert fields(mini_catalog(project(**WITHOUT[item]))) == [name]


def test_no_regulator_misses_the_name_and_the_number() -> None:
    assert len(fields(mini_catalog(project(regulators=[])))) == 2


def test_no_subcontractors_may_be_said() -> None:
    assert fields(mini_catalog(project(subcontractors=[], no_subcontractors="true"))) == []


@pytest.mark.parametrize("item", LOST_CHANNELS)
def test_an_item_of_the_place_is_missed(item: str) -> None:
    catalog = mini_catalog()
    held = {key: one for key, one in catalog.channels.items() if key not in LOST_CHANNELS[item]}
    lost = replace(catalog, channels=held)
    assert len(fields(lost)) == (2 if item == "legal_aid" else 1)  # 12348 is an item of its own
    assert found(article_34_local, lost, broken=[("channels", "cn-inspection")]) == []


def test_no_minimum_wage_is_missed_and_an_unknown_tier_is_said_once() -> None:
    catalog = with_records("areas", area("350000", "福建省", "Fujian", "province", "100000"))
    assert fields(catalog) == [], "wage-tier-unknown says it"
    bare = with_records("areas", area(PLACE, "灵源街道", "Lingyuan", "township", "350500"), catalog=catalog)
    assert fields(bare) == ["Local minimum wage"]


def test_a_channel_that_does_not_exist_is_said_once() -> None:
    catalog = mini_catalog(project(channels={"inspection": "nowhere"}))
    assert found(article_34_local, catalog) == []


def test_a_finished_site_is_warned_and_a_retired_or_hidden_one_is_left_alone() -> None:
    finished = mini_catalog(project(stage="finished", owner=None))
    assert [problem.severity for problem in found(article_34, finished)] == ["warning"]
    assert found(article_34, mini_catalog(project(stage="retired", owner=None))) == []
    assert found(article_34, mini_catalog(project(publish="office", owner=None))) == []


def test_the_thirteen_items_are_those_that_a_board_answers() -> None:
    catalog = mini_catalog()
    shown = board(catalog, catalog.projects["sample"], TODAY)
    assert len(ITEMS) == 13
    assert all(_shown(item, shown) for item in ITEMS)
    with pytest.raises(KeyError):
        _shown("weather", shown)


def test_a_lost_or_strange_item_is_named_and_stops_the_rest() -> None:
    catalog = mini_catalog(project(owner=None))
    items = catalog.vocabulary.board_items
    strange = items[0].model_copy(update={"key": "weather"})
    wrong = replace(
        catalog, vocabulary=catalog.vocabulary.model_copy(update={"board_items": (*items[1:], strange)})
    )
    assert [problem.facts["found"] for problem in found(board_items, wrong)] == ["owner", "weather"]
    assert found(article_34, wrong) == []
