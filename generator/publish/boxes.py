"""The BleedBox of a PDF: Typst writes the trim of a page with bleed and leaves out how far the ink reaches.

Works on the bytes, so nothing else of the file changes and the same input gives the same output.
"""

from __future__ import annotations

import re

MM = 72 / 25.4  # points in a millimetre

_TRIM = re.compile(rb"<</Type/Page/[^>]*?/TrimBox\[([-0-9. ]+)\]")
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = 20  # bytes of a line of the cross-reference table
_START = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")


class OddPdfError(Exception):
    """Typst writes its files in another way than this module knows: our bug."""


def with_bleed_box(pdf: bytes, bleed: float) -> bytes:
    """The PDF with a BleedBox `bleed` millimetres outside each page's TrimBox."""
    if not bleed:
        return pdf
    added = [(m.end(), _box(m[1], bleed * MM)) for m in _TRIM.finditer(pdf)]
    start = _START.search(pdf)
    table = _TABLE.match(pdf, int(start[1])) if start else None
    if not added or start is None or table is None:
        raise OddPdfError("no TrimBox, or no plain cross-reference table")
    entries = range(table.end(), table.end() + int(table[1]) * _ENTRY, _ENTRY)
    lines = [pdf[at : at + _ENTRY] for at in entries]
    head = b"".join(_body(pdf[: table.start()], added))
    moved = b"".join(_moved(line, added) for line in lines)
    tail = pdf[entries.stop : start.start()]
    return head + table[0] + moved + tail + b"startxref\n%d\n%%%%EOF" % len(head)


def _box(trim: bytes, out: float) -> bytes:
    left, low, right, high = (float(side) for side in trim.split())
    sides = (left - out, low - out, right + out, high + out)
    return b"/BleedBox[%s]" % " ".join(f"{side:.4f}".rstrip("0").rstrip(".") for side in sides).encode()


def _body(pdf: bytes, added: list[tuple[int, bytes]]) -> list[bytes]:
    parts, last = list[bytes](), 0
    for at, text in added:
        parts += [pdf[last:at], text]
        last = at
    return [*parts, pdf[last:]]


def _moved(line: bytes, added: list[tuple[int, bytes]]) -> bytes:
    """A line of the table with its object where the additions before it have put it."""
    offset = int(line[:10])
    if line[17:18] == b"n":
        offset += sum(len(text) for at, text in added if at <= offset)
    return b"%010d" % offset + line[10:]
