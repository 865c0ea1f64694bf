"""The text of one file, or the problems that keep it from being text; bounded in time and memory."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from generator.problem import Problem, visible

MAX_BYTES = 1_000_000  # the longest law in data/ has a tenth of it
MAX_PROBLEMS = 20  # in one file; who has more of one sort mends the file, not the lines
BOM = "\ufeff"

# Invisible characters that change how text looks or where it breaks: C0 and C1 controls, a lone CR, soft
# hyphen, zero-width and bidi controls, line separators, tags, and the mark left where an encoding was lost.
TAB = "\t"
BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
ZERO_WIDTH = r"\u00ad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\U000e0000-\U000e007f"
CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ufffe\uffff"
LOST = r"\ufffd"
SUSPECT = re.compile(rf"[{TAB}{BIDI}{ZERO_WIDTH}{CONTROL}{LOST}]|\r(?!\n)")
RULES = (
    ("tab", re.compile(TAB)),
    ("bidi-character", re.compile(f"[{BIDI}]")),
    ("zero-width-character", re.compile(f"[{ZERO_WIDTH}]")),
    ("lost-character", re.compile(LOST)),
    ("control-character", re.compile("")),
)


def read_text(path: Path, shown: str) -> tuple[str | None, list[Problem]]:
    """The text of a file without its byte order mark; None with the reasons when it can't be used."""
    raw, refused = read_bytes(path, shown)
    if raw is None:
        return None, refused
    return decode(raw, shown)


def decode(raw: bytes, shown: str) -> tuple[str | None, list[Problem]]:
    """Bytes as UTF-8 text, every suspect character named with its place."""
    if len(raw) > MAX_BYTES:
        return None, [whole(shown, "too-large", found=f"{len(raw):,}", limit=f"{MAX_BYTES:,}")]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, [whole(shown, "utf-16")]
    if b"\x00" in raw:
        return None, [whole(shown, "binary")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix(BOM)
        rule = "gb18030" if _is_gb18030(raw) else "not-utf8"
        return None, [Problem(shown, *line_and_column(before, len(before)), rule)]
    text = text.removeprefix(BOM)
    found: list[Problem] = []
    for hit in SUSPECT.finditer(text):
        if len(found) == MAX_PROBLEMS:
            break
        rule = next(name for name, kind in RULES if kind.match(hit[0]))
        facts = {"code": f"U+{ord(hit[0]):04X}"}
        found.append(Problem(shown, *line_and_column(text, hit.start()), rule, facts=facts))
    return (None, found) if found else (text, [])


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Where an offset stands, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def whole(shown: str, rule: str, **facts: str) -> Problem:
    """A problem of a file as a whole."""
    return Problem(shown, 0, 0, rule, facts={name: visible(value) for name, value in facts.items()})


def read_bytes(path: Path, shown: str) -> tuple[bytes | None, list[Problem]]:
    """At most one byte more than we accept, from a regular file only: a pipe would wait for ever."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return None, [whole(shown, "not-a-file")]
        if found.st_size > MAX_BYTES:
            return None, [whole(shown, "too-large", found=f"{found.st_size:,}", limit=f"{MAX_BYTES:,}")]
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1), []
    except FileNotFoundError:
        return None, [whole(shown, "missing-file")]
    except OSError as error:
        return None, [whole(shown, "unreadable", reason=error.strerror or type(error).__name__)]


def _is_gb18030(raw: bytes) -> bool:
    """Whether it reads as Chinese in the encoding that older Windows programs save in."""
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return any("\u4e00" <= c <= "\u9fff" for c in text)
