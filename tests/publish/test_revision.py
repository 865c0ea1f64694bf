"""What --since compares with: the data of a revision or of a day, without touching the checkout."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator import ledger
from generator.catalog import Catalog
from generator.config import Config
from generator.load import load_catalog
from generator.model.edition import Editions
from generator.problem import DataError
from generator.publish.revision import before
from generator.reprint import reprints
from tests.support.repository import BASE, SCHOOL, TODAY, commit, edit, git

PHONES = "data/channels/jinjiang-inspection.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout in a folder of its repository: a phone changed in March, a contractor in June."""
    top = tmp_path / "repository"
    root = top / "wageboard"
    shutil.copytree(BASE, root)
    git(top, "init", "-q", "-b", "main")
    commit(top, day="2026-01-10")
    git(top, "tag", "printed")
    edit(root, PHONES, "0595-85610001", "0595-85610002")
    commit(top, day="2026-03-10")
    git(top, "tag", "march")
    edit(root, SCHOOL, "name: 示例建设单位", "name: 示例新单位")
    commit(top, day="2026-06-10")
    return root


def issued_then(root: Path, tmp_path: Path) -> Catalog:
    """Today's data, with what was printed in January."""
    then = before(Config(root, TODAY), load_catalog(root), "printed").catalog
    editions = ledger.issue(then, then.projects, date(2026, 1, 10))
    return replace(load_catalog(root), editions=Editions(editions))


def fields(root: Path, tmp_path: Path, since: str | None) -> list[str]:
    catalog = issued_then(root, tmp_path)
    then = before(Config(root, TODAY), catalog, since) if since else None
    return sorted({c.field for it in reprints(catalog, TODAY, then) for c in it.changes})


@pytest.mark.parametrize(
    ("since", "wanted"),
    [
        (None, ["inspection_phone", "owner"]),
        ("printed", ["inspection_phone", "owner"]),
        ("march", ["owner"]),
        ("HEAD", []),
        ("2025-12-31", ["inspection_phone", "owner"]),
        ("2026-03-10", ["inspection_phone", "owner"]),
        ("2026-03-11", ["owner"]),
        ("2026-06-11", []),
    ],
)
def test_only_what_changed_since_is_named(root: Path, tmp_path: Path, since, wanted) -> None:
    assert fields(root, tmp_path, since) == wanted


def test_the_checkout_is_left_as_it_is(root: Path) -> None:
    (root / SCHOOL).write_text((root / SCHOOL).read_text("utf-8") + "# 没提交\n", "utf-8")
    was = git(root, "status", "--porcelain"), git(root, "worktree", "list")
    before(Config(root, TODAY), load_catalog(root), "printed")
    assert (git(root, "status", "--porcelain"), git(root, "worktree", "list")) == was


@pytest.mark.parametrize("given", ["nothing", "--all", "-1", "HEAD:data", "", "2026-13-40"])
def test_what_git_does_not_know_is_refused(root: Path, given: str) -> None:
    with pytest.raises(DataError) as caught:
        before(Config(root, TODAY), load_catalog(root), given)
    assert [p.rule for p in caught.value.problems] == ["since-unknown"]


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "copy"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(DataError) as caught:
        before(Config(root, TODAY), load_catalog(root), "2026-03-10")
    assert [p.rule for p in caught.value.problems] == ["since-unknown"]


def test_a_revision_without_usable_data_is_refused(root: Path) -> None:
    (root / "data/site.yaml").write_text("a: b\n", "utf-8")
    catalog = load_catalog(BASE)
    commit(root, day="2026-07-01")
    with pytest.raises(DataError) as caught:
        before(Config(root, TODAY), catalog, "HEAD")
    assert [p.rule for p in caught.value.problems] == ["since-unreadable"]
