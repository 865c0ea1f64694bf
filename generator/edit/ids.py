"""The id of a new record, made from its name: pinyin where the name is Chinese."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Any

LONGEST = 40  # letters; an id is a file name and part of an address
PARTS = re.compile(r"[A-Za-z0-9]+|[\u3400-\u9fff\U00020000-\U0003ffff]+")
BRACKETS = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")


def id_of(name: str, taken: Collection[str] = (), prefix: str = "") -> str:
    """An id for a name that no other record has: `宝洪村河道治理（二期）` → `bao-hong-cun-he-dao-zhi-li`.

    What stands in brackets counts only where nothing else does. A name of a record in `taken` gets -2, -3 …
    """
    words = _words(BRACKETS.sub(" ", name)) or _words(name) or ["record"]
    short = prefix.strip("-")
    for word in words:
        longer = f"{short}-{word}".strip("-")
        if len(longer) > LONGEST and short:
            break
        short = longer[:LONGEST].rstrip("-")
    number, found = 1, short
    while found in taken:
        number += 1
        found = f"{short}-{number}"
    return found


def _words(name: str) -> list[str]:
    """Syllables and words of a name in small Latin letters."""
    words: list[str] = []
    for part in PARTS.findall(name):
        words += [part.lower()] if part.isascii() else _syllables(part)
    return [word for word in words if re.fullmatch(r"[a-z0-9]+", word)]


def _syllables(chinese: str) -> list[str]:
    found: list[str] = _pinyin()(chinese, errors="ignore")
    return [syllable.replace("ü", "v") for syllable in found]


@cache
def _pinyin() -> Any:
    """pypinyin, loaded when it is needed: it takes most of a second."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin
