"""Reception days (接访日) as the page of a channel says them, for each rule that a source may announce."""

from __future__ import annotations

from typing import Any

import pytest

from generator.catalog import Catalog
from generator.model.channel import Reception
from generator.render.pages.reception import receptions
from generator.render.pages.setting import Setting
from tests.conftest import TODAY

SOURCE = {"title": "测试资料", "date": "2026-11-20"}


def said(catalog: Catalog, lang: str, **rule: Any) -> list[str]:
    """The words of the line of one reception day, without its source."""
    day = Reception.model_validate({"from": "2026-11-01", "source": SOURCE, **rule})
    (line,) = receptions(Setting(catalog, lang, TODAY), (day,))
    assert line
    words = [getattr(one, "text", str(one)) for one in line.values]
    assert words[-2] == SOURCE["title"]
    return words[:-2]


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        ({"weekday": "wed"}, ["每星期三", "2026年11月1日起"], ["every Wednesday", "from 1 November 2026"]),
        ({"weekday": "mon", "nth": "2"}, ["每月第2个星期一", "2026年11月1日起"], None),
        ({"month_day": "15", "until": "2026-12-31"}, ["每月15日", "2026年11月1日至2026年12月31日"], None),
        ({}, ["2026年11月1日"], ["1 November 2026"]),
        ({"opens": "09:00"}, ["09:00", "2026年11月1日"], None),
        (
            {"opens": "09:00", "closes": "17:00", "who": {"zh": "负责同志"}, "note": {"zh": "农历初一换算"}},
            ["09:00 到 17:00", "负责同志", "2026年11月1日", "农历初一换算"],
            None,
        ),
    ],
)
def test_a_rule_is_said_in_order(
    catalog: Catalog, rule: dict[str, Any], zh: list[str], en: list[str] | None
) -> None:
    assert said(catalog, "zh", **rule) == zh
    if en:
        assert said(catalog, "en", **rule) == en
