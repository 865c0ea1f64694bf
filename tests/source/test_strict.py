"""What the parser lets pass and the standard forbids is named; what it allows is read."""

from __future__ import annotations

import time

import pytest

from generator.source.document import parse
from generator.source.text import MAX_BYTES, MAX_PROBLEMS


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ('工: "甲"#x\n', "tight-comment", (1, 7)),
        ("a: [b]#x\n", "tight-comment", (1, 7)),
        ("a: |#x\n  b\n", "tight-comment", (1, 5)),
        ("a: b # c#d\ne: [f,#g\n  h]\n", "tight-comment", (2, 7)),
        ('a: "b\nc"\n', "continued-line", (2, 1)),
        ("a:\n  b: 'c\n  d'\n", "continued-line", (3, 3)),
        ('- a: "b\n\n  c"\n', "continued-line", (3, 3)),
        ("a: [b,\nc]\n", "continued-line", (2, 1)),
        ("a: {b: [c,\n{d: e}]}\n", "continued-line", (2, 1)),
        ("a: >\n   \n  \n # b\n", "blank-line-spaces", (4, 1)),
        ("a: [-]\n", "lone-dash", (1, 5)),
        ('a: "\\e[31mred"\n', "escaped-character", (1, 4)),
        ('a: "x\\0"\n', "escaped-character", (1, 4)),
        ('a: "\\u202egpj.exe"\n', "escaped-character", (1, 4)),
        ('a: "12\\u200b333"\n', "escaped-character", (1, 4)),
        ('a: "x\\r\\nEND:VEVENT"\n', "escaped-character", (1, 4)),
        ('a: "x\\ty"\n', "escaped-character", (1, 4)),
        ('"\\x1b": x\n', "escaped-character", (1, 1)),
        ("a: [b, -, c]\n", "lone-dash", (1, 8)),
    ],
)
def test_what_is_forbidden_is_named(text: str, rule: str, place: tuple[int, int]) -> None:
    value, problems = parse("x.yaml", text)
    assert value is None
    assert [(problem.rule, problem.line, problem.column) for problem in problems] == [(rule, *place)]


@pytest.mark.parametrize(
    "text",
    [
        'a: "b#c" # d#e\n', "a: b#c\n", "#x\na: b\n#y#z\n", "a: |\n  b#c\n  #d\n", "a: | # b#c\n  d\n",
        "a: https://www.gov.cn/#b\n", "a: [b, # c\n  d]\n", 'a: "b\n  c"\n',
        "{\n\"a\": [\n\"b\"\n]\n}\n", "[\na,\nb\n]\n", "a: [\n  b,\n]\n", "a:\n- b: [c,\n    d]\n",
        "a: >\n\n \n  b\n\n   c\n", "a: |2\n     \n  b\n", "a: >-\n\nb: c\n", 'a: ["-", b-c]\n',
        'a: "x\\n\\u4e2d \\"y\\" \\\\e"\n', "a: '\\e'\n", "a: \\u202e\n", "a: |+\n   \n\n", "a: b\n  c\n",
        "a:\n  - |\n    b\n  - 'c\n\n    d'\n",
    ],
)  # fmt: skip
def test_what_is_allowed_is_read(text: str) -> None:
    value, problems = parse("x.yaml", text)
    assert problems == []
    assert value is not None


@pytest.mark.parametrize(
    "text",
    ["#" * (MAX_BYTES - 1), "a: " + "b#" * 400_000, "#b" * 400_000, "a: 'b#\n" + "\n" * 900_000 + "  '\n",
     "- |\n\n  b#\n" * 14_000, "- #\n" * 200_000, "- [-]#\n" * 9_000],
    ids=["comment", "value", "comments", "quoted", "blocks", "items", "slips"],
)  # fmt: skip
def test_a_flood_is_looked_at_in_one_pass(text: str) -> None:
    start = time.process_time()
    _, problems = parse("x.yaml", text)
    assert len(problems) <= MAX_PROBLEMS
    assert time.process_time() - start < 5
