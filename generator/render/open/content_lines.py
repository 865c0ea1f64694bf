"""Content lines as calendars (RFC 5545) and contact cards (RFC 6350) write them: escaped, folded, CRLF."""

from __future__ import annotations

from collections.abc import Iterable

OCTETS = 75  # of a line, without its end
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text(words: str) -> str:
    """A text value: marks of the format escaped, line ends as `\\n`, no control characters."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in plain if c == "\n" or c.isprintable() or c in "\u200c\u200d")
    return kept.translate(ESCAPES)


def address(uri: str) -> str:
    """A URI value; it is not escaped, and nothing in it can end the line."""
    return "".join(c for c in uri if c.isprintable() and c != " ")


def file(lines: Iterable[str]) -> bytes:
    """The lines as a file; a long line is folded between characters, never inside one."""
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _folded(line: str) -> list[bytes]:
    parts: list[bytes] = []
    here = b""
    for character in line:
        more = character.encode()
        if len(here) + len(more) > OCTETS:
            parts.append(here)
            here = b" "  # a continuation begins with a space, which counts
        here += more
    return [*parts, here]
