"""Retiring a project: two facts more in its file, and its codes go on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.load import load_catalog
from generator.problem import DataError
from generator.publish.issuing import issue
from generator.publish.retire import retire
from tests.support.repository import SCHOOL, TODAY, config, edit, errors, repository


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
        "  reason: '竣工，工地已撤: 见 #3'",
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
    with pytest.raises(DataError) as refused:
        retire(config(root), "sample-school", date(2026, 11, 21), "竣工")
    assert [p.rule for p in refused.value.problems] == ["retire-again"]
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


def test_a_file_with_windows_line_ends_keeps_them(root: Path) -> None:
    path = root / SCHOOL
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert retire(config(root), "sample-school", TODAY, "竣工")
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
