"""Figures as Chinese laws write them, and counts as nobody dials them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.equal.media import page
from generator.equal.reading import Reader
from generator.i18n.numerals import Figure, counted, figure, number
from generator.render.pages import about, projects
from generator.render.pages.setting import Setting
from tests.conftest import TODAY
from tests.support.catalog import mini_catalog, project


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1), ("两", 2), ("十", 10), ("十五", 15), ("二十", 20), ("四十五", 45), ("一百零五", 105),
        ("三千", 3000), ("三万", 30_000), ("十二万", 120_000), ("二百七十六", 276), ("60", 60),
        ("5万", 50_000), ("〇", 0),
    ],
)  # fmt: skip
def test_a_numeral_is_read(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("四十五日", Figure(45, "day")), ("60个工作日", Figure(60, "working_day")),
        ("一年", Figure(1, "year")),
        ("3个月", Figure(3, "month")), ("50%", Figure(50, "percent")), ("1倍", Figure(1, "times")),
        ("三万元", Figure(30_000, "yuan")), ("2万元", Figure(20_000, "yuan")),
        ("日", None), ("四十五", None), ("很多日", None), ("四十五日内", None), ("", None),
    ],
)  # fmt: skip
def test_a_figure_is_a_number_with_a_unit(text: str, meant: Figure | None) -> None:
    assert figure(text) == meant


@pytest.mark.parametrize("count", [0, 112, 9999, 10_000, 10_040, 12_333, 100_110, 1_012_345])
def test_a_long_count_is_no_telephone_number(count: int) -> None:
    assert int(counted(count).replace(" ", "")) == count
    assert [*Reader({}).read(f"共 {counted(count)} 条")] == []


def test_an_office_of_more_than_ten_thousand_sites_counts_them_so() -> None:
    """Five digits in a row were taken for a number that no record states, and stopped the build."""
    one = project("p")
    many = replace(
        mini_catalog(one), projects={f"p{n}": one.model_copy(update={"id": f"p{n}"}) for n in range(12_333)}
    )
    setting = Setting(many, "zh", TODAY)
    bodies = [about.page(setting, "").body(), next(projects.pages(setting)).body()]
    for body in bodies:
        assert "12 3" in body
        found = {fact.value for fact, _ in page.facts(f"<p>{body}</p>".encode(), Reader(many.strings))}
        assert not {it for it in found if it.startswith("123")}
