"""Numbers at their place: offices are local, companies come from anywhere, short codes are everybody's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.checks.exchanges import phone_other_area, phone_same_number
from generator.checks.phones import (
    phone_extension_digits,
    phone_landline_length,
    phone_short_code_without_twin,
)
from tests.checks.cases import found
from tests.support.catalog import channel, landline, mini_catalog, project, short

FAR = {"name": "示例远方公司", "phones": [landline("0591-85610001")]}


@pytest.mark.parametrize("field", ["owner", "general_contractor", "project_department", "supervisor"])
def test_a_company_may_be_from_another_city(field: str) -> None:
    assert found(phone_other_area, mini_catalog(project(**{field: FAR}))) == []


def test_a_regulator_and_the_wage_officer_are_local() -> None:
    regulator = {"industry": "housing", "name": "示例住建局", "phones": [landline("0591-85610001")]}
    officer = {"post": {"zh": "劳资专管员"}, "phones": [landline("0591-85610002")]}
    assert (
        len(found(phone_other_area, mini_catalog(project(regulators=[regulator], wage_officer=officer)))) == 2
    )


def test_a_province_has_many_area_codes() -> None:
    of_province = channel(
        "fj", "window", "省窗口", "Window", "1", area="350000", phones=[landline("0591-85610001")]
    )
    assert found(phone_other_area, mini_catalog(more_channels=[of_province])) == []


def test_one_number_under_two_names_is_named_at_the_second() -> None:
    one = channel("a", "window", "甲窗口", "A", "1", area="350500", phones=[landline("0595-85610001")])
    two = channel("b", "court", "乙法庭", "B", "2", area="350500", phones=[landline("0595-85610001")])
    problems = found(phone_same_number, mini_catalog(more_channels=[one, two]))
    assert [(problem.severity, problem.facts["other"]) for problem in problems] == [("warning", "甲窗口")]
    again = channel("c", "window", "甲窗口", "A", "3", area="350500", phones=[landline("0595-85610001")])
    assert found(phone_same_number, mini_catalog(more_channels=[one, again])) == []


def test_two_extensions_of_one_number_are_two_telephones() -> None:
    one = channel(
        "a", "window", "甲", "A", "1", area="350500", phones=[landline("0595-85610001", extension="1")]
    )
    two = channel(
        "b", "window", "乙", "B", "1", area="350500", phones=[landline("0595-85610001", extension="2")]
    )
    assert found(phone_same_number, mini_catalog(more_channels=[one, two])) == []


def test_short_codes_and_the_sample_mobile_are_shared() -> None:
    assert found(phone_same_number, mini_catalog(project("a"), project("b", owner={"name": "别家"}))) == []
    local = [short("0595-12345") | {"kind": "area_short_code"}]
    one = channel("a", "window", "甲", "A", "1", area="350500", phones=local)
    two = channel("b", "window", "乙", "B", "2", area="350500", phones=local)
    assert found(phone_same_number, mini_catalog(more_channels=[one, two])) == []


def test_one_officer_may_look_after_several_sites_of_a_contractor() -> None:
    officer = {"post": {"zh": "劳资专管员"}, "phones": [landline("0595-85610009")]}
    same = mini_catalog(*(project(name, name=f"示例{name}", wage_officer=officer) for name in "ab"))
    assert found(phone_same_number, same) == []
    other = project("b", wage_officer=officer, general_contractor={"name": "示例第二建设公司"})
    assert len(found(phone_same_number, mini_catalog(project("a", wage_officer=officer), other))) == 1


def test_eight_digits_hold_wherever_the_area_code_is_quanzhous() -> None:
    far = {"name": "示例公司", "phones": [landline("0595-8561000")]}
    assert len(found(phone_landline_length, mini_catalog(project(owner=far)))) == 1


def test_a_code_without_twin_takes_no_local_area_code() -> None:
    phones = [short("0595-12309") | {"kind": "area_short_code"}]
    local = channel("a", "union", "某窗口", "A", "1", area="350500", phones=phones)
    national = channel("b", "union", "某窗口", "A", "1", phones=phones)
    problems = found(phone_short_code_without_twin, mini_catalog(more_channels=[local, national]))
    assert [problem.path for problem in problems] == ["data/channels/a.yaml"]


def test_every_number_is_compared_with_the_first_that_had_it() -> None:
    twice = [landline("0595-85610001"), landline("0595-85610002")]
    names = [("a", "甲", twice), ("b", "乙", twice[:1]), ("c", "丙", [short("12333"), *twice[::-1]])]
    held = [channel(n, "window", name, n, "1", area="350500", phones=phones) for n, name, phones in names]
    problems = found(phone_same_number, mini_catalog(more_channels=held))
    assert [p.facts for p in problems] == [
        {"found": f"0595-8561000{number}", "name": name, "other": "甲", "where": "a"}
        for number, name in ((1, "乙"), (2, "丙"), (1, "丙"))
    ]


def test_every_number_with_an_area_code_is_compared_with_its_place() -> None:
    phones = [short("12333"), landline("0595-85610001"), landline("0591-85610002"), landline("85610001"),
              {"number": "0592-12345", "kind": "area_short_code"}]  # fmt: skip
    held = channel("a", "window", "甲", "A", "1", area="350582006", phones=phones)
    problems = found(phone_other_area, mini_catalog(more_channels=[held]))
    assert [p.facts for p in problems] == [
        {"found": number, "code": number[:4], "wanted": "0595", "area": "灵源街道"}
        for number in ("0591-85610002", "0592-12345")
    ]
    slips = [{"number": "0591-85610001", "kind": kind} for kind in ("mobile", "service", "short_code")]
    other = channel("a", "window", "甲", "A", "1", area="350500", phones=slips)
    assert found(phone_other_area, mini_catalog(more_channels=[other])) == [], "its kind is wrong first"


@pytest.mark.parametrize(
    ("extension", "wrong"), [("1", 0), ("123456", 0), ("1234567", 1), ("80a", 1), ("转801", 1), ("８０１", 1)]
)
def test_an_extension_is_one_to_six_digits(extension: str, wrong: int) -> None:
    phones = [landline("0595-85610001"), landline("0595-85610002", extension=extension)]
    desk = channel("a", "window", "甲", "A", "1", area="350500", phones=phones)
    problems = found(phone_extension_digits, mini_catalog(more_channels=[desk]))
    assert [p.facts["found"] for p in problems] == [extension] * wrong


@pytest.mark.parametrize(("code", "wrong"), [("110", 1), ("1230", 1), ("12309", 1), ("12333", 0)])
def test_a_code_without_a_twin_takes_no_area_code_however_long_it_is(code: str, wrong: int) -> None:
    catalog = mini_catalog()
    entry = next(it for it in catalog.vocabulary.short_codes if it.code == "12309")
    codes = (*catalog.vocabulary.short_codes, entry.model_copy(update={"code": "1230"}))
    phones = [{"number": f"0595-{code}", "kind": "area_short_code"}]
    desk = channel("a", "window", "甲", "A", "1", area="350500", phones=phones)
    words = catalog.vocabulary.model_copy(update={"short_codes": codes})
    held = replace(mini_catalog(more_channels=[desk]), vocabulary=words)
    assert len(found(phone_short_code_without_twin, held)) == wrong
