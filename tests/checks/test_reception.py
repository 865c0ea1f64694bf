"""Reception days: each is looked at by itself, and an hour or a day is compared with its own beginning."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checks.reception import reception_order, reception_rule
from generator.problem import Problem
from tests.checks.cases import found
from tests.support.catalog import SOURCE, channel, mini_catalog

BASE = {"from": "2026-11-20", "source": SOURCE}


def of(check: Any, *days: dict[str, str]) -> list[Problem]:
    one = channel("x", "window", "窗口", "Window", "1", reception=[{**BASE, **day} for day in days])
    return found(check, mini_catalog(more_channels=[one]))


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        ({"weekday": "wed"}, []),
        ({"month_day": "15"}, []),
        ({"weekday": "wed", "nth": "1"}, []),
        ({"weekday": "wed", "month_day": "15"}, ["weekday, month_day"]),
        ({"weekday": "wed", "month_day": "15", "nth": "1"}, ["weekday, month_day"]),
        ({"month_day": "15", "nth": "1"}, ["nth"]),
        ({"nth": "1"}, ["nth"]),
        ({}, []),
    ],
)
def test_a_day_comes_by_week_or_by_month(day: dict[str, str], wrong: list[str]) -> None:
    assert [p.facts["found"] for p in of(reception_rule, day)] == wrong
    assert [p.facts["found"] for p in of(reception_rule, {"weekday": "mon"}, day)] == wrong


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        ({"until": "2026-11-20"}, []),
        ({"until": "2026-11-19"}, ["2026-11-19"]),
        ({"opens": "09:00", "closes": "11:30"}, []),
        ({"opens": "09:00", "closes": "09:00"}, ["09:00"]),
        ({"opens": "14:00", "closes": "11:30", "until": "2026-11-19"}, ["2026-11-19", "11:30"]),
        ({"opens": "09:00"}, []),
        ({}, []),
    ],
)
def test_an_end_comes_after_its_beginning(day: dict[str, str], wrong: list[str]) -> None:
    assert [p.facts["found"] for p in of(reception_order, day)] == wrong


def test_an_end_without_a_beginning_is_no_time() -> None:
    (problem,) = of(reception_order, {"closes": "11:30"})
    assert (problem.facts["found"], problem.facts["start"], problem.severity) == ("11:30", "–", "error")
