"""How many simulated photos of each format's code are read, and from how far."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

from generator.config import Config
from generator.publish.typst import Press
from generator.render import prints
from generator.render.prints.order import Order
from tests.bench.results import table
from tests.prints.family import CATALOG, TODAY, USUAL, orders
from tests.prints.photo import DECODERS, FOCAL, INK, SPOT, Print, Scene, photo, print_of
from tests.support.catalog import PLACE, ROOT

TITLE = "Codes in simulated photos"
TRIALS = 40
NEAR = 6  # sides of the code: where people step when it doesn't work at once
SCENES = {
    "1/10": Scene(),
    "1/6": Scene(far=NEAR),
    "tilt 45°": Scene(far=NEAR, tilt=45),
    "blur": Scene(far=NEAR, blur=1.8, shake=4),
    "dim": Scene(far=NEAR, contrast=0.25),
    "mud 3 %": Scene(far=NEAR, dirt=0.03),
    "mud 6 %": Scene(far=NEAR, dirt=0.06),
    "all": Scene(far=NEAR, tilt=30, blur=1.3, shake=2.5, contrast=0.4, dirt=0.02),
}
STEPS = tuple(range(6, 21))  # sides of the code, from near to far
ENOUGH = 0.95
USUAL_SCENE = SCENES["1/10"]
SAID = f"""\
Percent of {TRIALS} photos each that zxing-cpp · OpenCV read. Simulated on the PDF as it leaves the press; no
printer and no phone took part. The camera is a phone's preview of 1920 × 1080 (focal length {FOCAL} px),
tilt {USUAL_SCENE.tilt:g}°, blur σ {USUAL_SCENE.blur:g} px, shake {USUAL_SCENE.shake:g} px,
contrast {USUAL_SCENE.contrast:g}, noise σ {USUAL_SCENE.noise:g} of 255, light from one side.
Ink spreads {INK:g} mm.

- `1/10`: from ten times the code's side, quiet zone included. All other columns: from {NEAR} times.
- `blur`: σ 1.8, shake 4. `dim`: contrast 0.25. `all`: tilt 30°, blur 1.3, shake 2.5, contrast 0.4, mud 2 %.
- `mud`: spots of {SPOT[0]:g}–{SPOT[1]:g} mm radius until that part of the code is covered; on a card they
  are as large as on a board, so a card loses more modules to each.
- *read to*: how far away zxing-cpp still reads {ENOUGH:.0%}, in sides of the code and in metres.
"""


def section() -> str:
    """The survival table, one row a format."""
    keys = [order.form.key for order in measured()]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        rows = list(pool.map(row, keys))
    return SAID + "\n" + table(["format", "code mm", "module mm", *SCENES, "read to", "metres"], rows)


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


def survived(it: Print, scene: Scene, trials: int, decoder: str) -> float:
    """The part of the photos that a decoder reads; the same photos for each."""
    return sum(DECODERS[decoder](photo(it, scene, seed)) == it.text for seed in range(trials)) / trials


def farthest(it: Print) -> int:
    """The last step, from near to far, at which nearly all photos are read."""
    last = 0
    for far in STEPS:
        if survived(it, replace(USUAL_SCENE, far=far), TRIALS, "zxing") < ENOUGH:
            break
        last = far
    return last


def row(key: str) -> list[str]:
    """The cells of a format."""
    order = next(order for order in measured() if order.form.key == key)
    it, side = picture_of(Press(Config(ROOT, TODAY)), order), order.form.qr
    assert order.code
    cells = [
        " · ".join(f"{100 * survived(it, scene, TRIALS, name):.0f}" for name in DECODERS)
        for scene in SCENES.values()
    ]
    far = farthest(it)
    module = side / order.code["modules"]
    return [key, f"{side:g}", f"{module:.2f}", *cells, f"{far}×", f"{far * side / 1000:.2f}"]
