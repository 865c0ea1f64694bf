"""What a print says when it is read back: its text, its fonts' sizes, its codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import zxingcpp

MM = 72 / 25.4  # points in a millimetre
MOST_DOTS = 1600  # of a side of a picture that is looked through for a code
AROUND = 10  # mm of paper outside a board's trim, for bleed and marks

Box = tuple[float, float, float, float]  # left, top, width, height in mm


def text(pdf: bytes) -> str:
    """The text layer of the first page without any white space."""
    page = pdfium.PdfDocument(pdf)[0]
    return "".join(page.get_textpage().get_text_range().split())


def letters(pdf: bytes) -> Iterator[tuple[str, float]]:
    """(letter, size in points) of the first page."""
    page = pdfium.PdfDocument(pdf)[0].get_textpage()
    for place in range(page.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(page, place))
        if letter.strip():
            yield letter, raw.FPDFText_GetFontSize(page, place)


def placed(pdf: bytes) -> Iterator[tuple[str, float, Box]]:
    """(letter, size in points, where its ink is) of the first page."""
    page = pdfium.PdfDocument(pdf)[0]
    tall = page.get_height()
    read = page.get_textpage()
    for place in range(read.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(read, place))
        if letter.strip():
            left, low, right, high = (side / MM for side in read.get_charbox(place))
            size = raw.FPDFText_GetFontSize(read, place)
            yield letter, size, (left, tall / MM - high, right - left, high - low)


def picture(pdf: bytes, dpi: float) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The first page in grey."""
    return pdfium.PdfDocument(pdf)[0].render(scale=dpi / 72, grayscale=True).to_numpy()


def cut(
    image: np.ndarray[Any, np.dtype[np.uint8]], dpi: int, box: Box
) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """A part of a picture."""
    left, top, width, height = (round(side * dpi / 25.4) for side in box)
    return np.ascontiguousarray(image[top : top + height, left : left + width])


def decoded(image: np.ndarray[Any, np.dtype[np.uint8]]) -> dict[str, str]:
    """Decoder → what it reads in a picture of one code."""
    found = [code.text for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)]
    # OpenCV's finders look for a code of a camera's size, not of a metre at 300 dots an inch.
    much = max(image.shape) / MOST_DOTS
    if much > 1:
        image = cv2.resize(image, None, fx=1 / much, fy=1 / much, interpolation=cv2.INTER_AREA)
    # Each of OpenCV's two finders misses about one clean code in fifty, never the same ones.
    finders = (cv2.QRCodeDetectorAruco(), cv2.QRCodeDetector())
    seen = next((text for finder in finders if (text := finder.detectAndDecode(image)[0])), "")
    return {"zxing": " ".join(found), "opencv": seen}


def cards(size: dict[str, int]) -> list[Box]:
    """Where the cards of a sheet stand, from the sizes of its format."""
    left = (size["sheet_width"] - size["columns"] * size["width"]) / 2
    top = (size["sheet_height"] - size["rows"] * size["height"]) / 2
    return [
        (left + column * size["width"], top + row * size["height"], size["width"], size["height"])
        for row in range(size["rows"])
        for column in range(size["columns"])
    ]


def part(pdf: bytes, dpi: float, box: Box) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """A part of the first page in grey; the rest is never drawn, so a board of metres fits into memory."""
    page = pdfium.PdfDocument(pdf)[0]
    wide, tall = page.get_size()
    left, top, width, height = (side * MM for side in box)
    crop = (left, max(0, tall - top - height), max(0, wide - left - width), top)
    return page.render(scale=dpi / 72, grayscale=True, crop=crop).to_numpy()


def code_at(pdf: bytes, module: float) -> Box:
    """Where the only code of a page stands, with a little around it; found at four dots a module."""
    dpi = 4 * 25.4 / module
    (code,) = zxingcpp.read_barcodes(picture(pdf, dpi), formats=zxingcpp.BarcodeFormat.QRCode)
    corners = [code.position.top_left, code.position.top_right]
    corners += [code.position.bottom_left, code.position.bottom_right]
    across, down = [one.x * 25.4 / dpi for one in corners], [one.y * 25.4 / dpi for one in corners]
    left, top, edge = min(across), min(down), 4 * module
    return left - edge, top - edge, max(across) - left + 2 * edge, max(down) - top + 2 * edge
