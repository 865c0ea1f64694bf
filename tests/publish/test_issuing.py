"""Issuing in a checkout under git: lines are only added, and two branches join."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.problem import DataError
from generator.publish import files
from generator.publish.examination import read_and_check
from generator.publish.issuing import append, issue
from tests.support.repository import (
    LEDGER,
    SCHOOL,
    commit,
    config,
    edit,
    errors,
    git,
    lines,
    repository,
    warnings,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "checkout")


def test_issue_writes_a_line_for_each_print_and_then_nothing(root: Path) -> None:
    made = issue(config(root), (), everything=True)
    assert len(made) == len(lines(root)) == 4
    assert [json.loads(line)["token"] for line in lines(root)] == [one.edition.token for one in made]
    before = (root / LEDGER).read_bytes()
    assert issue(config(root), (), everything=True) == ()
    assert (root / LEDGER).read_bytes() == before
    assert errors(root) == []


def test_a_dry_run_writes_nothing(root: Path) -> None:
    assert len(issue(config(root), (), everything=True, dry=True)) == 4
    assert not (root / LEDGER).exists()


def test_only_what_is_named_and_only_what_changed(root: Path) -> None:
    assert len(issue(config(root), ["sample-road"], everything=False)) == 2
    issue(config(root), (), everything=True)
    edit(root, SCHOOL, "name: 示例建设单位", "name: 示例新建设单位")
    (one,) = issue(config(root), (), everything=True)
    assert (one.edition.subject, one.edition.item, one.edition.revision) == ("sample-school", "board", 2)
    assert [(c.field, c.old, c.new) for c in one.changes] == [("owner", "示例建设单位", "示例新建设单位")]
    assert errors(root) == []


@pytest.mark.parametrize(
    ("named", "rule"),
    [
        ("sample-schol", "subject-unknown"),
        ("999999", "subject-unknown"),
        ("sample-road", "issue-not-printed"),
    ],
)
def test_what_cannot_be_issued_is_named(root: Path, named: str, rule: str) -> None:
    edit(root, "data/projects/sample-road.yaml", "publish: public", "publish: office")
    with pytest.raises(DataError) as refused:
        issue(config(root), [named], everything=False)
    assert [p.rule for p in refused.value.problems] == [rule]
    if named == "sample-schol":
        assert "sample-school" in refused.value.problems[0].message("zh")
    assert not (root / LEDGER).exists()


def test_a_day_before_the_last_edition_is_refused(root: Path) -> None:
    issue(config(root), (), everything=True)
    edit(root, SCHOOL, "name: 示例建设单位", "name: 示例新建设单位")
    with pytest.raises(DataError) as refused:
        issue(config(root, date(2026, 11, 19)), ["sample-school"], everything=False)
    assert {p.rule for p in refused.value.problems} & {"issue-date", "edition-future"}


def test_a_last_line_without_an_end_is_not_glued_to(root: Path) -> None:
    issue(config(root), ["sample-school"], everything=False)
    path = root / LEDGER
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    issue(config(root), ["sample-road"], everything=False)
    assert len(lines(root)) == 4
    assert errors(root) == []


def test_two_branches_join_without_conflict(root: Path) -> None:
    issue(config(root), (), everything=True)
    commit(root)
    git(root, "checkout", "-q", "-b", "theirs")
    edit(root, SCHOOL, "name: 示例建设单位", "name: 示例甲单位")
    issue(config(root), (), everything=True)
    commit(root)
    git(root, "checkout", "-q", "main")
    edit(root, "data/projects/sample-road.yaml", "name: 示例建设单位", "name: 示例乙单位")
    edit(root, SCHOOL, "zh: 示例小学工地", "zh: 示例学校工地")
    issue(config(root), (), everything=True)
    commit(root)
    git(root, "merge", "-q", "theirs")
    assert len(lines(root)) == 8
    assert len({json.loads(line)["token"] for line in lines(root)}) == 8
    assert errors(root) == []
    # The school's board says both now, which neither branch printed: check says what to do.
    (twice,) = warnings(root)
    tokens = {json.loads(line)["token"] for line in lines(root) if '"item": "board", "revision": 2' in line}
    assert (twice.rule, twice.path, twice.facts["subject"]) == ("edition-twice", LEDGER, "sample-school")
    assert {twice.facts["found"], twice.facts["other"]} <= tokens
    assert "wageboard issue sample-school" in twice.message("zh")
    assert twice.facts["found"] in lines(root)[twice.line - 1]
    made = issue(config(root), ["sample-school"], everything=False)
    assert [(one.edition.item, one.edition.revision) for one in made] == [("board", 3)]
    assert issue(config(root), (), everything=True) == ()
    assert (errors(root), warnings(root)) == ([], [])


def test_the_same_edition_of_two_branches_is_one(root: Path) -> None:
    issue(config(root), (), everything=True)
    commit(root)
    for branch in ("theirs", "ours"):
        git(root, "checkout", "-q", "-b", branch, "main")
        edit(root, SCHOOL, "name: 示例建设单位", "name: 示例甲单位")
        issue(config(root), (), everything=True)
        (root / f"{branch}.txt").write_text(branch, "utf-8")
        commit(root)
    git(root, "merge", "-q", "theirs")
    assert len(set(lines(root))) == 5
    assert (errors(root), warnings(root)) == ([], [])
    assert issue(config(root), (), everything=True) == ()


def test_the_same_facts_on_two_days_of_two_branches_are_said_for_a_while(root: Path) -> None:
    issue(config(root), (), everything=True)
    commit(root)
    for branch, day in (("theirs", 21), ("ours", 22)):
        git(root, "checkout", "-q", "-b", branch, "main")
        edit(root, SCHOOL, "name: 示例建设单位", "name: 示例甲单位")
        issue(config(root, date(2026, 11, day)), (), everything=True)
        commit(root)
    git(root, "merge", "-q", "theirs")
    found = {day: read_and_check(config(root, day))[1] for day in (date(2026, 11, 22), date(2027, 3, 1))}
    assert [[p.rule for p in its] for its in found.values()] == [["edition-twice"], []]
    assert issue(config(root, date(2026, 11, 22)), (), everything=True) == ()


def test_a_year_has_its_own_file(root: Path) -> None:
    first = issue(config(root), ["sample-road"], everything=False)[0].edition
    append(config(root), [replace(first, date=date(2027, 1, 1), revision=2, token="00000000")])
    assert sorted(p.name for p in (root / "data/issued").iterdir()) == ["2026.jsonl", "2027.jsonl"]


def test_a_disk_that_fails_leaves_the_ledger_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issue(config(root), ["sample-road"], everything=False)
    before = (root / LEDGER).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        issue(config(root), (), everything=True)
    assert {path.name: path.read_bytes() for path in (root / "data/issued").iterdir()} == {
        "2026.jsonl": before
    }
