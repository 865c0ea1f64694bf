"""Every code on every print of the data, rendered, is read by two decoders as its own address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.board import board
from generator.config import Config
from generator.load import load_catalog
from generator.publish.typst import Press
from generator.render import prints
from tests.prints.reading import AROUND, cards, cut, decoded, picture

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
CATALOG = load_catalog(ROOT)
PROJECTS = CATALOG.public_projects()
LEFT_HALF = (AROUND, AROUND + 36, 145, 220)  # of a board: the panel under the heading, in mm


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(Config(ROOT, TODAY))


def test_there_are_projects_to_read():
    assert len(PROJECTS) >= 8


@pytest.mark.parametrize("project", PROJECTS, ids=lambda p: p.id)
@pytest.mark.parametrize("dpi", [150, 300])
def test_board(project, dpi, press):
    sheet = prints.sheet(CATALOG, "board-a3", project, TODAY)
    address = f"{CATALOG.site.scan_url}q/{board(CATALOG, project, TODAY).tokens['board']}/"
    seen = decoded(cut(picture(press.pdf(sheet), dpi), dpi, LEFT_HALF))
    assert seen == {"zxing": address, "opencv": address}


@pytest.mark.parametrize("project", PROJECTS, ids=lambda p: p.id)
@pytest.mark.parametrize("dpi", [150, 300])
def test_hat_cards(project, dpi, press):
    sheet = prints.sheet(CATALOG, "hat-60x40", project, TODAY)
    address = f"{CATALOG.site.scan_url}q/{board(CATALOG, project, TODAY).tokens['hat']}/"
    page = picture(press.pdf(sheet), dpi)
    places = cards(sheet.data["size"])
    seen = [decoded(cut(page, dpi, place)) for place in places]
    assert len(seen) == 18
    assert seen == [{"zxing": address, "opencv": address}] * 18
