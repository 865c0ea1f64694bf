"""Reads one office file, whatever its format, into one shape; runs nothing in it and fetches nothing.

The content decides what a file is, not its name: offices rename .xls to .xlsx and hope.
"""

from __future__ import annotations

from generator.intake.doubt import RefusedError
from generator.intake.read import delimited, docx, text, xlsx
from generator.intake.read.package import Package
from generator.intake.shape import OfficeFile, Table

MOST_BYTES = 30_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BY_START = (
    (b"%PDF", "refused-pdf"),
    (b"\x89PNG", "refused-picture"),
    (b"\xff\xd8\xff", "refused-picture"),
    (b"II*\0", "refused-picture"),
    (b"MM\0*", "refused-picture"),
    (b"BM", "refused-picture"),
    (b"GIF8", "refused-picture"),
    (b"{\\rtf", "refused-legacy"),
    (b"Rar!", "refused-archive"),
    (b"7z\xbc\xaf", "refused-archive"),
)
WEB_PAGE = (b"<!doctype html", b"<html", b"<?mso-application", b"mime-version:", b"<meta", b"<table")


def read(name: str, data: bytes) -> OfficeFile:
    """The file of that name with these bytes; `RefusedError` where it can't be read or holds nothing."""
    if len(data) > MOST_BYTES:
        raise RefusedError(
            "refused-too-large", found=f"{len(data) / 1e6:.0f}", limit=f"{MOST_BYTES / 1e6:.0f}"
        )
    if not data.strip():
        raise RefusedError("refused-empty")
    if data.startswith(OLE):
        raise RefusedError("refused-encrypted" if ENCRYPTED in data else "refused-legacy", name=name)
    for start, rule in BY_START:
        if data.startswith(start) and not (start == b"BM" and name.lower().endswith((".csv", ".txt"))):
            raise RefusedError(rule, name=name)
    if data.startswith(b"PK"):
        return _package(name, data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:30].lower().startswith(WEB_PAGE):
        raise RefusedError("refused-web-page", name=name)
    return _plain(name, data)


def _package(name: str, data: bytes) -> OfficeFile:
    package = Package(name, data)
    if package.holds("xl/workbook.xml"):
        made = xlsx.read(package)
    elif package.holds("word/document.xml"):
        made = docx.read(package)
    else:
        raise RefusedError("refused-format", name=name)
    return _with_words(made)


def _plain(name: str, data: bytes) -> OfficeFile:
    lower = name.lower()
    if lower.endswith((".csv", ".tsv")):
        return _with_words(delimited.read(name, data))
    if lower.endswith(".txt"):
        return _with_words(text.read(name, data))
    raise RefusedError("refused-format", name=name)


def _with_words(made: OfficeFile) -> OfficeFile:
    """The file, refused where nobody could read a word in it."""
    for block in made.blocks:
        if any(cell.text for row in block.rows for cell in row) if isinstance(block, Table) else block.text:
            return made
    raise RefusedError("refused-only-pictures" if made.pictures else "refused-empty")
