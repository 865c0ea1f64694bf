"""Retiring a project: two facts more in its file, and its codes go on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.edit.layout import canonical
from generator.load import load_catalog
from generator.problem import DataError
from generator.publish import files
from generator.publish.issuing import issue
from generator.publish.retire import retire
from tests.support.repository import SCHOOL, TODAY, config, edit, errors, repository

TOMORROW = date(2026, 11, 21)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "checkout")


def test_retire_writes_two_facts_and_keeps_every_other_line(root: Path) -> None:
    issue(config(root), (), everything=True)
    edit(root, SCHOOL, "stage: active", "stage: active  # 在建")
    before = (root / SCHOOL).read_text("utf-8").splitlines()
    assert retire(config(root), "sample-school", TODAY, "竣工，工地已撤: 见 #3")
    after = (root / SCHOOL).read_text("utf-8").splitlines()
    place = before.index("stage: active  # 在建")
    assert after[place : place + 4] == [
        "stage: retired  # 在建",
        "retired:",
        '  on: "2026-11-20"',
        '  reason: "竣工，工地已撤: 见 #3"',
    ]
    assert after[:place] + after[place + 4 :] == before[:place] + before[place + 1 :]
    found = load_catalog(root).projects["sample-school"]
    assert found.stage == "retired"
    assert found.retired is not None
    assert (found.retired.on, found.retired.reason) == (TODAY, "竣工，工地已撤: 见 #3")
    assert errors(root) == []
    assert issue(config(root), (), everything=True) == ()


def test_retire_is_idempotent_and_refuses_another_story(root: Path) -> None:
    assert retire(config(root), "sample-school", TODAY, "竣工")
    text = (root / SCHOOL).read_bytes()
    assert not retire(config(root), "sample-school", TODAY, "竣工")
    for on, reason in ((date(2026, 11, 19), "竣工"), (TODAY, "停工")):
        with pytest.raises(DataError) as refused:
            retire(config(root), "sample-school", on, reason)
        (problem,) = refused.value.problems
        assert (problem.rule, problem.path, problem.line > 0) == ("retire-again", SCHOOL, True)
        assert "2026-11-20" in problem.message("zh")
    assert (root / SCHOOL).read_bytes() == text


def test_retire_names_the_nearest_of_an_unknown_project(root: Path) -> None:
    with pytest.raises(DataError) as refused:
        retire(config(root), "sample-scool", TODAY, "竣工")
    assert "sample-school" in refused.value.problems[0].message("en")


@pytest.mark.parametrize(
    "reason", ["it's over", "true", "2026", "a\nb", '"x"', "- x", "# x", "{a: b}", "完 工"]
)
def test_any_reason_is_kept_as_it_was_said(root: Path, reason: str) -> None:
    assert retire(config(root), "sample-school", TODAY, reason)
    found = load_catalog(root).projects["sample-school"].retired
    assert found is not None
    assert found.reason == " ".join(reason.split())
    text = (root / SCHOOL).read_text("utf-8")
    (row,) = (line for line in text.splitlines() if line.startswith("  reason: "))
    assert row in canonical(text, "projects").splitlines()


def test_a_file_with_windows_line_ends_keeps_them(root: Path) -> None:
    path = root / SCHOOL
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert retire(config(root), "sample-school", TODAY, "竣工")
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_a_dry_run_says_what_it_would_write_and_writes_nothing(root: Path) -> None:
    before = (root / SCHOOL).read_bytes()
    rows = retire(config(root), "sample-school", TODAY, "竣工", dry=True)
    assert (root / SCHOOL).read_bytes() == before
    assert rows == retire(config(root), "sample-school", TODAY, "竣工")
    assert "\n".join(rows) in (root / SCHOOL).read_text("utf-8")


def test_a_disk_that_fails_leaves_the_file_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = {path.name: path.read_bytes() for path in (root / "data/projects").iterdir()}
    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        retire(config(root), "sample-school", TODAY, "竣工")
    assert {path.name: path.read_bytes() for path in (root / "data/projects").iterdir()} == before


@pytest.mark.parametrize(
    ("on", "reason", "rule"),
    [
        (TODAY, " ", "retire-reason"),
        (TODAY, "\u202e竣工", "bidi-character"),
        (TOMORROW, "竣工", "retired-future"),
    ],
)
def test_what_no_page_could_say_is_refused(root: Path, on: date, reason: str, rule: str) -> None:
    before = (root / SCHOOL).read_bytes()
    with pytest.raises(DataError) as refused:
        retire(config(root), "sample-school", on, reason)
    assert [(p.rule, p.path) for p in refused.value.problems] == [(rule, SCHOOL)]
    assert (root / SCHOOL).read_bytes() == before


def test_a_stage_that_has_no_line_of_its_own_is_left_to_the_editor(root: Path) -> None:
    edit(root, SCHOOL, "stage: active", '"stage": active')
    before = (root / SCHOOL).read_bytes()
    with pytest.raises(DataError) as refused:
        retire(config(root), "sample-school", TODAY, "竣工")
    (problem,) = refused.value.problems
    assert problem.rule == "retire-stage"
    assert "竣工" in problem.message("zh")
    assert before.decode().splitlines()[problem.line - 1] == '"stage": active'
    assert (root / SCHOOL).read_bytes() == before
