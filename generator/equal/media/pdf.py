"""The text layer of a PDF; its codes are decoded by publish/verify.py."""

from __future__ import annotations

from collections.abc import Iterator

from generator import pdf
from generator.equal.reading import Found, Reader


def facts(data: bytes, reader: Reader) -> Iterator[Found]:
    """The facts of the lines of every page, and of the metadata."""
    for line in dict.fromkeys(pdf.lines(data)):
        yield from reader.read(line)
