"""The site is put together aside and swapped in whole."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from generator.publish import assemble, exchange
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


def test_the_next_site_is_put_together_where_the_last_but_one_stood(tmp_path: Path) -> None:
    """Files that are as published keep their second name; what is gone goes, with its folder."""
    ready, site = tmp_path / "ready", tmp_path / "site"
    assemble.write([text("same", "same"), text("a/b", "old"), text("gone/c/d", "d"), text("x/y", "y")], site)
    held = assemble.Held()
    for names in ("a/b", "gone/c/d", "x/y"):
        assemble.write([assemble.Kept(names)], ready, site)
    (ready / "left/empty").mkdir(parents=True)
    assemble.write([text("SHA256SUMS", "of another")], ready)
    new = [assemble.Kept("same"), text("a/b", "new"), text("x", "x"), text("gone", "a file now")]
    assemble.write(new, assemble.again(ready), site, held)
    assemble.sweep(ready, held)
    assert {name: (ready / name).read_text() for name in assemble.names(ready)} == {
        "same": "same", "a/b": "new", "x": "x", "gone": "a file now",
    }  # fmt: skip
    assert sorted(it.name for it in ready.iterdir() if it.is_dir()) == ["a"]
    assert (ready / "same").samefile(site / "same")
    assert (site / "a/b").read_text() == "old"


def test_a_replaced_site_keeps_only_second_names_of_published_files(tmp_path: Path) -> None:
    ready, site, held = tmp_path / "ready", tmp_path / "site", assemble.Held()
    assemble.write([text("same", "same"), text("twice", "published"), text("other", "old")], site)
    new = [text("same", "same"), text("twice", "between"), text("twice", "published"), text("other", "new")]
    assemble.write(new, ready, site, held)
    exchange.swap(ready, site, tmp_path / "aside")
    assemble.shed(held)
    assert assemble.names(ready) == ["same", "twice"]
    assert all((ready / name).samefile(site / name) for name in assemble.names(ready))
    assert (site / "other").read_text() == "new"
