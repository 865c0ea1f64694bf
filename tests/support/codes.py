"""Codes as somebody else draws them: as a picture of dots, and as one path."""

from __future__ import annotations

from PIL import Image
from qrcode import QRCode


def picture(text: str, side: int = 8) -> Image.Image:
    """A code with its white edge, `side` pixels a module."""
    dark = _modules(text)
    image = Image.new("L", (len(dark), len(dark)), 255)
    for y, row in enumerate(dark):
        for x, on in enumerate(row):
            if on:
                image.putpixel((x, y), 0)
    return image.resize((len(dark) * side,) * 2, Image.Resampling.NEAREST)


def vector(text: str) -> str:
    """The same as SVG."""
    dark = _modules(text)
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(dark) for x, on in enumerate(row) if on)
    side = len(dark)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


def _modules(text: str) -> list[list[bool]]:
    code = QRCode(border=4)
    code.add_data(text)
    code.make()
    return code.get_matrix()
