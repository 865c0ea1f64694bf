"""Paragraphs put together again, and their levels."""

from __future__ import annotations

import pytest

from generator.intake.notice.passages import Passage, flow, without_number
from generator.intake.shape import Paragraph, Place


def passages(*texts: str) -> tuple[list[str], list[str]]:
    """(texts, rules of the doubts)"""
    made, doubts = flow(Paragraph(text, Place("line", "", at, 1)) for at, text in enumerate(texts, 1))
    return [one.text for one in made], [one.rule for one in doubts]


def test_a_page_break_inside_a_sentence_is_joined_and_said() -> None:
    broken = ("各单位要压实责任，做好农民工工资支付保障的各项检查和服", "务工作，确保落实。")
    assert passages(*broken) == (["".join(broken)], ["notice-page-break"])


def test_a_doubled_character_goes() -> None:
    texts, rules = passages("各社区要指定专人，每天报告欠薪情况，由网格员具体负责", "责，有情况及时说。")
    assert texts == ["各社区要指定专人，每天报告欠薪情况，由网格员具体负责，有情况及时说。"]
    assert rules == ["notice-page-doubled"]


@pytest.mark.parametrize(
    "texts",
    [
        ("（一）全面排查，摸清欠薪风险隐患和工资支付的底数", "实行联合检查。"),
        ("示例区人力资源和社会保障局、示例区住房和城乡建设局", "2025年1月3日"),
        ("各街道办事处，区级有关部门，各施工企业及项目部：", "现通知如下。"),
        ("请各单位认真落实，及时报告，不得推诿扯皮。", "二、工作要求"),
    ],
)
def test_paragraphs_that_are_whole_stay_apart(texts: tuple[str, str]) -> None:
    assert passages(*texts) == (list(texts), [])


def test_typing_marks_go_and_masked_names_stay() -> None:
    assert passages("**四是**建立机制。") == (["四是建立机制。"], ["notice-markup"])
    assert passages("组长由何**担任，王**任副组长。") == (["组长由何**担任，王**任副组长。"], [])


def test_places_of_the_parts_are_kept() -> None:
    made, _ = flow(
        Paragraph(text, Place("line", "", at, 1))
        for at, text in enumerate(("要做好排查、调处、清欠和宣传等各项工作，不漏一户一", "人，不留死角。"), 5)
    )
    assert [made[0].place_at(at).row for at in (0, 24, 29)] == [5, 5, 6]


@pytest.mark.parametrize(
    ("text", "level", "heading", "bare"),
    [
        ("一、工作目标", 1, True, "工作目标"),
        ("（二）集中办理阶段。", 2, True, "集中办理阶段。"),
        ("1.优化渠道。各单位要公开电话。", 3, False, "优化渠道。各单位要公开电话。"),
        ("2、微信：搜小程序。", 3, False, "微信：搜小程序。"),
        ("为保障工资支付，制定本方案。", 0, False, "为保障工资支付，制定本方案。"),
    ],
)
def test_levels(text: str, level: int, heading: bool, bare: str) -> None:
    one = Passage(text, (Place("line", "", 1, 1),))
    assert (one.level, one.heading, without_number(text)) == (level, heading, bare)
