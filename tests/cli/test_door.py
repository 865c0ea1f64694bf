"""The door: forms of a check, what a day may be, and what somebody sees of a mistake that is ours."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import door
from generator.report import reader_locale
from tests.conftest import TODAY

BASE = Path(__file__).parents[1] / "specimens/base"
FILE = "data/channels/cn-12345.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "checkout"))


def break_one(root: Path) -> None:
    path = root / FILE
    path.write_text(path.read_text("utf-8").replace("kind: short_code", "kind: landline", 1), "utf-8")


def test_a_check_speaks_to_people_programs_and_forges(run, root: Path) -> None:
    break_one(root)
    code, out, err = run("check")
    assert code == 1
    (line,) = [row for row in out.splitlines() if row.startswith(FILE)]
    place, _, words = line.partition(": error: ")
    assert "1 error" in err
    code, out, _ = run("check", "--format", "json")
    (found,) = [one for one in json.loads(out) if one["path"] == FILE]
    assert code == 1
    assert place == f"{found['path']}:{found['line']}:{found['column']}"
    assert words == f"{found['message']} ({found['rule']})"
    code, out, _ = run("check", "--format", "github")
    (row,) = [row for row in out.splitlines() if FILE in row]
    assert code == 1
    assert row == f"::error file={FILE},line={found['line']},col={found['column']}::{line}"


def test_a_day_is_written_as_in_the_data(root: Path) -> None:
    made = CliRunner().invoke(door.cli, ["check", "--root", str(root), "--today", "21.11.2026"])
    assert (made.exit_code, "'21.11.2026': 2026-11-20" in made.output) == (2, True)
    assert door.Day()(TODAY) == door.Day()(TODAY.isoformat()) == TODAY


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (ValueError("nobody"), 70, "ValueError: nobody (test_door.py:"),
        (OSError(5, "Input/output error"), 70, "Input/output error"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_our_own_mistake_is_one_line_and_says_that_it_is_ours(
    run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, words: str
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(door, "cli", fail)
    left, out, err = run("check")
    assert (left, out) == (code, "")
    assert words in err
    assert ("Send this line to the maintainers" in err) == (code == 70)


def test_who_looks_for_the_mistake_gets_its_whole_way(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ValueError("nobody")

    monkeypatch.setattr(door, "cli", fail)
    monkeypatch.setenv("WAGEBOARD_DEBUG", "1")
    with pytest.raises(SystemExit) as left:
        door.main()
    assert left.value.code == 70
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_what_a_console_cannot_write_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.BytesIO()
    stream = io.TextIOWrapper(held, encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", io.StringIO())  # no stream of the system: left as it is
    monkeypatch.setattr(door, "cli", lambda: print("告示牌 \ud800"))
    door.main()
    stream.flush()
    assert held.getvalue().decode() == "告示牌 \\ud800\n"


@pytest.mark.parametrize(
    ("named", "lang"), [("English_Australia", "en"), ("Chinese_China", "zh"), (None, "zh")]
)
def test_windows_says_its_language_another_way(
    monkeypatch: pytest.MonkeyPatch, named: str | None, lang: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("locale.getlocale", lambda: (named, "1252"))
    assert reader_locale() == lang
