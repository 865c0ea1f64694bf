"""What a PDF of ours says: the lines of its pages, and the texts in its objects, which no page shows.

Our objects stand in the file as they are (publish/boxes.py sees to it), so that texts need no unpacking.
"""

from __future__ import annotations

import importlib
import re
import threading
from typing import Any

HEXADECIMAL = re.compile(rb"<FEFF([0-9A-F]+)>")  # a text that isn't ASCII: UTF-16, in hexadecimal

_alone = threading.Lock()  # the reader serves one thread of a process at a time


class UnreadableError(Exception):
    """Bytes that are no PDF, or a torn one."""


def lines(data: bytes) -> list[str]:
    """What its metadata say, then the lines of every page, in the order of the text layer.

    `UnreadableError`.
    """
    pdfium: Any = importlib.import_module("pypdfium2")
    with _alone:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise UnreadableError(str(error)) from None
        try:
            found = [str(value) for value in document.get_metadata_dict(skip_empty=True).values()]
            for page in document:
                found += str(page.get_textpage().get_text_range()).splitlines()
        finally:
            document.close()
    return found


def texts(data: bytes) -> list[str]:
    """The titles, alternatives and notes of its objects that aren't ASCII; the others are bytes like any."""
    return [
        bytes.fromhex(found.decode()).decode("utf-16-be", "replace") for found in HEXADECIMAL.findall(data)
    ]
