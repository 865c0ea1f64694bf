"""The guide in a real browser: languages, search, calls, width, policy, and not a byte from elsewhere."""

from __future__ import annotations

import json
import re

import pytest

from generator.catalog import Catalog
from generator.render import urls
from tests.browser.conftest import PageAt, Visit
from tests.conftest import Built

pytestmark = pytest.mark.browser

KINDS = (
    "channels/", "channels/cn-12333/", "areas/", "areas/350582006/", "offices/", "offices/*/", "laws/",
    "laws/wage-payment-regulation/", "projects/", "projects/*/", "campaigns/", "campaigns/*/", "about/",
    "open-data/",
)  # fmt: skip
PLACES = {"zh": "", "en": "en/"}
HTML_LANG = {"zh": "zh-Hans", "en": "en"}
TAP = 48  # pixels a finger needs
HREFS = "all => all.map(it => it.getAttribute('href'))"
DIALLED = re.compile(r"tel:\d{3,12}(,\d+)?")


def paths(built: Built) -> list[str]:
    """One page of each kind that the site has, without its language."""
    found = [""]
    for kind in KINDS:
        folders = sorted(built.site.glob(f"{kind}index.html"))
        assert folders, f"no page {kind}"
        found.append(folders[0].parent.relative_to(built.site).as_posix() + "/")
    return found


@pytest.mark.parametrize("lang", PLACES)
def test_one_page_of_each_kind(lang: str, built: Built, page_at: PageAt) -> None:
    visit = page_at(360)
    title = built.catalog.site.title.get(lang)
    seen = 0
    for path in paths(built):
        response = visit.open(PLACES[lang] + path)
        assert response is not None
        assert response.status == 200, path
        assert visit.page.get_attribute("html", "lang") == HTML_LANG[lang], path
        assert visit.page.get_attribute("html", "dir") == "ltr", path
        assert title in visit.page.title(), path
        assert visit.page.locator("h1").count() == 1, path
        linked = visit.page.locator('script[type="application/ld+json"]').all_text_contents()
        assert [json.loads(text)["@type"] for text in linked] == ["WebPage"], path
        calls = visit.page.eval_on_selector_all('a[href^="tel:"]', HREFS)
        assert calls, path
        assert [href for href in calls if not DIALLED.fullmatch(href)] == [], path
        assert visit.page.locator('a[href="tel:12333"]:visible').count(), path
        seen += 1
    assert seen == len(KINDS) + 1
    assert visit.foreign() == []
    assert visit.said == []


def test_the_other_language_is_one_plain_word_away(built: Built, page_at: PageAt) -> None:
    visit = page_at(360)
    for path in paths(built):
        visit.open(path)
        visit.page.get_by_role("link", name="English", exact=True).click()
        visit.page.wait_for_url(visit.site_url + "en/" + path)
        visit.page.get_by_role("link", name="中文", exact=True).click()
        visit.page.wait_for_url(visit.site_url + path)


def search(visit: Visit, term: str) -> list[str]:
    """What the search shows for a term."""
    if not visit.page.locator("input[name=query]").is_visible():
        visit.page.locator("label.wb-find").click()
    visit.page.locator("input[name=query]").fill(term)
    visit.page.locator(".md-search-result__item").first.wait_for(timeout=15_000)
    shown = visit.page.locator(".md-search-result__item").all_inner_texts()
    return ["".join(text.replace("\u200b", "").split()) for text in shown]  # words are parted invisibly


@pytest.mark.parametrize("width", [360, 1280])
def test_chinese_search_finds_what_workers_say(width: int, catalog: Catalog, page_at: PageAt) -> None:
    project = next(p for p in catalog.public_projects() if p.everyday_name)
    assert project.everyday_name
    visit = page_at(width)
    for term in ("工资", "劳资专管员", "灵源", project.everyday_name.zh):
        visit.open("")
        found = search(visit, term)
        assert any(term in text for text in found[:5]), (term, found[:5])
    visit.page.locator(".md-search-result__link").first.click()
    visit.page.wait_for_url(visit.site_url + urls.project("zh", project.id) + "*")
    assert visit.foreign() == []
    assert visit.said == []


def test_english_search(page_at: PageAt) -> None:
    visit = page_at(360)
    visit.open("en/about/")
    assert any("wage" in text.lower() for text in search(visit, "wages"))
    visit.page.locator(".md-search-result__link").first.click()
    visit.page.wait_for_load_state()
    assert visit.path.startswith("en/")
    assert visit.said == []


def test_the_search_index_waits_until_it_is_wanted(page_at: PageAt) -> None:
    def fetched() -> list[str]:
        return [url for url in visit.requests if "search_index" in url]

    visit = page_at(360)
    visit.open("")
    assert fetched() == []
    assert search(visit, "工资")
    assert fetched() == [visit.site_url + "search/search_index.json"]


def test_nothing_is_kept_on_the_phone(page_at: PageAt) -> None:
    visit = page_at(360)
    visit.open("channels/")
    search(visit, "工资")
    assert visit.page.context.cookies() == []
    assert visit.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_what_a_finger_must_hit_is_big_enough(page_at: PageAt) -> None:
    visit = page_at(360)
    for path in ("", "channels/cn-12333/", "en/"):
        visit.open(path)
        targets = visit.page.locator(
            ".wb-door, .wb-call, .wb-callbar, .wb-language, .wb-brand, .md-header label.md-header__button"
        )
        visible = [target for target in targets.all() if target.is_visible()]
        assert len(visible) >= 5, path
        for target in visible:
            box = target.bounding_box()
            assert box is not None
            assert min(box["height"], box["width"]) >= TAP - 0.5, (path, target.inner_text(), box)


def test_the_menu_opens_and_leads_on(page_at: PageAt) -> None:
    visit = page_at(360, javascript=False)
    visit.open("")
    visit.page.locator("label.wb-menu").click()
    visit.page.locator(".md-sidebar--primary a[href='laws/']").click()
    assert visit.path == "laws/"


@pytest.mark.parametrize("lang", PLACES)
def test_a_wrong_address_at_any_depth(lang: str, page_at: PageAt) -> None:
    visit = page_at(360)
    response = visit.open(PLACES[lang] + "no/such/page/")
    assert response is not None
    assert response.status == 404
    assert visit.page.get_attribute("html", "lang") == HTML_LANG[lang]
    call = visit.page.locator('a.big[href="tel:12333"]')
    assert call.is_visible()
    assert call.evaluate("it => getComputedStyle(it).display") == "flex"  # its own style, at any depth
    assert [line for line in visit.said if "no/such/page" not in line] == []  # Chromium notes the 404 itself
    visit.page.locator("main a", has_text="首页" if lang == "zh" else "home").first.click()
    visit.page.wait_for_load_state()
    assert visit.path == PLACES[lang]


def test_on_paper_there_is_nothing_to_press(page_at: PageAt) -> None:
    visit = page_at(1280)
    visit.open("channels/cn-12333/")
    visit.page.emulate_media(media="print")
    for gone in (".md-header", ".wb-callbar", ".md-sidebar"):
        assert not visit.page.locator(gone).first.is_visible(), gone
    assert visit.page.locator(".wb-footer__address").is_visible()
    assert visit.page.locator("h1").is_visible()
