"""The handbook's walk: a hotline changed, seen, published and taken back, by its commands alone."""

from __future__ import annotations

from pathlib import Path

from tests.docs.walk import NEW, PAGE, walk
from tests.support.small import small_checkout


def test_a_hotline_goes_out_and_comes_back(tmp_path: Path) -> None:
    """In a small office; `python -m tests.bench walk` does it with all of the shipped data."""
    first, steps = walk(tmp_path, small_checkout)
    assert [done.said[-1:] for done in first if "now serving" in "".join(done.said)]
    wrong = [f"{done.command}: {done.said}" for done in steps if not done.as_written]
    assert not wrong
    assert sum(done.command.startswith("deploy/receive") for done in steps) == 3
    assert NEW not in (tmp_path / PAGE).read_text("utf-8")  # taken back
    gone = next(tmp_path.glob(PAGE.replace("current", "previous")))
    assert gone.is_file()
