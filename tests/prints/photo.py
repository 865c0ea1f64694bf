"""Simulated photos of a printed code: ink, damage, a bend, a phone's camera far off and at an angle, noise.

The phone is a preview of 1920 × 1080 pixels with a focal length of 1400 pixels, as scanning apps use.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import pypdfium2 as pdfium
import zxingcpp

from tests.prints import damage

FOCAL = 1400  # pixels
FINE = 12  # pixels of a module in the picture of the print
SMOOTH = 3  # times finer than the photo before the lens blurs it
AROUND = 0.3  # of the code's side shown on every side of it
INK = 0.03  # mm that ink spreads
COARSE = 12  # fine pixels between two rays that are reckoned for a curved print
PAST = 1000  # sides of the code: a ray that misses a curved print

Image = np.ndarray


@dataclass(frozen=True)
class Scene:
    """How a photo is taken."""

    far: float = 10  # distance in sides of the code, its quiet zone included
    tilt: float = 15  # degrees
    blur: float = 0.9  # sigma of the lens in pixels
    shake: float = 1.5  # pixels that the hand moves
    contrast: float = 0.7
    noise: float = 6  # sigma, of 255
    dirt: float = 0  # part of the code under mud
    dirt_on: str = ""  # one of `damage.places`, or everywhere
    cover: float = 0  # part of the code under a patch
    cover_on: str = "anywhere"  # or `data`: off the finders, or `finder`: one of them
    glare: float = 0  # part of the code where a lamp shines back
    lonely: bool = False  # all beside the code is dark
    bend: float = 0  # radius in mm of the cylinder that the print is stuck on; 0 is flat
    jpeg: int = 0  # quality at which the photo is kept; 0: as the camera sees it


@dataclass(frozen=True)
class Print:
    """A code as it is printed with what stands around it: a picture, and the code's side in mm and pixels."""

    image: Image
    side: float
    pixels: float  # of the code with its quiet zone; it stands in the middle of the picture
    text: str

    @property
    def modules(self) -> int:
        """Of the code's side, its quiet zone included."""
        return round(self.pixels / FINE)


def print_of(pdf: bytes, side: float, modules: int) -> Print:
    """The first code found in a PDF, `side` mm with quiet zone, of so many modules, cut out of its page."""
    document = pdfium.PdfDocument(pdf)
    for page in document:
        rough = max(1.0, 4 * modules / side * 25.4 / 72)  # four pixels a module find every code
        found = zxingcpp.read_barcodes(page.render(scale=rough, grayscale=True).to_numpy())
        if not found:
            continue
        code = min(found, key=lambda it: (it.position.top_left.y, it.position.top_left.x))
        corners = [code.position.top_left, code.position.bottom_right]
        x, y = (sum(c.x for c in corners) / 2 / rough, sum(c.y for c in corners) / 2 / rough)
        scale = FINE * modules / side * 25.4 / 72
        reach = side / 25.4 * 72 * (0.5 + AROUND)
        width, height = page.get_size()
        sides = (x - reach, height - y - reach, width - x - reach, y - reach)
        crop = tuple(max(0.0, one) for one in sides)
        image = page.render(scale=scale, grayscale=True, crop=crop).to_numpy()
        pad = [round(max(0.0, -one) * scale) for one in sides]
        image = cv2.copyMakeBorder(image, pad[3], pad[1], pad[0], pad[2], cv2.BORDER_CONSTANT, value=255)
        return Print(image, side, FINE * modules, code.text)
    raise ValueError("no code in the PDF")


def photo(it: Print, scene: Scene, seed: int) -> Image:
    """A photo of a print; the same for the same seed."""
    chance = np.random.default_rng(seed)
    image = _damaged(it, scene, chance)
    seen = _taken(image, it, scene, chance)
    seen = cv2.GaussianBlur(seen, (0, 0), scene.blur)
    seen = _shaken(seen, scene.shake, chance)
    seen = 128 + (seen.astype(np.float32) - 128) * scene.contrast
    seen += _light(seen.shape, chance) + chance.normal(0, scene.noise, seen.shape)
    seen = np.clip(seen, 0, 255).astype(np.uint8)
    if not scene.jpeg:
        return seen
    kept = cv2.imencode(".jpg", seen, (cv2.IMWRITE_JPEG_QUALITY, scene.jpeg))[1]
    return cv2.imdecode(kept, cv2.IMREAD_GRAYSCALE)


def _zxing(image: Image) -> str:
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return found[0].text if found else ""


def _opencv(image: Image) -> str:
    for finder in (cv2.QRCodeDetectorAruco(), cv2.QRCodeDetector()):
        try:
            found = finder.detectAndDecode(image)[0]
        except (cv2.error, UnicodeDecodeError):  # OpenCV gives up so on some damaged codes
            continue
        if found:
            return found
    return ""


DECODERS = {"zxing": _zxing, "opencv": _opencv}


def _inked(it: Print) -> Image:
    """Ink spreads by a hair on every side of what is dark."""
    spread = INK * it.pixels / it.side
    soft = cv2.GaussianBlur(it.image, (0, 0), max(0.5, spread))
    return cv2.addWeighted(cv2.erode(soft, np.ones((3, 3))), min(1.0, spread), soft, max(0.0, 1 - spread), 0)


def _damaged(it: Print, scene: Scene, chance: np.random.Generator) -> Image:
    """The print as the camera finds it."""
    image = _inked(it)
    if scene.lonely:
        image = damage.lonely(image, it.pixels)
    if scene.dirt:
        muddy = damage.dirty(image, it.pixels, it.side, scene.dirt, chance)
        image = damage.only(muddy, image, it.pixels, it.modules, scene.dirt_on) if scene.dirt_on else muddy
    if scene.cover:
        image = damage.covered(image, it.pixels, it.modules, scene.cover, scene.cover_on, chance)
    if scene.glare:
        image = damage.glaring(image, it.pixels, scene.glare, chance)
    return image


def _taken(image: Image, it: Print, scene: Scene, chance: np.random.Generator) -> Image:
    """The print seen through a pinhole `far` sides away, turned by `tilt` around any axis in its plane."""
    height, width = image.shape
    way, roll = chance.uniform(0, 2 * math.pi), chance.uniform(-0.25, 0.25)
    axis = np.array([math.cos(way), math.sin(way), 0.0])
    turn = cv2.Rodrigues(axis * math.radians(scene.tilt))[0] @ cv2.Rodrigues(np.array([0, 0, roll]))[0]
    size = round(FOCAL / scene.far * (1 + 2 * AROUND))
    middle = size * SMOOTH / 2
    lens = np.array([[FOCAL * SMOOTH, 0, middle], [0, FOCAL * SMOOTH, middle], [0, 0, 1.0]])
    unit = 1 / it.pixels  # one side of the code
    plane = np.array([[unit, 0, -width / 2 * unit], [0, unit, -height / 2 * unit], [0, 0, 1]])
    move = np.column_stack((turn[:, 0], turn[:, 1], np.array([0, 0, scene.far])))
    if scene.bend:
        x, y = _on_cylinder(size * SMOOTH, lens, turn, scene, it.side, chance)
        big = cv2.remap(
            image, x * it.pixels + np.float32(width / 2), y * it.pixels + np.float32(height / 2),
            cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=170,
        )  # fmt: skip
    else:
        big = cv2.warpPerspective(
            image, lens @ move @ plane, (size * SMOOTH,) * 2,
            flags=cv2.INTER_AREA, borderMode=cv2.BORDER_CONSTANT, borderValue=170,
        )  # fmt: skip
    return cv2.resize(big, (size, size), interpolation=cv2.INTER_AREA)


def _on_cylinder(
    size: int, lens: Image, turn: Image, scene: Scene, side: float, chance: np.random.Generator
) -> tuple[Image, Image]:
    """Where the ray of each pixel meets a print stuck on a cylinder, in sides of the code from its middle.

    `size` fine pixels square; reckoned for few of them, for it changes slowly, and drawn out to all. The
    cylinder bulges towards the camera; its axis lies any way in the plane that touches it at the middle.
    """
    radius = scene.bend / side
    grain = cv2.Rodrigues(np.array([0, 0, chance.uniform(0, math.pi)]))[0]  # makes the axis y
    own = grain @ turn.T  # from the camera's axes to the cylinder's
    start = own @ np.array([0, 0, -scene.far])
    rows, columns = np.mgrid[0:size:COARSE, 0:size:COARSE] + (COARSE - 1) / 2
    rays = np.linalg.inv(lens) @ np.stack((columns.ravel(), rows.ravel(), np.ones(rows.size)))
    dx, dy, dz = own @ rays
    x, y, z = start[0], start[1], start[2] - radius  # from the axis
    a, b, c = dx**2 + dz**2, x * dx + z * dz, x**2 + z**2 - radius**2
    root = b**2 - a * c
    met = (-b - np.sqrt(np.maximum(root, 0))) / a
    arc = radius * np.arcsin(np.clip((x + met * dx) / radius, -1, 1))
    arc[root < 0] = PAST
    on = grain.T @ np.stack((arc, y + met * dy, np.zeros_like(arc)))
    some = [one.reshape(rows.shape).astype(np.float32) for one in on[:2]]
    x, y = (cv2.resize(one, None, fx=COARSE, fy=COARSE)[:size, :size] for one in some)
    return x, y


def _shaken(image: Image, shake: float, chance: np.random.Generator) -> Image:
    reach = math.ceil(shake) * 2 + 1
    kernel = np.zeros((reach, reach), np.float32)
    way = chance.uniform(0, math.pi)
    for step in np.linspace(-shake / 2, shake / 2, 9):
        x, y = reach // 2 + step * math.cos(way), reach // 2 + step * math.sin(way)
        kernel[round(y), round(x)] += 1
    return cv2.filter2D(image, -1, kernel / kernel.sum())


def _light(shape: tuple[int, ...], chance: np.random.Generator) -> Image:
    """Light falls from one side."""
    rows, columns = np.mgrid[-1 : 1 : shape[0] * 1j, -1 : 1 : shape[1] * 1j]
    way = chance.uniform(0, 2 * math.pi)
    return 18 * (rows * math.sin(way) + columns * math.cos(way))
