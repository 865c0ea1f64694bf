"""Files that hold a text inside: an archive, a workbook."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl


def packed(name: str, data: bytes) -> bytes:
    """A ZIP with one file."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


def workbook(value: str | int) -> bytes:
    """An Excel file with one cell."""
    made, out = openpyxl.Workbook(), BytesIO()
    made.worksheets[0].append([value])
    made.save(out)
    return out.getvalue()
