"""The ledger against git and an earlier release: whatever is lost is noticed."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.model.call import Call
from generator.problem import DataError
from generator.publish.calling import add
from generator.publish.examination import read_and_check
from generator.publish.history import histories
from generator.publish.issuing import issue
from tests.support.repository import (
    LEDGER,
    SCHOOL,
    TODAY,
    commit,
    config,
    edit,
    errors,
    git,
    lines,
    repository,
    rules,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "checkout")


def test_a_deleted_line_is_noticed_even_when_that_was_committed(root: Path) -> None:
    issue(config(root), (), everything=True)
    commit(root)
    kept = lines(root)
    (root / LEDGER).write_text("\n".join(kept[1:]) + "\n", "utf-8")
    assert rules(root) == {"ledger-lost"}
    commit(root)
    (problem,) = errors(root)
    assert (problem.rule, problem.path, problem.line) == ("ledger-lost", LEDGER, 1)
    (root / LEDGER).unlink()
    commit(root)
    assert [p.line for p in errors(root)] == [1, 2, 3, 4]


def test_an_edited_line_is_noticed(root: Path) -> None:
    issue(config(root), (), everything=True)
    commit(root)
    edit(root, LEDGER, '"main_line": "12333"', '"main_line": "12345"')
    assert rules(root) == {"ledger-altered"}


def test_a_merge_that_drops_lines_is_noticed(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "theirs")
    issue(config(root), (), everything=True)
    commit(root)
    git(root, "checkout", "-q", "main")
    (root / "note.txt").write_text("x", "utf-8")
    commit(root)
    git(root, "merge", "-q", "-s", "ours", "theirs")
    assert rules(root) == {"ledger-lost"}


def test_a_deleted_project_is_noticed(root: Path) -> None:
    issue(config(root), (), everything=True)
    (root / SCHOOL).unlink()
    assert rules(root) >= {"edition-subject"}


def test_an_earlier_release_by_name_path_and_site(root: Path, tmp_path: Path) -> None:
    issue(config(root), (), everything=True)
    commit(root)
    git(root, "tag", "v1")
    copy = tmp_path / "copy"
    shutil.copytree(root / "data", copy / "data")
    site = tmp_path / "site"
    for line in lines(root):
        (site / "q" / json.loads(line)["token"]).mkdir(parents=True)
    file = copy / LEDGER
    shutil.rmtree(root / ".git")  # what git would notice by itself
    given = (str(copy), str(file), str(site))
    assert [rules(root, release) for release in given] == [set()] * 3
    kept = lines(root)
    (root / LEDGER).write_text("\n".join(kept[1:]) + "\n", "utf-8")
    assert [rules(root, release) for release in given] == [{"ledger-lost"}, {"ledger-lost"}, {"token-lost"}]


def test_an_earlier_release_by_its_name_in_git(root: Path) -> None:
    issue(config(root), (), everything=True)
    commit(root)
    git(root, "tag", "v1")
    found = histories(config(root), "v1")
    assert [len(history.lines) for history in found] == [4, 4]
    for unknown in ("v2", "--all", "nowhere/"):
        with pytest.raises(DataError) as refused:
            histories(config(root), unknown)
        assert [p.rule for p in refused.value.problems] == ["release-unknown"]


def test_without_git_that_is_said(root: Path) -> None:
    issue(config(root), (), everything=True)
    shutil.rmtree(root / ".git")
    _, problems = read_and_check(config(root))
    assert [(p.rule, p.severity) for p in problems] == [("ledger-history", "warning")]


def test_a_shallow_clone_is_said(root: Path, tmp_path: Path) -> None:
    issue(config(root), (), everything=True)
    commit(root)
    git(root, "commit", "-q", "--allow-empty", "-m", "y")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), str(clone))
    _, problems = read_and_check(config(clone))
    assert [(p.rule, p.severity) for p in problems] == [("ledger-history", "warning")]


CALLS = "data/calls.csv"
DAY = date(2026, 11, 19)


@pytest.fixture
def called(root: Path) -> list[str]:
    """Two calls that were written down and committed; the lines of the file."""
    for number, answered in (("0595-12333", True), ("0595-85610001", False)):
        assert add(config(root), Call(DAY, number, answered, "zh" if answered else "", "宣传办值班岗"))
    commit(root)
    assert errors(root) == []
    return (root / CALLS).read_text("utf-8").splitlines()


def test_a_deleted_call_is_noticed_even_when_that_was_committed(root: Path, called: list[str]) -> None:
    (root / CALLS).write_text("\n".join([called[0], called[2]]) + "\n", "utf-8")
    assert [(p.rule, p.path, p.line) for p in errors(root)] == [("calls-lost", CALLS, 2)]
    commit(root)
    (problem,) = errors(root)
    assert (problem.rule, problem.line) == ("calls-lost", 2)
    assert called[1] in problem.message("zh")
    (root / CALLS).unlink()
    commit(root)
    assert [p.line for p in errors(root)] == [2, 3]


def test_an_edited_call_is_noticed(root: Path, called: list[str]) -> None:
    edit(root, CALLS, "0595-85610001,no,", "0595-85610001,yes,zh")
    assert [(p.rule, p.path, p.line) for p in errors(root)] == [("calls-altered", CALLS, 3)]


def test_a_name_that_was_committed_may_be_taken_out(root: Path, called: list[str]) -> None:
    (root / CALLS).write_text("\n".join([*called, called[1] + "王小明接的"]) + "\n", "utf-8")
    edit(root, CALLS, "宣传办值班岗,王小明接的", "王小明,")
    assert rules(root) == {"call-private"}
    commit(root)
    (root / CALLS).write_text("\n".join(called) + "\n", "utf-8")
    assert errors(root) == []


def test_calls_of_an_earlier_release(root: Path, called: list[str], tmp_path: Path) -> None:
    git(root, "tag", "v1")
    copy = tmp_path / "copy"
    (copy / "data/issued").mkdir(parents=True)
    shutil.copy(root / CALLS, copy / CALLS)
    found = histories(config(root), "v1")
    assert [len(history.calls) for history in found] == [3, 3]
    shutil.rmtree(root / ".git")
    (root / CALLS).write_text("\n".join(called[:2]) + "\n", "utf-8")
    for release in (copy, copy / CALLS):
        assert [(p.rule, p.line) for p in errors(root, str(release))] == [("calls-lost", 3)]


def test_calls_of_two_branches_join_without_conflict(root: Path, called: list[str]) -> None:
    git(root, "checkout", "-q", "-b", "theirs")
    add(config(root), Call(TODAY, "0595-12333", False, "", "宣传办值班岗", "午休"))
    commit(root)
    git(root, "checkout", "-q", "main")
    add(config(root), Call(TODAY, "0595-85610001", True, "zh", "宣传办值班岗"))
    commit(root)
    git(root, "merge", "-q", "theirs")
    assert len((root / CALLS).read_text("utf-8").splitlines()) == 5
    assert errors(root) == []
