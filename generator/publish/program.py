"""Which program this is: two with the same fingerprint make the same bytes of the same data."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.publish.digest import digest_of, same_ends
from generator.publish.engine import PROGRAMS as ENGINE

PACKAGE = Path(__file__).parents[1]
SUFFIXES = (".py", ".yaml")
# What makes bytes of ours, besides our own files.
PROGRAMS = (*ENGINE, "pydantic", "qrcode", "typst", "justmytype-intl-cjk")


@cache
def fingerprint() -> str:
    """SHA-256, in hex, over our files and the versions of what they call."""
    others = "\n".join(f"{name} {version(name)}" for name in PROGRAMS)
    paths = sorted(it for it in PACKAGE.rglob("*") if it.suffix in SUFFIXES)
    files = ((it.relative_to(PACKAGE).as_posix(), same_ends(it.read_bytes())) for it in paths)
    return digest_of(files, others.encode()).hex()
