"""What a build was made from, as one hash: the data, the texts, the look and the engine's settings.

The same checkout has the same hash on every system: in whatever order its folder lists the files, and with
either kind of line ends. The pages are made without it and get it at the very end, so that a changed record
leaves every other page, and the engine's cache, as they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.config import Config
from generator.publish.digest import digest_of, same_ends
from generator.render.output import Output
from generator.render.pages import about

SOURCES = ("data", "content", "theme", "mkdocs.yml")
LEFTOVER = "__pycache__"  # of the program; files of editors and systems begin with a dot
SHORT = 20  # symbols on a page: from that length on nobody takes a part of it for a telephone number
PAGE = "about/index.html"


def digest(config: Config) -> str:
    """SHA-256, in hex, over path and bytes of every file that a build reads."""
    return digest_of(sorted(_read(config.root))).hex()


def stamped(guide: Path, place: str, whole: str) -> Output:
    """The page about the site of the language at `place` (`""`, `"en/"`), with the short hash put in."""
    page = (guide / place / PAGE).read_bytes()
    if page.count(about.UNKNOWN_DATA.encode()) != 1:
        raise ValueError(f"no place for the hash of the data in {place}{PAGE}")
    told = about.data_hash(whole[:SHORT])
    return Output(place + PAGE, page.replace(about.UNKNOWN_DATA.encode(), told.encode()))


def _read(root: Path) -> Iterator[tuple[str, bytes]]:
    for source in SOURCES:
        start = root / source
        for path in (start, *start.rglob("*")):
            name = path.relative_to(root)
            own = not any(part.startswith(".") or part == LEFTOVER for part in name.parts)
            if own and path.is_file():
                yield name.as_posix(), same_ends(path.read_bytes())
