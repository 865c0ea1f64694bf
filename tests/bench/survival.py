"""How many simulated photos of each format's code are read, after what a site does, and from how far."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import cv2

from generator.config import Config
from generator.publish.typst import Press
from generator.render import prints
from generator.render.prints.order import Order
from tests.bench.results import table
from tests.prints.damage import DARK, MUD, SPOT
from tests.prints.family import CATALOG, TODAY, USUAL, orders
from tests.prints.photo import DECODERS, FOCAL, INK, Print, Scene, photo, print_of
from tests.support.catalog import PLACE, ROOT

TITLE = "Codes in simulated photos"
TRIALS = 16
NEAR = 6  # sides of the code: where people step when it doesn't work at once
BENDS = {
    "card": 110,
    "paper": 300,
    "sheet": 1500,
}  # mm: radius that a print is bent to; assumptions, see SAID
CARDS = ("hat", "pocket")  # items of which a print is a card
WIDE = 700  # mm: what is wider is a stiff sheet
TAKEN = {
    "1/10": Scene(),
    "1/6": Scene(far=NEAR),
    "tilt 45°": Scene(far=NEAR, tilt=45),
    "blur": Scene(far=NEAR, blur=1.8, shake=4),
    "contrast 0.25": Scene(far=NEAR, contrast=0.25),
    "contrast 0.15": Scene(far=NEAR, contrast=0.15),
    "JPEG q40": Scene(jpeg=40),
    "curved": Scene(far=NEAR, tilt=30, bend=BENDS["card"]),
}
SUFFERED = {
    "dark beside": Scene(far=NEAR, lonely=True),
    "glare 3 %": Scene(far=NEAR, glare=0.03, contrast=0.5),
    "covered 10 %, finders free": Scene(far=NEAR, cover=0.1, cover_on="data"),
    "covered 2 %": Scene(far=NEAR, cover=0.02),
    "a finder covered": Scene(far=NEAR, cover=0.1, cover_on="finder"),
    "mud 3 %": Scene(far=NEAR, dirt=0.03),
    "mud 6 %": Scene(far=NEAR, dirt=0.06),
    "all": Scene(far=NEAR, tilt=30, blur=1.3, shake=2.5, contrast=0.4, dirt=0.02),
}
SCENES = TAKEN | SUFFERED
MUDDY = ("hat-50x30", "hat-86x54", "board-a3", "board-2400x1200")  # looked at part by part
PARTS = ("finders", "quiet zone", "alignment", "the rest")
STEPS = tuple(range(6, 21))  # sides of the code, from near to far
ENOUGH = 0.95
USUAL_SCENE = SCENES["1/10"]
SAID = f"""\
Percent of {TRIALS} photos each that zxing-cpp · OpenCV read; the same photos in every run. Simulated on the
PDF as it leaves the press; no printer and no phone took part. The camera is a phone's preview of 1920 × 1080
(focal length {FOCAL} px), tilt {USUAL_SCENE.tilt:g}°, blur σ {USUAL_SCENE.blur:g} px, \
shake {USUAL_SCENE.shake:g} px,
contrast {USUAL_SCENE.contrast:g}, noise σ {USUAL_SCENE.noise:g} of 255, light from one side.
Ink spreads {INK:g} mm. `tests/prints/test_survival.py` holds a few photos of each class of formats to this.

How the photo is taken. `1/10` and `JPEG q40`: from ten times the code's side, quiet zone included; all other
columns, here and below: from {NEAR} times. `blur`: σ 1.8, shake 4. `JPEG`: kept at quality 40, as a chat
does. `curved`: on a cylinder and looked at 30° from the side. The radius is an assumption: cards on a helmet
of 110–140 mm, taken at {BENDS["card"]}; prints up to {WIDE} mm wide around a pillar,
{BENDS["paper"]}; larger sheets that bow, {BENDS["sheet"]}.
The larger a code against its radius, the worse it is read: on a helmet the 85.6×54 card is the worst choice.
*Read to*: how far away zxing-cpp still reads {ENOUGH:.0%}, in sides of the code and in metres.
"""
HURT = f"""\
What happened to the print. `dark beside`: all beside the quiet zone is of grey {DARK}. `glare`: an oval of
that part of the code is as bright as white, the rest at contrast 0.5. `covered`: a patch of one grey over
that part of the square with its quiet zone, anywhere or anywhere but on a finder. `mud`: spots of
{SPOT[0]:g}–{SPOT[1]:g} mm radius and grey {MUD[0]}–{MUD[1]} until that part is under them; on a card they are
as large as on a board, so a card loses more modules to each.
`all`: tilt 30°, blur 1.3, shake 2.5, contrast 0.4, mud 2 %.
"""
WHY = """\
Where mud hurts: the same 6 % of mud, wiped off everywhere but on one part of the code. The error correction
of level H bears it; what fails is finding the code, when a spot sits on a finder or joins it over its white
edge. No choice of mask or level changes that, only a code that is larger against the spots. So wipe the code
(the care sheet says it), and use the number and the address that stand beside it.
"""


def section() -> str:
    """The tables, one row a format."""
    keys = [order.form.key for order in measured()]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), cv2.setNumThreads, (1,)) as pool:
        rows = list(pool.map(row, keys))
        parts = list(pool.map(muddy, MUDDY))
    taken, suffered = ([first for first, _ in rows], [second for _, second in rows])
    return "\n".join((
        SAID, table(["format", "code mm", "module mm", *TAKEN, "read to", "metres"], taken) + "\n",
        HURT, table(["format", *SUFFERED], suffered) + "\n",
        WHY, table(["format", "everywhere", *(f"only {part}" for part in PARTS)], parts),
    ))  # fmt: skip


def measured() -> list[Order]:
    """Each format once, where it has a code: of a project, else of a place, else of nobody."""
    found: dict[str, Order] = {}
    for order in orders(CATALOG, USUAL, CATALOG.areas[PLACE], None):
        if order.form.qr and not order.grey and not order.paper:
            found.setdefault(order.form.key, order)
    return list(found.values())


def picture_of(press: Press, order: Order) -> Print:
    """The code of an order as it is printed."""
    sheet = prints.make(order)
    return print_of(press.pdf(sheet), order.form.qr, sheet.data["code"]["modules"])


def scene_for(order: Order, name: str) -> Scene:
    """The scene of that name; what is larger and stiffer is bent less."""
    scene, form = SCENES[name], order.form
    if not scene.bend:
        return scene
    kind = "card" if form.item in CARDS else "sheet" if form.width > WIDE else "paper"
    return replace(scene, bend=BENDS[kind])


def survived(it: Print, scene: Scene, trials: int) -> dict[str, float]:
    """Decoder → the part of the photos that it reads; the same photos for each."""
    read = dict.fromkeys(DECODERS, 0)
    for seed in range(trials):
        taken = photo(it, scene, seed)
        for name, decode in DECODERS.items():
            read[name] += decode(taken) == it.text
    return {name: count / trials for name, count in read.items()}


def farthest(it: Print) -> int:
    """The last step, from near to far, at which zxing-cpp reads nearly all photos."""
    last = 0
    for far in STEPS:
        photos = (photo(it, replace(USUAL_SCENE, far=far), seed) for seed in range(TRIALS))
        if sum(DECODERS["zxing"](one) == it.text for one in photos) < ENOUGH * TRIALS:
            break
        last = far
    return last


def row(key: str) -> tuple[list[str], list[str]]:
    """The cells of a format: how it is read in bad photos, and after damage."""
    order, it = _made(key)
    cells = {name: _cell(it, scene_for(order, name)) for name in SCENES}
    far, side = farthest(it), order.form.qr
    taken = [cells[name] for name in TAKEN]
    return (
        [key, f"{side:g}", f"{side / it.modules:.2f}", *taken, f"{far}×", f"{far * side / 1000:.2f}"],
        [key, *(cells[name] for name in SUFFERED)],
    )


def muddy(key: str) -> list[str]:
    """The cells of a format with mud on one part of its code."""
    _, it = _made(key)
    scene = SCENES["mud 6 %"]
    return [key, *(_cell(it, replace(scene, dirt_on=part)) for part in ("", *PARTS))]


def _made(key: str) -> tuple[Order, Print]:
    order = next(order for order in measured() if order.form.key == key)
    return order, picture_of(Press(Config(ROOT, TODAY)), order)


def _cell(it: Print, scene: Scene) -> str:
    return " · ".join(f"{100 * part:.0f}" for part in survived(it, scene, TRIALS).values())
