"""The board to fill in by hand and the sheet on hanging and care: what they ask for and already know."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.config import Config
from generator.model.area import Area
from generator.publish.typst import Press
from generator.render import prints
from tests.prints.reading import letters, text
from tests.prints.specimens import LONGEST, SHORTEST
from tests.support.catalog import PLACE, area, mini_catalog, project

ROOT = Path(__file__).parents[2]
CONFIG = Config(ROOT, date(2026, 11, 20))
CATALOG = mini_catalog()
PRESS = Press(CONFIG)
BLANK = [form for form in CATALOG.vocabulary.print_formats if form.view == "blank"]
FIELDS = ("建设单位", "施工总承包单位", "项目部", "分包单位", "行业主管部门", "劳资专管员", "工资支付日期")


def blank(form, catalog: Catalog = CATALOG) -> str:
    subject: Area | None = catalog.areas[PLACE] if form.subject == "area" else None
    return text(PRESS.pdf(prints.sheet(catalog, form.key, subject, CONFIG.today)))


def test_there_are_blank_boards_for_places_and_for_anywhere():
    assert {(form.subject, form.width) for form in BLANK} == {
        (subject, width) for subject in ("area", "none") for width in (420, 841)
    }


@pytest.mark.parametrize("form", BLANK, ids=lambda form: form.key)
def test_a_blank_board_asks_for_what_the_article_asks(form):
    shown = blank(form)
    assert [word for word in FIELDS if word not in shown] == []
    assert shown.count("第三十四条第（一）项") == 6  # five companies and offices, and the subcontractors
    assert shown.count("第三十四条第（二）项") == (1 if form.subject == "area" else 2)
    assert shown.count("第三十四条第（三）项") == 1
    assert "条例没有要求，建议写" in shown  # the supervisor
    assert "没填全，不要挂出去。" in shown
    assert "没有分包单位" in shown
    for word in ("劳动保障监察", "劳动仲裁", "法律援助中心", "12333", "12345", "12348"):
        assert word in shown


def test_a_place_knows_its_wage_and_its_numbers_and_anywhere_does_not():
    at_place, anywhere = (
        blank(next(form for form in BLANK if form.subject == subject)) for subject in ("area", "none")
    )
    for word in ("2195元/月", "0595-12333", "适用地区：灵源街道"):
        assert word in at_place
        assert word not in anywhere
    assert "从哪天起" in anywhere
    assert "wb.example/q/" not in anywhere


def test_a_long_name_of_a_place_fits():
    long = area(PLACE, "示例黔西南布依族苗族自治州望谟县经济开发区管理委员会", "Long", "township", "350500")
    areas = {**CATALOG.areas, PLACE: long}
    catalog = Catalog(
        **{**{key: getattr(CATALOG, key) for key in Catalog.__dataclass_fields__}, "areas": areas}
    )
    for form in BLANK:
        if form.subject == "area":
            assert long.name.zh in blank(form, catalog)


@pytest.mark.parametrize("one", [project(), LONGEST, SHORTEST], ids=lambda one: one.id)
def test_the_care_sheet(one):
    catalog = mini_catalog(one)
    pdf = PRESS.pdf(prints.sheet(catalog, "care-a4", one, CONFIG.today))
    shown = text(pdf)
    boards = [form for form in catalog.vocabulary.print_formats if form.view == "board" and form.bleed]
    assert len(boards) >= 6
    assert "校样" not in shown
    for form in boards:
        assert f"{form.width:g}×{form.height:g}" in shown
        assert f"约{form.qr / 100:.1f}米" in shown
    for word in (one.name, "挂在哪里", "光线", "拍照", "平时保养", "谁来换", "正好100毫米", "不是规定"):
        assert word in shown
    assert "按规定" not in shown.replace("，不是规定", "")
    assert ("示例，不是真实项目" in shown) == one.demo
    assert min(size for letter, size in letters(pdf) if "一" <= letter <= "鿿") >= 7
