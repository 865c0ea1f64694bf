"""The tables made at build time: right days, right amounts, every term with its anchor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.catalog import Catalog
from generator.render.pages.setting import Setting
from generator.render.pages.tables import MONTHS, deadlines, glossary, last_day, minimum_wages, stop_months

TODAY = date(2026, 11, 20)


def test_the_year_of_the_table_is_the_law_s(catalog: Catalog) -> None:
    article = catalog.article("mediation-arbitration-law", "27")
    assert article
    assert "仲裁的时效期间为一年" in article.text
    assert "自劳动关系终止之日起一年内" in article.text


@pytest.mark.parametrize(
    ("stopped", "last"),
    [
        (date(2026, 1, 1), date(2027, 1, 1)),
        (date(2025, 12, 31), date(2026, 12, 31)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_last_day(stopped: date, last: date) -> None:
    assert last_day(stopped) == last


@pytest.mark.parametrize("today", [TODAY, date(2026, 12, 31), date(2027, 1, 1), date(2028, 2, 29)])
def test_the_last_days_cover_the_next_24_months(today: date) -> None:
    months = stop_months(today)
    assert len(months) == MONTHS == 24
    days = [last_day(month) for month in months]
    assert days == sorted(days)
    assert days[0] > today  # the first of next month
    assert (days[0].year * 12 + days[0].month) - (today.year * 12 + today.month) == 1
    assert (days[-1].year * 12 + days[-1].month) - (today.year * 12 + today.month) == 24


@pytest.mark.parametrize(
    ("lang", "month", "day"), [("zh", "2026年3月", "2027年3月1日"), ("en", "March 2026", "1 March 2027")]
)
def test_deadlines_in_words(catalog: Catalog, lang: str, month: str, day: str) -> None:
    html = deadlines(Setting(catalog, lang, TODAY))
    assert html.count("<tr>") == 1 + MONTHS
    assert month in html
    assert day in html


def test_an_area_that_is_not_public_has_no_row(catalog: Catalog) -> None:
    shown = next(area for area in catalog.areas.values() if area.minimum_wage)
    for publish in ("office", "never"):
        name = shown.name.model_copy(update={"zh": "秘密地"})
        hidden = shown.model_copy(update={"publish": publish, "name": name})
        kept = replace(catalog, areas={**catalog.areas, shown.id: hidden})
        assert "秘密地" not in minimum_wages(Setting(kept, "zh", TODAY))


def test_minimum_wages_are_the_data_s(catalog: Catalog) -> None:
    html = minimum_wages(Setting(catalog, "zh", TODAY))
    rows = [row for area in catalog.areas.values() for row in area.minimum_wage if row.start <= TODAY]
    assert len(rows) >= 8
    for row in rows:
        assert f"{row.monthly:g}" in html
        assert row.status == "verified" or "未核验" in html
    assert html.count('scope="row"') == len(
        {(s, r.tier) for s, a in catalog.areas.items() for r in a.minimum_wage}
    )


def test_glossary_has_every_term_with_an_anchor(catalog: Catalog) -> None:
    for lang in ("zh", "en"):
        html = glossary(Setting(catalog, lang, TODAY))
        assert len(catalog.vocabulary.glossary) >= 35
        for term in catalog.vocabulary.glossary:
            assert f'id="{term.key}"' in html
    assert "治理欠薪" in glossary(Setting(catalog, "zh", TODAY))
    assert "根治欠薪" in glossary(Setting(catalog, "zh", TODAY))
