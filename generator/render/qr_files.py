"""A QR code as a file of its own, SVG or PNG, in millimetres: for a print shop or a page of somebody else."""

from __future__ import annotations

import struct
import zlib
from itertools import pairwise

from generator.render.qr import Outline

DOTS = 16  # pixels of a module in a PNG
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def svg(code: Outline, side: float) -> bytes:
    """The code as one black path on white, its quiet zone included."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side:g}mm" height="{side:g}mm" '
        f'viewBox="0 0 {code.modules} {code.modules}">\n'
        f"<title>{code.url}</title>\n"
        f'<path fill="#fff" d="M0 0H{code.modules}V{code.modules}H0Z"/>\n'
        f'<path fill="#000" fill-rule="evenodd" d="{code.svg_path()}"/>\n'
        "</svg>\n"
    ).encode()


def png(code: Outline, side: float) -> bytes:
    """The code in black and white, one bit a pixel, with its size in millimetres."""
    pixels = code.modules * DOTS
    per_metre = round(pixels / side * 1000)
    header = struct.pack(">IIBBBBB", pixels, pixels, 1, 0, 0, 0, 0)
    lines = b"".join((b"\0" + _line(row)) * DOTS for row in _rows(code))
    return SIGNATURE + b"".join((
        _chunk(b"IHDR", header),
        _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        _chunk(b"IDAT", zlib.compress(lines, 9)),
        _chunk(b"IEND", b""),
    ))  # fmt: skip


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _rows(code: Outline) -> list[list[bool]]:
    """Rows of modules, true where dark: a place is dark when an odd number of upright edges is left of it."""
    crossed = [[False] * code.modules for _ in range(code.modules)]
    for loop in code.loops:
        for (x, y), (far_x, far_y) in pairwise((*loop, loop[0])):
            if x == far_x:
                for row in range(min(y, far_y), max(y, far_y)):
                    crossed[row][x] = not crossed[row][x]
    rows: list[list[bool]] = []
    for edges in crossed:
        dark, row = False, list[bool]()
        for edge in edges:
            dark ^= edge
            row.append(dark)
        rows.append(row)
    return rows


def _line(row: list[bool]) -> bytes:
    """A row of modules as bits, 1 for white; the side is a whole number of bytes, because DOTS is."""
    return b"".join((b"\x00" if dark else b"\xff") * (DOTS // 8) for dark in row)
