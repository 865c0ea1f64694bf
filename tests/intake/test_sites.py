"""The columns of a ledger of building sites that not every office has: address, firms, pay day, days."""

from __future__ import annotations

import pytest

from generator.catalog import Catalog
from generator.intake.draft import Import
from generator.intake.read import read
from generator.intake.tables import import_tables
from generator.source.document import Value
from tests.intake.office import xlsx

LINGYUAN = "350582006"
HEAD = ["项目名称", "施工单位"]
SITE = ["示例桥工程", "示例公司"]


def ledger(catalog: Catalog, area: str = LINGYUAN, **columns: str) -> Import:
    """A ledger with one site and more columns, label → cell."""
    rows = [[*HEAD, *columns], [*SITE, *columns.values()]]
    return import_tables(read("a.xlsx", xlsx(rows)), catalog, area)


def record(made: Import) -> dict[str, Value]:
    (draft,) = made.drafts
    return draft.record


def said(made: Import, rule: str) -> str:
    """What is said in Chinese of the only doubt of a rule."""
    (found,) = (one for one in made.doubts if one.rule == rule)
    return found.show("zh", "a.xlsx")


def test_an_address_stands_in_the_record_and_names_the_place(catalog: Catalog) -> None:
    made = ledger(catalog, 项目地址="灵源街道灵水社区中路 1 号")
    assert record(made)["address"] == {"zh": "灵源街道灵水社区中路 1 号"}
    assert record(made)["area"] == "350582006007"


def test_a_place_that_nobody_knows_is_named_and_the_one_asked_for_is_taken(catalog: Catalog) -> None:
    made = ledger(catalog, 所在社区="小浣塘社区")
    assert record(made)["area"] == LINGYUAN
    assert "小浣塘" in said(made, "place-misspelt")
    made = ledger(catalog, 所在社区="没有的社区")
    assert "没有的社区" in said(made, "place-unknown")


def test_without_a_place_in_the_row_or_asked_for_it_is_asked(catalog: Catalog) -> None:
    made = ledger(catalog, area="", 所在社区="灵水社区")
    assert record(made)["area"] == ""
    assert said(made, "area-missing").startswith("a.xlsx:名单!A2:")


def test_several_subcontractors_in_one_cell_are_several_firms(catalog: Catalog) -> None:
    made = ledger(catalog, 分包单位="示例劳务公司、示例园林公司；")
    assert record(made)["subcontractors"] == [{"name": "示例劳务公司"}, {"name": "示例园林公司"}]
    assert said(made, "subcontractor-work").startswith("a.xlsx:名单!C2:")


@pytest.mark.parametrize(
    ("cell", "day", "month", "rule"),
    [
        ("次月15日", "15", "next", None),
        ("下个月 8 号", "8", "next", None),
        ("当月25日", "25", "current", None),
        ("每月20日", "20", "current", "pay-day-month"),
        ("32日", None, None, "pay-day-unclear"),
        ("按进度", None, None, "pay-day-unclear"),
    ],
)
def test_a_pay_day_says_which_month_it_is_of(
    catalog: Catalog, cell: str, day: str | None, month: str | None, rule: str | None
) -> None:
    made = ledger(catalog, 发薪日=cell)
    assert record(made).get("pay_day") == (day and {"day": day, "month": month})
    assert [one.rule for one in made.doubts if one.rule.startswith("pay-day")] == [rule] * bool(rule)
    if rule:
        assert cell in said(made, rule)


def test_days_are_taken_where_they_are_whole(catalog: Catalog) -> None:
    made = ledger(catalog, 开工日期="2026年3月1日", 计划竣工日期="2027-06-30", 实际竣工日期="6月30日")
    assert (record(made)["started"], record(made)["planned_finish"]) == ("2026-03-01", "2027-06-30")
    assert "finished" not in record(made)
    assert "6月30日" in said(made, "date-unclear")
    assert "date-unclear" in {one.rule for one in ledger(catalog, 开工日期="2026年3月").doubts}


def test_where_the_money_comes_from_is_one_of_three(catalog: Catalog) -> None:
    assert record(ledger(catalog, 投资属性="国有企业投资"))["investment"] == "state_owned"
    made = ledger(catalog, 投资属性="捐款")
    assert record(made)["investment"] == ""
    assert "捐款" in said(made, "choice-unknown")


def test_an_id_that_a_record_has_gets_a_number(catalog: Catalog) -> None:
    known = next(it for it in catalog.projects.values() if it.id == "shili-jinan-jiebo")
    head = [*HEAD, "项目地址"]
    made = import_tables(
        read("a.xlsx", xlsx([head, [known.id, "示例公司", ""], [known.id, "示例公司", "另一处"]])), catalog
    )
    assert [one.id for one in made.drafts] == [f"{known.id}-2", f"{known.id}-3"]
