"""Plain text: read-me files, scripts to read aloud, short messages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.equal.reading import Found, Reader


def facts(data: bytes, reader: Reader) -> Iterator[Found]:
    """Line by line, so that a line that returns in many files is read once."""
    for line in data.decode("utf-8-sig").splitlines():
        yield from reader.read(line)
