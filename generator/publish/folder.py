"""Folders for work done in another process, or where this checkout isn't: as a value, and put down."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from weakref import finalize


class Place:
    """A folder of this process alone; it is gone when nobody holds this object any more."""

    def __init__(self, prefix: str) -> None:
        self.path = Path(mkdtemp(prefix=prefix)).resolve()
        finalize(self, shutil.rmtree, self.path, ignore_errors=True)


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
