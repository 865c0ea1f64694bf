"""The site is put together aside and swapped in whole."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import assemble
from generator.render.output import Output, text
from tests.conftest import ROOT

# A process that ends itself, as SIGKILL does, before the nth thing that a swap asks of the disk.
KILLED = """
import os, signal, sys
from pathlib import Path
from generator.publish import assemble
place, left, can = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "True"
if not can:
    assemble.exchange = lambda one, other: False
def die(event, its):
    global left
    if event.startswith(("os.", "shutil.", "ctypes.")) and event != "os.kill":
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(die)
assemble.swap(place / "ready", place / "site", place / "aside")
left = 1_000_000
"""


def test_writes_what_it_is_given(tmp_path: Path) -> None:
    assert assemble.write([text("a/index.html", "甲\n"), Output("b.bin", b"\x00")], tmp_path) == 2
    assert (tmp_path / "a/index.html").read_bytes() == "甲\n".encode()
    assert (tmp_path / "b.bin").read_bytes() == b"\x00"


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x"])
def test_refuses_a_path_that_leaves_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="outside the site"):
        assemble.write([text(path, "x")], tmp_path / "site")
    assert list(tmp_path.rglob("x")) == []


def test_seal_lists_every_file_with_its_sum(tmp_path: Path) -> None:
    assemble.write([text("a/index.html", "a")], tmp_path)
    assemble.seal(tmp_path, {"version": "1"})
    sums = dict(reversed(row.split("  ", 1)) for row in (tmp_path / "SHA256SUMS").read_text().splitlines())
    assert sums["a/index.html"] == hashlib.sha256(b"a").hexdigest()
    assert set(sums) == {"a/index.html", "build.json", ".gitignore"}
    assert json.loads((tmp_path / "build.json").read_text()) == {"version": "1"}


def test_swap_replaces_the_whole_site(tmp_path: Path) -> None:
    ready, site = tmp_path / "ready", tmp_path / "site"
    assemble.write([text("new", "new")], ready)
    assemble.write([text("old", "old")], site)
    assemble.swap(ready, site, tmp_path / "aside")
    assert sorted(p.name for p in site.iterdir()) == ["new"]
    assert not ready.exists()
    assert not (tmp_path / "aside").exists()


def test_swap_brings_the_old_site_back_when_the_new_one_is_missing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assemble.write([text("old", "old")], site)
    with pytest.raises(OSError, match="ready"):
        assemble.swap(tmp_path / "ready", site, tmp_path / "aside")
    assert (site / "old").read_text() == "old"


def test_a_file_that_did_not_change_is_taken_over_with_its_time(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    assemble.write([text("same", "same"), text("other", "old")], before)
    os.utime(before / "same", (1, 1))
    assert assemble.write([text("same", "same"), text("other", "new"), text("more", "")], after, before) == 3
    assert (after / "same").stat().st_mtime == 1
    assert [(after / name).read_text() for name in ("same", "other", "more")] == ["same", "new", ""]
    assert (before / "other").read_text() == "old"


def test_a_file_written_twice_never_changes_the_site_that_it_was_taken_from(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    assemble.write([text("404.html", "published")], before)
    assemble.write([text("404.html", "published"), text("404.html", "replaced")], after, before)
    assert (before / "404.html").read_text() == "published"
    assert (after / "404.html").read_text() == "replaced"


def test_a_file_system_without_links_gets_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise OSError("no links here")

    before, after = tmp_path / "before", tmp_path / "after"
    assemble.write([text("same", "same")], before)
    monkeypatch.setattr(os, "link", refuses)
    assemble.write([text("same", "same")], after, before)
    assert (after / "same").read_text() == "same"


def test_a_graft_carries_every_file_to_the_same_path(tmp_path: Path) -> None:
    assemble.write([text("a/index.html", "a"), text("b", "b")], tmp_path / "source")
    assert assemble.graft(tmp_path / "source", tmp_path / "site/en") == 2
    assert (tmp_path / "site/en/a/index.html").read_text() == "a"


def test_a_sealed_site_is_whole_until_a_byte_a_file_or_a_line_changes(tmp_path: Path) -> None:
    def sealed(name: str) -> Path:
        site = tmp_path / name
        assemble.write([text("a", "a"), text("b/c", "c")], site)
        assemble.seal(site, {})
        return site

    assert assemble.whole(sealed("good"))
    (sealed("byte") / "a").write_text("b")
    (sealed("less") / "b/c").unlink()
    (sealed("more") / "d").write_text("d")
    (sealed("sums") / "SHA256SUMS").write_text("nothing\n")
    (sealed("none") / "SHA256SUMS").unlink()
    for name in ("byte", "less", "more", "sums", "none"):
        assert not assemble.whole(tmp_path / name), name


@pytest.mark.parametrize("can", [True, False])
def test_swap_needs_no_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can: bool) -> None:
    if not can:
        monkeypatch.setattr(assemble, "exchange", lambda one, other: False)
    for name in ("first", "second"):
        assemble.write([text("name", name)], tmp_path / "ready")
        assemble.swap(tmp_path / "ready", tmp_path / "site", tmp_path / "aside")
        assert (tmp_path / "site/name").read_text() == name
        assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_build_that_died_between_two_moves_is_made_good(tmp_path: Path) -> None:
    assemble.write([text("old", "old")], tmp_path / "aside")
    assert assemble.recover(tmp_path / "site", tmp_path / "aside")
    assert (tmp_path / "site/old").read_text() == "old"
    assert not assemble.recover(tmp_path / "site", tmp_path / "aside")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("can", [True, False])
def test_a_swap_killed_before_any_of_its_steps_leaves_a_whole_site(tmp_path: Path, can: bool) -> None:
    """In one step where the system can; else the next build brings the old site back."""
    outcomes: list[str] = []
    gone = 0
    for step in range(60):
        place = tmp_path / str(step)
        for name, folder in (("new", "ready"), ("old", "site")):
            assemble.write([text("which", name), text("a/b", name)], place / folder)
            assemble.seal(place / folder, {})
        done = subprocess.run([sys.executable, "-c", KILLED, str(place), str(step), str(can)], cwd=ROOT)
        stood = (place / "site").is_dir()
        gone += not stood
        assert assemble.recover(place / "site", place / "aside") != stood
        assert assemble.whole(place / "site"), step
        outcomes.append((place / "site/which").read_text())
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert done.returncode == 0
    assert (gone == 0) == can
    assert outcomes == sorted(outcomes, reverse=True)  # old, old, …, new, new
    assert {*outcomes} == {"old", "new"}
    assert len(outcomes) > 5
