"""What a web server finds packed beside a file is that file."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish import assemble
from generator.publish.assemble import Kept
from generator.publish.squeezed import LEAST, outputs, squeezed
from generator.render.output import Output, text


@given(st.binary(max_size=3000))
def test_what_was_packed_comes_out_again(data: bytes) -> None:
    assert gzip.decompress(squeezed(data)) == data


def test_it_carries_neither_time_nor_system(tmp_path: Path) -> None:
    made = squeezed("维权".encode() * 500)
    assert made == squeezed("维权".encode() * 500)
    deflated, no_time, as_small_as_can_be, any_system = b"\x1f\x8b\x08\0", bytes(4), b"\x02", b"\xff"
    assert made[:10] == deflated + no_time + as_small_as_can_be + any_system
    program = shutil.which("gzip")
    assert program
    done = subprocess.run([program, "-dc"], input=made, capture_output=True, check=True)
    assert done.stdout == "维权".encode() * 500


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    folder = tmp_path / "ready"
    long = "甲" * LEAST
    assemble.write(
        [text("q/a/index.html", long), text("b.css", long), text("small.html", "x"), text("x.pdf", long)],
        folder,
    )
    return folder


def test_texts_are_packed_and_small_ones_and_prints_are_not(ready: Path, tmp_path: Path) -> None:
    made = list(outputs(ready, assemble.digests(ready, {}), tmp_path / "site"))
    assert [it.path for it in made] == ["b.css.gz", "q/a/index.html.gz"]


def test_what_is_published_is_kept_where_it_holds_the_same(ready: Path, tmp_path: Path) -> None:
    site, sums = tmp_path / "site", assemble.digests(ready, {})
    assemble.write([it for it in outputs(ready, sums, site) if isinstance(it, Output)], site)
    assert list(outputs(ready, sums, site)) == [Kept("b.css.gz"), Kept("q/a/index.html.gz")]
    (site / "b.css.gz").write_bytes(squeezed(b"another text"))
    (site / "q/a/index.html.gz").write_bytes(b"\x1f\x8b broken")
    assert all(isinstance(it, Output) for it in outputs(ready, sums, site))
