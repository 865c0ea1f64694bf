"""Every way to stumble over YAML that we know of has its own sentence, at the line where it starts."""

from __future__ import annotations

import pytest

from generator.source.document import parse


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("id: x\nname 晋江\narea: y\n", "no-colon", (2, 1)),
        ("id: x\nname：晋江\narea: y\n", "wide-colon", (2, 5)),
        ("id：x\n", "wide-colon", (1, 3)),
        ("id: x\nname:晋江\narea: y\n", "tight-colon", (2, 5)),
        ("name:晋江\n", "tight-colon", (1, 5)),
        ("a: b: c\n", "extra-colon", (1, 5)),
        ("a: 1\n  b: 2\n", "extra-colon", (2, 4)),
        ("a:\n  b: 1\n　　c: 2\n", "wide-space", (3, 1)),
        ("a:\n\u00a0\u00a0b: 1\n  c: 2\n", "wide-space", (2, 1)),
        ("a: 'x\nb: c\n", "open-quote", (1, 4)),
        ('a: "x\nb: c\n', "open-quote", (1, 4)),
        ('a: "x\nb: c\nd: "y"\n', "open-quote", (1, 4)),
        ("a: [1, 2\nb: c\n", "open-bracket", (1, 4)),
        ("a: {b: c\n", "open-bracket", (1, 4)),
        ('a: "C:\\data"\n', "backslash", (1, 7)),
        ("a: @x\n", "odd-first-character", (1, 4)),
        ("a: `x`\n", "odd-first-character", (1, 4)),
        ("a: %x\n", "odd-first-character", (1, 4)),
        ("a: *\n", "odd-first-character", (1, 5)),
        ("a: &\n", "odd-first-character", (1, 5)),
        ("a: !x!y z\n", "odd-first-character", (1, 4)),
        ("a:\n  - 1\n - 2\n", "indent", (3, 2)),
        ("- a\nb: c\n", "indent", (2, 1)),
        ("a: 'b' c\n", "indent", (1, 8)),
        ("a: ]\n", "syntax", (1, 4)),
        ("a: |x\n  b\n", "syntax", (1, 5)),
    ],
)
def test_a_stumble_has_its_sentence(text: str, rule: str, place: tuple[int, int]) -> None:
    value, problems = parse("x.yaml", text)
    assert value is None
    assert [(p.rule, (p.line, p.column)) for p in problems] == [(rule, place)]


def test_a_long_line_is_cut() -> None:
    _, problems = parse("x.yaml", "a: @" + "x" * 5000)
    assert len(problems[0].facts["found"]) <= 60
