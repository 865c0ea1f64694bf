"""How a text is typed, not what it says: full-width digits, odd dashes, blanks inside names."""

from __future__ import annotations

import re

DASHES = "‐‑‒–—―−﹣－ー─━~～〜"
DIGITS = {ord("０") + value: str(value) for value in range(10)}
SIGNS = {
    ord(wide): narrow
    for wide, narrow in zip("＋（）／，；：．＊＃　\u00a0\u2009", "+()/,;:.*#   ", strict=True)
}
LETTERS = {ord("Ａ") + at: chr(ord("A") + at) for at in range(26)} | {
    ord("ａ") + at: chr(ord("a") + at) for at in range(26)
}
NARROW = DIGITS | SIGNS | LETTERS | {ord(dash): "-" for dash in DASHES}
CHINESE = r"\u3007\u4e00-\u9fff\U00020000-\U0003134f"
SPLIT_NAME = re.compile(rf"^[{CHINESE}](?:[ \u00a0\u3000\t\n]+[{CHINESE}]){{1,3}}$")
ZERO_WIDTH = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")


def plain_number(text: str) -> str:
    """A text about numbers with ordinary digits, signs and hyphens; nothing else is changed."""
    return ZERO_WIDTH.sub("", text).translate(NARROW)


def plain_digits(text: str) -> str:
    """The text with full-width digits made ordinary; as long as it was."""
    return text.translate(DIGITS)


def one_line(text: str) -> str:
    """The words of a cell on one line: breaks inside Chinese vanish, other blanks become one."""
    text = ZERO_WIDTH.sub("", text)
    text = re.sub(rf"(?<=[{CHINESE}，。；、）])[ \t\u00a0\u3000]*\n\s*(?=[{CHINESE}（])", "", text)
    return re.sub(r"[\s\u00a0\u3000]+", " ", text).strip()


def joined_name(text: str) -> str | None:
    """朱 琦 → 朱琦; None where no name was split by blanks."""
    return re.sub(r"[\s\u00a0\u3000]", "", text) if SPLIT_NAME.fullmatch(text.strip()) else None
