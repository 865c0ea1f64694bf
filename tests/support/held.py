"""What a folder holds, to be compared before and after."""

from __future__ import annotations

from pathlib import Path


def held(folder: Path) -> dict[str, bytes]:
    """Path in the folder → bytes of every file under it."""
    return {it.relative_to(folder).as_posix(): it.read_bytes() for it in folder.rglob("*") if it.is_file()}
