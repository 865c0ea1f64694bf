"""Where the print fonts are: Noto Sans SC (OFL), never a font of the machine.

The whole font is variable and comes from a pinned package. Its common letters also lie here as static faces,
which are embedded in half the time; tests/support/faces.py has cut them.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

PACKAGE = "justmytype_intl_cjk"
FOLDER = Path("fonts/ofl/notosanssc")
FACES = Path(__file__).with_name("faces")
COMMON = " Common"  # after the font's own name in those of the faces


def font_files() -> list[Path]:
    """The files of the fonts, in the order of their names, the faces last."""
    return [
        path
        for folder in (_folder(), FACES)
        for path in sorted(folder.iterdir())
        if path.suffix in (".ttf", ".otf", ".ttc")
    ]


def variable_font() -> Path:
    """The file of the whole font, in all its weights."""
    return font_files()[0]


@cache
def print_fonts() -> typst.Fonts:
    """The fonts of the prints, read once a process."""
    folders = [str(_folder()), str(FACES)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _folder() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the fonts' package {PACKAGE} is not installed")
    return Path(spec.origin).parent / FOLDER
