"""Issuing and retiring in a checkout under git: lines are only added, and whatever is lost is noticed."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.config import Config
from generator.load import load_catalog
from generator.problem import DataError, Problem
from generator.publish.build import read_and_check
from generator.publish.history import histories
from generator.publish.issuing import append, issue
from generator.publish.retire import retire

BASE = Path(__file__).parents[1] / "specimens/base"
LEDGER = "data/issued/2026.jsonl"
SCHOOL = "data/projects/sample-school.yaml"
TEMPLATES = "data/vocabulary/print-templates.yaml"
TODAY = date(2026, 11, 20)
UNION = "data/issued/*.jsonl merge=union\n"


def git(root: Path, *words: str) -> str:
    who = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(("git", *who, *words), cwd=root, capture_output=True, check=True, text=True)
    return done.stdout


def commit(root: Path, message: str = "x") -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The specimens' base with a second site, under git."""
    root = tmp_path / "checkout"
    shutil.copytree(BASE, root)
    shutil.copy(BASE.parents[2] / TEMPLATES, root / TEMPLATES)
    text = (root / SCHOOL).read_text("utf-8")
    other = text.replace("id: sample-school", "id: sample-road").replace("示例小学教学楼工程", "示例公路工程")
    (root / "data/projects/sample-road.yaml").write_text(other, "utf-8")
    (root / ".gitattributes").write_text("* text=auto eol=lf\n" + UNION, "utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


def config(root: Path, today: date = TODAY) -> Config:
    return Config(root, today)


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def errors(root: Path, release: str | None = None) -> list[Problem]:
    _, problems = read_and_check(config(root), release)
    return [p for p in problems if p.severity == "error"]


def rules(root: Path, release: str | None = None) -> set[str]:
    return {p.rule for p in errors(root, release)}


def lines(root: Path) -> list[str]:
    return (root / LEDGER).read_text("utf-8").splitlines()


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
    # The school's board says both now, which neither branch printed.
    made = issue(config(root), (), everything=True)
    assert [(one.edition.subject, one.edition.item) for one in made] == [("sample-school", "board")]
    assert issue(config(root), (), everything=True) == ()
    assert errors(root) == []


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


def test_a_year_has_its_own_file(root: Path) -> None:
    first = issue(config(root), ["sample-road"], everything=False)[0].edition
    append(config(root), [replace(first, date=date(2027, 1, 1), revision=2, token="00000000")])
    assert sorted(p.name for p in (root / "data/issued").iterdir()) == ["2026.jsonl", "2027.jsonl"]
