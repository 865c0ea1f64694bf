"""Every kind of page in every language, under a server's policy: width, paper, quiet, scripts off, axe.

The kinds are found in the built site, so a new one is tried without being listed; one that vanished fails.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import PageAt, Visit
from tests.conftest import ROOT, Built

pytestmark = pytest.mark.browser

LANGUAGES = ("zh", "en", "ug", "bo", "vi")
REVIEWED = ("zh", "en")
WIDTHS = (360, 768, 1280)
ZOOMED = (640, 320)  # 1280 px at 200 % and at 400 %
TINY = 180  # 360 px at 200 %
PAPER = 680  # px between the margins of A4
WHITE = ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
LIGHT = re.compile(r"(q|p|inspect|media)/|find/\*/\*|404")  # a style of their own; the rest is the guide
ONLY_REVIEWED = {"inspect/*/ current", "inspect/*/ superseded", "media/*/"}  # for offices, not for workers
KNOWN = {
    "", "404.html", "about/", "areas/", "areas/*/", "campaigns/", "campaigns/*/", "changes/", "channels/",
    "channels/*/", "find/", "find/*/", "find/*/*/", "find/*/*/*/", "glossary/", "laws/", "laws/*/",
    "offices/", "offices/*/", "open-data/", "projects/", "projects/*/", "what-to-do/", "p/*/", "q/*/ area",
    "q/*/ current", "q/*/ superseded", *ONLY_REVIEWED,
}  # fmt: skip
PROSE = {f"{path.stem}/" for path in (ROOT / "content/zh").glob("*.md")} - {"what-to-do/"}  # one kind: text
BULKY = {"open-data/"}  # a table of a thousand cells, the same in every language: axe takes ten seconds
SCAN = 14_000  # bytes, compressed: what a server may send before it waits for an answer
GUIDE = 250_000  # bytes, compressed, of a first visit
REQUESTS = 14  # of a first visit to the guide: page, styles, scripts, icon
ANY_WEIGHT = {"open-data/", "media/*/"}  # for programmers; for offices, with a wide picture
WITH_TABS = ("", "channels/*/")  # how the guide is framed on a desk
CLIPPED = """() => [...document.querySelectorAll(
    "h1, h2, h3, p, li, dt, dd, td, th, a, b, strong, small, span")]
  .filter(it => {
    const style = getComputedStyle(it)
    if (!it.textContent.trim() || style.clipPath !== "none" || !it.checkVisibility()) return false
    return style.overflow !== "visible" && style.display !== "inline" &&
      (it.scrollHeight > it.clientHeight + 2 || it.scrollWidth > it.clientWidth + 2)
  }).map(it => it.outerHTML.slice(0, 90))"""


CUT_ON_PAPER = """() => [...document.querySelectorAll("body *")].filter(it => {
  const box = it.getBoundingClientRect()
  return box.width > 1 && box.height > 1 && it.checkVisibility() &&
    getComputedStyle(it).clipPath === "none" && (box.right > innerWidth + 1 || box.left < -1)
}).map(it => it.outerHTML.slice(0, 90))"""


# Tab goes through a document in its order, and the eye does too, unless one of these says otherwise.
OUT_OF_ORDER = """() => [...document.querySelectorAll("body, body *")].filter(it => {
  if (it.tabIndex > 0) return true
  if (!it.checkVisibility()) return false
  const style = getComputedStyle(it), held = it.querySelectorAll("a, button, input, summary, [tabindex]")
  const turned = /reverse/.test(style.flexDirection) && style.display.includes("flex")
  return (turned && held.length > 1) || (style.order !== "0" && (held.length > 0 || it.tabIndex === 0))
}).map(it => it.outerHTML.slice(0, 90))"""


def scrolled(visit: Visit, widths: tuple[int, ...]) -> list[int]:
    """The widths at which the page is wider than the window."""
    found: list[int] = []
    for width in widths:
        visit.page.set_viewport_size({"width": width, "height": 740})
        if visit.page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(width)
    return found


def heavy(kind: str, visit: Visit, site: Path) -> Iterator[str]:
    """A phone must fetch little: a scan page is one small request, and a page of the guide a few."""
    paths = [urlsplit(url).path.lstrip("/") for url in visit.requests if not url.startswith("data:")]
    files = [site / (path + "index.html" if path.endswith("/") or not path else path) for path in paths]
    size = sum(map(compressed, files))
    light = bool(LIGHT.match(kind)) and kind not in ANY_WEIGHT
    most, times = (SCAN, 1) if light else (GUIDE, REQUESTS)
    if len(files) > times or (size > most and kind not in ANY_WEIGHT):
        yield f"{kind}: {len(files)} requests, {size} bytes"


def on_paper(visit: Visit) -> Iterator[str]:
    """What a page loses in print; somebody who looks at it in the dark prints black on white."""
    visit.page.set_viewport_size({"width": PAPER, "height": 740})
    visit.page.emulate_media(media="print", color_scheme="dark")
    yield from (f"sticks out on paper: {it}" for it in visit.page.evaluate(CUT_ON_PAPER))
    yield from (f"is cut on paper: {it}" for it in visit.page.evaluate(CLIPPED))
    pale = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    if pale not in WHITE:
        yield f"prints on {pale}"
    visit.page.emulate_media(media="screen", color_scheme="light")


@cache
def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def test_the_kinds_are_all_there(pages: Mapping[str, Mapping[str, str]]) -> None:
    assert KNOWN - set(pages) == set()
    short = {kind for kind, its in pages.items() if set(its) != set(LANGUAGES)}
    assert short == ONLY_REVIEWED
    assert all(set(pages[kind]) == set(REVIEWED) for kind in ONLY_REVIEWED)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_fits_screen_and_paper_is_light_keeps_quiet_and_asks_nobody(
    lang: str, built: Built, pages: Mapping[str, Mapping[str, str]], page_at: PageAt
) -> None:
    visit, wrong = page_at(360), list[str]()
    assert sum(bool(LIGHT.match(kind)) for kind in pages) >= 6
    for kind, its in pages.items():
        if lang not in its:
            continue
        visit.requests.clear()
        visit.said.clear()
        response = visit.open(its[lang])
        wrong += heavy(kind, visit, built.site)
        assert response is not None
        assert response.status == 200, its[lang]
        assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
        wrong += [f"{kind} scrolls at {width}" for width in scrolled(visit, (*WIDTHS, *ZOOMED, TINY))]
        wrong += [f"{kind} has out of order: {it}" for it in visit.page.evaluate(OUT_OF_ORDER)]
        wrong += [f"{kind} cuts at {TINY}: {it}" for it in visit.page.evaluate(CLIPPED)]
        wrong += [f"{kind} {it}" for it in on_paper(visit)]
        wrong += [f"{kind} asks {url}" for url in visit.foreign()]
        wrong += [f"{kind} says {line}" for line in visit.said]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_keeps_the_rules_for_all(
    lang: str, pages: Mapping[str, Mapping[str, str]], page_at: PageAt
) -> None:
    visit, wrong = page_at(360), list[str]()
    for kind, its in pages.items():
        if lang not in its or (kind in BULKY and lang != "zh") or (kind in PROSE and lang not in REVIEWED):
            continue
        visit.page.set_viewport_size({"width": 360, "height": 740})
        visit.page.emulate_media(color_scheme="light")
        visit.open(its[lang])
        wrong += [f"{kind} {it}" for it in violations(visit.page)]
        if LIGHT.match(kind) or kind in WITH_TABS:
            visit.page.emulate_media(color_scheme="dark")
            visit.page.set_viewport_size({"width": 1280, "height": 800})
            wrong += [f"{kind} dark {it}" for it in violations(visit.page, "color-contrast")]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_works_with_scripts_off(
    lang: str, pages: Mapping[str, Mapping[str, str]], page_at: PageAt
) -> None:
    visit, wrong = page_at(360, javascript=False), list[str]()
    for kind, its in pages.items():
        if lang not in its:
            continue
        visit.open(its[lang])
        page = visit.page
        if len(page.locator("main").inner_text()) < 60:
            wrong.append(f"{kind} has no words")
        if not page.locator('a[href^="tel:"]:visible').count() and not kind.startswith("inspect/"):
            wrong.append(f"{kind} has no number")
        if not page.locator("header a:visible, .wb-languages a:visible, main a:visible").count():
            wrong.append(f"{kind} leads nowhere")
        if page.locator("input[name=query]:visible, .wb-find:visible").count():
            wrong.append(f"{kind} offers a search that needs a script")
    assert not wrong, "\n".join(wrong)
    assert visit.foreign() == []
    assert visit.said == []
