"""Where the print fonts are: Noto Sans SC (OFL) from a pinned package, never a font of the machine."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

PACKAGE = "justmytype_intl_cjk"
FOLDER = Path("fonts/ofl/notosanssc")


@cache
def print_fonts() -> typst.Fonts:
    """The fonts of the prints, read once a process."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the fonts' package {PACKAGE} is not installed")
    folder = Path(spec.origin).parent / FOLDER
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
