"""data/calls.csv as spreadsheets, branches and hands leave it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.calls import COLUMNS, FILE, calls, line
from generator.model.call import Call

HEAD = ",".join(COLUMNS) + "\n"
ROW = "2026-11-19,0595-12333,yes,zh,宣传办值班岗,"


def read(tmp_path: Path, text: str | bytes):
    path = tmp_path / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    found, problems = calls(tmp_path)
    return list(found.lines), [(p.line, p.rule) for p in problems]


def test_no_file_and_an_empty_one_are_no_calls(tmp_path: Path) -> None:
    assert calls(tmp_path)[1] == []
    assert read(tmp_path, "") == ([], [])
    assert read(tmp_path, HEAD) == ([], [])


@pytest.mark.parametrize(
    "text", [HEAD + ROW, HEAD + ROW + "\n", "\ufeff" + HEAD + ROW, (HEAD + ROW).replace("\n", "\r\n")]
)
def test_a_call_is_read_however_the_file_ends(tmp_path: Path, text: str) -> None:
    (one,), problems = read(tmp_path, text)
    assert problems == []
    assert one == Call(date(2026, 11, 19), "0595-12333", True, "zh", "宣传办值班岗")
    assert one.digits == "059512333"
    assert one.line == 2


def test_a_call_is_written_as_it_is_read(tmp_path: Path) -> None:
    call = Call(date(2026, 11, 19), "0595-12333", False, "", "宣传办值班岗", '说"等通知"，没给日期, 下周再打')
    (back,), problems = read(tmp_path, HEAD + line(call) + "\n")
    assert (back, problems) == (call, [])


def test_empty_lines_between_are_nothing(tmp_path: Path) -> None:
    found, problems = read(tmp_path, f"{HEAD}\n{ROW}\n,,,,,\n{ROW}\n")
    assert ([it.line for it in found], problems) == ([3, 5], [])


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("2026-11-19,0595-12333,yes,zh", "calls-row"),
        ("2026-02-30,0595-12333,yes,zh,岗,", "calls-field"),
        ("20261119,0595-12333,yes,zh,岗,", "calls-field"),
        ("2026-11-19,0595 12333,yes,zh,岗,", "calls-field"),
        ("2026-11-19,=1+1,yes,zh,岗,", "calls-field"),
        ("2026-11-19,0595-12333,YES,zh,岗,", "calls-field"),
        ("2026-11-19,0595-12333,yes,中文,岗,", "calls-field"),
        ("2026-11-19,0595-12333,yes,zh,,", "calls-field"),
    ],
)
def test_a_line_written_otherwise_is_named_and_the_rest_is_read(tmp_path: Path, row: str, rule: str) -> None:
    found, problems = read(tmp_path, f"{HEAD}{row}\n{ROW}\n")
    assert len(found) == 1
    assert problems == [(2, rule)]


def test_a_file_in_another_encoding_or_with_an_open_quote_is_a_problem(tmp_path: Path) -> None:
    assert read(tmp_path, (HEAD + ROW).encode("gb18030"))[1] == [(2, "gb18030")]
    _, problems = read(tmp_path, f'{HEAD}2026-11-19,0595-12333,yes,zh,"岗')
    assert problems
