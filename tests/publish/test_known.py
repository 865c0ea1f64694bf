"""What an earlier build found holds for the same bytes, the same program and the same rules alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Config
from generator.equal.fact import Fact
from generator.publish import known as module
from generator.publish.digest import digest
from generator.publish.known import FILE, Known
from generator.publish.links import followed
from tests.conftest import TODAY

PHONE = frozenset({(Fact("phone", "12333"), "12333"), (Fact("date", "2026-11-20"), "20 November 2026")})


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(tmp_path, TODAY)


def sums(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): digest(p.read_bytes()) for p in folder.rglob("*.html")}


def test_only_other_bytes_are_fresh(config: Config) -> None:
    first = Known(config, {"a": "1", "b": "2", "c": "3"}, ())
    assert first.fresh() == ["a", "b", "c"]
    first.keep({"a": PHONE, "b": PHONE})
    then = Known(config, {"a": "1", "b": "9", "d": "4"}, ())
    assert (then.fresh(), then.replaced(), then.gone()) == (["b", "d"], ["b"], {"c"})
    assert (then.facts("a"), then.facts("b"), then.facts("d")) == (PHONE, None, None)


def test_another_public_number_or_address_makes_all_fresh(config: Config) -> None:
    held = {"a": "1"}
    Known(config, held, ("13800138000",), "https://a.example/").keep({})
    assert Known(config, held, ("13800138000",), "https://a.example/").fresh() == []
    assert Known(config, held, (), "https://a.example/").fresh() == ["a"]
    assert Known(config, held, ("13800138000",), "https://b.example/").fresh() == ["a"]


def test_another_program_makes_all_fresh(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    Known(config, {"a": "1"}, ()).keep({})
    monkeypatch.setattr(module, "fingerprint", lambda: "another")
    assert Known(config, {"a": "1"}, ()).fresh() == ["a"]


def test_a_damaged_memory_counts_for_nothing(config: Config) -> None:
    Known(config, {"a": "1"}, ()).keep({"a": PHONE})
    file = config.work / FILE
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"12333", b"12345"))
    assert Known(config, {"a": "1"}, ()).fresh() == ["a"]


def test_a_lost_anchor_or_file_has_every_link_followed(config: Config, tmp_path: Path) -> None:
    site, ready = tmp_path / "site", tmp_path / "ready"
    for folder, text in ((site, '<h1 id="a">'), (ready, '<h1 id="a"><h2 id="b">')):
        folder.mkdir()
        (folder / "x.html").write_text(text)
        (folder / "y.html").write_text('<a href="x.html#a">')
    Known(config, sums(site), ()).keep({})
    assert followed(Known(config, sums(ready), ()), site, ready) == ["x.html"]
    (ready / "x.html").write_text('<h2 id="b">')
    assert followed(Known(config, sums(ready), ()), site, ready) is None
    (ready / "x.html").write_text('<h1 id="a">')
    (ready / "y.html").unlink()
    assert followed(Known(config, sums(ready), ()), site, ready) is None
