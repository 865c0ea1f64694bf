"""A packed copy beside each text file of a finished site: so a web server packs nothing while it is asked.

The same bytes on every machine with the same packer: no time and no name stand in it. Whatever looks through
a site looks at the text itself, before this.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from generator.publish.assemble import Kept
from generator.publish.digest import digest
from generator.render.output import Output

TEXTS = frozenset({
    ".html", ".css", ".js", ".json", ".svg", ".xml", ".atom", ".csv", ".ics", ".vcf", ".txt", ".md",
})  # fmt: skip
LEAST = 512  # bytes, as in deploy/nginx.conf: what is smaller fits into a packet anyway
LEVEL, QUALITY = 9, 11  # of gzip and of Brotli: as small as can be


class Way(NamedTuple):
    """A way to pack that browsers know, and the end of the names of what is packed so."""

    ending: str
    pack: Callable[[bytes], bytes]
    unpack: Callable[[bytes], bytes]


def outputs(
    ready: Path, digests: Mapping[str, str], site: Path, names: Iterable[str]
) -> Iterator[Output | Kept]:
    """The files of a site, packed in each of the ways named; one that is published already and holds the
    same text is kept."""
    ways = [WAYS[name] for name in names]
    for path, its in digests.items():
        if PurePosixPath(path).suffix not in TEXTS:
            continue
        missing = [way for way in ways if _holds(site / (path + way.ending), way) != its]
        yield from (Kept(path + way.ending) for way in ways if way not in missing)
        data = (ready / path).read_bytes() if missing else b""
        if len(data) >= LEAST:
            yield from (Output(path + way.ending, way.pack(data)) for way in missing)


def can(name: str) -> bool:
    """Whether what packs so is installed."""
    return name != BROTLI or find_spec(BROTLI) is not None


def squeezed(data: bytes) -> bytes:
    """The data as a file of gzip's; `gzip.compress` would write the system into it."""
    made = BytesIO()
    with gzip.GzipFile("", "wb", LEVEL, made, mtime=0) as file:
        file.write(data)
    return made.getvalue()


def _to_brotli(data: bytes) -> bytes:
    brotli: Any = import_module(BROTLI)  # of `wageboard[brotli]`
    return brotli.compress(data, mode=brotli.MODE_TEXT, quality=QUALITY)


def _from_brotli(data: bytes) -> bytes:
    brotli: Any = import_module(BROTLI)
    return brotli.decompress(data)


def _holds(file: Path, way: Way) -> str | None:
    """The SHA-256 of what a packed file holds; None where it is none."""
    try:
        return digest(way.unpack(file.read_bytes()))
    except Exception:  # each packer has its own for a file that is torn
        return None


GZIP, BROTLI = "gzip", "brotli"
WAYS: Mapping[str, Way] = {
    GZIP: Way(".gz", squeezed, gzip.decompress),
    BROTLI: Way(".br", _to_brotli, _from_brotli),
}
