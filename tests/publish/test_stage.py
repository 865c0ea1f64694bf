"""Staging writes what changed and removes what is gone, and never leaves its folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.publish.stage import Staged, is_safe, prose, stage
from generator.render.output import Output, text
from tests.support.held import held

OLD = 1_000_000_000  # a time that no write of today can give


def test_writes_only_what_changed_and_removes_what_is_gone(tmp_path: Path) -> None:
    first = [text("index.md", "一"), text("laws/a.md", "a"), text("laws/old/b.md", "b")]
    assert stage(first, tmp_path) == Staged(total=3, written=3, removed=0)
    for path in tmp_path.rglob("*.md"):
        os.utime(path, (OLD, OLD))

    assert stage([text("index.md", "二"), text("laws/a.md", "a")], tmp_path) == Staged(2, 1, 1)

    assert held(tmp_path) == {"index.md": "二".encode(), "laws/a.md": b"a"}
    assert not (tmp_path / "laws/old").exists()
    assert (tmp_path / "laws/a.md").stat().st_mtime == OLD
    assert (tmp_path / "index.md").stat().st_mtime != OLD


def test_same_length_but_other_bytes_is_a_change(tmp_path: Path) -> None:
    stage([text("a.md", "12333")], tmp_path)
    assert stage([text("a.md", "12345")], tmp_path).written == 1


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../up.md",
        "a/../../up.md",
        "a//b.md",
        "./a.md",
        "C:/a.md",
        "a\\b.md",
        "a.md\n",
        "a.",
    ],
)
def test_unsafe_paths_are_refused(path: str, tmp_path: Path) -> None:
    assert not is_safe(path)
    with pytest.raises(ValueError, match="outside its folder"):
        stage([Output(path, b"")], tmp_path / "docs")
    assert held(tmp_path) == {}


@pytest.mark.parametrize("path", ["index.md", "channels/cn-12333.md", "campaigns/2026年.md", ".gitignore"])
def test_safe_paths_pass(path: str) -> None:
    assert is_safe(path)


def test_two_outputs_that_one_file_system_would_mix_up_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two outputs with one path"):
        stage([text("a.md", "1"), text("A.md", "2")], tmp_path)


def test_prose_is_named_by_its_path(tmp_path: Path) -> None:
    stage([text("about.md", "# 关于"), text("rights/overtime.md", "x"), text("note.txt", "y")], tmp_path)
    assert prose(tmp_path) == {"about": "# 关于", "rights/overtime": "x"}
    assert prose(tmp_path / "nowhere") == {}
