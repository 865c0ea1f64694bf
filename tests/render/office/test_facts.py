"""Printed facts in words: each has a name, each value can be read."""

from __future__ import annotations

import pytest

from generator.i18n.words import Speaker
from generator.ledger import Change
from generator.printed import NAMES
from generator.render.office.facts import change, field_name
from tests.support.catalog import strings

LANGUAGES = ("zh", "en")
SPEAKERS = {lang: Speaker(lang, strings()) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_printed_fact_has_a_name(lang: str) -> None:
    assert len(NAMES) > 50
    names = {field: field_name(SPEAKERS[lang], field) for field in NAMES}
    assert all(names.values())
    assert not [name for name in names.values() if "landing." in name or "{" in name]


@pytest.mark.parametrize(
    ("field", "old", "new", "words"),
    [
        ("inspection_phone", "0595-85610001", "0595-85610002",
         "劳动保障监察的电话：0595-85610001 → 0595-85610002"),
        ("wage_officer.phone", "13800138000", None, "劳资专管员的电话：13800138000 → 没有"),
        ("pay_day", "next-15", "next-20",
         "发工资的日子：每月15日，发上个月的工资 → 每月20日，发上个月的工资"),
        ("main_line.all_day", None, "true", "欠薪热线：没有 → 24小时"),
        ("stage", "", "finished-2026-11-01", "工地情况：没有 → 已完工 2026-11-01"),
        ("subcontractors", "甲公司（木工）；乙公司（钢筋）", "甲公司（木工）；丙公司（钢筋）",
         "分包单位：乙公司（钢筋） → 丙公司（钢筋）"),
    ],
)  # fmt: skip
def test_a_change_in_words(field: str, old: str | None, new: str | None, words: str) -> None:
    assert change(SPEAKERS["zh"], Change(field, old or None, new)) == words


def test_a_list_whose_order_alone_changed_still_says_what_it_was() -> None:
    said = change(SPEAKERS["zh"], Change("subcontractors", "甲；乙", "乙；甲"))
    assert said == "分包单位：甲；乙 → 乙；甲"
