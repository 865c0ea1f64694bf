"""The commands issue, retire and verify at the terminal: what they say, and with which exit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import copy_checkout

BASE = Path(__file__).parents[1] / "specimens/base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "checkout"))


def test_issue_says_each_token_and_then_that_nothing_is_new(run, root: Path) -> None:
    code, out, err = run("issue", "--all", "--dry-run")
    assert (code, out.count("sample-school")) == (0, 2)
    assert "nothing written" in err
    assert not (root / "data/issued").exists()
    code, out, err = run("issue", "sample-school")
    assert (code, out.count("edition 1"), "2 editions issued" in err) == (0, 2, True)
    code, out, err = run("issue", "--all", lang="zh_CN.UTF-8")
    assert (code, out, "没有要登记的" in err) == (0, "", True)


def test_issue_names_what_changed_in_words(run, root: Path) -> None:
    shutil.rmtree(root)
    root.mkdir()
    copy_checkout(root)
    path = root / "data/projects/shili-lingshui-xiaoxue.yaml"
    path.write_text(path.read_text("utf-8").replace("灵水小学工地", "灵水小学新楼工地"), "utf-8")
    _, out, _ = run("issue", "shili-lingshui-xiaoxue", "--dry-run", lang="zh_CN.UTF-8")
    assert "  告示牌  第 2 版\n    工地的叫法：灵水小学工地 → 灵水小学新楼工地\n" in out
    assert "everyday_name" not in out


def test_issue_wants_to_know_for_which(run) -> None:
    code, _, err = run("issue")
    assert (code, "--all" in err) == (2, True)
    code, _, err = run("issue", "sample-scool")
    assert (code, "sample-school" in err) == (1, True)


def test_retire_says_what_it_did_and_once_only(run, root: Path) -> None:
    words = ("retire", "sample-school", "--on", "2026-11-21", "--reason", "竣工")
    code, out, _ = run(*words, "--dry-run")
    assert (code, "nothing written" in out, "    stage: retired\n" in out) == (0, True, True)
    code, out, _ = run(*words, "--dry-run", lang="zh_CN.UTF-8")
    assert (code, "这次没有写" in out) == (0, True)
    code, out, _ = run(*words)
    assert (code, "sample-school.yaml: retired from 2026-11-21" in out) == (0, True)
    code, out, _ = run(*words)
    assert (code, "unchanged" in out) == (0, True)
    code, _, err = run("retire", "sample-school", "--reason", "别的原因")
    assert (code, "retire-again" in err) == (1, True)
    code, _, err = run("retire", "sample-school")
    assert (code, "--reason" in err) == (2, True)


def test_check_compares_with_a_release(run, root: Path) -> None:
    run("issue", "--all")
    before = root.with_name("before")
    shutil.copytree(root, before)
    assert run("check", "--release", str(before))[0] == 0
    (root / "data/issued/2026.jsonl").write_text("", "utf-8")
    code, out, _ = run("check", "--release", str(before))
    assert (code, out.count("ledger-lost")) == (1, 2)
    code, _, err = run("check", "--release", "nowhere")
    assert (code, "release-unknown" in err) == (1, True)


def test_verify_ends_with_a_summary_and_the_exit_says_it(run, root: Path) -> None:
    run("issue", "--all")
    (root / "site").mkdir()
    code, out, _ = run("verify", str(root / "site"))
    assert code == 1
    assert "2 tokens, 0 files, 0 codes: 3 wrong" in out
    assert "build.json: there is no built site here" in out
