"""What a web server finds packed beside a file is that file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import cli
from generator.publish import assemble
from generator.publish import squeezed as module
from generator.publish.assemble import Kept
from generator.publish.squeezed import LEAST, WAYS, can, outputs, squeezed
from generator.render.output import Output, text
from tests.conftest import ROOT


@pytest.mark.parametrize("name", WAYS)
@given(data=st.binary(max_size=3000))
def test_what_was_packed_comes_out_again(name: str, data: bytes) -> None:
    assert WAYS[name].unpack(WAYS[name].pack(data)) == data


def test_brotli_makes_less_of_a_text_than_gzip() -> None:
    data = (ROOT / "README.md").read_bytes()
    assert len(WAYS["brotli"].pack(data)) < len(WAYS["gzip"].pack(data)) < len(data)


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
    made = list(outputs(ready, assemble.digests(ready, {}), tmp_path / "site", WAYS))
    assert [it.path for it in made] == ["b.css.gz", "b.css.br", "q/a/index.html.gz", "q/a/index.html.br"]


@pytest.mark.parametrize("name", WAYS)
def test_what_is_published_is_kept_where_it_holds_the_same(name: str, ready: Path, tmp_path: Path) -> None:
    site, sums, way = tmp_path / "site", assemble.digests(ready, {}), WAYS[name]
    names = [f"b.css{way.ending}", f"q/a/index.html{way.ending}"]
    assemble.write([it for it in outputs(ready, sums, site, [name]) if isinstance(it, Output)], site)
    assert list(outputs(ready, sums, site, [name])) == [*map(Kept, names)]
    (site / names[0]).write_bytes(way.pack(b"another text"))
    (site / names[1]).write_bytes(b"\x1f\x8b broken")
    assert [type(it) for it in outputs(ready, sums, site, [name])] == [Output, Output]


def test_what_cannot_pack_is_said_before_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    done = CliRunner().invoke(cli, ["build", "--gzip", "--brotli", "--root", str(ROOT)])
    assert done.exit_code == 2
    assert "wageboard[brotli]" in done.output
    assert can("gzip")
