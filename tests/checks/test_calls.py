"""The calls against what they were: a lost line, an altered one, and what may be taken out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.calls import FILE, call_of
from generator.checks import Check, calls
from generator.checks.case import Case
from generator.model.call import Calls
from generator.model.edition import History, Written
from generator.model.phone import SERVICE_NUMBER
from generator.problem import Problem
from generator.source.places import Places
from tests.checks.cases import TODAY, of
from tests.support.catalog import channel, landline, mini_catalog

HEAD = "date,number,answered,language,by,note"
FIRST = '2026-11-01,0595-12333,no,,宣传办值班岗,"没人接, 再打"'
SECOND = "2026-11-02,0595-12333,yes,zh,宣传办值班岗,"
THIRD = "2026-11-02,0595-12345,yes,zh,宣传办值班岗,"


def compared(before: list[str], now: list[str]) -> list[Problem]:
    """What the rules of history say of the lines now; both lists are without their heading."""
    history = History("git", calls=tuple(Written(FILE, n, line) for n, line in enumerate([HEAD, *before], 1)))
    held = [replace(call, line=n) for n, line in enumerate(now, 2) if (call := call_of(line))]
    assert len(held) == len(now)
    case = Case(replace(mini_catalog(), calls=Calls(tuple(held))), Places(), TODAY, {}, (history,))
    return [p for check in (calls.calls_altered, calls.calls_lost) for p in of(check, case)]


def test_calls_that_only_grew_are_whole() -> None:
    assert compared([FIRST, SECOND], [FIRST, SECOND, THIRD]) == []
    assert compared([FIRST, SECOND], [SECOND, FIRST]) == []


def test_quotes_and_spaces_of_a_spreadsheet_are_no_change() -> None:
    assert compared([SECOND], ['"2026-11-02","0595-12333","yes","zh","宣传办值班岗",""']) == []


def test_a_deleted_call_is_lost_where_it_stood() -> None:
    (problem,) = compared([FIRST, SECOND], [SECOND])
    assert (problem.rule, problem.path, problem.line, problem.column) == ("calls-lost", FILE, 2, 1)
    assert FIRST in problem.message("zh")


@pytest.mark.parametrize(
    "edited", [SECOND.replace("yes", "no"), SECOND + "很快", SECOND.replace("值班", "资料")]
)
def test_an_edited_call_is_altered_where_it_stands(edited: str) -> None:
    (problem,) = compared([FIRST, SECOND], [FIRST, edited])
    assert (problem.rule, problem.path, problem.line) == ("calls-altered", FILE, 3)
    assert SECOND in problem.message("en")


def test_another_number_or_day_is_a_lost_call() -> None:
    assert [p.rule for p in compared([SECOND], [SECOND.replace("12333", "12345")])] == ["calls-lost"]
    assert [p.rule for p in compared([SECOND], [SECOND.replace("11-02", "11-03")])] == ["calls-lost"]


def test_two_swapped_characters_of_a_number_are_a_lost_call() -> None:
    assert [p.rule for p in compared([THIRD], [THIRD.replace("12345", "12354")])] == ["calls-lost"]


def test_a_second_call_of_the_same_day_is_no_alteration() -> None:
    again = SECOND.replace("yes,zh", "no,")
    assert [p.rule for p in compared([SECOND, again], [again])] == ["calls-lost"]


@pytest.mark.parametrize(
    "wrong",
    [SECOND.replace("宣传办值班岗", "王小明"), SECOND.replace("0595-", ""), SECOND.replace("zh", "cn")],
)
def test_what_should_never_have_stood_there_may_go(wrong: str) -> None:
    assert compared([FIRST, wrong], [FIRST]) == []
    assert compared([FIRST, wrong], [FIRST, SECOND]) == []


def test_of_many_lost_calls_the_first_are_named() -> None:
    many = [SECOND + f"第{number}次" for number in range(calls.FIRST + 5)]
    assert len(compared(many, [])) == calls.FIRST


def written(check: Check, *lines: str, **more: Any) -> list[Problem]:
    """What one rule says of the lines of a file."""
    held = [replace(call, line=n) for n, line in enumerate(lines, 2) if (call := call_of(line))]
    assert len(held) == len(lines)
    return of(check, Case(replace(mini_catalog(**more), calls=Calls(tuple(held))), Places(), TODAY))


@pytest.mark.parametrize(
    ("by", "note", "found"),
    [
        ("宣传办值班岗", "", None),
        ("宣传办值班岗", f"让打{SERVICE_NUMBER}", None),
        ("王小明", "", "王○○"),
        ("宣传办值班岗", "联系人：王小明", "王○○"),
        ("宣传办值班岗", f"让打{SERVICE_NUMBER}或139{'0' * 8}", "1" + "○" * 10),
        ("宣传办值班岗", "证11010519491231002X", "1" + "○" * 17),
        ("宣传办值班岗", "卡6222021234567894", "6" + "○" * 15),
        ("宣传办值班岗", "证11010519491231002X卡6222021234567894", "1" + "○" * 17),
    ],
)
def test_a_call_names_nobody(by: str, note: str, found: str | None) -> None:
    lines = [SECOND, f"2026-11-02,0595-12333,yes,zh,{by},{note}"]
    problems = written(calls.call_private, *lines)
    assert [(p.path, p.line, p.column, p.facts["found"]) for p in problems] == (
        [(FILE, 3, 1, found)] if found else []
    )


def test_every_line_of_the_calls_is_looked_at() -> None:
    lines = [
        SECOND,
        SECOND.replace("11-02", "11-20"),
        SECOND.replace("11-02", "11-21"),
        SECOND.replace("0595-12333", "12333"),
        SECOND.replace("0595-12333", "110"),
        SECOND.replace("0595-12333", "0595-123"),
        SECOND.replace("yes,zh", "yes,"),
        SECOND.replace("zh", "cn"),
    ]
    assert [(p.line, p.facts["found"]) for p in written(calls.call_future, *lines)] == [(4, "2026-11-21")]
    assert [(p.line, p.facts["found"]) for p in written(calls.call_number, *lines)] == [
        (5, "12333"),
        (7, "0595-123"),
    ]
    (language,) = written(calls.call_language, *lines)
    assert (language.line, language.facts["found"]) == (9, "cn")
    assert language.facts["known"].startswith("zh, en")


def test_a_number_in_doubt_is_named_once_at_the_first_record_that_has_it() -> None:
    phones = [landline("0595-85610001"), landline("0595-85610002")]
    desks = [channel(n, "window", "窗口", "Window", "1", area="350500", phones=phones) for n in "ab"]
    call = "{},0595-8561000{},{},,宣传办值班岗,"
    days = [("2026-11-18", 1, "no"), ("2026-11-19", 1, "no"), ("2026-08-21", 2, "yes")]
    lines = [call.format(*day) for day in days]
    (silent,) = written(calls.number_unanswered, *lines, more_channels=desks)
    assert (silent.path, silent.severity) == ("data/channels/a.yaml", "warning")
    assert silent.facts == {"found": "0595-85610001", "count": "2", "day": "2026-11-19"}
    (old,) = written(calls.number_unchecked, *lines, more_channels=desks)
    assert (old.path, old.severity) == ("data/channels/a.yaml", "warning")
    assert old.facts == {"found": "0595-85610002", "days": "91", "limit": "90"}
    rung = {"date": "2026-08-21", "how": "call", "by": "值班岗"}
    checked = channel("c", "window", "窗口", "Window", "1", area="350500", phones=phones[:1], checked=rung)
    assert [p.facts["days"] for p in written(calls.number_unchecked, more_channels=[checked])] == ["91"]
    again = [
        *lines,
        "2026-11-20,0595-85610001,yes,zh,宣传办值班岗,",
        "2026-08-22,0595-85610002,yes,zh,宣传办值班岗,",
    ]
    for check in (calls.number_unanswered, calls.number_unchecked):
        assert written(check, *again, more_channels=desks) == []
