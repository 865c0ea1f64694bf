"""Figures as Chinese laws write them."""

from __future__ import annotations

import pytest

from generator.i18n.numerals import Figure, figure, number


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
