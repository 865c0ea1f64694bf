"""CSV: the words of the cells, and the columns that hold yuan."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator.equal.fact import amount
from generator.equal.media.values import YUAN
from generator.equal.reading import Found, Reader


def facts(data: bytes, reader: Reader) -> Iterator[Found]:
    """The facts of every cell below the head."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    head: list[str] = []
    for row in rows:
        if not head:
            head = row
            continue
        for name, cell in zip(head, row, strict=False):
            found = amount(cell) if cell and name.rpartition(".")[2] in YUAN else None
            if found:
                yield found, f"{name}: {cell}"
            else:
                for line in cell.splitlines():
                    yield from reader.read(line)
