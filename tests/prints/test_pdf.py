"""Every format read back by readers that aren't ours: pages, boxes, fonts, glyphs, words, standard."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from page import validate_pdf_bytes
from pypdf.generic import ContentStream, DictionaryObject

from generator.board import board
from generator.config import Config
from generator.publish.typst import Press
from generator.render import prints
from generator.render.prints.order import Order
from generator.render.spec_sheet import spec_sheet
from tests.prints.family import CATALOG, FAMILY, TODAY, USUAL
from tests.prints.reading import MM

ROOT = Path(__file__).parents[2]
PRESS = Press(Config(ROOT, TODAY))
MARKS = 7  # mm beside the bleed for crop marks
SUBSET = re.compile(r"/[A-Z]{6}\+NotoSansSC(Common)?-\w+")
SHOW = {b"Tj", b"TJ", b"'", b'"'}
HAN = re.compile("[一-鿿]")
NOTHING = DictionaryObject()

of_each = pytest.mark.parametrize("order", FAMILY, ids=lambda order: order.path.removeprefix("print/"))


@cache
def _pdf(path: str) -> bytes:
    return PRESS.pdf(prints.make(next(order for order in FAMILY if order.path == path)))


def pdf_of(order: Order) -> bytes:
    return _pdf(order.path)


def read(order: Order) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf_of(order)), strict=True)


def sides(page: pypdf.PageObject, name: str) -> list[float]:
    return [round(float(side) / MM, 1) for side in page[name]]


def fonts(page: pypdf.PageObject) -> Iterator[DictionaryObject]:
    """The fonts of a page and of the forms that it draws."""
    todo = [page["/Resources"].get_object()]
    while todo:
        resources = todo.pop()
        for font in resources.get("/Font", NOTHING).get_object().values():
            yield font.get_object()
        for thing in resources.get("/XObject", NOTHING).get_object().values():
            form = thing.get_object()
            assert form["/Subtype"] == "/Form", "a picture of dots in a print"
            todo.append(form.get("/Resources", NOTHING).get_object())


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join("".join(page.get_textpage().get_text_range() for page in document).split())


def test_the_family_is_all_there() -> None:
    keys = {order.form.key for order in FAMILY}
    assert keys == {form.key for form in CATALOG.vocabulary.print_formats}
    assert len(keys) >= 20
    of_projects = {
        form.key for form in CATALOG.vocabulary.print_formats if form.subject in ("project", "both")
    }
    for key in of_projects:
        assert len({o.subject.id for o in FAMILY if o.form.key == key and o.subject is not None}) >= 3
    assert all(order.code for order in FAMILY if order.form.qr)


@of_each
def test_pages_and_boxes(order) -> None:
    form, paper, pages = order.form, order.paper, read(order).pages
    assert len(pages) == form.pages == len(pypdfium2.PdfDocument(pdf_of(order)))
    wide = paper.sheet_width if paper else form.sheet_width or form.width
    tall = paper.sheet_height if paper else form.sheet_height or form.height
    around = form.bleed + MARKS if form.bleed else 0
    for page in pages:
        assert sides(page, "/MediaBox") == [0, 0, *(round(side + 2 * around, 1) for side in (wide, tall))]
        if around:
            assert sides(page, "/TrimBox") == [around, around, *(round(s + around, 1) for s in (wide, tall))]
            reach = [MARKS, MARKS, *(round(s + around + form.bleed, 1) for s in (wide, tall))]
            assert sides(page, "/BleedBox") == reach
        assert page.get("/Rotate", 0) == 0


@of_each
def test_fonts_are_embedded_as_subsets_and_no_glyph_is_missing(order) -> None:
    for page in read(order).pages:
        found = list(fonts(page))
        assert found
        for font in found:
            (inner,) = font["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"].get_object()
            assert SUBSET.fullmatch(descriptor["/FontName"]), descriptor["/FontName"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            assert "/ToUnicode" in font
            assert font["/Encoding"] == "/Identity-H"
        shown = 0
        for values, operator in ContentStream(page.get_contents(), read(order)).operations:
            for part in values[0] if operator == b"TJ" else values[-1:] if operator in SHOW else []:
                if isinstance(part, (pypdf.generic.TextStringObject, pypdf.generic.ByteStringObject)):
                    raw = part.original_bytes
                    glyphs = [raw[n : n + 2] for n in range(0, len(raw), 2)]
                    shown += len(glyphs)
                    assert b"\0\0" not in glyphs  # .notdef
        assert shown > 20


@of_each
def test_every_letter_of_the_text_layer_is_a_letter(order) -> None:
    shown = words(pdf_of(order))
    assert len(HAN.findall(shown)) >= 20  # a round card has no more
    odd = {c for c in shown if c == "�" or 0xE000 <= ord(c) <= 0xF8FF or not c.isprintable()}
    assert odd <= {"￾", "\u200b"}
    assert "12333" in shown or order.form.view == "care"


@of_each
def test_title_language_and_standard(order, caplog) -> None:
    caplog.set_level(logging.WARNING, "pypdf")
    root = pypdf.PdfReader(io.BytesIO(pdf_of(order)), strict=True).trailer["/Root"]
    sheet = prints.make(order)
    title = read(order).metadata.title
    assert title.startswith(sheet.data["title"]["zh"] if isinstance(sheet.data["title"], dict) else "")
    assert HAN.search(title)
    assert root["/Lang"].startswith("zh")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = root["/Metadata"].get_object().get_data()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in xmp
    report = validate_pdf_bytes(pdf_of(order), profile="ua1")
    assert [f"{it.rule_id}: {it.message}" for it in report.failures] == []
    assert read(order).metadata.creation_date.date() == TODAY
    assert caplog.records == []


BOARDS = [order for order in FAMILY if order.form.view == "board"]


@pytest.mark.parametrize("order", BOARDS, ids=lambda order: order.path.removeprefix("print/"))
def test_a_second_reader_finds_each_value_of_article_34_too(order) -> None:
    """What pypdf reads; test_boards.py asks pdfium."""
    shown = "".join("".join(page.extract_text() for page in read(order).pages).split())
    one, it = order.project, board(CATALOG, order.project, TODAY)
    values = {
        "owner": [one.owner.name],
        "general_contractor": [one.general_contractor.name],
        "project_department": [one.project_department.name],
        "subcontractors": [sub.name for sub in one.subcontractors] or ["本项目没有分包单位"],
        "regulator": [regulator.name for regulator in one.regulators],
        "wage_officer": [dial.number for dial in it.wage_officer],
        "minimum_wage": ["2195元/月", "小时工资23元"],
        "pay_day": ["每月15日"],
        "regulator_phone": [dial.number for _, dials in it.regulators for dial in dials],
        "inspection_phone": ["劳动保障监察投诉举报", *(dial.number for dial in it.inspection.dials)],
        "arbitration": [it.arbitration.channel.name.zh],
        "legal_aid": [it.legal_aid.channel.name.zh],
        "legal_line": [dial.number for dial in it.legal_line.dials],
    }
    assert set(values) == {item.key for item in CATALOG.vocabulary.board_items}
    missing = {key: [w for w in its if "".join(w.split()) not in shown] for key, its in values.items()}
    assert missing == {key: [] for key in values}


def test_the_specification_is_read_back_as_well() -> None:
    pdf = PRESS.pdf(spec_sheet(CATALOG, USUAL, TODAY))
    (page,) = pypdf.PdfReader(io.BytesIO(pdf), strict=True).pages
    assert {
        SUBSET.fullmatch(font["/BaseFont"].replace("-Identity-H", "")) is None for font in fonts(page)
    } == {False}
    assert "100毫米" in words(pdf)
