from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.token import token
from generator.render.qr import QUIET, Matrix, Outline, matrix, outline

URL = "https://wb.example/q/2XVRE8AE/"


def filled(drawn: Outline) -> Matrix:
    """The modules that the even-odd rule fills, the quiet zone included."""
    walls: dict[int, list[int]] = {}  # row → columns where a vertical edge crosses it
    for loop in drawn.loops:
        for (x1, y1), (x2, y2) in zip(loop, (*loop[1:], loop[0]), strict=True):
            assert x1 == x2 or y1 == y2
            for y in range(min(y1, y2), max(y1, y2)):
                walls.setdefault(y, []).append(x1)
    side = range(drawn.modules)
    return tuple(tuple(sum(wall <= x for wall in walls.get(y, [])) % 2 == 1 for x in side) for y in side)


def framed(dark: Matrix) -> Matrix:
    """A matrix with its quiet zone."""
    side = len(dark) + 2 * QUIET
    empty = ((False,) * side,) * QUIET
    beside = (False,) * QUIET
    return (*empty, *(beside + row + beside for row in dark), *empty)


@settings(max_examples=25, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789./-", min_size=1, max_size=40))
def test_the_outline_fills_exactly_the_dark_modules(path: str):
    url = "https://" + path
    assert filled(outline(url)) == framed(matrix(url))


def test_quiet_zone_is_empty():
    drawn = outline(URL)
    points = [point for loop in drawn.loops for point in loop]
    assert min(min(p) for p in points) == QUIET
    assert max(max(p) for p in points) == drawn.modules - QUIET


def test_an_address_of_our_length_stays_at_version_4():
    assert len(URL) <= 34
    assert outline(URL).modules == 17 + 4 * 4 + 2 * QUIET


@pytest.mark.parametrize("item", ["board", "hat"])
def test_same_address_same_code(item: str):
    url = f"https://wb.example/q/{token('sample', item)}/"
    first = outline(url)
    outline.cache_clear()
    assert outline(url) == first


def test_level_h():
    dark = matrix(URL)
    # The level stands in the two modules beside the top left finder, masked with 10: H is 10, so 00 there.
    assert (dark[8][0], dark[8][1]) == (False, False)


def test_svg_path_is_one_path_of_straight_lines():
    path = outline(URL).svg_path()
    assert path.count("M") == path.count("Z") == len(outline(URL).loops)
    assert set(path) <= set("MLZ 0123456789")
