"""Every sentence of an import stands in both languages with the same slots."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import get_args

import pytest
import yaml

from generator.checks.dialling import Flaw
from generator.intake.doubt import WORDING, Doubt, wording
from generator.intake.shape import Place

PACKAGE = WORDING.parent
RULE = re.compile(r"[a-z]+(-[a-z0-9]+)+")


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("rule", sorted(wording()))
def test_a_rule_says_the_same_in_both_languages(rule: str) -> None:
    parts = wording()[rule]
    assert set(parts) == {"found", "todo"}
    for sentences in parts.values():
        assert set(sentences) == {"zh", "en"}
        assert slots(sentences["zh"]) == slots(sentences["en"])
        assert re.search(r"[一-鿿]", sentences["zh"])
        assert all(text == text.strip() and text[-1] in "。.？?" for text in sentences.values())


def test_no_sentence_is_left_without_its_rule() -> None:
    used: set[str] = {"placeholder", *get_args(Flaw)}
    for path in [*PACKAGE.rglob("*.py"), PACKAGE.parent / "publish/importing.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and RULE.fullmatch(node.value):
                used.add(node.value)
    own = set(yaml.safe_load(WORDING.read_text("utf-8")))
    assert len(own) > 70
    assert own - {"pictures"} <= used


def test_every_flaw_of_a_number_has_its_sentence() -> None:
    flaws = {"phone-masked", "phone-zero-lost", "phone-no-number", *get_args(Flaw)}
    assert len(flaws) > 12
    assert flaws <= set(wording())


def test_a_doubt_says_itself_on_one_line() -> None:
    doubt = Doubt(Place("sheet", "名单", 7, 2), "refused-broken", {"name": "坏\n的\u202e.xlsx"})
    line = doubt.show("zh", "a.xlsx")
    assert line.startswith("a.xlsx:名单!B7: 坏 的\\u202e.xlsx 坏了")
    assert line.endswith("(refused-broken)")
    assert "\n" not in line


def test_words_of_wording_are_in_a_file_beside() -> None:
    assert Path(WORDING).exists()
