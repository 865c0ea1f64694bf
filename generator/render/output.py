"""A finished file, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """Bytes for a path; the path is relative, with forward slashes."""

    path: str
    data: bytes


def text(path: str, content: str) -> Output:
    """A UTF-8 file with Unix line ends."""
    return Output(path, content.encode())
