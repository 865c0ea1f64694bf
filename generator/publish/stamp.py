"""The hash of the data on the page about the site: put in at the very end, see inputs.py."""

from __future__ import annotations

from pathlib import Path

from generator.render.output import Output
from generator.render.pages import about

SHORT = 20  # symbols on a page: from that length on nobody takes a part of it for a telephone number
PAGE = "about/index.html"


def stamped(guide: Path, place: str, whole: str) -> Output:
    """The page about the site of the language at `place` (`""`, `"en/"`), with the short hash put in."""
    page = (guide / place / PAGE).read_bytes()
    if page.count(about.UNKNOWN_DATA.encode()) != 1:
        raise ValueError(f"no place for the hash of the data in {place}{PAGE}")
    told = about.data_hash(whole[:SHORT])
    return Output(place + PAGE, page.replace(about.UNKNOWN_DATA.encode(), told.encode()))
