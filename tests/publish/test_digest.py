"""The digest of bytes is the one that every other program gives."""

from __future__ import annotations

from generator.publish.digest import digest


def test_it_is_what_sha256sum_says() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
