"""YAML comes out as text, lists and maps, never as a number, a date or a flag; each node knows its place."""

from __future__ import annotations

import pytest

from generator.source.document import Document, parse

TEXT = """# 说明
id: x
phones:
  - number: 0595
    kind: landline
  - {number: 110, kind: short_code}
note:
  zh: 有
name: >-
  长
  文
"""
DOCUMENT = Document("data/x.yaml", TEXT)


def rules(text: str) -> list[tuple[str, int, int]]:
    value, problems = parse("x.yaml", text)
    assert (value is None) == bool(problems)
    return [(p.rule, p.line, p.column) for p in problems]


@pytest.mark.parametrize(
    "word", ["0531", "17:00", "no", "true", "2026-11-20", "1e3", "0x1F", "1_000", ".inf", "=", "<<"]
)
def test_nothing_but_text_is_read(word: str) -> None:
    assert parse("x", f"a: {word}\n") == ({"a": word}, [])


def test_lists_maps_and_folded_text() -> None:
    value, problems = parse("x", TEXT)
    assert problems == []
    assert value == {
        "id": "x",
        "phones": [{"number": "0595", "kind": "landline"}, {"number": "110", "kind": "short_code"}],
        "note": {"zh": "有"},
        "name": "长 文",
    }


def test_windows_line_ends_count_as_one() -> None:
    text = TEXT.replace("\n", "\r\n")
    assert parse("x", text) == parse("x", TEXT)
    assert Document("x", text).spot("note", "zh") == (8, 7)


def test_blank_text_is_no_text() -> None:
    assert parse("x", 'a:\nb: ""\nc: "  "\n') == ({"a": "", "b": "", "c": ""}, [])


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        ((), False, (2, 1)),
        (("id",), False, (2, 5)),
        (("id",), True, (2, 1)),
        (("phones",), False, (3, 1)),
        (("phones", 0), False, (4, 5)),
        (("phones", 0, "number"), False, (4, 13)),
        (("phones", 1, "kind"), False, (6, 25)),
        (("phones", 1, "kind"), True, (6, 19)),
        (("phones", 7, "kind"), False, (3, 1)),
        (("phones", 1, "extension"), False, (6, 5)),
        (("note", "en"), False, (7, 1)),
        (("nothing", "here"), False, (2, 1)),
        (("id", "deeper"), False, (2, 5)),
    ],
)
def test_the_nearest_existing_node(path: tuple[str | int, ...], key: bool, place: tuple[int, int]) -> None:
    assert DOCUMENT.spot(*path, key=key) == place


def test_whether_there_is_a_node() -> None:
    assert DOCUMENT.has("phones", 1, "kind")
    assert not DOCUMENT.has("phones", 2)
    assert not DOCUMENT.has("id", "zh")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
        ("a: {b: 1, b: 2}\nc: {b: 1}\n", [("duplicate-key", 1, 11)]),
        ("a: &x 1\nb: *x\n", [("anchor", 1, 4), ("alias", 2, 4)]),
        ("a: &x !!str 1\n", [("anchor", 1, 4), ("tag", 1, 4)]),
        ("a: !!python/object/apply:os.system [ls]\n", [("tag", 1, 4)]),
        ("a: ! 1\n", [("tag", 1, 4)]),
        ("%YAML 1.1\n---\na: 1\n", [("directive", 1, 1)]),
        ("---\na: 1\n---\nb: 2\n", [("many-documents", 3, 1)]),
        ("[a]: 1\n", [("key-not-text", 1, 1)]),
        ("a: ~\nb: null\n", [("null-word", 1, 4), ("null-word", 2, 4)]),
        ("", [("empty-file", 0, 0)]),
        ("# nothing\n", [("empty-file", 0, 0)]),
        ("---\n", [("empty-file", 0, 0)]),
        ("just words\n", [("no-fields", 1, 1)]),
    ],
)
def test_what_is_refused(text: str, found: list[tuple[str, int, int]]) -> None:
    assert rules(text) == found


def test_a_quoted_null_is_a_word() -> None:
    assert parse("x", 'a: "null"\nb: "~"\n') == ({"a": "null", "b": "~"}, [])


def test_a_first_document_mark_is_allowed() -> None:
    assert parse("x", "---\na: 1\n...\n") == ({"a": "1"}, [])


def test_a_repeated_key_names_the_line_of_the_first() -> None:
    _, problems = parse("x", "a: 1\nb: 2\na: 3\na: 4\n")
    assert [p.facts["line"] for p in problems] == ["1", "1"]
