"""Private numbers in the bytes of one file, however they are written there.

What counts as a number is said in checks/identity.py.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from generator import pdf
from generator.checks import identity
from generator.publish.digest import digest

MARKUP = (".html", ".xml", ".svg")
ARCHIVES = (".zip", ".xlsx", ".docx")
PDF = ".pdf"
BINARY = (".png", ".jpg", ".webp", ".woff", ".woff2")  # no text, but there may be some in it
NAME = "name.txt"  # stands for what a member of an archive is called
DEEPEST = 4  # archives in archives

# A quick look at the bytes, all tags out: what may stand between digits goes, so that a number's digits stand
# in a row. The last byte of a wide digit counts as one, wherever it stands, and the odd spaces and dashes go.
DIGITS = bytes.maketrans(bytes(range(0x90, 0x9A)), b"0123456789")
BETWEEN = b" -\xef\xbc\xc2\xa0\xe2\x80\xaf\xad"
MOBILE = re.compile(rb"1(?=([3-9][0-9]{9}))")
ALL_ZERO = bytes.maketrans(b"123456789", b"0" * 9)
ID_ROW = b"0" * 17
ID_CARD = re.compile(rb"(?=([1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx]))")
TAG = re.compile(rb"<[^>]*>")
DRAWN = re.compile(rb' (?:d|points|viewBox)="[-0-9.,A-Za-z\s]*"')  # lines of a drawing
# Digits, or what stands beside or between them, written as %31, &#49;, &nbsp;, \\u0031. Each way begins with
# another sign, and the cases are spelled out: so the search runs from sign to sign, not through every byte.
WRITTEN_OUT = re.compile(
    rb"%(?:(?:25)?3[0-9]|[0-9A-Fa-f]{2}[0-9])"
    rb"|&#(?:[xX]0*3[0-9](?![0-9A-Fa-f])|0*(?:4[89]|5[0-7])(?![0-9]))|&(?<=[0-9]&)[#A-Za-z]"
    rb"|\\u(?:003[0-9]|[fF][fF]1[0-9]|[0-9A-Fa-f]{4}[0-9])|\\(?<=[0-9]\\)u(?:00[aA][0dD]|20|2212|3000)"
)
# A number among bytes that are no text: no letter and no figure touches it. Rows of digits are sooner found.
ROW = re.compile(rb"[0-9]{11,}")
BARE = re.compile(
    rb"(?<![0-9A-Za-z.])(?:\+?86)?(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?![0-9A-Za-z]|\.[0-9])"
)

INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|code|em|i|mark|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>|<!--.*?-->|\u00ad|\u200b",
    re.S,
)
OTHER_TAG = re.compile(r"<[^>]*>")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def in_bytes(
    name: str, data: bytes, allowed: frozenset[str], read: Container[str] = (), depth: int = 0
) -> Iterator[str]:
    """The private numbers in a file of this name; in an archive those in its files, but for the PDFs that are
    `read` as files of their own (SHA-256)."""
    suffix = Path(name).suffix.lower()
    if depth > DEEPEST:
        return
    if suffix in ARCHIVES:
        for inner, content in _members(data):
            if not (read and inner.lower().endswith(PDF) and digest(content) in read):
                yield from in_bytes(inner, content, allowed, read, depth + 1)
    elif suffix == PDF:
        yield from _in_pdf(data, allowed)
    elif suffix in BINARY:
        yield from _bare(data, allowed)
    else:
        for form in _readings(data, suffix in MARKUP, allowed):
            if _may_hold(form, allowed):
                yield from in_text(form.decode("utf-8", "replace"), allowed)


def in_text(text: str, allowed: frozenset[str]) -> Iterator[str]:
    """The mobiles and ID numbers in a text that are not given to the public."""
    yield from (number for number in identity.printed_numbers(text) if number not in allowed)


def _in_pdf(data: bytes, allowed: frozenset[str]) -> Iterator[str]:
    yield from _bare(data, allowed)
    try:
        said = "\n".join([*pdf.lines(data), *pdf.texts(data)])
    except pdf.UnreadableError:
        return  # nobody reads it
    if _may_hold(said.encode(), allowed):
        yield from in_text(said, allowed)


def _bare(data: bytes, allowed: frozenset[str]) -> Iterator[str]:
    for row in ROW.finditer(data):
        for found in BARE.finditer(data[max(row.start() - 2, 0) : row.end() + 3]):
            yield from in_text(found[0].decode(), allowed)


def _readings(data: bytes, markup: bool, allowed: frozenset[str]) -> Iterator[bytes]:
    """The bytes as they stand and, where that may say more, as a reader or a program would take them."""
    written_out = WRITTEN_OUT.search(data) is not None
    plain = DRAWN.sub(b"", data) if markup else data
    yield plain
    if markup and (written_out or _may_hold(TAG.sub(b"", plain), allowed)):
        yield unescape(OTHER_TAG.sub("\n", INLINE.sub("", plain.decode("utf-8", "replace")))).encode()
    if written_out:
        whole = unquote(unquote(unescape(plain.decode("utf-8", "replace"))))
        yield ESCAPED.sub(lambda found: chr(int(found[1], 16)), whole).encode("utf-8", "replace")


def _may_hold(data: bytes, allowed: frozenset[str]) -> bool:
    """Whether a closer look is worth while; never false where there is a number."""
    rows = data.translate(DIGITS, BETWEEN)
    if ID_ROW in rows.translate(ALL_ZERO) and ID_CARD.search(rows):
        return True
    return any("1" + found[1].decode() not in allowed for found in MOBILE.finditer(rows))


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                yield NAME, name.encode()
                yield name, archive.read(name)
    except BadZipFile:
        yield "torn.txt", data
