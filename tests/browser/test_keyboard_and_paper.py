"""Every kind of page with a keyboard: focus is seen and goes in order; and addresses on paper.

Light pages without a script load; the guide's menus and its search are part of the order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

import pypdfium2
import pytest

from tests.browser.axe import STILL
from tests.browser.conftest import PageAt, Visit
from tests.browser.test_kinds import LIGHT, PAPER
from tests.conftest import Built

pytestmark = pytest.mark.browser

STEPS = 16  # presses of Tab; what comes after is the text, in which links follow each other
ALL = ("zh", "ug")  # left to right and right to left
LATER = 500  # ms
# Where the focus is: its place among all elements, whether it can be seen and whether something marks it.
FOCUSED = """() => {
  const it = document.activeElement
  if (!it || it === document.body) return null
  // a link that wraps may begin with an empty box at the end of a line
  const boxes = [...it.getClientRects()]
  const box = boxes.find(one => one.width > 1) || it.getBoundingClientRect(), style = getComputedStyle(it)
  const x = box.left + box.width / 2, y = box.top + Math.min(box.height / 2, 12)
  const top = document.elementFromPoint(
    Math.min(Math.max(x, 1), innerWidth - 1), Math.min(Math.max(y, 1), innerHeight - 1))
  const around = it.closest(".md-search__form") || it
  const ring = [it, around].some(one => {
    const its = getComputedStyle(one)
    const line = its.outlineStyle === "auto" || parseFloat(its.outlineWidth) >= 2
    return (its.outlineStyle !== "none" && line) || its.boxShadow !== "none"
  })
  return {
    place: [...document.querySelectorAll("*")].indexOf(it),
    name: it.outerHTML.slice(0, 100),
    seen: box.width > 1 && box.height > 1 && !!top && (it === top || it.contains(top) || top.contains(it)),
    marked: ring || (it.matches(".md-search__input") && style.caretColor !== "transparent"),
    skip: it.matches(".md-skip, body > .k:first-child"),
  }
}"""
ABROAD = """() => [...document.querySelectorAll("main a[href^='http']")]
  .filter(it => it.checkVisibility() && it.host !== location.host).map(it => it.getAttribute("href"))"""


def tour(visit: Visit) -> list[dict[str, object]]:
    """What has the focus after each press of Tab."""
    found: list[dict[str, object]] = []
    for _ in range(STEPS):
        visit.page.keyboard.press("Tab")
        visit.page.evaluate(STILL)
        at = visit.page.evaluate(FOCUSED)
        if at and not at["seen"]:  # the search box and the menu come when the focus is on them
            visit.page.wait_for_timeout(LATER)
            at = visit.page.evaluate(FOCUSED)
        if at is None or (found and at["place"] == found[0]["place"]):
            break  # the page is through
        found.append(at)
    return found


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", ALL)
def test_the_focus_is_seen_and_goes_in_order(
    lang: str, width: int, pages: Mapping[str, Mapping[str, str]], page_at: PageAt
) -> None:
    visit, wrong = page_at(width), list[str]()
    visit.page.emulate_media(reduced_motion="reduce")
    for kind, its in pages.items():
        if lang not in its:
            continue
        visit.open(its[lang])
        steps = tour(visit)
        assert steps, kind
        places = [step["place"] for step in steps]
        if places != sorted(set(places)):
            wrong.append(f"{kind} goes back: {[step['name'] for step in steps]}")
        wrong += [f"{kind} hides {step['name']}" for step in steps if not step["seen"]]
        wrong += [f"{kind} doesn't mark {step['name']}" for step in steps if not step["marked"]]
        if not LIGHT.match(kind) and not steps[0]["skip"]:
            wrong.append(f"{kind} starts with {steps[0]['name']}")
    assert not wrong, "\n".join(wrong)


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
