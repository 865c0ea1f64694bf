"""A translated text has the shape of the Chinese one; every way to lose it has its own rule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.i18n.blocks import split
from generator.i18n.parity import faults
from generator.problem import Problem
from generator.render.pages.prose import parse

ROOT = Path(__file__).resolve().parents[2]
ZH = """打 {{phone:cn-12333}}。

## 证据 {#evidence}

- 合同，留3年
- 看[这里](x.md)

| a | b |
|---|---|
| 1 | 2 |
"""
GOOD = """Call {{phone:cn-12333}}.

## Evidence {#evidence}

- the contract, for 3 years
- see [here](x.md)

| a | b |
|---|---|
| 1 | 2 |
"""


def rules(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.rule) for fault in faults(ZH, text)]


def test_the_same_shape_has_no_fault() -> None:
    assert rules(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("{{phone:cn-12333}}", "{{phone:cn-12345}}", 1, "parity-slots"),
        ("{{phone:cn-12333}}", "them", 1, "parity-slots"),
        ("{#evidence}", "{#proof}", 3, "parity-headings"),
        ("## Evidence", "### Evidence", 3, "parity-headings"),
        ("## Evidence {#evidence}\n\n", "", 1, "parity-headings"),
        ("(x.md)", "(y.md)", 5, "parity-links"),
        ("| 1 | 2 |", "| 1 | 2 | 3 |", 8, "parity-tables"),
        ("- see", "  and see", 5, "parity-blocks"),
        ("3 years", "4 years", 5, "parity-numbers"),
        ("Call", "Call now\n\nCall", 1, "parity-blocks"),
    ],
)
def test_each_loss_has_its_rule_and_line(old: str, new: str, line: int, rule: str) -> None:
    assert old in GOOD
    assert (line, rule) in rules(GOOD.replace(old, new))


def test_a_chinese_numeral_and_a_figure_are_the_same_number() -> None:
    assert list(faults("十五日内", "within 15 days")) == []
    assert [fault.rule for fault in faults("十五日内", "within 14 days")] == ["parity-numbers"]


def test_blocks_know_their_lines() -> None:
    assert [(block.line, block.sort) for block in split(GOOD)] == [
        (1, "text"), (3, "h2"), (5, "list"), (8, "table"),
    ]  # fmt: skip


def translated() -> Iterator[tuple[str, str, str]]:
    for path in sorted((ROOT / "content/zh").glob("*.md")):
        for other in sorted(ROOT.glob(f"content/*/{path.name}")):
            if other.parent.name != "zh":
                yield other.parent.name, path.name, other.read_text(encoding="utf-8")


def test_every_text_of_ours_has_the_shape_of_the_chinese() -> None:
    seen: set[str] = set()
    wrong: list[str] = []
    for lang, name, raw in translated():
        seen.add(lang)
        chinese, own = parse((ROOT / "content/zh" / name).read_text(encoding="utf-8")), parse(raw)
        for fault in faults(chinese.body, own.body):
            line = own.first_line + fault.line - 1
            facts = {"wanted": fault.wanted, "found": fault.found}
            wrong.append(Problem(f"content/{lang}/{name}", line, 1, fault.rule, facts=facts).show("en"))
    assert wrong == []
    assert seen >= {"en", "ug", "vi"}
