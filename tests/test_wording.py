"""Every rule can say itself in both languages with the same slots, and no sentence is left without a rule."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from generator import checks
from generator.problem import wording

ROOT = Path(__file__).parents[1] / "generator"
READING = [*sorted((ROOT / "source").glob("*.py")), ROOT / "load.py", ROOT / "reading.py"]
RULE = re.compile(r"[a-z]+[0-9]*(-[a-z0-9]+)+")
NOT_RULES = {"utf-8", "a-z0-9"}


def slots(sentence: str) -> set[str]:
    """The slots of a sentence; `item_zh` and `item_en` are one slot, filled for each language."""
    names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    return {re.sub("_(zh|en)$", "", name) for name in names}


def words_in_code() -> set[str]:
    """Every string constant of the reading modules that isn't a docstring."""
    found: set[str] = set()
    for path in READING:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


@pytest.mark.parametrize("rule", sorted(wording()))
def test_a_rule_says_the_same_in_both_languages(rule: str) -> None:
    sentences = wording()[rule]
    assert set(sentences) == {"zh", "en"}
    assert slots(sentences["zh"]) == slots(sentences["en"])
    assert re.search(r"[一-鿿]", sentences["zh"])
    assert re.search(r"[A-Za-z]{3}", sentences["en"])
    assert all(text == text.strip() and text[-1] in "。.？?" for text in sentences.values())


def test_every_rule_of_reading_has_its_sentence() -> None:
    used = {word for word in words_in_code() if RULE.fullmatch(word)} - NOT_RULES
    assert len(used) > 40
    assert used <= set(wording())


def test_every_check_has_its_sentence() -> None:
    assert len(checks.CHECKS) > 20
    assert {rule for check in checks.CHECKS if (rule := checks.rule(check))} - set(wording()) == set()


def test_there_are_sentences() -> None:
    assert len(wording()) > 70
