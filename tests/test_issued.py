"""Lines of the ledger are read as they were written or not at all, whatever stands in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.issued import KEYS, MAX_PROBLEMS, edition, issued
from generator.model.edition import Edition
from generator.problem import Problem
from tests.support.catalog import mini_catalog

LINE = next(iter(mini_catalog().editions)).line
FEW = settings(max_examples=200, deadline=None, derandomize=True)


def rule(line: str) -> str | None:
    found = edition(line, "x", 1)
    return found.rule if isinstance(found, Problem) else None


def changed(**values: object) -> str:
    return json.dumps({**json.loads(LINE), **values}, ensure_ascii=False)


def test_a_line_that_issue_wrote_is_read() -> None:
    found = edition(LINE, "x", 7)
    assert isinstance(found, Edition)
    assert (found.line, found.path, found.number) == (LINE, "x", 7)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_wanted(key: str) -> None:
    held = json.loads(LINE)
    del held[key]
    assert rule(json.dumps(held, ensure_ascii=False)) == "ledger-field"


@pytest.mark.parametrize(
    "values",
    [
        {"revision": 0}, {"revision": True}, {"revision": 1.0}, {"revision": "1"}, {"date": "2026-13-01"},
        {"date": "20261120"}, {"date": 20261120}, {"facts": {}}, {"facts": []}, {"facts": {"name": 1}},
        {"facts": {"name": ""}}, {"facts": {"name": "a\u202eb"}}, {"token": ""}, {"token": None},
        {"subject": "a\nb"}, {"more": "x"},
    ],
)  # fmt: skip
def test_every_value_has_one_form(values: dict[str, object]) -> None:
    assert rule(changed(**values)) == "ledger-field"


@pytest.mark.parametrize(
    "line", ["", "{", "[]", "null", '"x"', "[" * 100_000, '{"a": ' * 5_000, "9" * 5_000, "<<<<<<< HEAD"]
)
def test_what_is_no_object_is_refused(line: str) -> None:
    assert rule(line) == "ledger-json"


def test_another_spelling_of_the_same_is_refused() -> None:
    held = json.loads(LINE)
    turned = dict(reversed(list(held.items())))
    for other in (
        json.dumps(held), json.dumps(held, ensure_ascii=False, indent=1),
        json.dumps(turned, ensure_ascii=False), LINE + " ", LINE.replace('"token"', '"token": "x", "token"'),
    ):  # fmt: skip
        assert rule(other) == "ledger-form", other


@FEW
@given(st.integers(0, len(LINE) - 1), st.characters())
def test_a_changed_character_is_a_problem_or_another_edition(place: int, letter: str) -> None:
    found = edition(LINE[:place] + letter + LINE[place + 1 :], "x", 1)
    assert isinstance(found, Problem) or found.line == LINE[:place] + letter + LINE[place + 1 :]


@FEW
@given(st.text(max_size=300))
def test_any_text_is_read_without_falling_over(text: str) -> None:
    assert isinstance(edition(text), Problem)


def test_files_and_windows_line_ends(tmp_path: Path) -> None:
    folder = tmp_path / "data/issued"
    folder.mkdir(parents=True)
    (folder / "2026.jsonl").write_bytes(f"{LINE}\r\n\r\n{LINE}\r\n".encode())
    (folder / ".gitkeep").write_bytes(b"")
    (folder / "2027.jsonl").write_bytes(b"\xff\xfe")
    (folder / "old.jsonl").write_bytes(b"")
    (folder / "2025.jsonl").write_text("x\n" * 100, "utf-8")
    editions, problems = issued(tmp_path)
    assert [e.number for e in editions.lines] == [1, 3]
    assert len(editions) == 1
    assert [p.rule for p in problems] == ["ledger-json"] * MAX_PROBLEMS + ["unreadable", "unknown-file"]


def test_without_a_folder_nothing_was_issued(tmp_path: Path) -> None:
    editions, problems = issued(tmp_path)
    assert (len(editions), problems) == (0, [])
