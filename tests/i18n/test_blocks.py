"""Blocks of a text: what stands between blank lines, fences in one piece; and one block against another."""

from __future__ import annotations

import pytest

from generator.i18n.blocks import Block, split
from generator.i18n.parity import block_faults


def test_blocks_know_the_line_they_begin_at() -> None:
    assert split("\n一\n二\n\n\n三") == [Block(2, "一\n二"), Block(6, "三")]
    assert split("") == []


def test_a_fence_keeps_its_blank_lines_and_its_end() -> None:
    assert [block.text for block in split("```\na\n\nb\n```\n\n后")] == ["```\na\n\nb\n```", "后"]
    assert [block.text for block in split("~~~\na\n\nb")] == ["~~~\na\n\nb\n"], "one that never ends goes on"


@pytest.mark.parametrize(
    ("text", "sort"),
    [("## 证据 {#a}", "h2"), ("| a |\n| - |", "table"), ("1. 一", "list"), ("> 引", "quote"), ("一", "text")],
)
def test_a_block_is_of_a_sort(text: str, sort: str) -> None:
    assert Block(1, text).sort == sort


@pytest.mark.parametrize(
    ("chinese", "text", "wanted"),
    [
        ("## 证据", "Evidence", ("parity-blocks", "h2", "text")),
        ("## 证据 {#a}", "## Evidence {#b}", ("parity-headings", "a", "b")),
        ("## 证据 {#a}", "## Evidence", ("parity-headings", "a", "–")),
        ("- 一\n- 二", "- one", ("parity-blocks", "2", "1")),
    ],
)
def test_one_block_departs_from_the_chinese(chinese: str, text: str, wanted: tuple[str, str, str]) -> None:
    (fault,) = block_faults(chinese, text, 7)
    assert (fault.rule, fault.wanted, fault.found) == wanted
    assert fault.line == 7
    assert list(block_faults(chinese, chinese)) == []


def test_a_table_that_lost_a_column_is_said() -> None:
    faults = block_faults("| a | b |\n|---|---|", "| a |\n|---|")
    assert [fault.rule for fault in faults] == ["parity-tables"]
