"""Every size of the notice board, at its longest, shortest and as usual: boxes, text, inks, type, code."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pypdf
import pytest

from generator.board import board
from generator.config import Config
from generator.load import load_catalog
from generator.problem import DataError
from generator.publish.typst import Press
from generator.render import prints
from tests.prints.reading import MM, code_at, decoded, letters, part, placed, text
from tests.prints.specimens import LONGEST, SHORTEST
from tests.support.catalog import mini_catalog, project

ROOT = Path(__file__).parents[2]
CONFIG = Config(ROOT, date(2026, 11, 20))
USUAL = project("usual")
ENDS = (USUAL, LONGEST, SHORTEST)
CATALOG = mini_catalog(*ENDS)
FORMATS = [form for form in CATALOG.vocabulary.print_formats if form.view == "board"]
LARGE = 594  # mm of height from which a board is read from two metres
TWO_METRES = 10  # mm of a letter's height at least, a two-hundredth of the way
PRESS = Press(CONFIG)

of_each_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.key)
of_each_board = pytest.mark.parametrize("one", ENDS, ids=lambda one: one.id)


@cache
def pdf_of(key: str, name: str, grey: bool = False) -> bytes:
    one = CATALOG.projects[name]
    return PRESS.pdf(prints.sheet(CATALOG, key, one, CONFIG.today, grey))


def page_of(pdf: bytes) -> pypdf.PageObject:
    (page,) = pypdf.PdfReader(io.BytesIO(pdf), strict=True).pages
    return page


def sides(page: pypdf.PageObject, name: str) -> list[float]:
    return [round(float(side) / MM, 1) for side in page[name]]


def test_all_sizes_are_there():
    sizes = {(form.width, form.height) for form in FORMATS}
    assert sizes == {
        *((297, 210), (420, 297), (594, 420), (841, 594)),
        *((900, 1400), (1200, 800), (2400, 1200)),
    }
    assert {form.layout for form in FORMATS} == {"landscape", "upright", "wide"}


@of_each_format
def test_page_boxes(form):
    page = page_of(pdf_of(form.key, "usual"))
    around = form.bleed + 7 if form.bleed else 0
    assert sides(page, "/MediaBox") == [0, 0, form.width + 2 * around, form.height + 2 * around]
    if not form.bleed:
        assert "/BleedBox" not in page
        return
    assert sides(page, "/TrimBox") == [around, around, form.width + around, form.height + around]
    low, wide, tall = around - form.bleed, form.width + 2 * form.bleed, form.height + 2 * form.bleed
    assert sides(page, "/BleedBox") == [low, low, low + wide, low + tall]


@of_each_format
@of_each_board
def test_the_text_layer_has_each_item_of_the_article(form, one):
    shown = text(pdf_of(form.key, one.id))
    it = board(CATALOG, one, CONFIG.today)
    assert it.missing == ()
    companies = [one.owner, one.general_contractor, one.project_department, *one.subcontractors]
    doors = [it.inspection, it.arbitration, it.legal_aid, it.legal_line, it.main_line, it.second_line]
    numbers = [dial.number for door in doors for dial in door.dials]
    numbers += [dial.number for _, dials in it.regulators for dial in dials]
    numbers += [dial.number for dial in it.wage_officer]
    wanted = [company.name for company in companies] + [regulator.name for regulator in one.regulators]
    wanted += [*numbers, "0595-12333", "0595-12345", "2195元/月", "小时工资23元", "每月15日", "发上个月工资"]
    wanted += ["分包欠薪，总包先付", "证据不全，也可以投诉。", "扫不了？打12333", "按100%打印", "第1版"]
    wanted += [one.name, *([one.supervisor.name] if one.supervisor else [])]
    wanted += [] if one.subcontractors else ["本项目没有分包单位"]
    wanted += ["示例，不是真实项目"] if one.demo else []
    assert len(wanted) > 20
    assert [word for word in wanted if word.replace(" ", "") not in shown] == []
    assert ("示例，不是真实项目" in shown) == one.demo
    token = it.tokens["board"]
    assert f"wb.example/q/{token}" in shown
    assert f"编号{token}" in shown


@of_each_format
def test_it_is_read_from_the_top(form):
    shown = text(pdf_of(form.key, "usual"))
    order = ["农民工工资维权信息告示牌", "被拖欠工资？打电话", "（一）基本信息"]
    order += ["（二）工资标准", "（三）投诉举报", "分包欠薪，总包先付", "发布："]
    places = [shown.index(word) for word in order]
    assert places == sorted(places)
    assert shown.index("拿回工资四步走") < shown.index("留证据") < shown.index("申请劳动仲裁，请律师")


@of_each_format
@of_each_board
def test_no_letter_is_too_small_for_the_way(form, one):
    """Chinese on a board for two metres is ten millimetres high, on the A3 board seven points."""
    pdf = pdf_of(form.key, one.id)
    trim = form.height + (form.bleed + 7 if form.bleed else 0)  # below it only the slug line
    chinese = Counter(
        round(size, 1) for letter, size, (_, y, *_) in placed(pdf) if "一" <= letter <= "鿿" and y < trim
    )
    small = [size for size in chinese if size < 7 * form.scale - 0.1]
    assert small == []
    if form.height >= LARGE:
        body = sum(count for size, count in chinese.items() if size / MM >= TWO_METRES * 0.6)
        assert body / sum(chinese.values()) > 0.75


@of_each_format
@of_each_board
def test_all_letters_stand_inside_the_safe_margin(form, one):
    around = form.bleed + 7 if form.bleed else 0
    left, right = around + form.safe, around + form.width - form.safe
    low = around + form.height - 5 * form.scale  # the foot is above the strip at the lower edge
    seen = 0
    for letter, size, (x, y, wide, tall) in placed(pdf_of(form.key, one.id)):
        if y > around + form.height or size == pytest.approx(70 * form.scale, abs=0.1):
            continue  # the slug line, and the pale words behind the text
        seen += 1
        assert left <= x <= x + wide <= right, letter
        assert around + form.safe <= y <= y + tall <= low, letter
    assert seen > 500


@of_each_format
@of_each_board
def test_hotlines_and_the_wage_officer_stand_out(form, one):
    read = list(letters(pdf_of(form.key, one.id)))
    line = "".join(letter for letter, _ in read)
    largest = {
        number: max(
            min(size for _, size in read[found.start() : found.end()]) for found in re.finditer(number, line)
        )
        for number in ("12333", "12345", "13800138000")
    }
    assert largest["12333"] >= 70 * form.scale
    assert largest["12345"] >= 44 * form.scale
    assert largest["13800138000"] >= 14 * form.scale
    if form.height >= LARGE:  # figures are 0.73 of their size high
        assert largest["12345"] / MM * 0.73 >= 2 * TWO_METRES


@of_each_format
@pytest.mark.parametrize("dpi", [150, 300])
def test_the_code_is_read_by_two_decoders(form, dpi):
    sheet = prints.sheet(CATALOG, form.key, USUAL, CONFIG.today)
    module = form.qr / sheet.data["code"]["modules"]
    assert module >= form.module
    pdf = pdf_of(form.key, "usual")
    place = code_at(pdf, module)
    assert place[2] == pytest.approx(form.qr, abs=2 * module)  # the quiet zone included
    address = sheet.data["code"]["url"]
    assert decoded(part(pdf, dpi, place)) == {"zxing": address, "opencv": address}


def test_modules_are_a_millimetre_but_on_the_proof():
    assert {form.key for form in FORMATS if form.module < 1} == {"board-a4"}
    sides = {form.key: form.qr for form in FORMATS}
    assert sides["board-a1"] >= 120
    assert sides["board-2400x1200"] >= 200


INK = re.compile(r"((?:[-\d.]+ )+)(k|K|rg|RG|g|G|scn|SCN)(?=\s)")


def inks(pdf: bytes) -> Counter[tuple[str, str]]:
    """(Operands, operator) of every change of ink on a page."""
    return Counter(INK.findall(page_of(pdf).get_contents().get_data().decode("latin-1")))


@of_each_format
def test_black_is_black_ink_alone(form):
    found = inks(pdf_of(form.key, "usual"))
    assert {operator.lower() for _, operator in found} == {"k"}
    assert found[("0 0 0 1 ", "k")] > 20
    rich = [ink for ink, _ in found if ink.endswith(" 1 ") and ink != "0 0 0 1 "]
    assert rich == []


def test_without_colour_there_is_only_black_ink():
    grey = [form for form in FORMATS if form.grey]
    assert grey
    for form in grey:
        pdf = pdf_of(form.key, "usual", True)
        assert all(ink.startswith("0 0 0 ") for ink, _ in inks(pdf))
        assert text(pdf).replace("-grey", "") == text(pdf_of(form.key, "usual"))


def test_too_much_is_refused_with_field_and_millimetres_on_every_size():
    one = project(name="示例晋江市灵源街道林口社区安置房一期工程" * 12)
    catalog = mini_catalog(one)
    for form in FORMATS:
        with pytest.raises(DataError) as caught:
            PRESS.pdf(prints.sheet(catalog, form.key, one, CONFIG.today))
        (problem,) = caught.value.problems
        need, have = ([float(side) for side in problem.facts[key].split(" × ")] for key in ("need", "have"))
        assert problem.facts["field"] == "name"
        assert need[1] > have[1] > 0
        assert have[0] < form.width


def test_without_a_second_language_there_is_none():
    formats = tuple(form.model_copy(update={"second": False}) for form in CATALOG.vocabulary.print_formats)
    vocabulary = CATALOG.vocabulary.model_copy(update={"print_formats": formats})
    catalog = replace(CATALOG, vocabulary=vocabulary)
    for key in ("board-a3", "board-900x1400", "board-2400x1200"):
        shown = text(PRESS.pdf(prints.sheet(catalog, key, USUAL, CONFIG.today)))
        assert "Regulation" not in shown
        assert "yuan" not in shown
        assert "分包欠薪，总包先付" in shown


def test_every_public_project_fits_every_size():
    catalog = load_catalog(ROOT)
    projects = catalog.public_projects()
    assert len(projects) >= 8
    most = max(projects, key=lambda one: (len(one.subcontractors), len(one.name)))
    for form in FORMATS:
        assert most.general_contractor.name in text(
            PRESS.pdf(prints.sheet(catalog, form.key, most, CONFIG.today))
        )
