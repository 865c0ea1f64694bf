"""The site is put together aside and swapped in whole."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from generator.publish import assemble
from generator.render.output import Output, text


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
