"""Files that nobody meets half-written: one alone, or a set of which all change or none does."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

ASIDE, KEPT = ".new", ".old"


def put(file: Path, data: bytes) -> None:
    """Writes one file of those that can be made again; another process may be writing the same one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = _beside(file, f".{os.getpid()}")
    part.write_bytes(data)
    part.replace(file)


def write_all(
    root: Path, files: Mapping[str, bytes | None], flush: bool = True, dry: bool = False
) -> list[str]:
    """Writes files (path as seen from the root → bytes, None to remove one); the paths that changed.

    Everything is written aside first and then put in place; when that fails halfway the old files come
    back and `OSError` goes on. A file that holds the same bytes already keeps its time. `flush`: wait until
    the disk has it. `dry` only tells what would change.
    """
    changed = [path for path, data in files.items() if _held(root / path) != data]
    if dry:
        return changed
    placed: list[Path] = []
    try:
        for path in changed:
            _aside(root / path, files[path], flush)
        for path in changed:
            placed.append(root / path)
            _place(root / path, files[path])
    except BaseException:
        for target in reversed(placed):
            _restore(target)
        raise
    finally:
        for path in changed:
            for ending in (ASIDE, KEPT):
                with suppress(OSError):
                    _beside(root / path, ending).unlink(missing_ok=True)
    return changed


def longer(path: Path, text: str, head: str = "") -> bytes:
    """The bytes of a file with lines added at its end; `head` begins a file that is empty or isn't there."""
    old = _held(path) or head.encode()
    end = b"" if not old or old.endswith(b"\n") else b"\n"
    return old + end + text.encode()


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}{ending}")


def _aside(target: Path, data: bytes | None, flush: bool) -> None:
    """The new bytes beside the target, on the disk; and a copy of the old ones."""
    target.parent.mkdir(parents=True, exist_ok=True)
    old = _held(target)
    if old is not None:
        _flushed(_beside(target, KEPT), old, flush)
    if data is not None:
        _flushed(_beside(target, ASIDE), data, flush)


def _flushed(path: Path, data: bytes, flush: bool) -> None:
    with path.open("wb") as file:
        file.write(data)
        if flush:
            file.flush()
            os.fsync(file.fileno())


def _place(target: Path, data: bytes | None) -> None:
    if data is None:
        target.unlink()
    else:
        _beside(target, ASIDE).replace(target)


def _restore(target: Path) -> None:
    kept = _beside(target, KEPT)
    with suppress(OSError):
        if kept.is_file():
            kept.replace(target)
        else:
            target.unlink(missing_ok=True)
