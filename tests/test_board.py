"""What a board shows is what the catalog says, and nothing that is not public."""

from __future__ import annotations

from datetime import date

import pytest

from generator.board import board, dial, line
from generator.model.phone import Phone
from generator.model.token import is_token
from tests.support.catalog import PLACE, channel, landline, mini_catalog, project, short

TODAY = date(2026, 11, 20)


def test_a_complete_project_misses_nothing() -> None:
    catalog = mini_catalog()
    found = board(catalog, catalog.projects["sample"], TODAY)
    assert found.missing == ()
    assert [area.id for area in found.places] == [PLACE, "350500", "350000", "100000"]
    assert found.area_code == "0595"
    assert found.wage is not None
    assert (found.wage.wage.monthly, found.wage.status) == (2195, "unverified")
    assert set(found.tokens) == {"board", "hat", "pocket"}
    assert all(is_token(made) for made in found.tokens.values())


EMPTY = {
    "owner": {"owner": None},
    "general_contractor": {"general_contractor": None},
    "project_department": {"project_department": None},
    "subcontractors": {"subcontractors": ()},
    "wage_officer": {"wage_officer": None},
    "pay_day": {"pay_day": None},
}


@pytest.mark.parametrize("key", EMPTY)
def test_what_is_left_out_is_missing(key: str) -> None:
    catalog = mini_catalog(project(**EMPTY[key]))
    found = board(catalog, catalog.projects["sample"], TODAY)
    assert [item.key for item in found.missing] == [key]
    assert found.missing[0].law.article == "34"


def test_a_regulator_without_a_number_misses_its_number_only() -> None:
    catalog = mini_catalog(project(regulators=[{"industry": "water", "name": "示例市水利局"}]))
    missing = board(catalog, catalog.projects["sample"], TODAY).missing
    assert [item.key for item in missing] == ["regulator_phone"]


def test_no_subcontractors_is_an_answer() -> None:
    catalog = mini_catalog(project(subcontractors=(), no_subcontractors="true"))
    assert board(catalog, catalog.projects["sample"], TODAY).missing == ()


def test_a_mobile_without_consent_is_not_on_the_board() -> None:
    officer = {
        "post": {"zh": "劳资专管员", "en": "Wage officer"},
        "phones": [{"number": "13800138000", "kind": "mobile"}],
    }
    catalog = mini_catalog(project(wage_officer=officer))
    found = board(catalog, catalog.projects["sample"], TODAY)
    assert found.wage_officer == ()
    assert [item.key for item in found.missing] == ["wage_officer"]


def test_the_nearest_line_answers() -> None:
    here = channel("here", "hotline", "本地热线", "Local line", "5", area=PLACE, phones=[short("12333")])
    catalog = mini_catalog(more_channels=[here])
    found = line("12333", catalog, PLACE)
    assert found is not None
    assert found.channel.id == "here"
    elsewhere = line("12333", catalog, "350500")
    assert elsewhere is not None
    assert elsewhere.channel.id == "cn-12333"


def test_an_office_channel_is_not_on_the_board() -> None:
    hidden = channel("hidden", "inspection", "内部", "Inside", "1", area=PLACE, publish="office")
    chosen = project(channels={"inspection": "hidden"})
    catalog = mini_catalog(chosen, more_channels=[hidden])
    assert board(catalog, chosen, TODAY).inspection is None


def test_how_numbers_are_dialled() -> None:
    catalog = mini_catalog()
    twin = dial(Phone.model_validate(short("12333")), catalog, PLACE)
    assert (twin.number, twin.href) == ("12333", "tel:12333")
    assert twin.away is not None
    assert (twin.away.number, twin.away.href) == ("0595-12333", "tel:059512333")
    plain = dial(Phone.model_validate(short("110")), catalog, PLACE)
    assert plain.away is None
    desk = dial(Phone.model_validate(landline("0595-85612345", extension="801")), catalog, PLACE)
    assert (desk.number, desk.href) == ("0595-85612345 转 801", "tel:059585612345,801")
