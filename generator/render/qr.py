"""A QR code as one outline: the edges of its dark areas as closed loops, to fill by the even-odd rule.

One merged path has no hairlines between modules on any printer; `qrcode` only supplies the matrix.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from qrcode.constants import ERROR_CORRECT_H
from qrcode.main import QRCode

QUIET = 4  # modules of white on every side, ISO/IEC 18004
LEVEL = ERROR_CORRECT_H  # hard hats and steel boards get dirty

Point = tuple[int, int]
Matrix = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class Outline:
    """The loops of a code in modules, the quiet zone included; `modules` is the side of the whole square."""

    url: str
    modules: int
    loops: tuple[tuple[Point, ...], ...]

    def svg_path(self) -> str:
        """The `d` of one SVG path; fill it with `fill-rule="evenodd"`."""
        return "".join("M" + "L".join(f"{x} {y}" for x, y in loop) + "Z" for loop in self.loops)


@lru_cache(maxsize=32)  # a build draws each once; drawing again is for a preview
def outline(url: str) -> Outline:
    """The code of a URL at level H with the best mask, as loops."""
    dark = matrix(url)
    return Outline(url, len(dark) + 2 * QUIET, tuple(_loops(dark)))


def matrix(url: str) -> Matrix:
    """Rows of modules from the top, true where dark, without a quiet zone."""
    code = QRCode(error_correction=LEVEL, border=0)
    code.add_data(url, optimize=0)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


def _loops(dark: Matrix) -> list[tuple[Point, ...]]:
    """Closed loops around every dark area, dark on the right hand, corners only."""
    after = _edges(dark)
    loops: list[tuple[Point, ...]] = []
    while after:
        start = next(iter(after))
        here, step = start, after[start][0]
        loop: list[Point] = []
        while True:
            ways = after[here]
            # Where two dark modules touch at a corner two edges leave: turning right keeps them apart.
            turn = (-step[1], step[0])
            way = turn if turn in ways else ways[0]
            ways.remove(way)
            if not ways:
                del after[here]
            if not loop or way != step:
                loop.append(here)
            here, step = (here[0] + way[0], here[1] + way[1]), way
            if here == start:
                break
        loops.append(tuple((x + QUIET, y + QUIET) for x, y in loop))
    return loops


def _edges(dark: Matrix) -> dict[Point, list[Point]]:
    """Corner → directions of the unit edges that leave it, clockwise around dark modules."""
    size = len(dark)

    def is_dark(x: int, y: int) -> bool:
        return 0 <= x < size and 0 <= y < size and dark[y][x]

    after: dict[Point, list[Point]] = {}
    for y in range(size):
        for x in range(size):
            if not dark[y][x]:
                continue
            if not is_dark(x, y - 1):
                after.setdefault((x, y), []).append((1, 0))
            if not is_dark(x + 1, y):
                after.setdefault((x + 1, y), []).append((0, 1))
            if not is_dark(x, y + 1):
                after.setdefault((x + 1, y + 1), []).append((-1, 0))
            if not is_dark(x - 1, y):
                after.setdefault((x, y + 1), []).append((0, -1))
    return after
