"""Lists as files: the same bytes each time, readable by what opens them, inert whatever the data holds."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest

from generator.config import Config
from generator.publish.listing import FORMATS, csv_of, data, text_of, xlsx_of
from generator.render.office.call_sheet import call_sheet
from generator.render.office.listing import Column, Listing
from tests.support.catalog import TODAY, mini_catalog

ROOT = Path(__file__).parents[2]
CONFIG = Config(ROOT, TODAY)
HOSTILE = ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "<b>x</b>")
ROWS = (("0595-12333", "第一行\n第二行"), *((one, "安全") for one in HOSTILE))
LIST = Listing(
    "sample",
    "样表",
    ("说明",),
    (Column("a", "号码", 40), Column("b", "内容", 60)),
    ROWS,
    frozenset({0}),
    "没有",
    "zh",
)


def test_csv_is_read_back_and_nothing_in_it_runs() -> None:
    made = csv_of(LIST)
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert rows[0] == ["号码", "内容"]
    assert rows[1] == ["0595-12333", "第一行\n第二行"]
    assert len(rows) == len(ROWS) + 1
    assert not [row[0] for row in rows if row[0].startswith(("=", "+", "-", "@", "\t"))]


def test_xlsx_is_read_back_as_text() -> None:
    page = openpyxl.load_workbook(io.BytesIO(xlsx_of(LIST, CONFIG))).active
    assert page is not None
    values = [[cell.value for cell in row] for row in page.iter_rows()]
    assert values[0][0] == "样表"
    assert values[2] == ["号码", "内容"]
    assert tuple(row[0] for row in values[4:]) == HOSTILE
    assert {cell.data_type for row in page.iter_rows(min_row=4) for cell in row} == {"s"}


def test_a_workbook_counts_what_is_counted_and_shows_every_line() -> None:
    counted = replace(
        LIST, columns=(LIST.columns[0], Column("pieces", "份数", 20)),
        rows=(("12333", "200"), ("字" * 60, "约 5"), ("一\n二\n三", "")),
    )  # fmt: skip
    page = openpyxl.load_workbook(io.BytesIO(xlsx_of(counted, CONFIG))).active
    assert page is not None
    assert [page.cell(row, 2).value for row in (4, 5, 6)] == [200, "约 5", None]
    assert page.cell(4, 1).value == "12333"
    one, long, three = (page.row_dimensions[row].height for row in (4, 5, 6))
    assert one is not None
    assert long is not None
    assert long >= 7 * one
    assert three == 3 * one


@pytest.mark.parametrize("form", FORMATS)
def test_a_list_is_the_same_bytes_each_time(form: str) -> None:
    assert data(CONFIG, LIST, form) == data(CONFIG, LIST, form)


def test_a_terminal_shows_columns_under_each_other() -> None:
    lines = list(text_of(LIST))
    assert lines[:2] == ["样表", "说明"]
    assert lines[4].index("第一行") == lines[5].index("第二行") == len('=HYPERLINK("http://x")') + 2


def test_an_empty_list_says_so_everywhere() -> None:
    none = replace(LIST, rows=(), marked=frozenset())
    assert list(text_of(none))[-1] == "没有"
    assert "没有" in pypdf.PdfReader(io.BytesIO(data(CONFIG, none, "pdf"))).pages[0].extract_text()
    page = openpyxl.load_workbook(io.BytesIO(xlsx_of(none, CONFIG))).active
    assert page is not None
    assert page.cell(4, 1).value == "没有"


def test_a_long_list_takes_as_many_pages_as_it_needs_with_its_heading_on_each() -> None:
    many = replace(LIST, rows=tuple((f"0595-{85610000 + n}", "行") for n in range(120)), marked=frozenset())
    reader = pypdf.PdfReader(io.BytesIO(data(CONFIG, many, "pdf")))
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) > 2
    assert all("号码" in text for text in texts)
    assert sum(text.count("0595-8561") for text in texts) == 120


def test_the_call_sheet_has_numbers_questions_and_boxes() -> None:
    pdf = data(CONFIG, call_sheet(mini_catalog(), "zh", date(2026, 11, 20)), "pdf")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "0595-12333" in text
    assert "□ 接通" in text
    assert "能不能登记欠薪投诉" in text


@pytest.mark.parametrize("form", ["table", "csv", "xlsx"])
def test_what_nobody_sees_is_written_out(form: str) -> None:
    """A terminal isn't moved by a cell that came from a stranger's file, and a workbook takes it."""
    signs = "\x1b[31m红\x07\x0b\u202e\u200b\x9b\r\ue000\u3000字"
    made = data(CONFIG, replace(LIST, rows=((signs, "x\x00\u2028y"),)), form)
    if form == "xlsx":
        page = openpyxl.load_workbook(io.BytesIO(made)).active
        assert page is not None
        text = "\n".join(str(cell.value) for row in page.iter_rows() for cell in row)
    else:
        text = made.decode("utf-8-sig").replace("\r\n", "\n")
    assert "\\u001b[31m红\\u0007\\u000b\\u202e\\u200b\\u009b\\u000d\ue000\u3000字" in text
    assert "x\\u0000\\u2028y" in text
    assert not set("\x1b\x07\x0b\u202e\u200b\x9b\r\x00\u2028") & set(text)
