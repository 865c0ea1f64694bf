"""Which program this is: two with the same fingerprint make the same bytes of the same data."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.publish.engine import PROGRAMS as ENGINE

PACKAGE = Path(__file__).parents[1]
SUFFIXES = (".py", ".yaml")
# What makes bytes of ours, besides our own files.
PROGRAMS = (*ENGINE, "pydantic", "qrcode", "typst", "justmytype-intl-cjk")


@cache
def fingerprint() -> str:
    """SHA-256, in hex, over our files and the versions of what they call."""
    found = hashlib.sha256("\n".join(f"{name} {version(name)}" for name in PROGRAMS).encode())
    for path in sorted(it for it in PACKAGE.rglob("*") if it.suffix in SUFFIXES):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        found.update(f"{path.relative_to(PACKAGE).as_posix()}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()
