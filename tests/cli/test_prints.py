"""`wageboard print` at the door: what it asks for, what it says, how it ends."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.problem import DataError
from tests.conftest import Built


def wageboard(*words: str, lang: str = "en_GB.UTF-8"):
    return CliRunner().invoke(cli, ["print", *words], env={"LC_ALL": lang})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Print what?"),
        (["--all", "one"], "not both"),
        (["one", "--grey"], "--grey and --paper need --format."),
        (["--format"], "requires an argument"),
    ],
)
def test_wrong_use_is_told_before_anything_is_read(words, said) -> None:
    done = wageboard(*words)
    assert done.exit_code == 2
    assert said in done.output


def test_it_is_told_in_chinese_to_everybody_else() -> None:
    assert "要印什么？" in wageboard(lang="zh_CN.UTF-8").output


def test_one_print_several_and_none(built: Built, tmp_path) -> None:
    root = ["--root", str(built.config.root), "--today", "2026-11-21"]
    one = built.catalog.public_projects()[0].id
    file = tmp_path / "board.pdf"
    done = wageboard(*root, one, "--format", "board-a3", "--out", str(file))
    assert done.exit_code == 0, done.output
    assert file.read_bytes() == (built.site / f"print/{one}/board-a3.pdf").read_bytes()
    before = file.stat().st_mtime_ns
    done = wageboard(*root, one, "--format", "board-a3", "--out", str(file), "--dry-run")
    assert (done.exit_code, file.stat().st_mtime_ns) == (0, before)
    assert f"  {file}" in done.output
    assert "Nothing was written." in done.output
    assert "1 of them would replace" in done.output
    done = wageboard(*root, one, "--format", "board-a3", "--out", str(file))
    assert "1 of them replaced a file" in done.output
    done = wageboard(*root, one, "--out", str(file))
    assert done.exit_code == 2
    assert "--out holds one print" in done.output
    done = wageboard(*root, one, "--format", "board-a4", "--format", "board-a3", "--to", str(tmp_path))
    assert done.exit_code == 0
    assert f"2 prints in {tmp_path}" in done.output
    assert sorted(p.name for p in (tmp_path / one).iterdir()) == ["board-a3.pdf", "board-a4.pdf"]
    done = wageboard(*root, "shili", "--format", "board-a3")
    assert isinstance(done.exception, DataError)
