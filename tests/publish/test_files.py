"""Files written whole or not at all: a failure halfway leaves everything as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish import files
from generator.publish.files import put, write_all
from tests.support.held import held


def test_one_file_is_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "deep/a.json"
    put(file, b"1")
    put(file, b"2")
    assert held(tmp_path) == {"deep/a.json": b"2"}
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        put(file, b"3")
    assert file.read_bytes() == b"2"


def test_all_files_are_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"2")
    (tmp_path / "same").write_bytes(b"3")
    before = (tmp_path / "same").stat().st_mtime_ns
    wanted = {"a": b"new", "b": None, "same": b"3", "deep/c": b"4"}
    assert write_all(tmp_path, wanted) == ["a", "b", "deep/c"]
    assert held(tmp_path) == {"a": b"new", "same": b"3", "deep/c": b"4"}
    assert (tmp_path / "same").stat().st_mtime_ns == before
    assert write_all(tmp_path, wanted) == []


@pytest.mark.parametrize("failing", ["_aside", "_place"])
@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_failure_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, after: int
) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"2")
    (tmp_path / "c").write_bytes(b"3")
    real, calls = getattr(files, failing), []

    def fails(*given: object) -> None:
        calls.append(given)
        if len(calls) > after:
            raise OSError("disk full")
        real(*given)

    monkeypatch.setattr(files, failing, fails)
    with pytest.raises(OSError, match="disk full"):
        write_all(tmp_path, {"a": b"x", "b": None, "d": b"new", "c": b"y"})
    assert held(tmp_path) == {"a": b"1", "b": b"2", "c": b"3"}
