"""Five languages in a real browser: one tap apart, nothing sticks out, numbers in order right to left."""

from __future__ import annotations

import re

import pytest

from generator.catalog import Catalog
from generator.render import urls
from tests.browser.conftest import PageAt, Visit
from tests.conftest import Built

pytestmark = pytest.mark.browser

LANGUAGES = ("zh", "en", "ug", "bo", "vi")
PAGES = ("", "what-to-do/", "evidence/", "deadlines/", "channels/", "channels/cn-12333/", "find/", "about/")
WIDTH = 360
TAP = 48
PROJECT = "shili-lingshui-xiaoxue"
# The x of every character of the first text node that holds a string; left to right when they grow.
PLACES_OF = """([selector, text]) => {
  for (const element of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.data.indexOf(text)
      if (start < 0) continue
      return [...text].map((_, i) => {
        const range = document.createRange()
        range.setStart(node, start + i)
        range.setEnd(node, start + i + 1)
        return range.getBoundingClientRect().left
      })
    }
  }
  return null
}"""


def home(lang: str) -> str:
    return urls.home(lang)


def html(catalog: Catalog, lang: str) -> tuple[str, str]:
    language = next(entry for entry in catalog.vocabulary.languages if entry.tag == lang)
    return language.html, language.direction


def in_order(visit: Visit, selector: str, text: str) -> bool:
    places = visit.page.evaluate(PLACES_OF, [selector, text])
    assert places, f"no {text} in {selector}"
    return places == sorted(places) and len(set(places)) == len(text)


def light(lang: str) -> str:
    return urls.project(lang, PROJECT)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_sticks_out_and_the_number_is_there(lang: str, catalog: Catalog, page_at: PageAt) -> None:
    visit = page_at(WIDTH)
    for path in (*(home(lang) + page for page in PAGES), light(lang)):
        response = visit.open(path)
        assert response is not None
        assert response.status == 200, path
        page = visit.page
        said = (page.get_attribute("html", "lang"), page.get_attribute("html", "dir"))
        assert said == html(catalog, lang), path
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH, path
        calls = page.locator('a[href="tel:12333"]:visible')
        assert calls.count(), path
        box = calls.first.bounding_box()
        assert box is not None
        assert box["height"] >= 20, path
        button = page.locator(".wb-callbar, .big").first.bounding_box()
        assert button is not None
        assert button["height"] >= TAP, path
    assert visit.foreign() == []
    assert visit.said == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_is_one_tap_away_and_keeps_the_page(
    lang: str, catalog: Catalog, page_at: PageAt
) -> None:
    own = {entry.tag: entry.own_name for entry in catalog.vocabulary.languages}
    visit = page_at(WIDTH)
    for other in LANGUAGES:
        if other == lang:
            continue
        for start, end in (
            (home(lang) + "evidence/", home(other) + "evidence/"),
            (light(lang), light(other)),
        ):
            visit.open(start)
            link = visit.page.get_by_role("link", name=own[other], exact=True)
            assert link.get_attribute("lang") == html(catalog, other)[0]
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= TAP
            assert box["y"] < 300, "on the first screen"
            link.click()
            visit.page.wait_for_load_state()
            assert visit.path == end


def test_the_languages_fit_one_row(page_at: PageAt) -> None:
    visit = page_at(WIDTH)
    for lang in LANGUAGES:
        for path, selector in ((home(lang), ".wb-language"), (light(lang), "header nav a")):
            visit.open(path)
            boxes = [it.bounding_box() for it in visit.page.locator(selector).all()]
            assert len(boxes) >= len(LANGUAGES) - 1
            assert len({round(box["y"]) for box in boxes if box}) == 1, (lang, path)


def test_numbers_keep_their_order_right_to_left(page_at: PageAt) -> None:
    visit = page_at(WIDTH)
    visit.open(light("ug"))
    for selector, text in (
        (".big b", "12333"),
        (".next b", "12345"),
        (".away", "0595-12333"),
        (".police", "110"),
    ):
        assert in_order(visit, selector, text), text
    visit.open("ug/channels/cn-12333/")
    assert in_order(visit, "article", "0595-12333"), "inside a sentence"
    assert visit.page.locator("bdi[dir=ltr]").count()
    visit.open("ug/what-to-do/")
    assert in_order(visit, 'article a[href="tel:12333"]', "12333")


@pytest.mark.parametrize("lang", ["ug", "bo", "vi"])
def test_a_draft_says_so_with_the_chinese_beside(lang: str, catalog: Catalog, page_at: PageAt) -> None:
    visit = page_at(WIDTH)
    chinese = catalog.strings["zh"]
    for path, key in ((home(lang) + "evidence/", "frame.draft"), (light(lang), "landing.draft")):
        visit.open(path)
        body = visit.page.inner_text("body")
        assert catalog.strings[lang][key] in body, path
        assert chinese[key] in body, path
        assert visit.page.locator('article [lang="zh-Hans"], main [lang="zh-Hans"]').count() > 20, path


def test_what_has_no_translation_is_chinese_and_marked(catalog: Catalog, page_at: PageAt) -> None:
    visit = page_at(WIDTH)
    visit.open("ug/who-pays/")
    assert catalog.strings["ug"]["guide.prose_missing"] in visit.page.inner_text("article")
    stray = visit.page.evaluate(
        """() => {
          const han = /[\\u4e00-\\u9fff]/, found = []
          const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode())
            if (han.test(node.data) && !node.parentElement.closest("[lang|=zh]")) found.push(node.data)
          return found
        }"""
    )
    assert stray == []


def test_scan_pages_stay_light(built: Built) -> None:
    import gzip

    sizes = {
        path.relative_to(built.site).as_posix(): len(gzip.compress(path.read_bytes(), 9, mtime=0))
        for path in sorted(built.site.glob("q/*/**/index.html"))
    }
    tongues = {found[1] for path in sizes if (found := re.fullmatch(r"q/[^/]+/([a-z]+)/index\.html", path))}
    assert tongues == set(LANGUAGES) - {"zh"}
    assert len(sizes) % len(LANGUAGES) == 0
    assert {path: size for path, size in sizes.items() if size > 14_000} == {}
