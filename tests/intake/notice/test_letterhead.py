"""Title, number, issuer and day from the head and the signature of a notice."""

from __future__ import annotations

from datetime import date

import pytest

from generator.intake.notice.letterhead import Letterhead, letterhead
from generator.intake.notice.passages import Passage
from generator.intake.shape import Place


def head(*lines: str) -> Letterhead:
    return letterhead([Passage(text, (Place("line", "", at, 1),)) for at, text in enumerate(lines, 1)])


END = ("示例区人民政府", "2025年3月1日")


@pytest.mark.parametrize(
    "number",
    [
        "示政办〔2025〕3号",
        "示政办[2025]3号",
        "示政办（2025）3号",
        "示人社函〔2025〕第12号",
        "（2025年第6号）",
    ],
)
def test_numbers(number: str) -> None:
    made = head(number, "示例区人民政府关于清欠的通知", "各单位：", "请照办。", *END)
    assert made.number == number.strip("（）")
    assert made.number_year == 2025
    assert made.title == "示例区人民政府关于清欠的通知"


def test_the_title_may_run_over_lines_and_the_plan_inside_is_meant() -> None:
    made = head(
        "示政〔2025〕3号", "示例区人民政府", "关于印发《示例区清欠", "行动方案》的通知", "各单位：",
        "现印发给你们。", *END,
        "示例区清欠行动方案", "一、目标",
    )  # fmt: skip
    assert made.title == "示例区清欠行动方案"
    assert made.issuer == "示例区人民政府"
    assert made.issued == date(2025, 3, 1)
    assert made.index("issued") == 7


def test_two_issuers_and_a_date_in_chinese() -> None:
    made = head(
        "关于清欠的通告", "各位工友：", "请看。", "示例区人力资源和社会保障局",
        "示例区住房和城乡建设局", "二〇二五年三月一日",
    )  # fmt: skip
    assert made.issuer == "示例区人力资源和社会保障局、示例区住房和城乡建设局"
    assert made.issued == date(2025, 3, 1)
    assert made.missing == ("number",)


@pytest.mark.parametrize("title", ["在清欠推进会上的讲话", "清欠座谈会发言材料"])
def test_speeches(title: str) -> None:
    assert head(title, "同志们：", "今天开会。").speech


def test_nothing_is_invented() -> None:
    made = head("清欠行动方案", "为保障工资支付，制定本方案。", "一、目标")
    assert made.missing == ("number", "issuer", "issued")
    assert made.title == "清欠行动方案"
