"""A folder gives its YAML files in order and names everything that doesn't belong there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.source.folder import yaml_files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("b.yaml", "a.yaml", ".gitkeep", ".DS_Store", "README.md"):
        (tmp_path / "data/channels").mkdir(parents=True, exist_ok=True)
        (tmp_path / "data/channels" / name).write_text("a: b\n", "utf-8")
    return tmp_path


def test_files_come_in_the_order_of_their_names(root: Path) -> None:
    files, problems = yaml_files(root, "data/channels")
    assert [(file.stem, file.shown) for file in files] == [
        ("a", "data/channels/a.yaml"),
        ("b", "data/channels/b.yaml"),
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("c.yml", "wrong-ending"),
        ("c.YAML", "wrong-ending"),
        ("c.yaml.txt", "wrong-ending"),
        (".yaml", "wrong-ending"),
        ("c.docx", "unknown-file"),
        ("c.yaml~", "unknown-file"),
    ],
)
def test_what_does_not_belong_there(root: Path, name: str, rule: str) -> None:
    (root / "data/channels" / name).write_text("a: b\n", "utf-8")
    files, problems = yaml_files(root, "data/channels")
    assert len(files) == 2
    assert [(p.path, p.rule) for p in problems] == [(f"data/channels/{name}", rule)]


def test_a_folder_that_is_not_there_is_empty(root: Path) -> None:
    assert yaml_files(root, "data/projects") == ([], [])


def test_known_names_may_stand_there(root: Path) -> None:
    (root / "data/calls.csv").write_text("", "utf-8")
    assert yaml_files(root, "data", {"channels", "calls.csv"}) == ([], [])
