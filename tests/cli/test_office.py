"""The commands reprint, calls and coverage at the terminal: what they say and write, and with which exit."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).parents[1] / "specimens/base"
CALLS = "data/calls.csv"
BY = ("--by", "宣传办值班岗")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(BASE, tmp_path / "checkout"))
    shipped = BASE.parents[2] / "data"
    shutil.copy(
        shipped / "vocabulary/languages.yaml", root / "data/vocabulary"
    )  # who reviewed which language
    for lang in ("zh", "en"):
        for part in ("office", "landing"):
            shutil.copy(shipped / f"strings/{lang}/{part}.yaml", root / f"data/strings/{lang}")
    return root


def test_reprint_names_what_changed_and_what_is_urgent(run, root: Path) -> None:
    run("issue", "--all")
    code, out, _ = run("reprint")
    assert code == 0
    assert "nothing to reprint" in out
    phone = root / "data/channels/jinjiang-inspection.yaml"
    phone.write_text(phone.read_text("utf-8").replace("0595-85610001", "0595-85610002"), "utf-8")
    code, out, _ = run("reprint", lang="zh_CN.UTF-8")
    assert code == 0
    assert "马上换" in out
    assert "0595-85610001 → 0595-85610002" in out
    code, out, _ = run("coverage")
    assert (code, "there, to replace" in out) == (0, True)
    code, out, _ = run("coverage", "--by-area", lang="zh_CN.UTF-8")
    assert (code, "0（0%）" in out) == (0, True)


@pytest.mark.parametrize(
    "command", [("reprint",), ("calls", "due"), ("coverage",), ("coverage", "--by-area")]
)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_lists_go_into_office_or_where_they_are_told(run, root: Path, tmp_path: Path, command, form) -> None:
    code, out, _ = run(*command, "--format", form)
    made = Path(out.strip())
    assert (code, made.parent, made.suffix) == (0, root / "office", f".{form}")
    code, out, _ = run(*command, "--format", form, "--out", str(tmp_path / f"elsewhere/list.{form}"))
    assert (code, (tmp_path / f"elsewhere/list.{form}").read_bytes()) == (0, made.read_bytes())


def test_a_place_that_cannot_be_written_is_named(run, root: Path) -> None:
    code, _, err = run("calls", "due", "--format", "csv", "--out", str(root / "data/site.yaml/x.csv"))
    assert (code, "x.csv" in err) == (2, True)


def test_reprint_since_something_unknown(run) -> None:
    code, _, err = run("reprint", "--since", "nothing")
    assert (code, "(since-unknown)" in err) == (1, True)


def test_a_call_is_written_down_once(run, root: Path) -> None:
    code, out, _ = run("calls", "add", "0595-12333", "yes", *BY, "--on", "2026-11-20", "--dry-run")
    assert (code, "nothing written): 2026-11-20,0595-12333,yes,zh,宣传办值班岗,\n" in out) == (0, True)
    assert not (root / CALLS).exists()
    code, out, _ = run("calls", "add", "0595-12333", "yes", *BY, "--note", '说"等通知", 没给日期')
    assert (code, "Written down" in out) == (0, True)
    run("calls", "add", "0595-85610001", "no", *BY, "--on", "2026-11-19")
    code, out, _ = run("calls", "add", "0595-85610001", "no", *BY, "--on", "2026-11-19", lang="zh_CN.UTF-8")
    assert (code, "没有再写" in out) == (0, True)
    assert (root / CALLS).read_text("utf-8").splitlines() == [
        "date,number,answered,language,by,note",
        '2026-11-21,0595-12333,yes,zh,宣传办值班岗,"说""等通知"", 没给日期"',
        "2026-11-19,0595-85610001,no,,宣传办值班岗,",
    ]
    code, _, err = run("check")
    assert "data/calls.csv" not in err
    code, out, _ = run("calls", "due")
    assert "0595-12333" not in out
    assert "Not answered last time, 2026-11-19" in out


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (("12333", "yes", *BY), "call-number"),
        (("0595-85610009", "yes", *BY), "call-unknown"),
        (("0595 12333", "yes", *BY), "calls-field"),
        (("0595-12333", "yes", "--by", "王小明"), "call-private"),
        (("0595-12333", "yes", *BY, "--note", "打 13900000000"), "call-private"),
        (("0595-12333", "yes", *BY, "--language", "cn"), "call-language"),
        (("0595-12333", "yes", *BY, "--on", "2026-11-22"), "call-future"),
        (("0595-12333", "yes", "--by", " "), "calls-field"),
    ],
)
def test_a_call_that_cannot_be_taken_is_refused_and_nothing_is_written(run, root, words, rule) -> None:
    for lang in ("en_GB.UTF-8", "zh_CN.UTF-8"):
        code, _, err = run("calls", "add", *words, lang=lang)
        assert (code, f"({rule})" in err) == (1, True)
    assert not (root / CALLS).exists()


def test_a_call_is_appended_to_a_file_without_a_last_line_end(run, root: Path) -> None:
    (root / CALLS).write_bytes(b"date,number,answered,language,by,note")
    run("calls", "add", "0595-12333", "no", *BY)
    assert (root / CALLS).read_text("utf-8").splitlines()[1:] == ["2026-11-21,0595-12333,no,,宣传办值班岗,"]


def test_a_missing_spreadsheet_package_is_named(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    code, _, err = run("reprint", "--format", "xlsx")
    assert code != 0
    assert "openpyxl" in err


def test_a_list_that_somebody_named_is_not_replaced_unseen(run, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    words = ("reprint", "--format", "csv", "--out", str(file))
    assert run(*words, "--dry-run")[0] == 0
    assert not file.exists()
    assert run(*words)[0] == 0
    file.write_bytes(b"mine")
    code, _, err = run(*words)
    assert (code, "--force" in err, file.read_bytes()) == (1, True, b"mine")
    assert run(*words, "--force")[0] == 0
    assert file.read_bytes() != b"mine"
