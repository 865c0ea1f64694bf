"""The commands that change records at the terminal: what they say, what they write, and with which exit."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

BASE = Path(__file__).parents[1] / "specimens/base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "checkout"))


@pytest.fixture
def run(run):
    """A command run by an editor whose system is in Chinese."""
    return partial(run, lang="zh_CN.UTF-8")


def test_format_shows_and_then_mends(run, root: Path) -> None:
    run("format")
    assert run("format", "--check")[0] == 0
    path = root / "data/projects/sample-school.yaml"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"\n", b"\r\n"))
    code, out, err = run("format", "--check")
    assert (code, "没有写" in err) == (1, True)
    assert out.startswith("data/projects/sample-school.yaml:1:1: error: 从这一行起写法不统一")
    code, out, _ = run("format", "--dry-run", lang="en_GB.UTF-8")
    assert (code, out.startswith("--- data/projects")) == (0, True)
    assert path.read_bytes() != good
    assert run("format", str(path))[:2] == (0, "data/projects/sample-school.yaml\n")
    assert path.read_bytes() == good
    assert run("format")[:2] == (0, "")


def test_format_refuses_what_it_cannot_read(run, root: Path) -> None:
    path = root / "data/projects/sample-school.yaml"
    path.write_bytes(b"id: 'x\n")
    code, _, err = run("format")
    assert (code, "data/projects/sample-school.yaml:1:" in err) == (1, True)
    assert run("format", str(root / "nothing.yaml"))[0] == 2


def test_a_workbook_goes_out_and_comes_back(run, root: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "projects.xlsx"
    assert run("export", str(file), "--dry-run")[:2] == (0, f"会写 {file}。没有写。\n")
    assert not file.exists()
    assert run("export", str(file))[0] == 0
    code, _, err = run("export", str(file), lang="en_GB.UTF-8")
    assert (code, "isn't replaced" in err) == (2, True)
    code, out, err = run("import", str(file))
    assert (code, out, "改了 0 条" in err) == (0, "", True)
    book = load_workbook(file)
    row = [cell.value for cell in book["项目"]["A"]].index("sample-school") + 1
    head = [cell.value for cell in book["项目"][1]]
    book["项目"].cell(row, head.index("说明") + 1).value = "新的说明"
    book["项目"].cell(row, head.index("说明（英文）") + 1).value = "A new note"
    book.save(file)
    path = root / "data/projects/sample-school.yaml"
    before = path.read_text("utf-8")
    code, out, err = run("import", str(file), "--dry-run")
    assert not code, err
    assert (code, "+  zh: 新的说明" in out, "没有写" in err) == (0, True, True)
    assert path.read_text("utf-8") == before
    code, out, err = run("import", str(file))
    assert (code, out.startswith("  改  data/projects/sample-school.yaml\n"), "改了 1 条" in err) == (
        0,
        True,
        True,
    )
    assert path.read_text("utf-8") != before
    after = path.read_bytes()
    assert run("import", str(file))[2].startswith("改了 0 条")  # a second time changes nothing
    assert path.read_bytes() == after
    assert run("export", str(file), "--force")[0] == 0
