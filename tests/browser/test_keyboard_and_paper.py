"""Every kind of page with a keyboard: focus is seen and goes in order; and addresses on paper.

Light pages without a script load; the guide's menus and its search are part of the order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

import pypdfium2
import pytest

from tests.browser.conftest import PageAt
from tests.browser.focus import FOR_POINTERS, Tour
from tests.browser.test_kinds import LIGHT, PAPER
from tests.conftest import Built

pytestmark = pytest.mark.browser

STEPS = 8  # presses of Tab; all of them, in every language and width: python -m tests.bench accessibility
ABROAD = """() => [...document.querySelectorAll("main a[href^='http']")]
  .filter(it => it.checkVisibility() && it.host !== location.host).map(it => it.getAttribute("href"))"""


@pytest.mark.parametrize(("lang", "width"), [("zh", 360), ("ug", 1280)])
def test_the_focus_is_seen_and_goes_in_order(
    lang: str, width: int, pages: Mapping[str, Mapping[str, str]], page_at: PageAt
) -> None:
    visit, wrong = page_at(width), list[str]()
    visit.page.emulate_media(reduced_motion="reduce")
    for kind, its in pages.items():
        if lang not in its:
            continue
        visit.open(its[lang])
        tour = Tour(visit.page).walk(STEPS)
        wrong += [f"{kind} {fault}" for fault in tour.faults()]
        if not LIGHT.match(kind) and tour.stops and not tour.stops[0].skip:
            wrong.append(f"{kind} starts with {tour.stops[0].name}")
    assert not wrong, "\n".join(wrong)


def test_a_whole_page_is_walked_there_and_back(page_at: PageAt) -> None:
    """One whose links stand in a row in Latin letters on a page that runs right to left."""
    visit = page_at(360)
    visit.page.emulate_media(reduced_motion="reduce")
    visit.open("ug/changes/")
    tour = Tour(visit.page).walk()
    assert tour.through
    assert [*tour.faults(), *tour.returns()] == []
    assert tour.excused() == set(FOR_POINTERS)


def test_the_way_past_the_head_leads_to_the_text(page_at: PageAt) -> None:
    visit = page_at(1280)
    visit.open("channels/cn-12333/")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("!!document.activeElement.closest('article, .md-sidebar--secondary')")


def test_on_paper_a_link_to_elsewhere_says_its_address(built: Built, page_at: PageAt) -> None:
    outward = re.compile(r'<a [^>]*href="http')
    pages = [
        file
        for file in sorted(built.site.glob("channels/*/index.html"))
        if outward.search(file.read_text("utf-8"))
    ]
    assert pages
    visit, seen = page_at(PAPER), 0
    for file in pages:
        visit.open(file.parent.relative_to(built.site).as_posix() + "/")
        wanted = set(visit.page.evaluate(ABROAD))
        paper = pypdfium2.PdfDocument(BytesIO(visit.page.pdf(format="A4")))
        text = "".join("".join(sheet.get_textpage().get_text_range().split()) for sheet in paper)
        paper.close()
        assert {url for url in wanted if url not in text.replace("\ufffe", "")} == set(), file.parent.name
        seen += len(wanted)
    assert seen >= len(pages)
