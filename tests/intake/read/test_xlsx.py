"""Days, hours and merged ranges of a workbook."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from generator.intake.read import read
from tests.intake.office import xlsx


def test_days_and_hours_are_written_as_the_data_writes_them() -> None:
    row = [date(2026, 11, 20), datetime(2026, 11, 20), datetime(2026, 11, 20, 9, 30), time(9, 30)]
    (cells,) = read("a.xlsx", xlsx([[*row, timedelta(hours=30), True, 1.5]])).tables[0].rows
    assert [(cell.text, cell.flaw) for cell in cells] == [
        ("2026-11-20", "date"),
        ("2026-11-20", "date"),
        ("2026-11-20T09:30:00", "date"),
        ("09:30:00", "date"),
        ("1 day, 6:00:00", "date"),
        ("True", ""),
        ("1.5", "number"),
    ]


def test_a_merged_range_fills_the_rows_that_are_there() -> None:
    rows = [["甲", "一"], ["", ""], ["", "三"]]
    found = read("a.xlsx", xlsx(rows, merged=["A1:A3", "D8:E9", "D1:E1"])).tables[0].rows
    assert [[(cell.text, cell.row, cell.flaw) for cell in row] for row in found] == [
        [("甲", 1, ""), ("一", 1, "")],
        [("甲", 3, "merged"), ("三", 3, "")],
    ]
