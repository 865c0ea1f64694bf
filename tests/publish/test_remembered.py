"""What is noted comes back on the same ground, undamaged, and else not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.digest import digest
from generator.publish.remembered import recall, remember

NOTED = {"shares": {"示例": ["1", {"a.html": "2"}]}}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    remember(tmp_path / "cache/x.json", "g", NOTED)
    return tmp_path / "cache/x.json"


def test_it_comes_back_on_its_own_ground_alone(file: Path) -> None:
    assert recall(file, "g") == NOTED
    assert recall(file, "another") == {}
    assert recall(file.with_name("y.json"), "g") == {}


def test_the_last_word_counts_and_nothing_lies_beside_it(file: Path) -> None:
    remember(file, "g", {"shares": {}})
    assert recall(file, "g") == {"shares": {}}
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("damage", [b"", b"{}", b"0\n{}", b'x\n{"ground":"g"}', b"\xff\xfe"])
def test_a_damaged_file_counts_for_nothing(file: Path, damage: bytes) -> None:
    file.write_bytes(damage)
    assert recall(file, "g") == {}


@pytest.mark.parametrize("body", ["[]", '"g"', "1", "{", '{"shares":{}}'])
def test_another_form_counts_for_nothing(file: Path, body: str) -> None:
    file.write_text(f"{digest(body.encode())}\n{body}")
    assert recall(file, "g") == {}


def test_an_altered_byte_counts_for_nothing(file: Path) -> None:
    whole = file.read_bytes()
    for altered in (whole[:-3], whole.replace(b"a.html", b"b.html"), b"\xff" + whole):
        file.write_bytes(altered)
        assert recall(file, "g") == {}
