"""The SHA-256 of bytes, by which a build tells whether something is as it was."""

from __future__ import annotations

import hashlib


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
