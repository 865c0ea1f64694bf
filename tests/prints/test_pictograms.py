"""Our pictograms: in the few shapes that the templates draw, told apart in grey, never a safety sign."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pypdfium2 as pdfium
import pytest
import typst

THEME = Path(__file__).parents[2] / "theme/print"
FILES = sorted((THEME / "pictograms").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
SIDE = 48
DOTS = 96  # of the side of a picture

of_each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def drawn(name: str, tmp: Path) -> np.ndarray[Any, Any]:
    """A pictogram as the prints draw it: 0 paper, 1 ink."""
    source = tmp / f"{name}.typ"
    source.write_text(
        f'#import "pictogram.typ": pictogram\n#set page(width: {SIDE}pt, height: {SIDE}pt, margin: 0pt)\n'
        f'#pictogram("{name}", {SIDE}pt, black)'
    )
    for shared in ("pictogram.typ", "pictograms"):
        if not (tmp / shared).exists():
            (tmp / shared).symlink_to(THEME / shared)
    page = pdfium.PdfDocument(typst.compile(source, root="/", format="pdf"))[0]
    return 1 - page.render(scale=DOTS / SIDE, grayscale=True).to_numpy().squeeze() / 255.0


@pytest.fixture(scope="module")
def tmp(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("pictograms")


def test_there_are_pictograms_for_the_steps():
    assert {path.stem for path in FILES} >= {"evidence", "ask", "call", "scale", "help"}


@of_each
def test_a_file_is_plain_svg_of_shapes_that_the_templates_draw(path):
    root = ElementTree.parse(path).getroot()
    assert root.attrib == {"viewBox": f"0 0 {SIDE} {SIDE}"}
    (group,) = root
    assert group.attrib["stroke"] == "currentColor"
    assert len(group) >= 2
    for shape in group:
        assert shape.tag in (SVG + "path", SVG + "circle")
        assert set(shape.attrib) <= {"d", "cx", "cy", "r", "fill", "stroke", "stroke-width"}
        assert shape.attrib.get("fill", "none") in ("none", "currentColor")
        numbers = re.findall(
            r"-?[0-9.]+", " ".join(shape.attrib.get(key, "") for key in ("d", "cx", "cy", "r"))
        )
        assert numbers
        assert all(0 <= float(number) <= SIDE for number in numbers)
        assert re.fullmatch(r"[MLHVCZ0-9. ]*", shape.attrib.get("d", ""))


@of_each
def test_ink_stays_inside_and_is_enough_to_see(path, tmp):
    picture = drawn(path.stem, tmp)
    assert picture.shape == (DOTS, DOTS)
    border = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    assert border.max() < 0.5
    assert 0.1 < picture.mean() < 0.5


@of_each
def test_it_is_no_disc_and_no_triangle(path, tmp):
    """A mandatory sign is a blue disc, a warning a triangle: filled up to their frame all round."""
    picture = drawn(path.stem, tmp)
    y, x = np.mgrid[0:DOTS, 0:DOTS]
    ring = abs(np.hypot(x - DOTS / 2, y - DOTS / 2) - DOTS * 0.44) < DOTS * 0.03
    assert picture[ring].mean() < 0.6
    disc = np.hypot(x - DOTS / 2, y - DOTS / 2) < DOTS * 0.46
    assert picture[disc].mean() < 0.65


def test_all_are_told_apart_in_grey_from_afar(tmp):
    """Blurred to twelve dots a side, as from across the road, any two still differ a good deal."""
    small = {
        path.stem: drawn(path.stem, tmp).reshape(12, DOTS // 12, 12, DOTS // 12).mean(axis=(1, 3))
        for path in FILES
    }
    pairs = list(combinations(small, 2))
    assert len(pairs) >= 10
    alike = {pair: float(np.corrcoef(small[pair[0]].ravel(), small[pair[1]].ravel())[0, 1]) for pair in pairs}
    assert {pair: value for pair, value in alike.items() if value > 0.7} == {}
