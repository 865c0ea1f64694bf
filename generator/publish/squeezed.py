"""A .gz beside each text file of a finished site, so that a web server packs nothing while it is asked.

The same bytes on every machine with the same zlib: no time and no name stand in it. Whatever looks through a
site looks at the text itself, before this.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath

from generator.publish.assemble import Kept
from generator.publish.digest import digest
from generator.render.output import Output

ENDING = ".gz"
TEXTS = frozenset({
    ".html", ".css", ".js", ".json", ".svg", ".xml", ".atom", ".csv", ".ics", ".vcf", ".txt", ".md",
})  # fmt: skip
LEAST = 512  # bytes, as in deploy/nginx.conf: what is smaller fits into a packet anyway
LEVEL = 9


def outputs(ready: Path, digests: Mapping[str, str], site: Path) -> Iterator[Output | Kept]:
    """The packed files of a site; one that is published already and holds the same text is kept."""
    for path, its in digests.items():
        if PurePosixPath(path).suffix not in TEXTS:
            continue
        if _holds(site / (path + ENDING)) == its:
            yield Kept(path + ENDING)
            continue
        data = (ready / path).read_bytes()
        if len(data) >= LEAST:
            yield Output(path + ENDING, squeezed(data))


def squeezed(data: bytes) -> bytes:
    """The data as a file of gzip's; `gzip.compress` would write the system into it."""
    made = BytesIO()
    with gzip.GzipFile("", "wb", LEVEL, made, mtime=0) as file:
        file.write(data)
    return made.getvalue()


def _holds(file: Path) -> str | None:
    """The SHA-256 of what a packed file holds; None where it is none."""
    try:
        return digest(gzip.decompress(file.read_bytes()))
    except (OSError, EOFError, zlib.error):
        return None
