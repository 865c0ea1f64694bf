"""Two folders change places in one step, or it is said that they can't."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.publish import exchange as module
from generator.publish.assemble import seal, whole, write
from generator.publish.exchange import exchange, recover, swap
from generator.render.output import text
from tests.conftest import ROOT

# A process that ends itself, as SIGKILL does, before the nth thing that a swap asks of the disk.
KILLED = """
import os, signal, sys
from pathlib import Path
from generator.publish import exchange as module
place, left, can = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "True"
if not can:
    module.exchange = lambda one, other: False
def die(event, its):
    global left
    if event.startswith(("os.", "shutil.", "ctypes.")) and event != "os.kill":
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(die)
module.swap(place / "ready", place / "site", place / "aside")
left = 1_000_000
"""


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


def test_swap_replaces_the_whole_site(tmp_path: Path) -> None:
    ready, site = tmp_path / "ready", tmp_path / "site"
    write([text("new", "new")], ready)
    write([text("old", "old")], site)
    swap(ready, site, tmp_path / "aside")
    assert sorted(p.name for p in site.iterdir()) == ["new"]
    assert [p.name for p in ready.iterdir()] == ["old"]
    assert not (tmp_path / "aside").exists()


def test_swap_brings_the_old_site_back_when_the_new_one_is_missing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write([text("old", "old")], site)
    with pytest.raises(OSError, match="ready"):
        swap(tmp_path / "ready", site, tmp_path / "aside")
    assert (site / "old").read_text() == "old"


@pytest.mark.parametrize("can", [True, False])
def test_swap_needs_no_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can: bool) -> None:
    if not can:
        monkeypatch.setattr(module, "exchange", lambda one, other: False)
    for name in ("first", "second"):
        write([text("name", name)], tmp_path / "ready")
        swap(tmp_path / "ready", tmp_path / "site", tmp_path / "aside")
        assert (tmp_path / "site/name").read_text() == name
        assert not (tmp_path / "aside").exists()
    assert (tmp_path / "ready/name").read_text() == "first"


def test_a_build_that_died_between_two_moves_is_made_good(tmp_path: Path) -> None:
    write([text("old", "old")], tmp_path / "aside")
    assert recover(tmp_path / "site", tmp_path / "aside")
    assert (tmp_path / "site/old").read_text() == "old"
    assert not recover(tmp_path / "site", tmp_path / "aside")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("can", [True, False])
def test_a_swap_killed_before_any_of_its_steps_leaves_a_whole_site(tmp_path: Path, can: bool) -> None:
    """In one step where the system can; else the next build brings the old site back."""
    outcomes: list[str] = []
    gone = 0
    for step in range(60):
        place = tmp_path / str(step)
        for name, folder in (("new", "ready"), ("old", "site")):
            write([text("which", name), text("a/b", name)], place / folder)
            seal(place / folder, {})
        done = subprocess.run([sys.executable, "-c", KILLED, str(place), str(step), str(can)], cwd=ROOT)
        stood = (place / "site").is_dir()
        gone += not stood
        assert recover(place / "site", place / "aside") != stood
        assert whole(place / "site"), step
        outcomes.append((place / "site/which").read_text())
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert done.returncode == 0
    assert (gone == 0) == can
    assert outcomes == sorted(outcomes, reverse=True)  # old, old, …, new, new
    assert {*outcomes} == {"old", "new"}
    assert len(outcomes) > 2
