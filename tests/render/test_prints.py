from __future__ import annotations

import json
from datetime import date

import pytest

from generator.problem import DataError
from generator.render import prints
from tests.prints.specimens import LONGEST, SHORTEST
from tests.support.catalog import mini_catalog, project

TODAY = date(2026, 11, 20)


def words_of(value: object) -> list[str]:
    """Every text in a sheet's data."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else []
    return [text for part in parts for text in words_of(part)]


def board_of(one):
    return prints.sheet(mini_catalog(one), "board-a3", one, TODAY)


def hat_of(one):
    return prints.sheet(mini_catalog(one), "hat-60x40", one, TODAY)


@pytest.mark.parametrize("one", [project(), LONGEST, SHORTEST], ids=lambda p: p.id)
def test_sheets_are_plain_json(one):
    for sheet in prints.sheets(mini_catalog(one), one, TODAY):
        assert json.loads(json.dumps(sheet.data)) == sheet.data
        assert sheet.source == f"data/projects/{one.id}.yaml"


def test_paths_and_templates():
    made = (prints.sheet(mini_catalog(), key, project(), TODAY) for key in ("board-a3", "hat-60x40"))
    board, hat = made
    assert (board.path, board.template) == ("print/sample/board-a3.pdf", "board.typ")
    assert (hat.path, hat.template) == ("print/sample/hat-60x40.pdf", "hat.typ")


def test_headings_are_in_both_languages():
    data = board_of(project()).data
    assert data["title"] == {"zh": "农民工工资维权信息告示牌", "en": "Wage rights notice board"}
    for part in ("basic", "pay", "help", "lines", "steps"):
        assert all(data[part]["heading"].values())


def test_the_three_groups_of_the_article_are_marked():
    data = board_of(project()).data
    assert [data[part]["mark"]["zh"] for part in ("basic", "pay", "help")] == ["（一）", "（二）", "（三）"]


def test_a_board_without_an_item_is_refused_and_the_clause_named():
    one = project(pay_day=None, wage_officer=None)
    with pytest.raises(DataError) as caught:
        board_of(one)
    shown = [problem.show("zh") for problem in caught.value.problems]
    assert shown == [
        "data/projects/sample.yaml:0:0: error: 告示牌缺少《保障农民工工资支付条例》第三十四条第（1）项要求的"
        "“劳资专管员（含电话）”，不能印。请补上。 (board-incomplete)",
        "data/projects/sample.yaml:0:0: error: 告示牌缺少《保障农民工工资支付条例》第三十四条第（2）项要求的"
        "“工资支付日期”，不能印。请补上。 (board-incomplete)",
    ]


def test_the_code_of_each_print_is_its_own():
    made = (prints.sheet(mini_catalog(), key, project(), TODAY) for key in ("board-a3", "hat-60x40"))
    board, hat = made
    assert board.data["code"]["url"] != hat.data["code"]["url"]
    for sheet in (board, hat):
        code = sheet.data["code"]
        token = sheet.data["token"].replace(" ", "")
        assert len(token) == 8
        assert code["url"] == f"https://wb.example/q/{token}/"


def test_too_long_an_address_is_refused():
    one = project()
    catalog = mini_catalog(one, scan_url="https://" + "a" * 230 + ".example/")
    with pytest.raises(DataError) as caught:
        prints.sheet(catalog, "hat-60x40", one, TODAY)
    (problem,) = caught.value.problems
    assert (problem.path, problem.rule) == ("data/site.yaml", "print-code")
    assert problem.message("en").endswith("Shorten scan_url.")


def test_an_unverified_wage_says_so():
    (wage, _) = board_of(project()).data["pay"]["cells"]
    assert wage["big"] == "2195 元/月"
    assert wage["line"] == "福建省第2档，2025年4月1日起执行"
    assert wage["mark"] == "以当地公布为准（未核验）"


@pytest.mark.parametrize(("month", "said"), [("next", "发上个月工资"), ("current", "发当月工资")])
def test_pay_day(month, said):
    (_, day) = board_of(project(pay_day={"day": "15", "month": month})).data["pay"]["cells"]
    assert (day["big"], day["beside"]) == ("每月 15 日", said)


def test_a_sample_says_that_it_is_one_and_a_real_board_does_not():
    assert "示例" in words_of(board_of(project()).data["demo"])
    assert "示例" in words_of(hat_of(project()).data["demo"])
    assert board_of(SHORTEST).data["demo"] is None
    assert hat_of(SHORTEST).data["demo"] is None


def test_two_regulators_have_two_rows():
    data = board_of(LONGEST).data
    cell = next(c for c in data["basic"]["cells"] if c["label"]["zh"] == "行业主管部门")
    assert [row["name"]["zh"] for row in cell["rows"]] == [
        "示例市住房和城乡建设局（住房城乡建设）",
        "示例市水利局（水利）",
    ]
    assert [row["numbers"] for row in data["help"]["rows"][:2]] == ["12345", "12345　0595-85612349"]


def test_twelve_subcontractors_or_none():
    assert len(board_of(LONGEST).data["basic"]["subs"]["rows"]) == 12
    assert board_of(SHORTEST).data["basic"]["subs"]["none"]["zh"] == "本项目没有分包单位"


def test_a_finished_site_says_when():
    line = board_of(project(stage="finished", finished="2026-06-30")).data["project"]["line"]
    assert line.startswith("已于2026年6月30日完工　·　大家叫它“老菜场工地”")


def test_free_and_all_day_only_where_the_data_says_so():
    rows = board_of(project()).data["lines"]["rows"]
    assert [[tag["zh"] for tag in row["tags"]] for row in rows] == [["免费"], ["24小时"]]


def test_an_office_number_is_not_printed():
    secret = {"number": "0595-85610000", "kind": "landline", "publish": "office"}
    one = project(owner={"name": "示例城市建设投资有限公司", "phones": [secret]})
    assert "85610000" not in json.dumps(board_of(one).data)


def test_a_card_without_an_everyday_name_bears_the_full_one():
    data = hat_of(SHORTEST).data
    assert (data["everyday"]["words"]["zh"], data["everyday"]["field"]) == ("某小学", "name")
