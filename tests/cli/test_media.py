"""export sms, article, script and image: what they write, and what they don't replace."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conftest import ROOT

PLACE = "350582006"
FILES = (("script", "txt"), ("storyboard", "csv"), ("storyboard", "xlsx"))


@pytest.fixture
def root() -> Path:
    return ROOT


def test_texts_are_a_table_a_workbook_and_text(run, tmp_path: Path) -> None:
    code, out, err = run("export", "sms", PLACE, "--out", str(tmp_path), lang="zh_CN.UTF-8")
    assert (code, err) == (0, "")
    assert "3 个文件" in out
    rows = list(csv.reader(io.StringIO((tmp_path / "sms.csv").read_text("utf-8-sig"))))
    assert len(rows) == 7
    assert all(row[5] == "1" and int(row[4]) == len(row[3]) <= 70 for row in rows[1:])
    sheet = load_workbook(tmp_path / "sms.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[sheet.max_row]] == [*rows[-1][:4], *map(int, rows[-1][4:])]
    assert rows[1][3] in (tmp_path / "sms.txt").read_text("utf-8-sig")


def test_nothing_is_replaced_unasked(run, tmp_path: Path) -> None:
    where = ("export", "sms", PLACE, "--out", str(tmp_path))
    assert run(*where, "--dry-run")[0] == 0
    assert not list(tmp_path.iterdir())
    assert run(*where)[0] == 0
    assert run(*where)[0] == 0  # the same bytes again
    (tmp_path / "sms.txt").write_text("mine", "utf-8")
    code, _, err = run(*where)
    assert (code, "sms.txt" in err) == (2, True)
    assert (tmp_path / "sms.txt").read_text("utf-8") == "mine"
    assert run(*where, "--force")[0] == 0
    assert (tmp_path / "sms.txt").read_text("utf-8") != "mine"


def test_texts_of_several_messages_are_counted(run, tmp_path: Path) -> None:
    _, _, err = run("export", "sms", PLACE, "--lang", "en", "--out", str(tmp_path))
    assert "6 texts take more than one message" in err


def test_an_unknown_name_is_named_with_the_nearest(run, tmp_path: Path) -> None:
    code, _, err = run("export", "script", "350582007", "--out", str(tmp_path))
    assert code == 1
    assert "350582006" in err
    assert not list(tmp_path.iterdir())


def test_scripts_come_with_their_storyboards(run, tmp_path: Path) -> None:
    assert run("export", "script", PLACE, "--out", str(tmp_path))[0] == 0
    made = {path.name for path in (tmp_path / PLACE).iterdir()}
    assert made == {f"{name}-{n}.{kind}" for n in (30, 60)
                    for name, kind in FILES}  # fmt: skip
    assert "幺二三三三" in (tmp_path / PLACE / "script-30.txt").read_text("utf-8-sig")


def test_an_article_is_a_folder_to_upload_from(run, tmp_path: Path) -> None:
    assert run("export", "article", PLACE, "--out", str(tmp_path))[0] == 0
    made = {path.relative_to(tmp_path / PLACE).as_posix() for path in (tmp_path / PLACE).rglob("*.*")}
    assert made == {"文章.html", "说明.txt", "images/1-长图.png", "images/2-二维码.png"}
    told = (tmp_path / PLACE / "说明.txt").read_text("utf-8-sig")
    assert "标题用：灵源街道：工资被拖欠，这样办" in told


def test_a_picture_alone(run, tmp_path: Path) -> None:
    assert run("export", "image", PLACE, "--out", str(tmp_path))[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == [f"{PLACE}.png"]
    assert run("export", "image", PLACE, "--lang", "en")[0] == 2
