"""A folder as a value, for work that is done where this checkout isn't."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Folder:
    """Path inside the folder → bytes."""

    files: Mapping[str, bytes]

    def put(self, to: Path) -> Path:
        """The same files under `to`, which need not be there."""
        for name, data in self.files.items():
            path = to / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return to


def folder_of(path: Path) -> Folder:
    """What lies under a path, in the order of the names."""
    files = (it for it in sorted(path.rglob("*")) if it.is_file())
    return Folder({it.relative_to(path).as_posix(): it.read_bytes() for it in files})
