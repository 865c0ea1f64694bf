"""Draws a vector picture as pixels, so that a decoder can look at it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import typst

DOTS = 144  # an inch: a code that fills a third of the picture still has three for each module
PAGE = """#set page(width: auto, height: auto, margin: 4mm, fill: white)
#image("picture.svg", width: 80mm)
"""


def png(svg: bytes) -> bytes:
    """An SVG as PNG, with paper around it; raises what the press says of one that it can't draw."""
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.typ")
        page.write_text(PAGE, encoding="utf-8")
        page.with_name("picture.svg").write_bytes(svg)
        return typst.compile(str(page), format="png", ppi=DOTS, ignore_system_fonts=True)
