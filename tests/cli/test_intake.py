"""`wageboard import` at the terminal: what it writes, what it leaves alone, and what it refuses."""

from __future__ import annotations

import shutil
import stat
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.intake.office import docx, p, table, xlsx, zipped
from tests.support.held import held

BASE = Path(__file__).parents[1] / "specimens/base"
AREA = "350582"
SERVICE = "13800138000"  # the operator's own
ROSTER = [
    ["灵源街道联络人名单"],
    ["单位", "姓名", "职务", "联系电话"],
    ["司法所", "王小明", "=所长", SERVICE],
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(BASE, tmp_path / "checkout"))
    shutil.copy(BASE.parents[2] / "data/vocabulary/table-headers.yaml", root / "data/vocabulary")
    return root


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "名单.xlsx"
    file.write_bytes(xlsx(ROSTER))
    return file


def test_drafts_and_doubts_are_written_and_data_is_not_touched(run, root: Path, roster: Path) -> None:
    before = held(root)
    code, out, err = run("import", str(roster), "--area", AREA)
    assert code == 0, err
    made = {name: data for name, data in held(root).items() if name not in before}
    assert {name: before[name] for name in before} == {name: held(root)[name] for name in before}
    (draft,) = (name for name in made if name.endswith(".yaml"))
    assert draft == "drafts/名单.xlsx/contacts/ling-yuan-jie-dao-lian-luo-ren-ming-dan.yaml"
    assert set(made) == {draft, "drafts/名单.xlsx/doubts.xlsx"}
    text = made[draft].decode()
    assert "王小明" not in text + out + err
    assert SERVICE not in text + out + err
    assert "1 went into drafts" in err
    assert "(source-no-date)" in out


def test_twice_gives_the_same_bytes(run, root: Path, roster: Path) -> None:
    run("import", str(roster), "--area", AREA)
    before = held(root)
    code, out, _ = run("import", str(roster), "--area", AREA)
    assert (code, held(root)) == (0, before)
    assert "unchanged:" in out


def test_a_draft_that_somebody_changed_is_shown_and_kept(run, root: Path, roster: Path) -> None:
    run("import", str(roster), "--area", AREA)
    (draft,) = (root / "drafts").rglob("*.yaml")
    ours = draft.read_bytes()
    draft.write_text(draft.read_text("utf-8").replace("司法所", "灵源司法所"), "utf-8")
    changed = held(root)
    code, out, err = run("import", str(roster), "--area", AREA)
    assert (code, held(root)) == (1, changed)
    assert "-      zh: 灵源司法所" in out
    assert "--replace" in err
    assert run("import", str(roster), "--area", AREA, "--replace")[0] == 0
    assert draft.read_bytes() == ours


def test_a_dry_run_writes_nothing(run, root: Path, roster: Path, tmp_path: Path) -> None:
    before = held(tmp_path)
    code, out, err = run("import", str(roster), "--dry-run", "--keep-private", str(tmp_path / "私.csv"))
    assert (code, held(tmp_path)) == (0, before)
    assert "new:" in out
    assert "dry run" in err


def test_names_are_kept_outside_the_repository(run, root: Path, roster: Path, tmp_path: Path) -> None:
    keep = tmp_path / "private/私.csv"
    code, _, err = run("import", str(roster), "--area", AREA, "--keep-private", str(keep))
    assert code == 0, err
    text = keep.read_text("utf-8-sig")
    assert "王小明" in text
    assert SERVICE in text
    (draft,) = (root / "drafts").rglob("*.yaml")
    key = text.splitlines()[1].split(",")[0]
    assert key in draft.read_text("utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(keep.stat().st_mode) == 0o600
    keep.write_text("mine", "utf-8")
    code, _, err = run("import", str(roster), "--area", AREA, "--keep-private", str(keep))
    assert (code, keep.read_text("utf-8")) == (1, "mine")


@pytest.mark.parametrize("place", ["私.csv", "drafts/私.csv", "link/私.csv", "link.csv"])
def test_names_are_never_kept_inside(run, root: Path, roster: Path, tmp_path: Path, place: str) -> None:
    (root / "drafts").mkdir()
    inside = root / place
    if place.startswith("link"):
        inside = tmp_path / place
        link, target = (inside, root / "x.csv") if place == "link.csv" else (inside.parent, root / "drafts")
        link.symlink_to(target)
    before = held(root)
    code, _, err = run("import", str(roster), "--keep-private", str(inside))
    assert (code, held(root)) == (2, before)
    assert "must not be inside" in err


def test_the_list_of_doubts_runs_nothing(run, root: Path, roster: Path) -> None:
    run("import", str(roster), "--area", AREA, lang="zh_CN.UTF-8")
    book: Any = openpyxl.load_workbook(root / "drafts/名单.xlsx/doubts.xlsx")
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert "处理结果（请填）" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert not any("王小明" in str(cell.value) or SERVICE in str(cell.value) for cell in cells)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("旧.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "另存为"),
        ("表.csv", "單位,職務\n派出所,所長".encode("big5"), "编码"),
        ("无.xlsx", None, "打不开"),
        ("坏.xlsx", xlsx(ROSTER)[:-400], "坏了"),
        ("坏.xlsx", xlsx(ROSTER).replace(b"xl/workbook.xml", b"xl/workbook.xmk"), "读"),
        ("宏.xlsm", zipped({"xl/workbook.xml": "<a/>", "xl/vbaProject.bin": b"x"}), "宏"),
        ("弹.xlsx", zipped({"xl/workbook.xml": bytes(40_000_000)}), "大得不正常"),
        ("害.docx", docx(p("&x;"), '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]>'), "DOCTYPE"),
        ("锁.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("扫描.pdf", b"%PDF-1.7", "PDF"),
        ("图.docx", docx("<w:p><w:r><blip/></w:r></w:p>"), "只有图片"),
    ],
)
def test_what_cannot_be_read_is_said_in_chinese(
    run, root: Path, tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    before = held(root)
    code, out, err = run("import", str(tmp_path / name), lang="zh_CN.UTF-8")
    assert (code, out, held(root)) == (1, "", before)
    assert name in err
    assert said in err


def test_a_file_without_a_roster_says_so(run, root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p("今天开会") + table([["天气", "温度"], ["晴", "20"]])))
    code, out, err = run("import", str(tmp_path / "a.docx"))
    assert code == 1
    assert "(table-unknown)" in out
    assert "nothing to import" in err


def test_an_unknown_place_is_named_with_those_near(run, root: Path, roster: Path) -> None:
    code, _, err = run("import", str(roster), "--area", "35058")
    assert code == 2
    assert "350582" in err


def test_a_place_that_cannot_be_written_is_named(run, root: Path, roster: Path) -> None:
    code, _, err = run("import", str(roster), "--area", AREA, "--out", str(root / "data/site.yaml/x"))
    assert (code, "can't be written" in err) == (2, True)


@pytest.mark.parametrize("at", range(60, 3000, 173))
def test_a_torn_workbook_never_ends_in_a_traceback(run, root: Path, tmp_path: Path, at: int) -> None:
    data = bytearray(xlsx(ROSTER))
    data[at : at + 40] = b"\xff" * 40
    (tmp_path / "a.xlsx").write_bytes(data)
    code, _, err = run("import", str(tmp_path / "a.xlsx"), "--area", AREA, "--dry-run")
    assert code in (0, 1), err


def test_of_many_drafts_only_some_are_named(run, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "台账.xlsx"
    file.write_bytes(xlsx([["项目名称", "施工单位"], *([f"示例工程{n}", "示例公司"] for n in range(20))]))
    code, out, err = run("import", str(file), "--area", AREA, lang="zh_CN.UTF-8")
    assert code == 0, err
    assert len(list((root / "drafts/台账.xlsx/projects").iterdir())) == 20
    assert "……另有 9 个文件" in out + err
    assert (out + err).count("/projects/") == 12
