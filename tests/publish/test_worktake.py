"""A workbook of the small checkout: rows that can be no record, what an edit breaks elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.config import Config
from generator.intake.doubt import RefusedError
from generator.problem import DataError
from generator.publish.workbook import MARK, workbook
from generator.publish.worktake import Taken, take
from tests.conftest import TODAY

BASE = Path(__file__).parents[1] / "specimens/base"
KINDS = ("projects", "channels", "areas")
ACTION = "data/campaigns/sample-campaign.yaml"
Edit = Callable[[Any], None]


@pytest.fixture(scope="module")
def exported() -> bytes:
    return workbook(Config(BASE, TODAY), KINDS)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(Path(shutil.copytree(BASE, tmp_path / "checkout")), TODAY)


@pytest.fixture
def edited(config: Config, exported: bytes, tmp_path: Path) -> Callable[[Edit], Taken]:
    """Imports the workbook after an edit by a spreadsheet program."""

    def edited(edit: Edit) -> Taken:
        path = tmp_path / "all.xlsx"
        path.write_bytes(exported)
        book = load_workbook(path)
        edit(book)
        book.save(path)
        return take(config, path)

    return edited


def cell(book: Any, sheet: str, record: str, head: str) -> Any:
    page = book[sheet]
    column = next(c.column for c in page[1] if c.value == head)
    return page.cell(next(c.row for c in page["A"] if c.value == record), column)


def refused(edited: Callable[[Edit], Taken], config: Config, edit: Edit) -> list[str]:
    """What is said in Chinese of an edit of which nothing was written."""
    files = {path: path.read_bytes() for path in config.data.rglob("*.yaml")}
    with pytest.raises(DataError) as error:
        edited(edit)
    assert {path: path.read_bytes() for path in config.data.rglob("*.yaml")} == files
    return [problem.show("zh") for problem in error.value.problems]


def test_a_new_id_is_a_plain_name_and_a_cell_without_a_head_is_no_row(edited, config: Config) -> None:
    def edit(book: Any) -> None:
        page = book["项目"]
        page.cell(page.max_row + 1, 1).value = "新桥 1"
        page.cell(page.max_row + 1, page.max_column + 3).value = "随手记"

    said = refused(edited, config, edit)
    assert [line for line in said if "新桥 1" in line and line.endswith("(slug)")]
    assert "随手记" not in "".join(said)


def test_what_is_missing_as_a_whole_is_said_in_the_row_of_its_record(edited, config: Config) -> None:
    rows: list[int] = []

    def edit(book: Any) -> None:
        rows.append(cell(book, "渠道", "cn-12333", "编号").row)
        for head in [one.value for one in book["渠道"][1]]:
            if str(head).startswith("出处"):
                cell(book, "渠道", "cn-12333", head).value = None

    (said,) = refused(edited, config, edit)
    place, _, words = said.partition(": error: ")
    assert place.startswith("all.xlsx:渠道!")
    assert place.endswith(str(rows[0]))
    assert "“source”" in words


def test_what_an_edit_breaks_elsewhere_is_named_there(edited, config: Config) -> None:
    text = (config.root / ACTION).read_text("utf-8").splitlines()
    line = next(number for number, row in enumerate(text, 1) if "jinjiang-inspection" in row)

    def edit(book: Any) -> None:
        cell(book, "渠道", "jinjiang-inspection", "公开吗").value = "只给办公室看"

    (said,) = [one for one in refused(edited, config, edit) if one.startswith(f"{ACTION}:{line}:")]
    assert said.endswith("(reference-not-public)")


def test_a_workbook_of_another_version_is_refused(edited) -> None:
    def edit(book: Any) -> None:
        book[MARK]["B1"].value = "0"

    with pytest.raises(RefusedError) as error:
        edited(edit)
    assert error.value.doubt.rule == "refused-broken"
    assert "all.xlsx" in error.value.doubt.show("zh", "all.xlsx")
