"""The lines that calendars and contact cards are written in: unfolded, name and value apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

FOLD = re.compile(rb"\r?\n[ \t]")
LINE = re.compile(r'([A-Za-z0-9.-]+)((?:;[^;:="]+=(?:"[^"]*"|[^;:"]*)(?:,"[^"]*")*)*):(.*)', re.S)
ESCAPED = re.compile(r"\\([\\;,nN])")


def lines(data: bytes) -> Iterator[tuple[str, str]]:
    """(name in capitals, value without its escapes) of every property."""
    for line in FOLD.sub(b"", data).decode("utf-8").splitlines():
        match = LINE.fullmatch(line)
        if match:
            yield match[1].upper(), ESCAPED.sub(_sign, match[3])


def _sign(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]
