"""Tables as offices send them: each row ends in a draft or in a doubt, and nobody's name in a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.intake.draft import Import
from generator.intake.read import read
from generator.intake.shape import OfficeFile
from generator.intake.tables import import_tables
from generator.source.document import Value
from tests.intake.office import docx, p, table, xlsx

LINGYUAN = "350582006"
SERVICE = "13800138000"  # the operator's own
ROSTER = ["序号", "单位", "姓名", "职务", "联系电话", "备注"]
LEDGER = [
    "序号",
    "项目名称",
    "项目通俗名称",
    "劳资专管员",
    "联系电话",
    "行业主管部门",
    "工程造价（元）",
    "建设单位",
    "施工单位",
]


def imported(catalog: Catalog, data: bytes, name: str = "a.xlsx", area: str = LINGYUAN) -> Import:
    file = read(name, data)
    made = import_tables(file, catalog, area)
    every_row_has_its_fate(file, made)
    for doubt in made.doubts:
        assert "{" not in doubt.show("zh", name) + doubt.show("en", name)
    return made


def every_row_has_its_fate(file: OfficeFile, made: Import) -> None:
    """No row is dropped silently: rows with words have a fate, and those left out have a doubt at a cell."""
    filled = {row[0].place: row for _, row in file.rows()}
    assert set(filled) <= set(made.fates)
    doubted = {(one.place.part, one.place.row) for one in made.doubts}
    for place, row in filled.items():
        if made.fates[place] == "doubt":
            assert any((cell.part, cell.row) in doubted for cell in row), row


def rules(made: Import) -> Counter[str]:
    return Counter(one.rule for one in made.doubts)


def posts(made: Import) -> list[dict[str, Value]]:
    (draft,) = made.drafts
    found = draft.record["posts"]
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, dict)]


def test_a_plain_roster(catalog: Catalog) -> None:
    made = imported(
        catalog,
        xlsx(
            [
                ["灵源街道根治欠薪联络人名单"],
                ROSTER,
                [1, "派出所", "朱 琦", "所长", "０５９５－８５６１２３４５", ""],
                [2, "驻灵水社区", "陈某", "联络员", SERVICE, "周末也在"],
            ],
            merged=["A1:F1"],
        ),
    )
    first, second = posts(made)
    assert first == {
        "unit": {"zh": "派出所"}, "post": {"zh": "所长"},
        "phones": [{"number": "0595-85612345", "kind": "landline"}],
        "person": {"name": f"{made.drafts[0].id}-3", "publish": "office"},
    }  # fmt: skip
    assert (second["area"], second.get("phones"), second.get("person")) == ("350582006007", None, None)
    assert [(one.sort, one.value) for one in made.secrets] == [("name", "朱琦"), ("mobile", SERVICE)]
    text = made.drafts[0].yaml()
    assert "朱" not in text
    assert SERVICE not in text
    assert "publish: office\nstatus: unverified\n" in text
    assert "# 备注：周末也在" in text
    assert made.drafts[0].record["title"] == {"zh": "灵源街道根治欠薪联络人名单"}
    found = rules(made)
    assert (
        found["phone-rewritten"]
        == found["name-split"]
        == found["name-masked"]
        == found["source-no-date"]
        == 1
    )


def test_a_head_of_two_rows_divides_its_groups(catalog: Catalog) -> None:
    rows = [
        ["序号", "单位", "负责人", "", "联系人", ""],
        ["", "", "姓名", "职务", "姓名", "职务"],
        [1, "社保所", "商**", "所长", "付**", "工作人员"],
        ["", "", "", "", "刘**", "工作人员"],
        [2, "纪委", "严**", "副书记", "", ""],
    ]
    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:F1", "A3:A4", "B3:B4"]
    stacked = "\n\n".join(
        "\n".join(f"\t{text}" for text in row)
        for row in [["序号", "单位", "负责人", "联系人"], *([str(one) for one in row] for row in rows[1:])]
    )
    for made in (
        imported(catalog, xlsx(rows, merged=merged)),
        imported(catalog, docx(table([[str(one) for one in row] for row in rows])), "a.docx"),
        imported(catalog, stacked.encode(), "a.txt"),
    ):
        told = [(one["unit"], one["post"], one["role"]) for one in posts(made)]
        assert told == [
            ({"zh": "社保所"}, {"zh": "所长"}, {"zh": "负责人"}),
            ({"zh": "社保所"}, {"zh": "工作人员"}, {"zh": "联系人"}),
            ({"zh": "社保所"}, {"zh": "工作人员"}, {"zh": "联系人"}),
            ({"zh": "纪委"}, {"zh": "副书记"}, {"zh": "负责人"}),
        ]
        assert rules(made)["header-merged"] == 1
        assert rules(made)["row-no-phone"] == 4


def test_rows_that_are_none_are_told_apart(catalog: Catalog) -> None:
    made = imported(
        catalog,
        xlsx(
            [
                ROSTER,
                ["例：", "某单位", "张三", "主任", SERVICE, ""],
                ["一、街道", "一、街道", "一、街道", "一、街道", "一、街道", "一、街道"],
                [1, "司法所", "", "所长", "12348", ""],
                ROSTER,
                [1, "司法所", "", "所长", "12348", ""],
                [2, "", "", "", "", ""],
                ["合计", "2", "", "", "", ""],
            ]
        ),
    )
    found = rules(made)
    for rule in ("row-example", "row-section", "header-repeated", "row-repeated", "row-sum"):
        assert found[rule] == 1, rule
    assert Counter(made.fates.values()) == {"taken": 2, "doubt": 3, "header": 2, "blank": 1}
    assert not made.secrets


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("138****80**", "phone-masked"),
        (1380013800, "phone-mobile-length"),
        (59585612345, "phone-zero-lost"),
        ("85612345", "phone-landline-area-code"),
        (f"{SERVICE}/0595-85612345", "phone-two-numbers"),
        ("以官网公示为准", "phone-no-number"),
        ("", "row-no-phone"),
        ("=1+1", "cell-error"),
        ("#REF!", "cell-error"),
    ],
)
def test_a_number_that_fails_says_why(catalog: Catalog, cell: object, rule: str) -> None:
    made = imported(catalog, xlsx([ROSTER, [1, "司法所", "", "所长", cell, ""]]))
    assert rules(made)[rule] == 1
    (doubt,) = (one for one in made.doubts if one.rule == rule)
    assert doubt.place.show("zh") == (
        "名单!E2" if cell != "" else "名单!E2".replace("E", doubt.place.show("zh")[3])
    )
    kept = posts(made)[0].get("phones", [])
    assert kept == ([{"number": "0595-85612345", "kind": "landline"}] if rule == "phone-two-numbers" else [])


def test_a_day_above_the_head_is_the_day_of_the_source(catalog: Catalog) -> None:
    mobile = SERVICE.translate({ord(str(n)): chr(ord("０") + n) for n in range(10)})
    rows = [["联络人名单（2026年3月1日）"], ROSTER, [1, "司法所", "王小明", "所长", mobile, ""]]
    made = imported(catalog, xlsx(rows))
    assert made.drafts[0].record["title"] == {"zh": "联络人名单"}
    source = made.drafts[0].record["source"]
    assert isinstance(source, dict)
    assert source["date"] == "2026-03-01"
    assert rules(made) == {"phone-rewritten": 1}
    assert {one.value for one in made.secrets} == {"王小明", SERVICE}


def test_a_ledger_of_sites(catalog: Catalog) -> None:
    row = [
        1,
        "晋江XX路改造工程",
        "小浯塘水沟",
        "王小明",
        SERVICE,
        "晋江市水利局",
        1200000,
        "示例街道办",
        "示例公司",
    ]
    second = [2, "小浣塘社区公园", "", "", "0595-85612345转801", "城管局", "=A1", "", "示例公司"]
    made = imported(
        catalog, xlsx([["在建项目台账"], LEDGER, row, second, [3, "", "", "", "", "", 5, "", ""]])
    )
    first, other = made.drafts
    assert first.id == "jin-jiang-xx-lu-gai-zao-gong-cheng"
    assert first.record["general_contractor"] == {"name": "示例公司"}
    assert first.record["stage"] == "active"
    assert first.record["regulators"] == [{"industry": "water", "name": "晋江市水利局"}]
    assert "王小明" not in first.yaml()
    assert SERVICE not in first.yaml()
    assert "# 工程造价：1200000" in first.yaml()
    officer = other.record["wage_officer"]
    assert officer == {
        "post": {"zh": "劳资专管员"},
        "phones": [{"number": "0595-85612345", "kind": "landline", "extension": "801"}],
    }
    found = rules(made)
    for rule in ("placeholder", "industry-unknown", "project-no-name", "phone-rewritten", "cell-error"):
        assert found[rule] == 1, rule


def test_a_site_that_is_there_already_is_named(catalog: Catalog) -> None:
    known = catalog.projects["shili-xiaowutang-paihonggou"]
    made = imported(catalog, xlsx([LEDGER, [1, known.name, *[""] * 7], [2, known.name, *[""] * 7]]))
    assert rules(made)["project-known"] == 2
    assert len({one.id for one in made.drafts} | set(catalog.projects)) == len(catalog.projects) + 2


def test_cases_accounts_and_cards_never_come_in(catalog: Catalog) -> None:
    cases = [["序号", "企业名称", "涉及金额（万元）", "案件信息"], [1, "示例公司", "8", "老板姓王"]]
    made = imported(catalog, xlsx(cases))
    assert (made.drafts, rules(made)["table-never"]) == ((), 2)
    card = "11010519491231002X"
    made = imported(
        catalog, xlsx([[*ROSTER, "身份证号码"], [1, "司法所", "王小明", "所长", "12348", f"持{card}", card]])
    )
    assert card not in made.drafts[0].yaml()
    assert card not in "".join(one.row + one.show("zh", "a") for one in made.doubts)
    assert rules(made)["column-never"] == rules(made)["cell-card"] == 1


def test_a_table_that_nobody_knows_is_left_row_by_row(catalog: Catalog) -> None:
    made = imported(catalog, docx(p("说明") + table([["天气", "温度"], ["晴", "20"]])), "a.docx")
    assert (made.drafts, rules(made)["table-unknown"]) == ((), 2)


def test_names_in_remarks_are_kept_out(catalog: Catalog) -> None:
    made = imported(catalog, xlsx([ROSTER, [1, "司法所", "", "所长", "12348", f"联系人：王小明，{SERVICE}"]]))
    assert "王小明" not in made.drafts[0].yaml()
    assert SERVICE not in made.drafts[0].yaml()
    assert {one.value for one in made.secrets} == {"王小明", SERVICE}


WORDS = (
    " 序号 单位 姓名 职务 联系电话 项目名称 施工单位 合计 例： 陈** 派出所 司法所所长 0595-85612345 "
    "1380013800 小浣塘社区 =1 XX 案件信息 2024年春节前 13800138000"
)
CELL = st.one_of(
    st.sampled_from(WORDS.split(" ")),
    st.text(alphabet="一二三所 /\n0123456789*XX（）社区", max_size=12),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=8), min_size=1, max_size=12), st.booleans())
def test_whatever_the_table_no_row_is_lost(
    catalog: Catalog, rows: Sequence[Sequence[str]], headed: bool
) -> None:
    rows = [ROSTER, *rows] if headed else rows
    if not any(text.strip() for row in rows for text in row):
        return
    body = table([["".join(row[at : at + 1]) for at in range(len(row))] for row in rows])
    made = imported(catalog, docx(body), "a.docx")
    for one in made.drafts:
        assert SERVICE not in one.yaml()
