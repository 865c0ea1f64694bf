"""Makes one folder take the place of another: in one step where the system has such a step, never halfway."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

HERE = -100  # AT_FDCWD: paths are taken from the working folder
LINUX_EXCHANGE = MAC_SWAP = 2  # RENAME_EXCHANGE of renameat2(2); RENAME_SWAP of renamex_np(2)
NOT_OFFERED = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP})  # by this kernel or file system


def exchange(one: Path, other: Path) -> bool:
    """Swaps two folders so that neither name is ever without one; False where the system can't (Windows).

    `OSError` when it can and fails: a folder missing, no right to write, two file systems.
    """
    call = _call()
    if call is None:
        return False
    ctypes.set_errno(0)
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in NOT_OFFERED:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def _call() -> Callable[[bytes, bytes], int] | None:
    """The system's own exchange as `(bytes, bytes) -> 0 or -1`; None where there is none."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return lambda a, b: library.renameat2(HERE, a, HERE, b, LINUX_EXCHANGE)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda a, b: library.renamex_np(a, b, MAC_SWAP)
    return None


def swap(ready: Path, site: Path, aside: Path) -> None:
    """Makes `ready` the published `site`, in one step where the system can; the old one is at `ready` then.

    Elsewhere the old site goes to `aside` first: it comes back if the move fails, and `recover` brings it
    back if this process dies between the two moves.
    """
    if not ready.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(ready))
    if site.exists() and exchange(ready, site):
        return
    if aside.exists():
        shutil.rmtree(aside)
    if site.exists():
        site.replace(aside)
    try:
        ready.replace(site)
    except OSError:
        if aside.exists() and not site.exists():
            aside.replace(site)
        raise
    if aside.exists():
        aside.replace(ready)


def recover(site: Path, aside: Path) -> bool:
    """Puts the old site back that an earlier build moved aside and didn't live to replace; whether it did."""
    if site.exists() or not aside.exists():
        return False
    aside.replace(site)
    return True
