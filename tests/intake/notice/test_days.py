"""Days and ranges of days as notices write them."""

from __future__ import annotations

from datetime import date

import pytest

from generator.intake.notice.days import days, ranges


@pytest.mark.parametrize(
    ("text", "start", "until"),
    [
        ("自2023年11月10日至2024年春节前，", date(2023, 11, 10), date(2024, 2, 9)),
        ("（2022年12月28日至2023年3月15日）", date(2022, 12, 28), date(2023, 3, 15)),
        ("（2023年3月16日至3月30日）", date(2023, 3, 16), date(2023, 3, 30)),
        ("2025年12月5日—2026年2月16日", date(2025, 12, 5), date(2026, 2, 16)),
        ("2025年12月20日到1月10日", date(2025, 12, 20), date(2026, 1, 10)),
        ("二〇二五年十二月一日至二〇二六年二月十日", date(2025, 12, 1), date(2026, 2, 10)),
        ("从即日起至2022年春节前", None, date(2022, 1, 31)),
        ("自印发之日起到2026年4月15日", None, date(2026, 4, 15)),
        ("即日起至12月27日", None, None),
    ],
)
def test_ranges(text: str, start: date | None, until: date | None) -> None:
    ((first, last),) = ranges(text)
    assert (first.day, last.day) == (start, until)


@pytest.mark.parametrize("text", ["2023年春节较往年早", "截至2023年12月31日", "3日内办结", "17:00前"])
def test_what_is_no_range(text: str) -> None:
    assert ranges(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年元旦前", date(2022, 12, 31)),
        ("2024年底前", date(2024, 12, 31)),
        ("2024年春节前", date(2024, 2, 9)),
        ("2025年4月20日前", date(2025, 4, 20)),
    ],
)
def test_deadlines(text: str, day: date) -> None:
    (one,) = days(text)
    assert one.before
    assert one.day == day


def test_a_day_that_does_not_exist_has_no_date() -> None:
    assert [one.day for one in days("2023年2月30日")] in ([], [None])
