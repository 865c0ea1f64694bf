"""Large and hostile files: read in bounded memory, or refused before they cost any."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.intake.doubt import RefusedError
from generator.intake.read import read
from tests.intake.office import docx, table, xlsx, zipped

ROWS = 50_000
MEGABYTES = 300  # of the whole process, of which Python and openpyxl take some 60
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
MEASURE = """
import sys
from pathlib import Path
from generator.intake.read import read
made = read("a.xlsx", Path(sys.argv[1]).read_bytes())
try:  # not ru_maxrss, which a child takes over from the process that started it
    (peak,) = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:")]
except OSError:  # only Linux says
    peak = 0
print(len(made.tables[0].rows), int(peak) // 1024)
"""


def sheet_of(rows: str, after: str = "", before: str = "") -> bytes:
    """A workbook whose only sheet has these rows as XML."""
    with zipfile.ZipFile(io.BytesIO(xlsx([["一"]]))) as made:
        parts: dict[str, str | bytes] = {name: made.read(name) for name in made.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        f"<worksheet {SHEET}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    )
    return zipped(parts)


def row(number: int, *cells: str) -> str:
    made = (
        f'<c r="{"ABCDEFGH"[at]}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in enumerate(cells)
    )
    return f'<row r="{number}">{"".join(made)}</row>'


def test_fifty_thousand_rows_take_bounded_memory(tmp_path: Path) -> None:
    rows = "".join(row(n, str(n), f"示例工程{n}", f"示例公司{n}") for n in range(1, ROWS + 1))
    file = tmp_path / "a.xlsx"
    file.write_bytes(sheet_of(rows))
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(file)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    count, peak = map(int, done.stdout.split())
    assert count == ROWS
    assert peak < MEGABYTES


def test_more_rows_than_a_ledger_has_are_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        read("a.csv", b"a,b\n" * 60_001)
    assert caught.value.doubt.rule == "refused-rows"


def test_a_sheet_formatted_to_its_last_row_costs_nothing() -> None:
    far = sheet_of(row(1, "单位", "职务") + '<row r="1048576"><c r="A1048576" s="0"/></row>')
    (found,) = read("a.xlsx", far).tables
    assert len(found.rows) == 1


def test_merged_ranges_over_the_whole_sheet_are_bounded() -> None:
    ranges = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 2000))
    with pytest.raises(RefusedError) as caught:
        read(
            "a.xlsx",
            sheet_of("".join(row(n, "甲") for n in range(1, 3000)), f"<mergeCells>{ranges}</mergeCells>"),
        )
    assert caught.value.doubt.rule == "refused-cells"


def test_a_document_of_tables_in_tables_is_refused() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 200 + "</w:tc></w:tr></w:tbl>" * 200
    with pytest.raises(RefusedError) as caught:
        read("a.docx", docx(body))
    assert caught.value.doubt.rule == "refused-broken"


def test_a_cell_that_spans_everything_is_refused() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="9999"/></w:tcPr><w:p/></w:tc>'
    with pytest.raises(RefusedError) as caught:
        read("a.docx", docx(table([[wide]])))
    assert caught.value.doubt.rule == "refused-columns"


def test_what_word_shows_is_read_and_what_it_hides_is_not() -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:ins><w:r><w:t>插入</w:t></w:r></w:ins><w:del><w:r><w:delText>删除</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:r><w:tab/><w:t>后</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>工作目标</w:t></w:r></w:p>"
    )
    made = read("a.docx", docx(body))
    assert [(one.text, one.numbered) for one in made.paragraphs] == [
        ("控件", False),
        ("插入\t后", False),
        ("工作目标", True),
    ]


def test_formulas_keep_their_last_value_and_are_never_run() -> None:
    stored = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>WEBSERVICE("http://x")</f></c></row>'
    ((first, second),) = read("a.xlsx", sheet_of(stored)).tables[0].rows
    assert (first.text, first.flaw) == ("2", "formula")
    assert (second.text.startswith("="), second.flaw) == (True, "formula")


def test_a_wrong_dimension_hides_no_row() -> None:
    rows = row(1, "单位", "职务") + row(2, "司法所", "所长")
    made = read("a.xlsx", sheet_of(rows, before='<dimension ref="A1"/>'))
    assert [[cell.text for cell in one] for one in made.tables[0].rows] == [
        ["单位", "职务"],
        ["司法所", "所长"],
    ]
