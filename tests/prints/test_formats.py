"""A format is data: another size of board, another ink and another size of type need no program."""

from __future__ import annotations

import io
import shutil
from datetime import date
from pathlib import Path

import pypdf
import pytest

from generator.config import Config
from generator.load import load_catalog
from generator.problem import DataError
from generator.publish.typst import Press
from generator.render import prints
from tests.prints.reading import MM, text

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
PROJECT = "shili-ditiekou-zonghe"
ENTRY = """
- key: board-b2
  template: board.typ
  name:
    zh: 维权信息告示牌 B2
    en: Notice board B2
  width: "707"
  height: "500"
  bleed: "4"
  qr: "107.5"
  view: board
  item: board
  layout: landscape
  scale: "1.68"
  safe: "12"
  module: "1"
"""


@pytest.fixture
def checkout(tmp_path) -> Path:
    for name in ("data", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    found = path.read_text("utf-8")
    assert found.count(old) == 1
    path.write_text(found.replace(old, new), "utf-8")


def made(root: Path, key: str) -> bytes:
    catalog = load_catalog(root)
    sheet = prints.sheet(catalog, key, catalog.projects[PROJECT], TODAY)
    return Press(Config(root, TODAY)).pdf(sheet)


def test_another_size_of_board_is_an_entry(checkout):
    path = checkout / "data/vocabulary/print-formats.yaml"
    path.write_text(path.read_text("utf-8").rstrip() + ENTRY, "utf-8")
    catalog = load_catalog(checkout)
    orders = prints.orders(catalog, catalog.projects[PROJECT], TODAY)
    assert "board-b2" in [order.form.key for order in orders]
    pdf = made(checkout, "board-b2")
    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert [round(float(side) / MM) for side in page["/TrimBox"]] == [11, 11, 718, 511]
    assert "示例·地铁口商业综合体工程" in text(pdf).replace("•", "·")


def test_another_layout_is_a_function_in_the_theme(checkout):
    path = checkout / "data/vocabulary/print-formats.yaml"
    path.write_text(path.read_text("utf-8").rstrip() + ENTRY.replace("landscape", "bare"), "utf-8")
    (checkout / "theme/print/board/bare.typ").write_text(
        '#import "parts.typ": *\n#let bands = (head: 20, gold: 1, foot: 4)\n'
        '#let draw(kit, sheet, width, height, at) = at(9mm, 40mm, heading(said(kit, "rule", sheet.name)))\n'
    )
    change(
        checkout / "theme/print/board.typ",
        '#import "board/wide.typ"',
        '#import "board/wide.typ"\n#import "board/bare.typ"',
    )
    change(checkout / "theme/print/board.typ", "wide: wide)", "wide: wide, bare: bare)")
    assert "地铁口商业综合体工程" in text(made(checkout, "board-b2"))


def test_inks_and_type_are_data(checkout):
    change(checkout / "data/vocabulary/print-inks.yaml", "cmyk: 0 100 92 12", "cmyk: 0 90 100 30")
    pdf = made(checkout, "board-a3")
    drawn = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data()
    assert b"0 0.9" in drawn
    assert pdf != made(ROOT, "board-a3")


def test_a_code_with_modules_finer_than_the_format_allows_is_refused(checkout):
    path = checkout / "data/vocabulary/print-formats.yaml"
    path.write_text(path.read_text("utf-8").rstrip() + ENTRY.replace("107.5", "20"), "utf-8")
    catalog = load_catalog(checkout)
    issued = prints.sheet(catalog, "board-a3", catalog.projects[PROJECT], TODAY).data["code"]
    if issued is None:
        pytest.fail("the sample project has no issued board")
    with pytest.raises(DataError) as caught:
        prints.sheet(catalog, "board-b2", catalog.projects[PROJECT], TODAY)
    assert [problem.rule for problem in caught.value.problems] == ["print-code"]
