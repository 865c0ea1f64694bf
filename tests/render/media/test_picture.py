"""The long picture as somebody gets it in a chat: small, legible at 360 pixels, its code read after JPEG."""

from __future__ import annotations

import io
from dataclasses import replace

import cv2
import numpy as np
import pytest
import zxingcpp
from PIL import Image

from generator.catalog import Catalog
from generator.config import Config
from generator.ledger import subject_of
from generator.model.edition import Editions
from generator.model.token import grouped
from generator.problem import DataError
from generator.publish.typst import Press
from generator.render import urls
from generator.render.media import picture as module
from generator.render.media.picture import LARGEST, picture
from generator.render.media.recipient import Recipient, recipients
from tests.conftest import ROOT, TODAY
from tests.prints.reading import letters, text

NAMED = ("350582006", "100000", "shili-songyun-dianti", "shili-tianjin-chongdian")
WIDTH = 1080


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(Config(ROOT, TODAY))


@pytest.fixture(scope="module")
def made(press: Press, catalog: Catalog) -> dict[str, bytes]:
    return {it.id: press.made(picture(it)) for it in recipients(catalog, TODAY) if it.id in NAMED}


def test_it_is_small_and_as_wide_as_a_phone_wants(made: dict[str, bytes]) -> None:
    assert set(made) == set(NAMED)
    for png in made.values():
        assert len(png) <= LARGEST
        assert Image.open(io.BytesIO(png)).width == WIDTH


def test_the_code_is_read_after_a_chat_has_packed_it(made: dict[str, bytes], catalog: Catalog) -> None:
    """JPEG of quality 60, as it is and at a third of the width; two decoders."""
    for key, png in made.items():
        whole = Image.open(io.BytesIO(png)).convert("RGB")
        for width in (WIDTH, WIDTH // 2):
            small = whole.resize((width, round(whole.height * width / whole.width)))
            packed = io.BytesIO()
            small.save(packed, "JPEG", quality=60)
            grey = np.array(Image.open(packed).convert("L"))
            seen = [code.text for code in zxingcpp.read_barcodes(grey)]
            finders = (cv2.QRCodeDetectorAruco(), cv2.QRCodeDetector())
            other = next((found for one in finders if (found := one.detectAndDecode(grey)[0])), "")
            items = module.ITEMS[subject_of(key)]
            tokens = [e.token for e in catalog.editions.of(key) if e.item in items]
            assert len(seen) == 1
            assert seen[0] == other
            assert seen[0].removeprefix("https://wb.example/q/").strip("/") in tokens


def test_no_letter_is_under_40_pixels_and_the_number_is_the_largest(press: Press, catalog: Catalog) -> None:
    for it in recipients(catalog, TODAY):
        if it.id in NAMED:
            sizes = [size for _, size in letters(press.pdf(picture(it)))]
            assert min(sizes) * module.DOTS / 72 >= 40
            assert max(sizes) * module.DOTS / 72 >= 300


def test_it_says_the_facts_and_the_four_marks(press: Press, catalog: Catalog) -> None:
    it = Recipient(catalog, TODAY, catalog.projects["shili-songyun-dianti"])
    said = text(press.pdf(picture(it)))
    edition = catalog.editions.current(it.id, "board")
    assert edition
    for words in ("12333", "12345", "021-12333", "松云水苑装电梯", "示例，不是真实项目"):
        assert words in said
    marks = (f"wb.example/q/{edition.token}", grouped(edition.token).replace(" ", ""), "2026年11月20日")
    assert all(mark in said for mark in marks)


def test_what_was_never_issued_leads_to_its_own_page(catalog: Catalog) -> None:
    bare = replace(catalog, editions=Editions())
    sheet = picture(Recipient(bare, TODAY, bare.areas["350582006"]))
    assert sheet.data["code"]["url"] == "https://wageboard.example/" + urls.project("zh", "350582006")
    assert (sheet.data["marks"], sheet.data["specimen"]) == (None, None)


def test_the_same_day_gives_the_same_bytes(made: dict[str, bytes], catalog: Catalog) -> None:
    it = Recipient(catalog, TODAY, catalog.areas["350582006"])
    assert Press(Config(ROOT, TODAY)).made(picture(it)) == made[it.id]


def test_one_that_is_too_large_is_refused(press: Press, catalog: Catalog) -> None:
    sheet = picture(Recipient(catalog, TODAY, catalog.areas["350582006"]))
    with pytest.raises(DataError) as refused:
        press.made(replace(sheet, data={**sheet.data, "largest": 1000}))
    assert [p.rule for p in refused.value.problems] == ["picture-large"]
