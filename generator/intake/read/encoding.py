"""Which letters the bytes of a text file are: UTF-8, GB18030 as Chinese Windows saves it, or UTF-16."""

from __future__ import annotations

import codecs

from generator.intake.doubt import RefusedError

SAMPLE = 20_000  # characters that are enough to tell Chinese from nonsense
COMMON = range(0xB0, 0xD8)  # first byte in GB2312 of the 3,755 characters that texts are made of
COMMON_SHARE = 0.7  # of the Chinese characters of a real text; other encodings read as GB18030 have under 0.5
MOJIBAKE = ("锟斤拷", "烫烫烫", "\ufffd")


def decoded(name: str, data: bytes) -> str:
    """The text, line ends as \\n; `RefusedError` where the bytes are no text in a Chinese encoding."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        found = _try(data, "utf-16")
    else:
        found = _try(data, "utf-8-sig")
        if found is None and b"\0" not in data:
            found = _try(data, "gb18030")
            if found is not None and not _chinese(found):
                found = None
    if found is None or "\0" in found:
        raise RefusedError("refused-encoding", name=name)
    if any(mark in found for mark in MOJIBAKE):
        raise RefusedError("refused-mojibake", name=name)
    return found.replace("\r\n", "\n").replace("\r", "\n")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _chinese(text: str) -> bool:
    """Whether the characters are those of Chinese texts, not of another encoding read wrongly."""
    chinese = [letter for letter in text[:SAMPLE] if ord(letter) > 0x2E7F]
    if not chinese:
        return not any(ord(letter) > 0x7F for letter in text)
    common = 0
    for letter in chinese:
        try:
            first = letter.encode("gb2312")[0]
        except UnicodeEncodeError:
            continue
        common += first in COMMON or first < 0xA4  # words, and the punctuation between them
    return common / len(chinese) >= COMMON_SHARE
