"""Cells of a Word table that go on below."""

from __future__ import annotations

from generator.intake.read import read
from tests.intake.office import docx, p, table

GOES_ON = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
BEGINS = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("派出所")}</w:tc>'


def test_a_cell_over_two_rows_says_the_same_in_both() -> None:
    rows = [["单位", "职务"], [BEGINS, "所长"], [GOES_ON, "民警"], ["", "空"]]
    (found,) = read("a.docx", docx(table(rows))).tables
    assert [[(cell.text, cell.flaw) for cell in row] for row in found.rows[1:]] == [
        [("派出所", ""), ("所长", "")],
        [("派出所", "merged"), ("民警", "")],
        [("", ""), ("空", "")],
    ]
