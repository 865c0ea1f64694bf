"""What happens to a printed code before its photo is taken: mud, a patch, glare, something dark beside it.

Everything is drawn on the picture of the print, in millimetres or in parts of the code's area.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

SPOT = (0.5, 2.5)  # radius of a spot of mud in mm, whatever the size of the print
MUD = (60, 110)  # its grey
LONG = (1.0, 3.0)  # a patch or a glare is so many times longer than wide
SOFT = 0.3  # of a glare's radius: how softly it ends
VEIL = 25  # grey that glare adds to the whole code
DARK = 45  # grey of what stands beside the code where nothing printed does
QUIET, FINDER, ALIGNMENT = 4, 8, 5  # modules: quiet zone, finder with its white edge, alignment pattern
TRIES = 200  # places tried for a patch that must leave the finders alone

Image = np.ndarray
Chance = np.random.Generator


def dirty(image: Image, pixels: float, side: float, part: float, chance: Chance) -> Image:
    """Spots of mud until that part of a code of `pixels` (`side` mm) in the middle is covered."""
    scale = pixels / side
    left, top, box = _box(image, pixels)
    mask = np.zeros(image.shape, np.uint8)
    while mask[box].mean() < part:
        centre = (round(chance.uniform(left, left + pixels)), round(chance.uniform(top, top + pixels)))
        axes = tuple(max(1, round(chance.uniform(*SPOT) * scale)) for _ in range(2))
        cv2.ellipse(mask, centre, axes, chance.uniform(0, 180), 0, 360, 1, -1)
    out = image.copy()
    out[mask == 1] = chance.integers(*MUD)
    return out


def glaring(image: Image, pixels: float, part: float, chance: Chance) -> Image:
    """A lamp or the sun shines back from an oval of that part of the code: nothing is seen there."""
    left, top, _ = _box(image, pixels)
    long = chance.uniform(*LONG)
    across = math.sqrt(part * pixels**2 / math.pi / long)
    light = np.zeros(image.shape, np.float32)
    centre = (round(chance.uniform(left, left + pixels)), round(chance.uniform(top, top + pixels)))
    axes = (round(across * long), round(across))
    cv2.ellipse(light, centre, axes, chance.uniform(0, 180), 0, 360, 255, -1)
    light = cv2.GaussianBlur(light, (0, 0), SOFT * across)
    return np.clip(image + light + VEIL, 0, 255).astype(np.uint8)


def covered(image: Image, pixels: float, modules: int, part: float, over: str, chance: Chance) -> Image:
    """A patch of one grey over that part: `anywhere`, off the finders (`data`), or over one `finder`."""
    left, top, _ = _box(image, pixels)
    unit = pixels / modules
    finders = places(modules)["finders"]
    if over == "finder":
        x, y, wide, high = finders[chance.integers(3)]
    else:
        size = modules if over == "anywhere" else modules - 2 * QUIET
        for _ in range(TRIES):
            long = chance.uniform(*LONG)
            wide, high = math.sqrt(part * long) * modules, math.sqrt(part / long) * modules
            if chance.random() < 0.5:
                wide, high = high, wide
            x, y = (chance.uniform(0, size - it) + (modules - size) / 2 for it in (wide, high))
            if over == "anywhere" or not any(_overlap((x, y, wide, high), one) for one in finders):
                break
        else:
            raise ValueError(f"no room for a patch of {part:.0%} off the finders")
    corners = [(left + x * unit, top + y * unit), (left + (x + wide) * unit, top + (y + high) * unit)]
    out = image.copy()
    cv2.rectangle(out, *[(round(x), round(y)) for x, y in corners], int(chance.integers(0, 256)), -1)
    return out


def lonely(image: Image, pixels: float) -> Image:
    """All beside the code and its quiet zone is dark: a card cut out and stuck on a dark helmet."""
    *_, box = _box(image, pixels)
    out = np.full_like(image, DARK)
    out[box] = image[box]
    return out


def only(damaged: Image, image: Image, pixels: float, modules: int, where: str) -> Image:
    """The damage at one of `places`; the picture as it was everywhere else."""
    left, top, _ = _box(image, pixels)
    unit = pixels / modules
    masks: dict[str, Image] = {}
    for name, boxes in places(modules).items():
        masks[name] = np.zeros(image.shape, bool)
        for x, y, wide, high in boxes:
            rows = slice(round(top + y * unit), round(top + (y + high) * unit))
            masks[name][rows, round(left + x * unit) : round(left + (x + wide) * unit)] = True
    masks["quiet zone"] = ~masks.pop("inside")
    masks["the rest"] = ~np.any(list(masks.values()), axis=0)
    return np.where(masks[where], damaged, image)


def places(modules: int) -> dict[str, list[tuple[float, float, float, float]]]:
    """(left, top, width, height) in modules of a code's parts, its quiet zone included; versions 2 to 6."""
    far = modules - QUIET - FINDER
    last = modules - QUIET - 9  # the alignment pattern's middle is seven modules from two edges
    return {
        "finders": [(x, y, FINDER, FINDER) for x, y in ((QUIET, QUIET), (far, QUIET), (QUIET, far))],
        "alignment": [(last, last, ALIGNMENT, ALIGNMENT)],
        "inside": [(QUIET, QUIET, modules - 2 * QUIET, modules - 2 * QUIET)],
    }


def _box(image: Image, pixels: float) -> tuple[float, float, tuple[slice, slice]]:
    """Where the code stands in the picture: left, top, and as a part of it."""
    height, width = image.shape
    left, top = (width - pixels) / 2, (height - pixels) / 2
    rows = slice(round(top), round(top + pixels))
    return left, top, (rows, slice(round(left), round(left + pixels)))


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(one[n] < other[n] + other[n + 2] and other[n] < one[n] + one[n + 2] for n in (0, 1))
