"""The commit hook, with real commits: what is staged is checked, and private numbers never get into git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.config import Config
from generator.publish.staged import staged
from tests.conftest import ROOT
from tests.support.private import CARD, MOBILE
from tests.support.repository import SCHOOL, TODAY, edit, git, repository

BANK = "6222 0212 3456 " + "7894"
DAY = TODAY.isoformat()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = repository(tmp_path / "checkout")
    shutil.copytree(ROOT / ".githooks", made / ".githooks")
    git(made, "add", "-A")
    git(made, "commit", "-q", "-m", "hook")
    git(made, "config", "core.hooksPath", ".githooks")
    return made


def commit(root: Path) -> subprocess.CompletedProcess[str]:
    """A commit as an editor makes it, with the hook."""
    door = root.parent / "wageboard"
    door.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', "utf-8")
    door.chmod(0o755)
    env = {**os.environ, "WAGEBOARD": str(door), "PYTHONPATH": str(ROOT), "WAGEBOARD_TODAY": DAY,
           "LC_ALL": "C.UTF-8", "LANG": "", "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.org",
           "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.org"}  # fmt: skip
    git(root, "add", "-A")
    return subprocess.run(("git", "commit", "-q", "-m", "x"), cwd=root, capture_output=True, text=True,
                          check=False, env=env)  # fmt: skip


def head(root: Path) -> str:
    return git(root, "rev-parse", "HEAD")


def test_a_good_change_is_committed(root: Path) -> None:
    before = head(root)
    edit(root, SCHOOL, "name: 示例建设单位", "name: 示例新单位")
    done = commit(root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert head(root) != before


def test_a_mistake_is_refused_with_its_line(root: Path) -> None:
    before = head(root)
    edit(root, "data/channels/cn-12333.yaml", "kind: hotline", "kind: hotlin")
    done = commit(root)
    assert done.returncode == 1
    assert "data/channels/cn-12333.yaml:" in done.stderr  # where git sends what hooks say
    assert head(root) == before


@pytest.mark.parametrize("number", [MOBILE, CARD, BANK])
@pytest.mark.parametrize("path", ["note.txt", "content/zh/x.md", "data/note/README.md"])
def test_a_private_number_is_refused_anywhere(root: Path, path: str, number: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(f"---\ntitle: 一\n---\n二 联系 {number}\n", "utf-8")
    git(root, "add", "-A")
    found = [p for p in staged(Config(root, TODAY)) if p.rule == "private-number"]
    assert [(p.path, p.line) for p in found] == [(path, 4)]
    assert number not in found[0].show("zh")


def test_the_hook_refuses_a_private_number_and_does_not_repeat_it(root: Path) -> None:
    before = head(root)
    (root / "note.txt").write_text(f"联系 {MOBILE}\n", "utf-8")
    done = commit(root)
    assert done.returncode == 1
    assert "private-number" in done.stderr
    assert MOBILE not in done.stdout + done.stderr
    assert head(root) == before


def test_a_mobile_that_is_public_by_consent_may_be_committed(root: Path) -> None:
    text = (root / SCHOOL).read_text("utf-8")
    phone = f'  phones:\n    - number: "{MOBILE}"\n      kind: mobile\n      publish: '
    assert "owner:\n" in text
    for publish, kept in (('public\n      consent: "2026-11-01 书面同意"\n', 0), ("office\n", 1)):
        (root / SCHOOL).write_text(text.replace("owner:\n", f"owner:\n{phone}{publish}", 1), "utf-8")
        git(root, "add", "-A")
        found = [p for p in staged(Config(root, TODAY)) if p.rule == "private-number"]
        assert len(found) == kept, publish


def test_what_is_not_staged_is_not_looked_at(root: Path) -> None:
    (root / "note.txt").write_text(f"联系 {MOBILE}\n", "utf-8")
    edit(root, "data/channels/cn-12333.yaml", "kind: hotline", "kind: hotlin")
    assert staged(Config(root, TODAY)) == []


def test_old_lines_are_left_alone(root: Path) -> None:
    (root / "note.txt").write_text(f"联系 {MOBILE}\n", "utf-8")
    git(root, "add", "-A")
    git(root, "-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", "x")
    (root / "note.txt").write_text(f"联系 {MOBILE}\n又一行\n", "utf-8")
    git(root, "add", "-A")
    assert staged(Config(root, TODAY)) == []


def test_a_checkout_in_a_folder_of_its_repository_is_checked_too(root: Path) -> None:
    top = root.parent / "top"
    top.mkdir()
    shutil.copytree(root, top / "office", ignore=shutil.ignore_patterns(".git"))
    git(top, "init", "-q", "-b", "main")
    edit(top / "office", "data/channels/cn-12333.yaml", "kind: hotline", "kind: hotlin")
    (top / "office/note.txt").write_text(MOBILE, "utf-8")
    git(top, "add", "-A")
    found = {(p.path, p.rule) for p in staged(Config(top / "office", TODAY))}
    assert ("note.txt", "private-number") in found
    assert ("data/channels/cn-12333.yaml", "not-in-list") in found


def test_without_the_program_nothing_is_committed_unchecked(root: Path) -> None:
    before = head(root)
    (root / "note.txt").write_text("一\n", "utf-8")
    git(root, "add", "-A")
    tools = root.parent / "bin"
    tools.mkdir()
    (tools / "git").symlink_to(str(shutil.which("git")))
    hook = ("/bin/sh", ".githooks/pre-commit")
    env = {"PATH": str(tools)}
    done = subprocess.run(hook, cwd=root, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 1
    assert "make build" in done.stderr
    assert head(root) == before
