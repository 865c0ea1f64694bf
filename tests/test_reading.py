"""Files of translations that stand where none belongs, or say a sentence twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.load import load

BASE = Path(__file__).parent / "specimens/base"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "checkout"))


def put(root: Path, name: str, text: str) -> None:
    path = root / "data/translations" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def problems(root: Path) -> list[tuple[str, int, str]]:
    return [(it.path, it.line, it.rule) for it in load(root).problems]


def test_a_translation_stands_in_the_folder_of_its_language(root: Path) -> None:
    put(root, "words.yaml", "a: b\n")
    put(root, "Uyghur/areas.yaml", "a: b\n")
    assert problems(root) == [
        ("data/translations/Uyghur", 0, "language-file"), ("data/translations/words.yaml", 0, "unknown-file"),
    ]  # fmt: skip


def test_a_sentence_is_translated_once(root: Path) -> None:
    name = "channels/cn-12333/name"
    put(root, "en/channels.yaml", f"{name}: One\n")
    put(root, "en/more.yaml", f"\n{name}: Two\n")
    ((path, line, rule),) = problems(root)
    assert rule == "duplicate-string"
    assert (path, line) == ("data/translations/en/more.yaml", 2)
