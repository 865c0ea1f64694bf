"""Cells that spreadsheets and people fill in their own way, and texts that no block of YAML may hold."""

from __future__ import annotations

import pytest

from generator.edit.cells import Wrong, shown, taken
from generator.edit.columns import Column, Sort
from generator.edit.layout import canonical
from generator.edit.scalar import block

FLAG = (("true", "是"), ("false", "否"))


def column(sort: Sort, name: str = "x", choices: tuple[tuple[str, str], ...] = ()) -> Column:
    return Column((name,), "项", "", sort, choices)


@pytest.mark.parametrize(
    ("text", "value"),
    [("是", "true"), ("Yes", "true"), ("√", "true"), ("1", "true"), ("否", "false"), ("FALSE", "false"),
     ("×", "false")],
)  # fmt: skip
def test_yes_and_no_are_understood_as_people_write_them(text: str, value: str) -> None:
    assert taken(column("flag", choices=FLAG), text, "", {}) == value


def test_another_answer_names_those_that_there_are() -> None:
    found = taken(column("flag", choices=FLAG), "也许", "", {})
    assert found == Wrong("sheet-choice", {"found": "也许", "allowed": "是、否"})


@pytest.mark.parametrize(
    ("sort", "name", "text", "safe"),
    [
        ("number", "number", "12333", True), ("number", "number", "13800138000", True),
        ("number", "number", "5951234567", False), ("number", "extension", "801", True),
        ("text", "title", "2026", True), ("text", "title", "1" * 15, False),
        ("text", "phone_area_code", "595", False), ("lines", "steps", "3.5", False),
    ],
)  # fmt: skip
def test_a_text_kept_as_a_number_is_taken_only_where_no_zero_can_be_lost(
    sort: Sort, name: str, text: str, safe: bool
) -> None:
    found = taken(column(sort, name), text, "number", {})
    assert isinstance(found, Wrong) != safe
    if isinstance(found, Wrong):
        assert (found.rule, found.facts["found"]) == ("sheet-number", text)


def test_a_map_has_no_words_for_a_cell() -> None:
    assert shown(column("text"), {"zh": "一"}, {}) == ""
    assert shown(column("lines"), ["一", {"zh": "二"}], {}) == "一\n"
    assert shown(column("area"), "350582", {"350582": "晋江市"}) == "350582 晋江市"


@pytest.mark.parametrize("text", ["a \nb", "a\n\n", "\na\nb", " a\nb", "a\u202e\nb"])
def test_a_text_that_a_block_would_change_is_in_none(text: str) -> None:
    assert block(text, 2) is None


@pytest.mark.parametrize(
    "text", ["{id: a}\n", "id: a\nname: # still open\n", "id: a\naddress: {zh: , en: b}\n", "id:\n"]
)
def test_an_empty_key_stays_where_it_says_something_or_is_all_there_is(text: str) -> None:
    assert canonical(canonical(text, "projects"), "projects") == canonical(text, "projects")
    assert set(text.splitlines()) <= set(canonical(text, "projects").splitlines())
