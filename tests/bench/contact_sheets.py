"""Draws docs/prints/*.png: every format at its real proportions beside the others of its family.

`python -m tests.bench.contact_sheets` writes them again; the words are those of a shipped sample project.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from generator.config import Config
from generator.load import load_catalog
from generator.publish.fonts import font_files
from generator.publish.typst import Press
from generator.render import prints
from generator.render.prints.order import Order
from generator.render.sheet import Sheet
from generator.render.spec_sheet import spec_sheet
from tests.prints.family import TODAY, issued, orders
from tests.support.catalog import PLACE, ROOT

FOLDER = ROOT / "docs/prints"
PROJECT = "shili-ditiekou-zonghe"
WIDTH = 1200  # pixels of a contact sheet
AREA = 480_000  # pixels of all prints of a family: a file of 150 KB at most
GAP, LABEL = 20, 17  # pixels between prints, and height of a name's letters
GROUND, INK = (232, 234, 238), (40, 46, 56)
COLOURS = 96  # of a PNG; flat inks need no more
SUPER = 2  # drawn so many times larger, then made smaller
FAMILIES = {
    "boards": ("board",),
    "blank-boards": ("blank",),
    "cards": ("hat", "pocket"),
    "windows": ("window",),
    "leaflet": ("leaflet",),
    "posters": ("poster",),
    "care": ("care",),
}
CARDS = "cards"  # a card is drawn alone here, not the sheet that it is cut from


FONT = ImageFont.truetype(str(font_files()[0]), LABEL - 4)
FONT.set_variation_by_axes([500])


@dataclass(frozen=True)
class Shot:
    """A page or a part of it: its picture's size in mm and how to draw it."""

    name: str
    width: float
    height: float
    pdf: bytes
    page: int
    crop: tuple[float, float, float, float]  # mm cut off: left, low, right, top

    @property
    def label(self) -> str:
        return f"{self.name}  {self.width:g}×{self.height:g}" if self.page == 0 else "2"

    def across(self, scale: float) -> float:
        """Pixels that it takes in a row, its name and a gap included."""
        return max(self.width * scale, FONT.getlength(self.label)) + GAP

    def drawn(self, scale: float) -> Image.Image:
        """The picture at so many pixels a millimetre."""
        page = pdfium.PdfDocument(self.pdf)[self.page]
        points = tuple(side * 72 / 25.4 for side in self.crop)
        picture = page.render(scale=scale * SUPER * 25.4 / 72, crop=points).to_pil().convert("RGB")
        return picture.resize(
            (round(self.width * scale), round(self.height * scale)), Image.Resampling.LANCZOS
        )


def main() -> None:
    catalog = issued(load_catalog(ROOT), (PLACE,))
    press = Press(Config(ROOT, TODAY))
    project = catalog.projects[PROJECT]
    found: dict[str, Order] = {}
    for order in orders(catalog, project, catalog.areas[PLACE], None):
        if not order.grey and not order.paper:
            found.setdefault(order.form.key, order)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for family, views in FAMILIES.items():
        its = [order for order in found.values() if order.form.view in views]
        shots = [shot for order in its for shot in shots_of(press, order, single=family == CARDS)]
        write(family, shots)
    sheets = [prints.make(found[key]) for key in ("hat-60x40", "hat-round-40") if key in found]
    write("card-sheets", [shot for sheet in sheets for shot in whole(press, sheet)])
    write("specification", whole(press, spec_sheet(catalog, project, TODAY)))


def shots_of(press: Press, order: Order, single: bool) -> list[Shot]:
    """The pages of a print without what is cut off; of a sheet of cards nothing, its single card is drawn."""
    form, sheet = order.form, prints.make(order)
    if single and form.sheet_width:
        return []
    if form.sheet_width:
        return whole(press, sheet)
    around = form.bleed + 7 if form.bleed else 0
    pdf, name = press.pdf(sheet), order.path.rpartition("/")[2].removesuffix(".pdf")
    return [Shot(name, form.width, form.height, pdf, page, (around,) * 4) for page in range(form.pages)]


def whole(press: Press, sheet: Sheet) -> list[Shot]:
    """Every page of a sheet with its margins."""
    pdf, name = press.pdf(sheet), sheet.path.rpartition("/")[2].removesuffix(".pdf")
    sizes = [page.get_size() for page in pdfium.PdfDocument(pdf)]
    return [
        Shot(name, wide / 72 * 25.4, tall / 72 * 25.4, pdf, page, (0, 0, 0, 0))
        for page, (wide, tall) in enumerate(sizes)
    ]


def rows_of(shots: list[Shot], scale: float) -> list[list[Shot]]:
    """The shots in rows no wider than the contact sheet, the lowest first."""
    rows: list[list[Shot]] = [[]]
    left = WIDTH - GAP
    for shot in sorted(shots, key=lambda it: (it.height, it.width, it.name)):
        wide = shot.across(scale)
        if wide > left and rows[-1]:
            rows.append([])
            left = WIDTH - GAP
        rows[-1].append(shot)
        left -= wide
    return rows


def write(family: str, shots: list[Shot]) -> Path:
    """A contact sheet; the widest print decides the scale, which is the same for all."""
    assert shots, family
    widest = max(max(shot.width for shot in shots), sum(shot.width for shot in shots) / 3.2)
    area = sum(shot.width * shot.height for shot in shots)
    scale = min((WIDTH - 2 * GAP) / widest, math.sqrt(AREA / area))
    rows = rows_of(shots, scale)
    width = max(sum(shot.across(scale) for shot in row) for row in rows) + GAP
    heights = [max(shot.height for shot in row) * scale + LABEL + GAP for row in rows]
    paper = Image.new("RGB", (round(width), round(sum(heights) + GAP)), GROUND)
    pen = ImageDraw.Draw(paper)
    low = float(GAP)
    for row, height in zip(rows, heights, strict=True):
        left = float(GAP)
        for shot in row:
            top = low + height - GAP - LABEL - shot.height * scale
            paper.paste(shot.drawn(scale), (round(left), round(top)))
            pen.text((left, low + height - GAP - LABEL + 2), shot.label, font=FONT, fill=INK)
            left += shot.across(scale)
        low += height
    path = FOLDER / f"{family}.png"
    paper.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE).save(
        path, optimize=True
    )
    print(path.relative_to(ROOT), f"{path.stat().st_size / 1000:.0f} KB")
    return path


if __name__ == "__main__":
    main()
