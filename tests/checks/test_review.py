"""Review: ages at their limits, and what is exempt from being looked at again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from generator.checks.review import checked_future, checked_missing, checked_overdue, source_future
from generator.checks.wages import wage_future, wage_stale
from tests.checks.cases import CHECKED, TODAY, found, nodes, severities, with_records
from tests.support.catalog import SOURCE, area, channel, mini_catalog, project


def checked(days: int) -> dict[str, str]:
    return {**CHECKED, "date": (TODAY - timedelta(days)).isoformat()}


@pytest.mark.parametrize(
    ("days", "wanted"), [(0, []), (180, []), (181, ["warning"]), (540, ["warning"]), (541, ["error"])]
)
def test_a_fact_grows_overdue_by_its_age(days: int, wanted: list[str]) -> None:
    one = channel("x", "window", "窗口", "Window", "1", checked=checked(days))
    assert severities(checked_overdue, mini_catalog(more_channels=[one])) == wanted


@pytest.mark.parametrize(("days", "wanted"), [(0, []), (-1, ["error"])])
def test_a_fact_may_be_checked_today_and_not_tomorrow(days: int, wanted: list[str]) -> None:
    one = channel("x", "window", "窗口", "Window", "1", checked=checked(days))
    assert severities(checked_future, mini_catalog(more_channels=[one])) == wanted


def test_what_nobody_reads_needs_no_review() -> None:
    hidden = channel("x", "window", "窗口", "Window", "1", checked=checked(999), publish="office")
    assert found(checked_overdue, mini_catalog(more_channels=[hidden])) == []
    stages = {"a": "finished", "b": "retired", "c": "active"}
    sites = [project(name, stage=stage, checked=checked(999)) for name, stage in stages.items()]
    assert nodes(checked_overdue, mini_catalog(*sites)) == [("projects", "c", "checked", "date")]


def test_verified_needs_a_check_and_unverified_does_not() -> None:
    fresh = channel("x", "window", "窗口", "Window", "1", checked=CHECKED)
    unsure = channel("y", "window", "窗口", "Window", "1", status="unverified")
    paths = {problem.path for problem in found(checked_missing, mini_catalog(more_channels=[fresh, unsure]))}
    assert not paths & {"data/channels/x.yaml", "data/channels/y.yaml"}
    assert "data/channels/cn-110.yaml" in paths


def test_every_source_is_looked_at_also_those_of_single_rows() -> None:
    table = [
        {"tier": "1", "monthly": "2265", "from": "2025-04-01", "source": {**SOURCE, "date": "2062-01-01"}}
    ]
    catalog = with_records(
        "areas", area("370000", "山东", "Shandong", "province", "100000", minimum_wage=table)
    )
    assert len(found(source_future, catalog)) == 1


@pytest.mark.parametrize(
    ("start", "stale"), [("2024-05-20", 0), ("2024-04-21", 0), ("2024-04-20", 1), ("2021-04-01", 1)]
)
def test_a_minimum_wage_is_stale_after_thirty_months(start: str, stale: int) -> None:
    assert (TODAY.year, TODAY.month, TODAY.day) == (2026, 11, 20)
    table = [{"tier": "1", "monthly": "2265", "from": start, "source": SOURCE}]
    catalog = with_records(
        "areas", area("350000", "福建省", "Fujian", "province", "100000", minimum_wage=table)
    )
    assert len(found(wage_stale, catalog)) == stale
    assert found(wage_future, catalog) == []
