"""What a text names besides numbers: dates, feasts, open places, areas, abbreviations, split names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.intake.dates import days
from generator.intake.feasts import feast, is_lunar
from generator.intake.gaps import gaps, is_masked_name
from generator.intake.places import place
from generator.intake.terms import unexplained
from generator.intake.writing import joined_name, one_line


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2023年1月7日", ["2023-01-07"]),
        ("２０２３ 年 1 月 7 日印发", ["2023-01-07"]),
        ("二〇二三年十一月九日", ["2023-11-09"]),
        ("2023-11-09", ["2023-11-09"]),
        ("2022年12月28日至2023年3月15日", ["2022-12-28", "2023-03-15"]),
        ("2023年3月16日至3月30日", ["2023-03-16", "2023-03-30"]),
        ("即日起至12月27日", [None]),
        ("2021年11月17日印发，于11月24前报送", ["2021-11-17", "2021-11-24"]),
        ("至2024年春节前", ["2024-02-10"]),
        ("2023年除夕", ["2023-01-21"]),
        ("2023年2月30日", [None]),
        ("（十一）纪委；六个月；3月", []),
        ("十一条、1.2亿、3-15号楼", []),
    ],
)
def test_dates_of_a_text(text: str, wanted: list[str | None]) -> None:
    assert [str(one.date) if one.date else None for one in days(text)] == wanted


def test_a_limit_and_a_missing_year_are_said() -> None:
    first, second = days("2023年3月16日至3月30日前")
    assert (first.year_given, first.before) == (True, False)
    assert (second.year_given, second.before, second.text) == (False, True, "3月30日")


@given(st.text(alphabet="0123456789年月日十二〇一-春节前 ", max_size=60))
def test_a_date_stands_where_it_says(text: str) -> None:
    for one in days(text):
        assert text[one.start : one.end].strip() == one.text


def test_feasts_of_the_moon_move() -> None:
    # The first days of the years of the moon, as the State Council's holidays of these years had them.
    assert [feast("春节", year) for year in (2022, 2023, 2024)] == [
        date(2022, 2, 1),
        date(2023, 1, 22),
        date(2024, 2, 10),
    ]
    assert is_lunar("春节")
    assert not is_lunar("元旦")
    assert feast("中秋节", 2024) == date(2024, 9, 17)
    assert feast("春节", 3000) is None


def test_open_places_of_a_text() -> None:
    found = gaps("XX市****年，组长由何**担任，见二〇XX年，MAXX牌")
    assert [(gap.text, gap.sort) for gap in found] == [
        ("XX", "placeholder"), ("****", "placeholder"), ("何**", "masked"), ("二〇XX", "placeholder"),
    ]  # fmt: skip
    assert is_masked_name("陈**")
    assert not is_masked_name("派出所")


@pytest.mark.parametrize(
    ("within", "text", "area", "near"),
    [
        ("350582006", "驻大布林社区", "350582006009", None),
        ("350582006", "小浣塘社区", None, "350582006005"),
        ("350582006", "小唔塘社区", None, "350582006005"),
        ("500107103", "寨山平村", None, "500107103207"),
    ],
)
def test_places_of_a_text(
    catalog: Catalog, within: str, text: str, area: str | None, near: str | None
) -> None:
    found = place(catalog, within, text)
    assert found
    assert (found.area and found.area.id, found.near and found.near.id) == (area, near)


def test_an_office_is_no_place(catalog: Catalog) -> None:
    assert place(catalog, "350582006", "派出所") is None


def test_abbreviations_that_nobody_explains(catalog: Catalog) -> None:
    text = "由规建办负责，社保所（以下简称根欠办）办理；根欠办要把一金三制办好，线索办结，鲁就办〔2023〕18号"
    assert unexplained(catalog, text) == ("规建办",)
    assert unexplained(catalog, "落实两金四制") == ("两金四制",)


def test_names_and_lines_are_joined() -> None:
    assert joined_name("朱 琦") == "朱琦"
    assert joined_name("朱\u3000琦") == "朱琦"
    assert joined_name("A 座") is None
    assert one_line("项目通俗\n名称") == "项目通俗名称"
    assert one_line("组 长") == "组 长"
