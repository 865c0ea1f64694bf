"""The commands that change records at the terminal: what they say, what they write, and with which exit."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

BASE = Path(__file__).parents[1] / "specimens/base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "checkout"))


@pytest.fixture
def run(run):
    """The same in Chinese where no other language is asked for: these are the office's commands."""
    return partial(run, lang="zh_CN.UTF-8")


def test_format_shows_and_then_mends(run, root: Path) -> None:
    run("format")
    assert run("format", "--check")[0] == 0
    path = root / "data/projects/sample-school.yaml"
    good = path.read_bytes()
    path.write_bytes(good.replace(b"\n", b"\r\n"))
    code, out, err = run("format", "--check")
    assert (code, "没有写" in err) == (1, True)
    assert out.startswith("data/projects/sample-school.yaml:1:1: error: 从这一行起写法不统一")
    code, out, _ = run("format", "--dry-run", lang="en_GB.UTF-8")
    assert (code, out.startswith("--- data/projects")) == (0, True)
    assert path.read_bytes() != good
    assert run("format", str(path))[:2] == (0, "data/projects/sample-school.yaml\n")
    assert path.read_bytes() == good
    assert run("format")[:2] == (0, "")


def test_format_refuses_what_it_cannot_read(run, root: Path) -> None:
    path = root / "data/projects/sample-school.yaml"
    path.write_bytes(b"id: 'x\n")
    code, _, err = run("format")
    assert (code, "data/projects/sample-school.yaml:1:" in err) == (1, True)
    assert run("format", str(root / "nothing.yaml"))[0] == 2
