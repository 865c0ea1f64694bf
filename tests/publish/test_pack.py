"""The contractor's pack: what is in it, the same bytes again, names that Windows reads, a true ruler."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import cv2
import numpy as np
import pypdf
import pypdfium2
import pytest
from PIL import Image

from generator.config import Config
from generator.publish import pack
from generator.publish.typst import Press
from generator.render import prints, urls
from generator.render.qr import QUIET, matrix, outline
from generator.render.qr_files import DOTS, png, svg
from generator.render.spec_sheet import SPEC, spec_sheet
from tests.conftest import Built
from tests.prints.reading import MM, decoded, picture
from tests.prints.specimens import LONGEST, SHORTEST
from tests.support.catalog import mini_catalog, project

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
URL = "https://wb.example/q/V4QDX8NM/"


def packed(one, issued: bool = True, today: date = TODAY) -> bytes:
    catalog = mini_catalog(one, issued=issued)
    its = prints.orders(catalog, one, today)
    pdfs = {pack.file_name(order): f"%PDF {order.path}".encode() for order in its}
    return pack.pack(catalog, one, its, pdfs | {SPEC: b"%PDF spec"}, today).data


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(Config(ROOT, TODAY))


def test_it_holds_every_print_the_codes_and_the_read_me() -> None:
    one = project()
    archive = opened(packed(one))
    catalog = mini_catalog(one)
    names = [order.path.rpartition("/")[2] for order in prints.orders(catalog, one, TODAY)]
    assert len(names) > 8
    found = archive.namelist()
    assert found[0] == "sample/读我.txt"
    assert [f"sample/{name}" for name in (*names, SPEC)] == [n for n in found if n.endswith(".pdf")]
    items = {edition.item for edition in catalog.editions.of(one.id)}
    assert {"board", "hat"} <= items
    assert {f"sample/qr/{item}.{end}" for item in items for end in ("svg", "png")} == {
        name for name in found if "/qr/" in name
    }


def test_the_same_day_gives_the_same_bytes_and_nothing_of_this_machine() -> None:
    data = packed(project())
    assert packed(project()) == data
    assert packed(project(), today=date(2026, 12, 1)) != data
    for info in opened(data).infolist():
        assert info.date_time == (2026, 11, 20, 0, 0, 0)
        assert info.create_system == 3
        assert info.external_attr >> 16 == 0o100644
        assert info.compress_type == zipfile.ZIP_STORED
        assert info.flag_bits & 0x800 == (0 if info.filename.isascii() else 0x800)


def test_the_read_me_opens_in_every_notepad_and_says_who_changes_it() -> None:
    raw = opened(packed(project())).read("sample/读我.txt")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") > 15
    text = raw.decode("utf-8-sig")
    for word in (
        *("示例镇安置房一期工程", "示例：不是真实项目", "board-a3.pdf", "420 × 297 毫米", "hat-60x40.pdf"),
        *("按 100%", "安全员", "19 毫米", "不要自己改", "示例街道宣传办", "2026年11月20日"),
    ):
        assert word in text, word
    assert "样张" not in text
    assert max(map(len, text.splitlines())) < 60


def test_a_project_that_was_not_issued_gets_no_code_and_is_told_so() -> None:
    archive = opened(packed(project(), issued=False))
    assert [name for name in archive.namelist() if "/qr/" in name] == []
    assert "标着“样张”的还没有登记编号" in archive.read("sample/读我.txt").decode("utf-8-sig")


def test_codes_as_pictures_are_the_code() -> None:
    code, dark = outline(URL), np.array(matrix(URL))
    image = Image.open(io.BytesIO(png(code, 60)))
    image.load()
    assert image.mode == "1"
    assert image.size == (code.modules * DOTS,) * 2
    assert round(image.info["dpi"][0] / 25.4 * 60) == code.modules * DOTS
    pixels = np.array(image)[DOTS // 2 :: DOTS, DOTS // 2 :: DOTS]
    assert (pixels[QUIET:-QUIET, QUIET:-QUIET] == ~dark).all()
    assert pixels[:QUIET].all()
    assert decoded(np.array(image).astype(np.uint8) * 255) == {"zxing": URL, "opencv": URL}
    text = svg(code, 60).decode()
    assert 'width="60mm" height="60mm" viewBox="0 0 41 41"' in text
    assert code.svg_path() in text


def spec_of(press: Press, one, issued: bool = True) -> bytes:
    catalog = mini_catalog(one, issued=issued)
    return press.pdf(spec_sheet(catalog, one, TODAY))


@pytest.mark.parametrize("one", [project(), LONGEST, SHORTEST], ids=lambda p: p.id)
def test_the_specification_names_every_file_with_its_size(press, one) -> None:
    (page,) = pypdf.PdfReader(io.BytesIO(spec_of(press, one))).pages
    assert [round(float(side) / MM, 1) for side in page["/MediaBox"]] == [0, 0, 210, 297]
    document = pypdfium2.PdfDocument(spec_of(press, one))
    shown = "".join(document[0].get_textpage().get_text_range().split())
    named = [order for order in prints.orders(mini_catalog(one), one, TODAY) if not order.grey]
    assert len(named) > 8
    for order in named:
        assert order.path.rpartition("/")[2] in shown
        assert order.form.round or f"{order.form.width:g}×{order.form.height:g}" in shown
    assert one.name in shown
    assert ("示例" in shown) == one.demo or one.demo is False


def test_a_material_is_our_suggestion_and_says_so(press) -> None:
    """No rule names a material, so each line of one begins with 建议."""
    sheets = [spec_sheet(mini_catalog(one), one, TODAY) for one in (project(), LONGEST)]
    said = [group["words"] for sheet in sheets for group in sheet.data["list"]["groups"]]
    assert len({words["zh"] for words in said}) >= 3
    assert [words["zh"] for words in said if not words["zh"].startswith("建议：")] == []
    assert [words["en"] for words in said if not words["en"].startswith("We suggest ")] == []
    assert "建议" in pypdf.PdfReader(io.BytesIO(press.pdf(sheets[0]))).pages[0].extract_text()


def test_the_ruler_is_a_hundred_millimetres_and_the_code_as_large_as_it_says(press) -> None:
    (page,) = pypdfium2.PdfDocument(spec_of(press, project()))
    bounds = [one.get_bounds() for one in page.get_objects(max_depth=6)]
    ticks = sorted({round(left / MM, 2) for left, low, right, high in bounds
                    if right - left < 0.7 and 5 < high - low < 15})  # fmt: skip
    assert len(ticks) == 101
    assert ticks[-1] - ticks[0] == pytest.approx(100, abs=0.02)
    smallest = min(o.form.qr for o in prints.orders(mini_catalog(), project(), TODAY) if o.code)
    squares = [b for b in bounds if abs((b[2] - b[0]) / MM - smallest) < 0.15
               and abs((b[3] - b[1]) / MM - smallest) < 0.15]  # fmt: skip
    assert squares
    seen = decoded(picture(spec_of(press, project()), 150))
    assert seen["zxing"].startswith("https://wb.example/q/")


def test_nothing_on_the_specification_of_an_unissued_project_can_be_scanned(press) -> None:
    assert decoded(picture(spec_of(press, project(), issued=False), 150)) == {"zxing": "", "opencv": ""}


def test_every_project_of_a_site_has_its_pack_of_the_sites_own_files(built: Built) -> None:
    projects = built.catalog.public_projects()
    assert len(projects) >= 8
    for one in projects:
        folder = built.site / "print" / one.id
        archive = opened((built.site / urls.pack(one.id)).read_bytes())
        assert archive.testzip() is None
        inside = {Path(n).name: archive.read(n) for n in archive.namelist() if n.endswith(".pdf")}
        assert inside == {path.name: path.read_bytes() for path in folder.glob("*.pdf")}
        page = (built.site / "p" / one.id / "index.html").read_text("utf-8")
        assert (urls.pack(one.id) in page) == (one.stage != "retired")


def test_cv2_reads_the_png_too() -> None:
    image = cv2.imdecode(np.frombuffer(png(outline(URL), 60), np.uint8), cv2.IMREAD_GRAYSCALE)
    assert image.shape == (41 * DOTS, 41 * DOTS)
