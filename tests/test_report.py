"""What commands say stands in one place, in both languages of an editor, and every sentence is said."""

from __future__ import annotations

import re
from string import Formatter

import pytest
import yaml

from generator.report import TERMINAL, said

FILES = sorted(TERMINAL.glob("*.yaml"))
IMPORTED = re.compile(r"from generator\.report import .*\bsaid\b")
SAID = re.compile(r"""said\(\s*["']([a-z]+)["']""")


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_topic_speaks_chinese_and_english_with_the_same_slots(file):
    sentences = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert sentences
    for key, both in sentences.items():
        assert list(both) == ["zh", "en"], key
        assert slots(both["zh"]) == slots(both["en"]), key


def test_every_topic_that_a_command_names_is_there():
    named = {
        topic
        for path in TERMINAL.parent.rglob("*.py")
        if IMPORTED.search(text := path.read_text(encoding="utf-8"))
        for topic in SAID.findall(text)
    }
    assert named
    assert named <= {file.stem for file in FILES}


def test_a_sentence_follows_the_reader(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert said("prints", "wrote", count=2, where="prints") == "2 prints in prints"
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert said("prints", "wrote", count=2, where="prints") == "印好 2 份，在 prints"
