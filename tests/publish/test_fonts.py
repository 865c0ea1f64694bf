from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from generator.publish.fonts import FACES, PACKAGE, font_files, print_fonts
from tests.support.faces import FAMILY, WEIGHTS, common, cut, file_of

LETTERS = "农民工工资维权信息告示牌，。（）0123456789-12333 Wage ¥"


def drawn(font: TTFont, letters: str) -> dict[str, tuple[object, int]]:
    """The outline and the width of each letter."""
    found: dict[str, tuple[object, int]] = {}
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    for letter in letters:
        pen = RecordingPen()
        glyphs[names[ord(letter)]].draw(pen)
        found[letter] = (pen.value, glyphs[names[ord(letter)]].width)
    return found


@pytest.mark.parametrize("weight", [500, 900])
def test_a_face_draws_what_the_whole_font_draws_at_its_weight(weight):
    letters = {ord(letter) for letter in LETTERS}
    with TTFont(file_of(weight)) as face, TTFont(BytesIO(cut(letters, weight))) as again:
        assert drawn(face, LETTERS) == drawn(again, LETTERS), (
            "the package has another font: python -m tests.support.faces"
        )


def test_every_face_has_the_common_letters_and_its_weight():
    assert {path.name for path in FACES.glob("*.ttf")} == {file_of(weight).name for weight in WEIGHTS}
    for weight in WEIGHTS:
        with TTFont(file_of(weight)) as face:
            assert common() <= set(face.getBestCmap())
            assert face["OS/2"].usWeightClass == weight
            assert face["name"].getDebugName(16) == FAMILY
            assert "Reserved Font Name 'Source'" in face["name"].getDebugName(0)
    assert len(common()) > 4000
    assert "SIL Open Font License" in (FACES / "OFL.txt").read_text("utf-8")


def test_the_press_knows_the_whole_font_and_its_faces():
    assert {font.family for font in print_fonts().fonts()} == {FAMILY, "Noto Sans SC"}
    assert PACKAGE in str(font_files()[0])
    assert len(font_files()) == 1 + len(WEIGHTS)
