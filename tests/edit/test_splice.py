"""Lists and maps in brackets, empty ones, and paths that lead nowhere."""

from __future__ import annotations

import pytest

from generator.edit.canonical import Path, dump
from generator.edit.patch import Change, patch, revise
from generator.edit.shape import shape
from generator.edit.splice import changed
from generator.source.document import Value

FLOW = "id: a\nphones: [one, two]\neveryday_name: {en: One}\nempty: {}\nnone: []\n"
LINES = "steps:\n  - one\n  - two\nrows:\n  - - a\n    - b\n  - - c\n"


@pytest.mark.parametrize(
    ("path", "value", "insert", "old", "new"),
    [
        (("phones", 2), "three", False, "[one, two]", "[one, two, three]"),
        (("phones", 0), "none", True, "[one, two]", "[none, one, two]"),
        (("phones", 1), "2", False, "[one, two]", '[one, "2"]'),
        (("everyday_name", "zh"), "一", False, "{en: One}", "{zh: 一, en: One}"),
        (("everyday_name", "en"), None, False, "{en: One}", "{}"),
        (("empty", "zh"), "一", False, "{}", "{zh: 一}"),
        (("none", 0), "x", False, "[]", "[x]"),
        (("none", 0, "zh"), "x", False, "[]", "[{zh: x}]"),
    ],
)
def test_what_stands_in_brackets_stays_in_them(
    path: Path, value: Value | None, insert: bool, old: str, new: str
) -> None:
    assert patch(FLOW, "projects", [Change(path, value, insert)]) == FLOW.replace(old, new)


def test_entries_in_lines_are_set_and_taken_out() -> None:
    assert patch(LINES, "x", [Change(("steps", 1), "three")]) == LINES.replace("two", "three")
    assert patch(LINES, "x", [Change(("rows", 0, 0), None)]) == LINES.replace("- - a\n    - b", "- - b")
    assert patch(LINES, "x", [Change(("rows", 1, 0), None)]) == LINES.replace("- - c", "- []")


def test_what_holds_nothing_is_written_in_brackets() -> None:
    made = patch(LINES, "x", [Change(("more",), {}), Change(("steps", 2), [])])
    assert made == LINES.replace("- two\n", "- two\n  - []\n") + "more: {}\n"
    assert dump("x", "12333") == '"12333"\n'


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), "x"),
        (("id", "zh"), "x"),
        (("phones", "zh"), "x"),
        (("phones", 5), "x"),
        (("phones", 2), None),
        (("nothing",), None),
        (("nothing", 0, "zh"), None),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(path: Path, value: Value | None) -> None:
    with pytest.raises(KeyError):
        changed(FLOW, shape("x"), path, value)


@pytest.mark.parametrize("path", [("id", "zh"), ("id", "zh", "en"), ("phones", "zh"), ("phones", "zh", "en")])
def test_a_patch_through_a_text_or_by_a_key_of_a_list_is_refused(path: Path) -> None:
    with pytest.raises(KeyError):
        patch(FLOW, "x", [Change(path, "x")])


def test_a_text_that_is_no_yaml_says_why() -> None:
    with pytest.raises(ValueError, match="given twice"):
        patch("a: 1\na: 2\n", "x", [])
    with pytest.raises(ValueError, match="given twice"):
        revise("a: 1\na: 2\n", "x", {"a": "1"})
