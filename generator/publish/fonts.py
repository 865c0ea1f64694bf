"""Where the print fonts are: Noto Sans SC (OFL) from a pinned package, never a font of the machine."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

PACKAGE = "justmytype_intl_cjk"
FOLDER = Path("fonts/ofl/notosanssc")


def font_files() -> list[Path]:
    """The files of the fonts, in the order of their names."""
    return sorted(path for path in _folder().iterdir() if path.suffix in (".ttf", ".otf", ".ttc"))


@cache
def print_fonts() -> typst.Fonts:
    """The fonts of the prints, read once a process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_folder())])


def _folder() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the fonts' package {PACKAGE} is not installed")
    return Path(spec.origin).parent / FOLDER
