"""The round trip through a spreadsheet: what was edited changes, to the cell; nothing else, to the byte."""

from __future__ import annotations

import io
import shutil
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.config import Config
from generator.problem import DataError
from generator.publish.workbook import workbook
from generator.publish.worktake import Taken, is_workbook, take
from tests.support.held import held

ROOT = Path(__file__).parents[2]
KINDS = ("projects", "channels", "contacts", "areas")
SITE = "data/projects/shili-baohong-hedao.yaml"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    shutil.copytree(ROOT / "data", tmp_path / "checkout/data")
    return Config(tmp_path / "checkout", date(2026, 11, 20))


@pytest.fixture(scope="module")
def exported() -> bytes:
    return workbook(Config(ROOT, date(2026, 11, 20)), KINDS)


Edit = Callable[[Any], None]


@pytest.fixture
def edited(config: Config, exported: bytes, tmp_path: Path) -> Callable[[Edit], Taken]:
    """Imports the workbook after an edit by a spreadsheet program."""

    def edited(edit: Edit, dry: bool = False) -> Taken:
        path = tmp_path / "projects.xlsx"
        path.write_bytes(exported)
        book = load_workbook(path)
        edit(book)
        book.save(path)
        assert is_workbook(path)
        return take(config, path, dry)

    return edited


def cell(book: Any, sheet: str, record: str, head: str, nth: int = 0) -> Any:
    page = book[sheet]
    column = next(c.column for c in page[1] if c.value == head)
    row = [c.row for c in page["A"] if c.value == record][nth]
    return page.cell(row, column)


def shown(error: pytest.ExceptionInfo[DataError]) -> list[str]:
    return [problem.show("zh") for problem in error.value.problems]


def test_the_workbook_is_the_same_for_the_same_data(exported: bytes) -> None:
    assert workbook(Config(ROOT, date(2026, 11, 20)), KINDS) == exported


def test_every_cell_is_text_under_an_explained_head(exported: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(exported)
    book = load_workbook(path)
    shown = [page for page in book if page.sheet_state == "visible"]
    assert [page.title for page in shown][:2] == ["说明", "项目"]
    assert {"渠道", "名单", "地区", "项目·电话"} <= {page.title for page in shown}
    read = 0
    for page in shown[1:]:
        assert page.freeze_panes
        assert page.auto_filter.ref
        for head in page[1]:
            assert head.comment is not None
        for row in page.iter_rows(min_row=2):
            for one in row:
                assert one.number_format == "@"
                assert one.value is None or isinstance(one.value, str)
                read += one.value is not None
    assert read > 1500
    assert cell(book, "项目", "shili-baohong-hedao", "所在地代码").value == "500107103205 宝洪村"
    assert "公开,只给办公室看,不输出" in {
        rule.formula1.strip('"') for rule in book["项目"].data_validations.dataValidation
    }


def test_no_edit_changes_no_byte(edited, config: Config) -> None:
    before = held(config.root)
    made = edited(lambda book: None)
    assert (made.changed, made.new, made.gone) == ((), (), ())
    assert held(config.root) == before


def test_an_edit_changes_its_own_lines(edited, config: Config) -> None:
    before = held(config.root)

    def edit(book: Any) -> None:
        cell(book, "项目", "shili-baohong-hedao", "安全帽卡张数").value = "080"
        cell(book, "项目", "shili-baohong-hedao", "投资类型").value = "民间投资"
        cell(book, "项目·主管部门", "shili-baohong-hedao", "名称", 1).value = "示例市住建局"
        cell(book, "渠道", "cn-12333", "要不要钱").value = "不要钱。"

    assert edited(edit, dry=True).changed == (SITE, "data/channels/cn-12333.yaml")
    assert held(config.root) == before
    edited(edit)
    now = held(config.root)
    assert {path for path in now if now[path] != before[path]} == {SITE, "data/channels/cn-12333.yaml"}
    assert now[SITE].decode() == before[SITE].decode().replace('hat_cards: "70"', 'hat_cards: "080"').replace(
        "investment: government", "investment: private"
    ).replace("name: 示例市住房和城乡建设局", "name: 示例市住建局")


def test_rows_come_and_go(edited, config: Config) -> None:
    def edit(book: Any) -> None:
        page = book["项目·分包单位"]
        rows = [c.row for c in page["A"] if c.value == "shili-baohong-hedao"]
        page.append(["shili-baohong-hedao", "4", "示例钢筋劳务有限公司", "钢筋"])
        page.append([])
        book["项目·电话"].append(["shili-baohong-hedao", "分包单位 4", "1", "12345", "短号"])
        page.delete_rows(rows[1])

    edited(edit)
    text = (config.root / SITE).read_text("utf-8")
    assert "示例劳务有限公司" not in text
    assert text.index("示例园林绿化有限公司") < text.index("示例钢筋劳务有限公司") < text.index("supervisor:")
    assert text.count('number: "12345"') == 3


def test_a_new_row_is_a_new_record_and_a_lost_row_is_said(edited, config: Config) -> None:
    def edit(book: Any) -> None:
        page = book["项目"]
        row = next(c.row for c in page["A"] if c.value == "shili-jinan-jiebo")
        page.delete_rows(row)
        page.append([])
        new = page.max_row + 1
        heads = {c.value: c.column for c in page[1]}
        words = {
            "名称": "示例·新桥工程", "所在地代码": "济南市", "项目状态": "在建", "示例": "是",
            "出处": "示例数据", "出处 发布日期": "2026-11-20", "公开吗": "只给办公室看",
        }  # fmt: skip
        for head, word in words.items():
            page.cell(new, heads[head]).value = word
        book["项目·分包单位"].append(["示例·新桥工程", None, "示例劳务公司", "木工"])

    made = edited(edit)
    assert (made.changed, made.new, made.gone) == (
        (), ("data/projects/shi-li-xin-qiao-gong-cheng.yaml",), ("shili-jinan-jiebo",),
    )  # fmt: skip
    text = (config.root / made.new[0]).read_text("utf-8")
    assert text.startswith(
        "id: shi-li-xin-qiao-gong-cheng\ndemo: true\npublish: office\nname: 示例·新桥工程\n"
    )
    assert 'area: "370100"' in text
    assert "  - name: 示例劳务公司\n" in text
    assert (config.root / "data/projects/shili-jinan-jiebo.yaml").is_file()


@pytest.mark.parametrize(
    ("sheet", "head", "value", "rule"),
    [
        ("项目", "所在地代码", "=A1", "sheet-formula"),
        ("项目", "开工日期", "#N/A", "sheet-error"),
        ("项目", "开工日期", "2026-02-30", "sheet-day"),
        ("项目", "项目状态", "开工", "sheet-choice"),
        ("项目", "所在地代码", "没有这个地方", "sheet-area"),
        ("项目", "安全帽卡张数", "七十", "sheet-figure"),
        ("项目", "名称", None, "missing-field"),
        ("项目", "指定渠道 劳动保障监察", "cn-nothing", "reference-channel"),
        ("项目·电话", "号码", 5951234567, "sheet-number"),
        ("项目·电话", "号码", "1.38E+10", "sheet-scientific"),
        ("项目·电话", "号码", "1380013800", "phone-mobile-length"),
        ("项目·电话", "号码", "１３８００１３８０００", "phone-characters"),
        ("项目·电话", "谁的电话", "老王", "sheet-owner"),
        ("项目·电话", "编号", "no-such", "sheet-orphan"),
        ("项目·主管部门", "行业", "农业", "sheet-choice"),
        ("项目·主管部门", "名称", datetime(2026, 11, 20), "sheet-date"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_written(
    edited, config: Config, sheet: str, head: str, value: object, rule: str
) -> None:
    before, at = held(config.root), []

    def edit(book: Any) -> None:
        nth = 2 if sheet == "项目·电话" and rule.startswith(("phone", "sheet-n", "sheet-sc")) else 0
        one = cell(book, sheet, "shili-baohong-hedao", head, nth)
        one.value = value
        at.append(f"projects.xlsx:{sheet}!{one.coordinate}: error: ")
        cell(book, "渠道", "cn-12333", "要不要钱").value = "不要钱。"

    with pytest.raises(DataError) as error:
        edited(edit)
    said = shown(error)
    assert any(line.startswith(at[0]) and line.endswith(f"({rule})") for line in said), said
    assert held(config.root) == before


def test_what_spreadsheets_do_by_themselves_is_undone(edited, config: Config) -> None:
    def edit(book: Any) -> None:
        cell(book, "项目", "shili-baohong-hedao", "开工日期").value = datetime(2026, 2, 26)
        cell(book, "项目", "shili-baohong-hedao", "计划完工日期").value = "2027/6/30"
        cell(book, "项目", "shili-baohong-hedao", "安全帽卡张数").value = 70.0
        cell(book, "项目", "shili-baohong-hedao", "建设单位").value = "示例镇人民政府  "
        cell(book, "项目·电话", "shili-baohong-hedao", "号码", 0).value = 12345
        cell(book, "项目", "shili-baohong-hedao", "所在地代码").value = 500107103205

    before = (config.root / SITE).read_text("utf-8")
    edited(edit)
    assert (config.root / SITE).read_text("utf-8") == before.replace("2026-02-25", "2026-02-26")


def test_a_record_that_somebody_else_changed_is_not_overwritten(edited, config: Config) -> None:
    path = config.root / SITE
    theirs = path.read_text("utf-8").replace('hat_cards: "70"', 'hat_cards: "71"')
    path.write_text(theirs, "utf-8")
    assert edited(lambda book: None).changed == ()

    def edit(book: Any) -> None:
        cell(book, "项目", "shili-baohong-hedao", "安全帽卡张数").value = "90"

    with pytest.raises(DataError) as error:
        edited(edit)
    assert [line for line in shown(error) if "没有覆盖" in line and "(sheet-conflict)" in line]
    assert path.read_text("utf-8") == theirs


def test_rows_that_fit_no_record_are_named(edited, config: Config) -> None:
    site = config.data / "projects/shili-jinan-jiebo.yaml"
    text = site.read_text("utf-8")
    (config.data / "projects/shili-new.yaml").write_text(
        text.replace("shili-jinan-jiebo", "shili-new"), "utf-8"
    )
    site.unlink()

    def edit(book: Any) -> None:
        cell(book, "项目", "shili-jinan-jiebo", "安全帽卡张数").value = "1"
        page = book["项目"]
        page.cell(page.max_row + 1, 1).value = "shili-new"
        areas = book["地区"]
        areas.cell(areas.max_row + 1, 2).value = "新村"
        one = cell(book, "渠道", "cn-12333", "名称")
        book["渠道"].merge_cells(
            start_row=one.row, end_row=one.row, start_column=one.column, end_column=one.column + 1
        )

    with pytest.raises(DataError) as error:
        edited(edit)
    rules = {problem.rule for problem in error.value.problems}
    assert {"sheet-vanished", "sheet-exists", "sheet-code", "sheet-merged"} <= rules


def test_what_stands_twice_is_named_where_it_stands_again(edited) -> None:
    at: list[str] = []

    def edit(book: Any) -> None:
        cell(book, "项目·分包单位", "shili-baohong-hedao", "序号").value = "2"
        at.append(cell(book, "项目·分包单位", "shili-baohong-hedao", "序号", 1).coordinate)
        again = book["项目"].max_row + 1
        book["项目"].cell(again, 1).value = "shili-baohong-hedao"
        at.append(f"A{again}")

    with pytest.raises(DataError) as error:
        edited(edit)
    found = {(problem.path, problem.rule) for problem in error.value.problems}
    assert (f"projects.xlsx:项目·分包单位!{at[0]}", "sheet-place-twice") in found
    assert (f"projects.xlsx:项目!{at[1]}", "sheet-twice") in found


def test_a_lost_column_or_sheet_is_named(edited, config: Config) -> None:
    def edit(book: Any) -> None:
        book["项目"]["D1"].value = "我的备注"
        del book["渠道·怎么做"]

    with pytest.raises(DataError) as error:
        edited(edit)
    rules = [problem.rule for problem in error.value.problems]
    assert sorted(rules) == ["sheet-extra", "sheet-head", "sheet-missing"]


def test_another_file_is_no_workbook_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    assert not is_workbook(path)
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("xl/workbook.xml", "<workbook/>")
    assert not is_workbook(path)


def test_two_thousand_sites_stand_in_one_sheet(config: Config, tmp_path: Path) -> None:
    text = (config.root / SITE).read_text("utf-8")
    for number in range(2000):
        name = f"shili-gongdi-{number:04}"
        path = config.data / f"projects/{name}.yaml"
        path.write_text(text.replace("shili-baohong-hedao", name), "utf-8")
    path = tmp_path / "projects.xlsx"
    started = time.process_time()
    made = workbook(config, ["projects"])
    wrote = time.process_time() - started
    path.write_bytes(_typed(made, "xl/worksheets/sheet2.xml", "shili-gongdi-1234", "70", "81"))
    started = time.process_time()
    taken = take(config, path)
    took = time.process_time() - started
    assert taken.changed == ("data/projects/shili-gongdi-1234.yaml",)
    assert 'hat_cards: "81"' in (config.root / taken.changed[0]).read_text("utf-8")
    assert len(list((config.data / "projects").iterdir())) == 2012
    assert wrote < 60, f"{wrote:.0f} s"
    assert took < 60, f"{took:.0f} s"


def _typed(book: bytes, part: str, record: str, old: str, new: str) -> bytes:
    """The workbook with another text in the row of a record, without reading 100,000 cells for it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in held.namelist():
            text = held.read(name)
            if name == part:
                rows = text.decode().split("<row ")
                (at,) = [n for n, row in enumerate(rows) if f"<t>{record}</t>" in row]
                assert rows[at].count(f"<t>{old}</t>") == 1
                rows[at] = rows[at].replace(f"<t>{old}</t>", f"<t>{new}</t>")
                text = "<row ".join(rows).encode()
            made.writestr(name, text)
    return out.getvalue()
