"""Checkouts for the handbook: under git, with a remote beside them, as somebody has after installing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_checkout
from tests.support.repository import git

MORE = ("deploy", ".githooks")
FILES = (".gitattributes", ".gitignore", "site/.gitignore")
REMOTE = "remote.git"


def checkout(home: Path, data: Callable[[Path], Path] = copy_checkout) -> Path:
    """A checkout with everything of the project that the handbook uses, committed and pushed."""
    root = home / "wageboard"
    root.mkdir(parents=True)
    data(root)
    for name in MORE:
        shutil.copytree(ROOT / name, root / name)
    for name in FILES:
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "config", "user.name", "test")
    git(root, "config", "user.email", "test@example.org")
    git(root, "commit", "-q", "-m", "x")
    git(home, "init", "-q", "--bare", REMOTE)
    git(root, "remote", "add", "origin", str(home / REMOTE))
    git(root, "push", "-q", "-u", "origin", "main")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return checkout(tmp_path)
