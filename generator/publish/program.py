"""Which program this is: two with the same fingerprint make the same bytes of the same data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.publish.digest import digest_of, same_ends

PACKAGE = Path(__file__).parents[1]
SUFFIXES = (".py", ".yaml")
# What makes bytes of ours, besides our own files and the engine; and what reads data.
MAKERS = ("pydantic", "qrcode", "typst", "justmytype-intl-cjk")
READERS = ("pydantic", "pyyaml")


@cache
def fingerprint() -> str:
    """SHA-256, in hex, over our files and the versions of what they call."""
    from generator.publish.engine import PROGRAMS  # the whole guide comes with it

    return _fingerprint((*PROGRAMS, *MAKERS))


@cache
def reader() -> str:
    """The same of the program that reads and checks: two with the same find the same in the same data."""
    return _fingerprint(READERS)


def _fingerprint(programs: Iterable[str]) -> str:
    others = "\n".join(f"{name} {version(name)}" for name in programs)
    paths = sorted(it for it in PACKAGE.rglob("*") if it.suffix in SUFFIXES)
    files = ((it.relative_to(PACKAGE).as_posix(), same_ends(it.read_bytes())) for it in paths)
    return digest_of(files, others.encode()).hex()
