"""Cuts the common letters of the print font out as faces, one a weight: `python -m tests.support.faces`.

Typst works out the outline of each letter of a variable font anew for each file; of a face it copies it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from generator.publish.fonts import COMMON, FACES, variable_font

# As theme/print/lib.typ asks for it; under one name with the variable font Typst takes that one.
FAMILY = "Noto Sans SC" + COMMON
WEIGHTS = {400: "Regular", 500: "Medium", 700: "Bold", 900: "Black"}
ROWS = (1, 2, 3, *range(16, 56))  # of GB 2312: marks, wide Latin letters, the 3,755 characters used most
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x100))
DASHES = range(0x2010, 0x2040)  # and quotation marks: they are shaped with the letters around them
NAMES = {
    1: "{family}",
    2: "Regular",
    4: "{family} {style}",
    6: "NotoSansSCCommon-{style}",
    16: "{family}",
    17: "{style}",
}
OPTIONS = Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True, hinting=False)


def common() -> set[int]:
    """The letters that a face has."""
    cells = (bytes((0xA0 + row, 0xA0 + cell)) for row in ROWS for cell in range(1, 95))
    found = {*LATIN, *DASHES, *map(ord, "".join(cell.decode("gb2312", errors="ignore") for cell in cells))}
    with TTFont(variable_font(), lazy=True) as font:
        return found & set(font.getBestCmap())


def cut(letters: Iterable[int], weight: int) -> bytes:
    """A face with these letters, named after its weight."""
    with TTFont(variable_font(), recalcTimestamp=False) as font:
        subsetter = Subsetter(OPTIONS)
        subsetter.populate(unicodes=letters)
        subsetter.subset(font)
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
        font["OS/2"].usWeightClass = weight
        for number, words in NAMES.items():
            font["name"].setName(words.format(family=FAMILY, style=WEIGHTS[weight]), number, 3, 1, 0x409)
        face = BytesIO()
        font.save(face)
        return face.getvalue()


def file_of(weight: int) -> Path:
    return FACES / f"NotoSansSCCommon-{WEIGHTS[weight]}.ttf"


def main() -> None:
    logging.disable(logging.WARNING)
    for weight in WEIGHTS:
        file_of(weight).write_bytes(cut(common(), weight))


if __name__ == "__main__":
    main()
