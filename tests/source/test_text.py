"""Bytes become text only when every character of it can be seen or is a line break."""

from __future__ import annotations

import pytest

from generator.source.text import MAX_BYTES, decode, line_and_column


def test_plain_text_passes_with_and_without_a_byte_order_mark() -> None:
    assert decode("a: 中文 – “q” ئۇيغۇر བོད་ཡིག\n".encode(), "x") == ("a: 中文 – “q” ئۇيغۇر བོད་ཡིག\n", [])
    assert decode(b"\xef\xbb\xbfa: b\r\nc: d\r\n", "x") == ("a: b\r\nc: d\r\n", [])


@pytest.mark.parametrize(
    ("raw", "rule", "place"),
    [
        (b"a: b\tc", "tab", (1, 5)),
        ("a: b\n c\u202ed".encode(), "bidi-character", (2, 3)),
        ("a: \u2066b".encode(), "bidi-character", (1, 4)),
        ("a: \u200eb".encode(), "bidi-character", (1, 4)),
        ("a: \u200bb".encode(), "zero-width-character", (1, 4)),
        ("a: b\ufeff".encode(), "zero-width-character", (1, 5)),
        ("a: \u00adb".encode(), "zero-width-character", (1, 4)),
        (b"a: \x07", "control-character", (1, 4)),
        (b"a: b\rc: d", "control-character", (1, 5)),
        ("a: \u2028b".encode(), "control-character", (1, 4)),
        ("a: \u0085b".encode(), "control-character", (1, 4)),
        ("中: \ufffd".encode(), "lost-character", (1, 4)),
        (b"a: \x00", "binary", (0, 0)),
        (b"\xff\xfea\x00", "utf-16", (0, 0)),
        ("名：\n中文".encode("gb18030"), "gb18030", (1, 1)),
        ("中: ".encode() + b"\xed\xa0\x80", "not-utf8", (1, 4)),
        ("中: ".encode() + b"\xff", "not-utf8", (1, 4)),
        (b"a" * (MAX_BYTES + 1), "too-large", (0, 0)),
    ],
)
def test_what_cannot_be_seen_is_named_with_its_place(raw: bytes, rule: str, place: tuple[int, int]) -> None:
    text, problems = decode(raw, "data/x.yaml")
    assert text is None
    assert [(p.path, p.rule, (p.line, p.column)) for p in problems] == [("data/x.yaml", rule, place)]


def test_every_suspect_character_is_named() -> None:
    _, problems = decode("a\tb\u200bc\n\x01".encode(), "x")
    assert [p.rule for p in problems] == ["tab", "zero-width-character", "control-character"]
    assert [p.facts["code"] for p in problems] == ["U+0009", "U+200B", "U+0001"]


def test_lines_and_columns_count_from_one() -> None:
    assert [line_and_column("ab\nc", offset) for offset in (0, 1, 2, 3)] == [(1, 1), (1, 2), (1, 3), (2, 1)]
