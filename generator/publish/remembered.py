"""What one run notes for the next, as a file under .build/cache that may be deleted at any time.

A file is one line with the SHA-256 of the rest, and JSON: so one that is damaged, or was made on another
ground (by another program, under other rules), counts for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from generator.publish.digest import digest
from generator.publish.files import put

GROUND = "ground"


def recall(file: Path, ground: str) -> dict[str, Any]:
    """What was noted on this ground, empty where nothing was; lists stand where tuples were noted."""
    try:
        told, _, body = file.read_bytes().partition(b"\n")
        if told.decode() != digest(body):
            return {}
        held: object = json.loads(body)
    except (OSError, ValueError):
        return {}
    noted = cast("dict[str, Any]", held) if isinstance(held, dict) else {}
    return noted if noted.pop(GROUND, None) == ground else {}


def remember(file: Path, ground: str, noted: Mapping[str, object]) -> None:
    """Notes something in place of what was noted before, whole or not at all."""
    body = json.dumps({GROUND: ground, **noted}, ensure_ascii=False, separators=(",", ":")).encode()
    put(file, f"{digest(body)}\n".encode() + body)
