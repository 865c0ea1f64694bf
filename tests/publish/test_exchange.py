"""Two folders change places in one step, or it is said that they can't."""

from __future__ import annotations

import errno
import sys
import threading
from pathlib import Path

import pytest

from generator.publish import exchange as module
from generator.publish.exchange import exchange


def folder(at: Path, name: str) -> Path:
    at.mkdir()
    (at / "name").write_text(name)
    return at


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such step")
def test_two_folders_change_places_and_neither_name_is_ever_missing(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one", "one"), folder(tmp_path / "other", "other")
    seen: set[str] = set()
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            try:
                seen.add((other / "name").read_text())
            except FileNotFoundError:
                seen.add("missing")

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(500):
        assert exchange(one, other)
    stop.set()
    reader.join()
    assert (one / "name").read_text() == "one"  # an even number of times
    assert seen <= {"one", "other"}
    assert seen


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such step")
def test_what_is_not_there_cannot_be_exchanged(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", "one")
    with pytest.raises(FileNotFoundError):
        exchange(one, tmp_path / "none")
    assert (one / "name").read_text() == "one"


def test_a_system_without_such_a_step_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_call", lambda: None)
    assert exchange(tmp_path / "one", tmp_path / "other") is False


def test_a_file_system_without_such_a_step_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(one: bytes, other: bytes) -> int:
        module.ctypes.set_errno(errno.EINVAL)
        return -1

    monkeypatch.setattr(module, "_call", lambda: refuses)
    assert exchange(tmp_path / "one", tmp_path / "other") is False
