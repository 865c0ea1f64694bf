"""Makes one folder take the place of another in a single step, where the system has such a step."""

from __future__ import annotations

import ctypes
import errno
import os
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
