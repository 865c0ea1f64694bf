"""Every text that a published file holds or shows: as it is, decoded, unpacked, from PDFs and pictures."""

from __future__ import annotations

import gzip
import hashlib
import re
from base64 import b64decode
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image

from generator.publish import vector

MARKUP = (".html", ".xml", ".svg", ".atom")
ZIP, GZIP, PDF, PNG, SVG = b"PK\x03\x04", b"\x1f\x8b", b"%PDF", b"\x89PNG", b"<svg"
TAG = re.compile(r"<[^>]*>")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
EMBEDDED = re.compile(r";base64,([A-Za-z0-9+/]+=*)")
RUN = re.compile(rb"(?:[\t-\r -~]|[\xe2-\xef][\x80-\xbf]{2}){5,}")
GAPS = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff\u2010-\u2015\u2212_.·/|-]+")
WIDE_SIGN = re.compile("[０-９Ｘ]")
WIDE = str.maketrans("０１２３４５６７８９Ｘ", "0123456789X")


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder and every member of its archives, at any depth; the same bytes once.

    A member's name is given as a file of its own.
    """
    seen: set[bytes] = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from _unpacked(path.relative_to(folder).as_posix(), path.read_bytes(), seen)


def _unpacked(name: str, data: bytes, seen: set[bytes]) -> Iterator[tuple[str, bytes]]:
    mark = hashlib.sha256(data).digest()
    if mark in seen:
        return
    seen.add(mark)
    if data.startswith(ZIP):
        with ZipFile(BytesIO(data)) as archive:
            yield name, archive.comment
            for inner in archive.infolist():
                yield (
                    f"{name}!{inner.filename}",
                    inner.filename.encode() + b"\n" + inner.comment + inner.extra,
                )
                yield from _unpacked(f"{name}!{inner.filename}", archive.read(inner), seen)
    elif data.startswith(GZIP):
        yield from _unpacked(f"{name}!", gzip.decompress(data), seen)
    else:
        yield name, data


def texts(name: str, data: bytes) -> Iterator[str]:
    """What a file says, in every way it can be read."""
    if data.startswith(PDF):
        yield from _pdf(data)
    elif data.startswith(PNG):
        yield from _png(data)
    text = _text(data)
    yield text
    if data.startswith((PDF, PNG)):
        return
    if "%" in text:
        yield unquote(unquote(text))
    if "\\u" in text:
        yield ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if name.endswith(MARKUP):
        yield unescape(text)
        yield unescape(TAG.sub("", text))
        for number, found in enumerate(EMBEDDED.findall(text)):
            yield from texts(f"{name}!{number}", b64decode(found))
    if data.startswith(SVG):
        yield from _codes(Image.open(BytesIO(vector.png(data))))


def _text(data: bytes) -> str:
    """The bytes as words; of what is no text whatever in it could be some."""
    if b"\0" in data:
        data = b"\n".join(RUN.findall(data))
    return data.decode("utf-8", "replace")


def _png(data: bytes) -> Iterator[str]:
    with Image.open(BytesIO(data)) as picture:
        picture.load()  # what is written after the pixels, too
        yield "\n".join(f"{key}: {value}" for key, value in picture.info.items())
        yield from _codes(picture)


def _codes(picture: Image.Image) -> Iterator[str]:
    yield from (code.text for code in zxingcpp.read_barcodes(picture.convert("L")))


def _pdf(data: bytes) -> Iterator[str]:
    """The words of the pages, every string of every object, and every stream unpacked."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        yield page.get_textpage().get_text_bounded()
    document.close()
    with pikepdf.open(BytesIO(data)) as pdf:
        strings: list[str] = []
        for it in (pdf.trailer, *pdf.objects):
            _strings(it, strings)
            if isinstance(it, pikepdf.Stream):
                yield _text(it.read_bytes() if it.get("/Filter") != "/DCTDecode" else it.read_raw_bytes())
        yield unquote("\n".join(strings))


def _strings(it: Any, found: list[str]) -> None:
    """The strings inside an object, not those of other objects that it names."""
    if isinstance(it, pikepdf.String):
        found.append(str(it))
    elif isinstance(it, pikepdf.Array):
        for part in it:
            _within(part, found)
    elif isinstance(it, pikepdf.Dictionary | pikepdf.Stream):
        for _, part in it.items():
            _within(part, found)


def _within(part: Any, found: list[str]) -> None:
    if isinstance(part, pikepdf.Object) and not part.is_indirect:
        _strings(part, found)


def squeezed(text: str) -> str:
    """The text in narrow digits without anything that may stand between them."""
    return GAPS.sub("", text.translate(WIDE) if WIDE_SIGN.search(text) else text)
