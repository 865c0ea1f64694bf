"""The text layer of a PDF (`wageboard[verify]`); its codes are decoded by publish/verify.py."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from generator.equal.reading import Found, Reader


def facts(data: bytes, reader: Reader) -> Iterator[Found]:
    """The facts of the lines of every page, and of the metadata."""
    pdfium: Any = importlib.import_module("pypdfium2")
    document = pdfium.PdfDocument(data)
    try:
        words = [str(value) for value in document.get_metadata_dict(skip_empty=True).values()]
        for sheet in document:
            read = sheet.get_textpage()
            words += str(read.get_text_range()).splitlines()
    finally:
        document.close()
    for line in dict.fromkeys(words):
        yield from reader.read(line)
