"""Cards, leaflets and posters from the press: paper, cuts, digits, words, codes, both sides."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pypdf
import pypdfium2
import pypdfium2.raw as raw
import pytest

from generator import ledger
from generator.catalog import Catalog
from generator.config import Config
from generator.load import load_catalog
from generator.model.area import Area
from generator.problem import DataError
from generator.publish.typst import Press
from generator.render import prints
from generator.render.prints.imposition import grid
from generator.render.sheet import Sheet
from tests.conftest import ROOT
from tests.prints.reading import MM, Box, cut, decoded

TODAY = date(2026, 11, 20)
CONFIG = Config(ROOT, TODAY)
STREET, NATION, SITE = "350582006", "100000", "shili-tianjin-chongdian"
LONG_AREA = "双江拉祜族佤族布朗族傣族自治县"  # the longest name of a county
VIEWS = ("hat", "pocket", "window", "leaflet", "poster")
LEAST_DIGITS = 9  # points
AROUND = 7  # mm of paper outside a bleed


def _catalog() -> Catalog:
    catalog = load_catalog(ROOT)
    subjects = [*catalog.projects, *(area.id for area in catalog.printed_areas())]
    return replace(catalog, editions=catalog.editions.plus(ledger.issue(catalog, subjects, TODAY)))


CATALOG = _catalog()
FORMATS = {form.key: form for form in CATALOG.vocabulary.print_formats if form.view in VIEWS}
SHEETS = [key for key, form in FORMATS.items() if form.sheet_width]
# Every format once, for a street; cards for a site as well, on ready-cut labels and without colour.
WANTED: dict[str, tuple[str, str, bool, str | None]] = {
    **{f"{key} {STREET}": (key, STREET, False, None) for key in FORMATS},
    **{
        f"{key} {SITE}": (key, SITE, False, None)
        for key, form in FORMATS.items()
        if form.subject == "both" and form.built
    },
    **{
        f"{key} {paper.key}": (key, STREET, False, paper.key)
        for key, form in FORMATS.items()
        for paper in form.papers
    },
    "leaflet grey": ("leaflet", NATION, True, None),
    "hat-60x40 grey": ("hat-60x40", NATION, True, None),
}


def order(key: str, subject_id: str, grey: bool = False, paper: str | None = None) -> prints.Order:
    form = FORMATS[key]
    subject = CATALOG.projects.get(subject_id) or CATALOG.areas[subject_id]
    label = next((one for one in form.papers if one.key == paper), None)
    return prints.Order(CATALOG, form, TODAY, subject, grey, label)


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(CONFIG)


@pytest.fixture(scope="module")
def made(press: Press) -> dict[str, bytes]:
    return {name: press.pdf(prints.make(order(*wanted))) for name, wanted in WANTED.items()}


def pages(pdf: bytes) -> Iterator[Any]:
    yield from pypdfium2.PdfDocument(pdf)


def words(page: Any) -> str:
    return "".join(page.get_textpage().get_text_range().split())


def letters(page: Any) -> Iterator[tuple[str, float]]:
    read = page.get_textpage()
    for place in range(read.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(read, place))
        if letter.strip():
            yield letter, raw.FPDFText_GetFontSize(read, place)


def places(name: str, back: bool = False) -> list[Box]:
    """Where the cards of a sheet are, in mm; the last label of a ready-cut paper is no card."""
    key, _, _, paper = WANTED[name]
    form = FORMATS[key]
    g = grid(form, next((one for one in form.papers if one.key == paper), None))
    assert g is not None
    left = g["left"]
    if back:  # as it lies when the sheet is turned over along its long edge
        left = g["sheet_width"] - g["left"] - (g["columns"] - 1) * g["step_x"] - g["width"]
    found = [
        (
            left + column * g["step_x"] + (g["width"] - form.width) / 2,
            g["top"] + row * g["step_y"] + (g["height"] - form.height) / 2,
            form.width,
            form.height,
        )
        for row in range(g["rows"])
        for column in range(g["columns"])
    ]
    return found if g["cut"] else found[:-1]


def test_there_is_something_to_read() -> None:
    assert len(FORMATS) == 15
    assert len(WANTED) == 15 + 5 + 5 + 2


@pytest.mark.parametrize("name", WANTED)
def test_paper_pages_and_language(made: dict[str, bytes], name: str) -> None:
    form = FORMATS[WANTED[name][0]]
    reader = pypdf.PdfReader(io.BytesIO(made[name]))
    assert len(reader.pages) == form.pages
    around = form.bleed + AROUND if form.bleed else 0
    size = (form.sheet_width or form.width, form.sheet_height or form.height)
    for page in reader.pages:
        media = [float(side) / MM for side in page.mediabox]
        assert media[2] - media[0] == pytest.approx(size[0] + 2 * around, abs=0.02)
        assert media[3] - media[1] == pytest.approx(size[1] + 2 * around, abs=0.02)
        for box, beyond in ((page.trimbox, 0.0), (page.bleedbox, form.bleed)):
            sides = [float(side) / MM for side in box]
            if form.bleed:
                assert sides[2] - sides[0] == pytest.approx(form.width + 2 * beyond, abs=0.02)
                assert sides[3] - sides[1] == pytest.approx(form.height + 2 * beyond, abs=0.02)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.metadata is not None
    assert reader.metadata.title


@pytest.mark.parametrize("name", WANTED)
def test_fonts_are_inside(made: dict[str, bytes], name: str) -> None:
    fonts = 0
    for page in pypdf.PdfReader(io.BytesIO(made[name])).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "+NotoSansSC" in inner["/FontName"]
            assert "/FontFile2" in inner or "/FontFile3" in inner
            fonts += 1
    assert fonts


@pytest.mark.parametrize("name", WANTED)
def test_both_numbers_are_in_the_words_and_large(made: dict[str, bytes], name: str) -> None:
    text = "".join(words(page) for page in pages(made[name]))
    assert "12333" in text
    assert "12345" in text
    sizes: list[float] = []
    for page in pages(made[name]):
        row = list(letters(page))
        line = "".join(letter for letter, _ in row)
        for number in ("12333", "12345"):
            at = line.find(number)
            while at >= 0:
                sizes.append(min(size for _, size in row[at : at + 5]))
                at = line.find(number, at + 1)
    assert max(sizes) >= LEAST_DIGITS
    if FORMATS[WANTED[name][0]].view == "hat":
        assert min(sizes) >= LEAST_DIGITS
        form = FORMATS[WANTED[name][0]]
        count = len(places(name)) if form.sheet_width else 1
        assert len(sizes) == 2 * count  # two numbers a card, on each of them


@pytest.mark.parametrize("name", [name for name in WANTED if name.startswith("leaflet")])
def test_a_leaflet_is_read_without_glasses(made: dict[str, bytes], name: str) -> None:
    small, whole = 0, 0
    for page in pages(made[name]):
        for letter, size in letters(page):
            if "一" <= letter <= "龥":
                whole += 1
                small += size < 10.4
    assert whole > 1000
    assert small / whole < 0.2  # articles, marks and the foot; never the text


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("name", [name for name in WANTED if WANTED[name][0] in SHEETS])
def test_every_code_of_a_sheet_is_read_by_itself(made: dict[str, bytes], name: str, dpi: int) -> None:
    key, subject, _, _ = WANTED[name]
    side = 1 if FORMATS[key].view == "pocket" else 0
    address = f"{CATALOG.site.scan_url}q/{order(key, subject).token}/"
    page = pypdfium2.PdfDocument(made[name])[side].render(scale=dpi / 72, grayscale=True).to_numpy()
    seen = [decoded(cut(page, dpi, box)) for box in places(name, back=side == 1)]
    assert len(seen) > 6
    assert [it for it in seen if set(it.values()) != {address}] == []


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("name", [name for name in WANTED if WANTED[name][0] not in SHEETS])
def test_the_code_of_a_single_print_is_read(made: dict[str, bytes], name: str, dpi: int) -> None:
    key, subject, _, _ = WANTED[name]
    if FORMATS[key].view == "poster":
        dpi //= 2  # a poster is looked at from afar
    address = f"{CATALOG.site.scan_url}q/{order(key, subject).token}/"
    read: set[str] = set()
    for page in pypdfium2.PdfDocument(made[name]):
        found = decoded(np.ascontiguousarray(page.render(scale=dpi / 72, grayscale=True).to_numpy()))
        if found["zxing"]:
            read |= set(found.values())
    assert read == {address}


def test_modules_are_large_enough() -> None:
    checked = 0
    for key, form in FORMATS.items():
        code = prints.make(order(key, STREET)).data["code"]
        checked += 1
        assert form.qr / code["modules"] >= max(0.5, form.module), key
    assert checked == len(FORMATS)


def ink(pdf: bytes, side: int, dpi: int = 100) -> np.ndarray[Any, Any]:
    return pypdfium2.PdfDocument(pdf)[side].render(scale=dpi / 72, grayscale=True).to_numpy() < 120


def test_each_back_lies_behind_its_front(made: dict[str, bytes]) -> None:
    name, dpi = f"pocket {STREET}", 100
    front, back = ink(made[name], 0, dpi), ink(made[name], 1, dpi)[:, ::-1]  # turned over
    boxes = places(name)
    assert len(boxes) == 10
    inside = np.zeros_like(front)
    for left, top, wide, tall in boxes:
        x, y = round(left * dpi / 25.4), round(top * dpi / 25.4)
        inside[y : y + round(tall * dpi / 25.4), x : x + round(wide * dpi / 25.4)] = True
        # The bar of a back is where the bar of its front is, to a dot.
        strip = slice(y + 8, y + 30)
        columns = [np.flatnonzero(side[strip].all(axis=0)) for side in (front, back)]
        near = [row[(row > x) & (row < x + wide * dpi / 25.4)] for row in columns]
        assert abs(int(near[0].min()) - int(near[1].min())) <= 1
        assert abs(int(near[0].max()) - int(near[1].max())) <= 1
    # Nothing of a back stands on the front's margin but ticks, which meet the front's.
    outside = back & ~inside
    grown = np.zeros_like(front)
    for dx in (-2, -1, 0, 1, 2):
        for dy in (-1, 0, 1):
            grown |= np.roll(front, (dy, dx), axis=(0, 1))
    assert (outside & ~grown).sum() == 0


def test_the_note_stands_on_the_margin_and_on_no_card(made: dict[str, bytes]) -> None:
    for key in [key for key in SHEETS if FORMATS[key].view == "hat"]:
        text = words(next(pages(made[f"{key} {STREET}"])))
        assert text.count("离帽沿至少19毫米") == 1
        assert "按100%打印" in text
    read = 0
    for name in [name for name in WANTED if name.endswith("-single " + STREET)]:
        read += 1
        assert "帽沿" not in words(next(pages(made[name])))
    assert read == 5


def test_the_last_ready_cut_label_is_the_note(made: dict[str, bytes]) -> None:
    read = 0
    for name in [name for name, wanted in WANTED.items() if wanted[3]]:
        read += 1
        text = words(next(pages(made[name])))
        assert text.count("这一张是说明") == 1
        assert text.count("扫码看办法") == len(places(name))
    assert read == 5


def test_without_colour_there_is_black_ink_alone(made: dict[str, bytes]) -> None:
    for name, colours in (("leaflet grey", 0), ("hat-60x40 grey", 0), (f"leaflet {STREET}", 3)):
        reader = pypdf.PdfReader(io.BytesIO(made[name]))
        contents = b"".join(page.get_contents().get_data() for page in reader.pages)
        inks = set(re.findall(rb"([\d.]+ [\d.]+ [\d.]+) [\d.]+ (?:[kK]|scn|SCN)\b", contents))
        assert b"0 0 0" in inks
        assert len(inks - {b"0 0 0"}) >= colours
        assert colours or inks == {b"0 0 0"}


def test_the_same_bytes_again(made: dict[str, bytes]) -> None:
    again = Press(CONFIG)
    for name in (f"hat-50x30 {STREET}", f"leaflet {STREET}", f"poster-a3 {STREET}"):
        assert again.pdf(prints.make(order(*WANTED[name]))) == made[name]


def with_area(name: str) -> tuple[Catalog, Area]:
    area = CATALOG.areas[STREET]
    renamed = area.model_copy(update={"name": area.name.model_copy(update={"zh": name})})
    return replace(CATALOG, areas={**CATALOG.areas, STREET: renamed}), renamed


@pytest.mark.parametrize("name", [LONG_AREA, "乡"])
@pytest.mark.parametrize("key", FORMATS)
def test_long_and_short_names_of_places_fit(press: Press, key: str, name: str) -> None:
    catalog, area = with_area(name)
    pdf = press.pdf(prints.make(prints.Order(catalog, FORMATS[key], TODAY, area)))
    assert name in "".join(words(page) for page in pages(pdf))


def test_a_name_that_does_not_fit_is_refused_with_its_field(press: Press) -> None:
    for key, name in (("hat-50x30", LONG_AREA * 4), ("poster-a3", LONG_AREA * 9), ("window-a5", "a" * 300)):
        catalog, area = with_area(name)
        with pytest.raises(DataError) as caught:
            press.pdf(prints.make(prints.Order(catalog, FORMATS[key], TODAY, area)))
        (problem, *_) = caught.value.problems
        assert (problem.rule, problem.path) == ("print-overflow", f"data/areas/{STREET}.yaml")
        assert problem.facts["field"] == "name"


def test_every_place_and_site_has_prints_that_fit(press: Press) -> None:
    """All of them in the smallest format of each kind, where room is scarcest."""
    sheets: list[Sheet] = []
    for area in CATALOG.printed_areas():
        sheets += [prints.sheet(CATALOG, key, area, TODAY) for key in ("window-a5", "leaflet")]
    for project in CATALOG.public_projects():
        sheets += [prints.sheet(CATALOG, key, project, TODAY) for key in ("hat-50x30", "pocket")]
    assert len(sheets) > 40
    for sheet in sheets:
        press.pdf(sheet)


@pytest.mark.parametrize(
    "name", [f"{key}-single {STREET}" for key in ("hat-50x30", "hat-round-40", "pocket")]
)
def test_the_marks_of_the_smallest_cards_are_legible(made: dict[str, bytes], name: str) -> None:
    key, subject, _, _ = WANTED[name]
    token, host = order(key, subject).token, CATALOG.site.scan_url.removeprefix("https://").rstrip("/")
    assert token is not None
    read = 0
    for page in pages(made[name]):
        row = list(letters(page))
        line = "".join(letter for letter, _ in row)
        for mark in (token, host, str(TODAY.year)):
            at = line.find(mark)
            if at >= 0:
                read += 1
                assert min(size for _, size in row[at : at + len(mark)]) >= 4.99, mark
    assert read == 3
