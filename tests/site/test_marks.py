"""The four marks: what stands on every PDF of a site, its page tells to compare, and its inspection shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from generator.catalog import Catalog
from generator.load import load_catalog
from generator.model.edition import Edition
from generator.model.project import Project
from generator.render import prints
from generator.render.prints.order import Order
from tests.conftest import ROOT, TODAY, Built

PANEL = re.compile(r'<dl class="code">(.*?)</dl>', re.S)
ROW = re.compile(r"<dd><small>(.*?)</small> <span>(.*?)</span></dd>", re.S)
TERM = re.compile(r"<dt>(.*?)</dt><dd>(.*?)</dd>", re.S)
DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d\d-\d\d")
KEYS = ("host", "token", "day", "name")
SIDES = {"pocket": 1}  # view → the only page with the token; every other print has it on its first
WITHOUT_A_CODE = {"care"}  # what goes with a board repeats the board's marks


@cache
def _catalog() -> Catalog:
    return load_catalog(ROOT)


@cache
def orders() -> Mapping[str, Order]:
    """Path → every print that a build makes of an edition, and the sheets that go with a board."""
    found = [order for it in prints.subjects(_catalog()) for order in prints.orders(_catalog(), it, TODAY)]
    return {order.path: order for order in found if edition_of(order)}


def edition_of(order: Order) -> Edition | None:
    return order.edition_of("board") if order.form.view in WITHOUT_A_CODE else order.edition


@dataclass(frozen=True)
class Words:
    """The words of a PDF, for marks with blanks and for marks without."""

    plain: str
    tight: str

    def count(self, mark: str) -> int:
        return max(self.plain.count(mark), self.tight.count("".join(mark.split())))


def words(pdf: Path) -> Words:
    document = pypdfium2.PdfDocument(pdf)
    plain = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    return Words(plain, "".join(plain.split()).replace("\ufffe", "-"))


def text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


def panel(page: Path) -> dict[str, str]:
    """Mark → what a scan page says that the print says; the day without the number of the edition."""
    (block,) = PANEL.findall(page.read_text(encoding="utf-8"))
    rows = [text(value) for _, value in ROW.findall(block)]
    assert len(rows) == len(KEYS), rows
    found = dict(zip(KEYS, rows, strict=True))
    (day,) = DAY.findall(found["day"])
    return {**found, "day": day}


def cards(order: Order) -> int:
    """How many cards lie on a page: each must have the marks."""
    return max(1, order.form.columns * order.form.rows)


def test_there_are_prints_of_every_kind() -> None:
    found = orders()
    assert len(found) > 300
    views = {order.form.view for order in found.values()}
    assert views == {"board", "blank", "care", "hat", "pocket", "window", "leaflet", "poster"}
    assert {isinstance(order.subject, Project) for order in found.values()} == {True, False}


@pytest.mark.parametrize("path", orders())
def test_a_print_and_its_pages_have_the_same_four_marks(built: Built, path: str) -> None:
    order = orders()[path]
    edition = edition_of(order)
    assert edition is not None
    read = words(built.site / path)
    told = panel(built.site / f"q/{edition.token}/index.html")
    host = edition.facts["scan_host"]
    assert told["host"].startswith(host)
    assert told["token"] == f"{edition.token[:4]} {edition.token[4:]}"
    on_paper = {**told, "host": host} if order.form.view in WITHOUT_A_CODE else told
    missing = {key: mark for key, mark in on_paper.items() if read.count(mark) < cards(order)}
    assert not missing, f"{path} lacks {missing}"
    english = panel(built.site / f"q/{edition.token}/en/index.html")
    assert english == told

    if isinstance(order.subject, Project):
        inspection = (built.site / f"inspect/{edition.token}/index.html").read_text(encoding="utf-8")
        values = [text(value) for _, value in TERM.findall(inspection)]
        assert {told["host"], told["token"], told["name"]} <= set(values)
        assert told["day"] in " ".join(values)


@pytest.mark.parametrize("subject", [it.id for it in _catalog().public_projects() if it.stage != "retired"])
def test_the_specification_has_the_marks_of_its_code(built: Built, subject: str) -> None:
    read = words(built.site / f"print/{subject}/spec.pdf")
    tokens = [e for e in _catalog().editions.of(subject) if _catalog().editions.is_current(e)]
    (edition,) = [e for e in tokens if read.count(f"{e.token[:4]} {e.token[4:]}")]
    told = panel(built.site / f"q/{edition.token}/index.html")
    assert {key: read.count(mark) for key, mark in told.items() if not read.count(mark)} == {}
