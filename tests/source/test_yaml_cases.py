"""Every sort of document that the public YAML test suite calls invalid gets a message at a line.

The documents are our own; each is named by the suite's case (github.com/yaml/yaml-test-suite) that makes the
same mistake. `test_yaml_suite.py` tries the suite's own documents, where it is installed.
"""

from __future__ import annotations

import pytest

from generator.source.document import parse

INVALID = {
    "236B": "name:\n  zh: 工地\n无冒号\n",
    "2CMS": "zh\n 晋江\n  en: x\n",
    "2G84": "note: |0\n  x\n",
    "3HFZ": "---\na: b\n... c\n",
    "4EJS": "a:\n\tb:\n\t\tc: x\n",
    "4H7K": "[ a, b ] ]\n",
    "4HVU": "a:\n   - 1\n   - 2\n  - 3\n",
    "4JVG": "a: &x\n  &y b\n",
    "55WF": '"a\\.b"\n',
    "5LLU": "a: >\n  \n    \n x\n",
    "5TRB": 'a: "\n---\n"\n',
    "5U3A": "a: - x\n   - y\n",
    "62EZ": "---\na: {b: c}d\n",
    "6JTT": "---\n[ [ a, b\n",
    "6S55": "a:\n - b\n - c\n 无效\n",
    "7LBH": '"a\nb": 1\n"c\n d": 1\n',
    "7MNF": "a:\n  b: 1\nc\n",
    "8XDJ": "a: b\n#x\n  c\n",
    "9C9N": "a: [b,\nc,\nd]\n",
    "9CWY": "a:\n - b\n - c\nd\n",
    "9HCY": '!foo "a"\n%TAG ! tag:x,2000:\n---\nb: c\n',
    "9JBA": "a: [ b, c ]#x\n",
    "9KBC": "--- a: b\n",
    "9MAG": "---\n[ , a, b ]\n",
    "9MMA": "%YAML 1.2\n",
    "9MQT": '--- "a\n... b\nc"\n',
    "B63P": "%YAML 1.2\n...\n",
    "BD7L": "- a\n- b\nc: d\n",
    "BF9H": "a:\n  b # x\n  c\n",
    "BS4K": "a # x\nb\n",
    "C2SP": "[23\n]: 42\n",
    "CML9": 'a: [ "b"\n  c ]\n',
    "CQ3W": '---\na: "b\n',
    "CTN5": "[ a, , b ]\n",
    "CVW2": "a: [ b, c,#x\n  ]\n",
    "CXX2": "--- &x a: b\n",
    "D49Q": "'a\nb': 1\n",
    "DK4H": "[ a\n  : b ]\n",
    "DK95": 'a: "b\n\tc"\n',
    "DMG6": "a:\n  b: 1\n c: 2\n",
    "EB22": "---\na: 1 # x\n%YAML 1.2\n---\n",
    "EW3V": "a: b\n c: d\n",
    "G5U8": "- [-, -]\n",
    "G7JE": "a\\nb: 1\nc\n d: 1\n",
    "G9HC": "a:\n&x\n- b\n- c\n",
    "GDY7": "a: b\n这是注释\n# x\nc: d\n",
    "GT5M": "- a\n&x\n- b\n",
    "H7J7": "a: &x\n!!map\n  b: c\n",
    "H7TQ": "%YAML 1.2 foo\n---\na: b\n",
    "HRE5": 'a: "b\\\'c"\n',
    "HU3P": "a:\n  b c\n  d: e\n",
    "JKF3": '- - "a\nb": x\n',
    "JY7Z": 'a: "b"\nc: "d" e: f\n',
    "KS4U": "---\n[\na, b ]\n无效\n",
    "LHL4": "---\n!invalid{}tag x\n",
    "MUS6": "%YAML 1.1#...\n---\na: b\n",
    "N4JP": "a:\n   b: 1\n  c: 2\n",
    "N782": "[\n--- ,\n...\n]\n",
    "P2EQ": "---\n- {a: b}- x\n",
    "Q4CL": 'a: "b"\nc: "d" 尾巴\n',
    "QB6E": 'a: "b\nc"\n',
    "QLJ7": "%TAG !p! tag:x,2011:\n--- !p!A\na: b\n--- !p!B\nc: d\n",
    "RHX7": "---\na: b\n%YAML 1.2\n---\n",
    "RXY3": "---\n'\n...\n'\n",
    "S4GJ": "a: > 第一行\n  b\n",
    "S98Z": "a: >\n \n  \n   \n # b\n",
    "SF5V": "%YAML 1.2\n%YAML 1.2\n---\na: b\n",
    "SR86": "a: &x b\nc: &y *x\n",
    "SU5Z": 'a: "b"#x\n',
    "SU74": "a: &x b\n&y *x : c\n",
    "SY6V": "&x - a\n",
    "T833": "---\n{\n a: 1\n b: 2 }\n",
    "TD5N": "- a\n- b\n无效\n",
    "U44R": 'a:\n  b: "1"\n   c: "2"\n',
    "U99R": "- !!str, xxx\n",
    "VJP3": "a: {\nb\n:\nc\n}\n",
    "W9L4": "---\na: |\n     \n  b\n  c\n",
    "X4QW": "a: |#注释\n  x\n",
    "Y79Y": "a:\n\t- b\n",
    "YJV2": "a: [-]\n",
    "ZCZ6": "a: b: c: d\n",
    "ZL4Z": "---\na: 'b': c\n",
    "ZVH3": "- a: b\n - c\n",
    "ZXT5": '[ "a"\n  :b ]\n',
}


@pytest.mark.parametrize("case", INVALID)
def test_an_invalid_document_gets_a_message_at_its_line(case: str) -> None:
    text = INVALID[case]
    value, problems = parse("x.yaml", text)
    assert value is None
    assert 1 <= len(problems) <= 3
    for problem in problems:
        assert 1 <= problem.line <= text.count("\n") + 1
        assert problem.column >= 1
        for lang in ("zh", "en"):
            assert problem.show(lang).startswith(f"x.yaml:{problem.line}:{problem.column}: error: ")
