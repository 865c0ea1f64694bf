"""SHA-256, by which a build tells whether something is as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def holds(file: Path, its: str) -> bool:
    """Whether a file is there and has this SHA-256."""
    try:
        return digest(file.read_bytes()) == its
    except OSError:
        return False


def digest_of(files: Iterable[tuple[str, bytes]], before: bytes = b"", gap: str = "\0") -> bytes:
    """SHA-256 over what stands before, and name, size and bytes of each file, with a gap between them."""
    found = hashlib.sha256(before)
    for name, data in files:
        found.update(f"{name}{gap}{len(data)}{gap}".encode())
        found.update(data)
    return found.digest()


def same_ends(data: bytes) -> bytes:
    """A text with the line ends of the repository; what holds a NUL is no text."""
    return data if b"\0" in data else data.replace(b"\r\n", b"\n")
