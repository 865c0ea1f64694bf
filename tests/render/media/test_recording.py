from __future__ import annotations

import pytest

from generator.render.media.recording import fingerprint, is_mp3

LINKED = "打\n\n[12333](tel:12333)。{.call}"
SET = "**打** <b>12333</b>\n| 一 | 二 |\n<table>三</table>"


@pytest.mark.parametrize("same", ["打 12333。", "打 12333 ", LINKED, SET])
def test_only_words_count(same: str) -> None:
    assert fingerprint(same) == fingerprint("打 12333")
    assert fingerprint(f"{same}\n再打。") == fingerprint("打 12333 再打")


def test_a_digit_counts() -> None:
    assert fingerprint("打 12333") != fingerprint("打 12345")


@pytest.mark.parametrize(
    ("data", "good"),
    [(b"ID3\x04" + bytes(20), True), (b"\xff\xfb\x90\xc4", False), (b"\xff\xfb\x90\xc4" + bytes(9), True),
     (b"\xff\xf3\x40\xc4" + bytes(9), True), (b"\xff\xf1\x50\x80" + bytes(9), False),
     (b"OggS" + bytes(9), False),
     (b"", False)],
)  # fmt: skip
def test_an_mp3_is_known_by_its_first_bytes(data: bytes, good: bool) -> None:
    """FF F1 is AAC, whose layer bits are 00."""
    assert is_mp3(data) is good
