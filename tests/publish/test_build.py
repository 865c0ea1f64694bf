"""A build that would leave a printed code without its page publishes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.problem import DataError
from generator.publish import build as module
from generator.publish.build import BrokenSiteError, build
from generator.publish.issuing import issue
from generator.render.output import Output
from tests.conftest import Quiet
from tests.support.repository import LEDGER, config, edit, lines, repository


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with everything issued and a published site; its guide, prints and packs are left out."""
    root = repository(tmp_path / "checkout")
    issue(config(root), (), everything=True)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("published before", "utf-8")
    monkeypatch.setattr(module, "build_guide", lambda *_: {})
    monkeypatch.setattr(module, "_prints", lambda *_: ())
    monkeypatch.setattr(module, "packs", lambda *_: ())
    return root


def tokens(root: Path) -> list[str]:
    return [line.split('"')[3] for line in lines(root)]


def pages(tokens: list[str]) -> Iterator[Output]:
    for token in tokens:
        for lang in ("", "en/"):
            yield Output(f"q/{token}/{lang}index.html", b"<html></html>")


def test_a_printed_code_without_a_page_stops_the_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = tokens(root)
    assert len(known) == 4
    monkeypatch.setattr(module.scan, "outputs", lambda *_: pages(known[1:]))
    with pytest.raises(BrokenSiteError, match=known[0]):
        build(config(root), Quiet())
    assert (root / "site/index.html").read_text("utf-8") == "published before"


def test_a_ledger_that_lost_its_form_stops_the_build(root: Path) -> None:
    edit(root, LEDGER, '"revision": 1', '"revision": "1"')
    with pytest.raises(DataError) as refused:
        build(config(root), Quiet())
    assert {p.rule for p in refused.value.problems} == {"ledger-field"}
    assert (root / "site/index.html").read_text("utf-8") == "published before"
