"""The calls against what they were: a lost line, an altered one, and what may be taken out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.calls import FILE, call_of
from generator.checks import calls
from generator.checks.case import Case
from generator.model.call import Calls
from generator.model.edition import History, Written
from generator.problem import Problem
from generator.source.places import Places
from tests.checks.cases import TODAY, of
from tests.support.catalog import mini_catalog

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
    assert (problem.rule, problem.path, problem.line) == ("calls-lost", FILE, 2)
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
