"""`wageboard export plan`: two lists, as workbook and PDF, in office/ and never in the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from generator.config import Config
from generator.distribution import orders, parcels
from generator.load import load_catalog
from generator.publish.listing import xlsx_of
from generator.render.office.plan import plan, shop
from tests.conftest import ROOT, TODAY

TOWN = "350582006"


@pytest.fixture
def root() -> Path:
    return ROOT


def test_both_lists_are_written(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    code, said, _ = run("export", "plan", TOWN, "--out", str(tmp_path), lang="zh_CN.UTF-8")
    assert code == 0
    names = {f"{name}-{TOWN}.{form}" for name in ("plan", "plan-print") for form in ("xlsx", "pdf")}
    assert {path.name for path in tmp_path.iterdir()} == names
    assert len(said.split()) == 4
    page = openpyxl.load_workbook(tmp_path / f"plan-{TOWN}.xlsx").active
    assert page is not None
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    assert ["工地", "灵水小学工地"] in [row[:2] for row in cells]
    assert any(row[3] == "安全帽维权卡 60×40" and row[4] == 160 for row in cells)
    document = pypdfium2.PdfDocument(tmp_path / f"plan-print-{TOWN}.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "board-a1.pdf" in text


def test_a_dry_run_only_shows_and_an_unknown_area_is_named(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    code, said, _ = run("export", "plan", TOWN, "--dry-run", "--out", str(tmp_path), lang="zh_CN.UTF-8")
    assert code == 0
    assert "分发计划：福建省泉州市晋江市灵源街道" in said
    assert list(tmp_path.iterdir()) == []
    code, _, err = run("export", "plan", "350582009", "--out", str(tmp_path))
    assert code == 1
    assert TOWN[:6] in err
    assert list(tmp_path.iterdir()) == []


def test_the_same_list_has_the_same_bytes_and_no_names() -> None:
    catalog, config = load_catalog(ROOT), Config(ROOT, TODAY)
    for lang in ("zh", "en"):
        found = parcels(catalog)
        for it in (plan(catalog, lang, found, TODAY, None), shop(catalog, lang, orders(found), TODAY, None)):
            assert xlsx_of(it, config) == xlsx_of(it, config)
            words = "\n".join("\n".join(row) for row in it.rows)
            people = [post.person.name for c in catalog.contacts.values() for post in c.posts if post.person]
            assert not [name for name in people if name in words]
            assert "office." not in words
