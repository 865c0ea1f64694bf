"""What the codes in a checkout's own pictures say: those of content/, data/ and theme/."""

from __future__ import annotations

from collections.abc import Mapping

from generator.config import Config
from generator.publish.verify import PICTURES, SVG, codes, decoders_missing

LEAST = 1_500  # bytes: no smaller drawing holds a code, and most of ours are smaller


def seen(config: Config) -> Mapping[str, tuple[str, ...] | None]:
    """Path from the root → what each code in that picture says; None where nobody could look."""
    blind = bool(decoders_missing())
    found: dict[str, tuple[str, ...] | None] = {}
    for folder in (config.content, config.data, config.theme):
        for path in sorted(folder.rglob("*")):
            kind = path.suffix.lower()
            if kind not in PICTURES or not path.is_file():
                continue
            if kind == SVG and path.stat().st_size < LEAST:
                continue
            shown = path.relative_to(config.root).as_posix()
            if not blind:
                read = codes(path)
                found[shown] = None if read is None else tuple(read)
            elif folder != config.theme:  # what comes with the program was looked at when it was made
                found[shown] = None
    return found
