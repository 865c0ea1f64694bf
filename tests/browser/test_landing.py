"""The page behind a printed code in a real browser without JavaScript, on small phones and on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator

from generator.board import board
from generator.catalog import Catalog
from generator.publish.assemble import write
from generator.render.landing import outputs
from tests.browser.conftest import PageAt, Visit
from tests.browser.served import Strict, served
from tests.support.catalog import ROOT, mini_catalog, project

pytestmark = pytest.mark.browser

TODAY = date(2026, 11, 20)
FOLD, THUMB, BIG = (
    600,
    48,
    64,
)  # px: the first screen, the least height of a thing to tap and of the first one
UNBROKEN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 2
STICKS_OUT = """() => [...document.querySelectorAll('main *, header *')].filter(part => {
  const box = part.getBoundingClientRect()
  return box.width && (box.left < 0 || box.right > innerWidth)
}).map(part => part.outerHTML.slice(0, 80))"""


class Files(Strict):
    """A folder's files; what was asked for is noted."""

    def __init__(self, *args: Any, asked: list[str], **kwargs: Any) -> None:
        self.asked = asked
        super().__init__(*args, **kwargs)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        del code, size
        self.asked.append(self.path)


@pytest.fixture(scope="module")
def mini() -> Catalog:
    """A finished site with names as long as names get; a plain one; one without a nickname."""
    long = "示例城市轨道交通综合枢纽建设投资开发有限责任公司第十二工程分公司"
    subs = [{"name": f"{long}{n}", "work": {"zh": "钢筋", "en": UNBROKEN}} for n in range(12)]
    name = {"zh": "高架桥底下往里走两百米蓝色围挡里面的那个工地" * 3, "en": UNBROKEN}
    hard = project(
        "hard", everyday_name=name, general_contractor={"name": long}, subcontractors=subs,
        owner={"name": UNBROKEN}, stage="finished", finished="2026-03-01", address={"zh": UNBROKEN},
    )  # fmt: skip
    bare = project("real", demo="false", everyday_name=None, name=f"{long}一期工程", subcontractors=())
    return mini_catalog(hard, project("plain"), bare)


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """What the server was asked for, in order."""
    return []


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory, mini: Catalog, asked: list[str]) -> Iterator[str]:
    """The landings of three projects, served without the guide."""
    folder = tmp_path_factory.mktemp("landing")
    write(outputs(mini, TODAY, ROOT / "theme/landing"), folder)
    with served(folder, partial(Files, asked=asked)) as url:
        yield url


def paths(mini: Catalog) -> list[str]:
    """Both languages of a code's page and of the project's page, of each project."""
    found: list[str] = []
    for it in mini.projects.values():
        token = board(mini, it, TODAY).tokens["hat"]
        found += [f"q/{token}/", f"q/{token}/en/", f"p/{it.id}/", f"p/{it.id}/en/"]
    assert len(found) == 12
    return found


def opened(page_at: PageAt, width: int, path: str) -> Visit:
    """A page without JavaScript."""
    visit = page_at(width, javascript=False)
    response = visit.open(path)
    assert response is not None
    assert response.status == 200
    return visit


def bottom(part: Locator) -> float:
    """How far down a part ends, in px."""
    box = part.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_one_request_and_a_quiet_console(
    page_at: PageAt, mini: Catalog, site_url: str, asked: list[str]
) -> None:
    visit = page_at(360, javascript=False)
    for path in paths(mini):
        asked.clear()
        visit.requests.clear()
        visit.open(path)
        assert visit.requests == [site_url + path]
        assert asked == ["/" + path]  # as the server saw it: no icon was asked for either
        assert visit.said == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_sticks_out(page_at: PageAt, mini: Catalog, width: int) -> None:
    visit = page_at(width, javascript=False)
    for path in paths(mini):
        visit.open(path)
        assert visit.page.evaluate("document.querySelectorAll('main *').length") > 50
        assert visit.page.evaluate("document.documentElement.scrollWidth") == width
        assert visit.page.evaluate(STICKS_OUT) == [], path


def test_the_call_button_is_on_the_first_screen(page_at: PageAt, mini: Catalog) -> None:
    visit = page_at(360, javascript=False)
    for path in paths(mini):
        visit.open(path)
        big, second = visit.page.locator("a.big"), visit.page.locator("a.next")
        assert big.get_attribute("href") == "tel:12333"
        assert second.get_attribute("href") == "tel:12345"
        for button, least in ((big, BIG), (second, THUMB)):
            box = button.bounding_box()
            assert box is not None
            assert box["height"] >= least
            assert box["width"] > 300
            assert bottom(button) <= FOLD, path
        assert bottom(visit.page.locator("nav a")) < FOLD


def test_numbers_are_large_enough_for_a_thumb(page_at: PageAt, mini: Catalog) -> None:
    visit = opened(page_at, 360, paths(mini)[0])
    links = visit.page.locator("a[href^='tel:'], nav a").all()
    assert len(links) > 8
    for link in links:
        box = link.bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= THUMB


def test_the_style_is_applied(page_at: PageAt, mini: Catalog) -> None:
    """A wrong hash in the policy would leave a naked page."""
    visit = opened(page_at, 360, paths(mini)[0])
    box = visit.page.locator("a.big b").bounding_box()
    assert box is not None
    assert box["height"] > 50


def test_the_language_link_leads_there_and_back(page_at: PageAt, mini: Catalog) -> None:
    for chinese, english in zip(paths(mini)[::2], paths(mini)[1::2], strict=True):
        visit = opened(page_at, 360, chinese)
        visit.page.get_by_role("link", name="English").click()
        assert visit.path == english
        visit.page.get_by_role("link", name="中文").click()
        assert visit.path == chinese


@pytest.mark.parametrize(("dark", "forced"), [("dark", "none"), ("light", "active"), ("dark", "active")])
def test_other_colours_keep_the_shape(
    page_at: PageAt, mini: Catalog, dark: Literal["dark", "light"], forced: Literal["active", "none"]
) -> None:
    visit = opened(page_at, 360, paths(mini)[0])
    visit.page.emulate_media(color_scheme=dark, forced_colors=forced)
    assert bottom(visit.page.locator("a.big")) <= FOLD
    assert visit.said == []


def test_on_paper_the_numbers_stay(page_at: PageAt, mini: Catalog) -> None:
    visit = opened(page_at, 1280, paths(mini)[0])
    visit.page.emulate_media(media="print")
    assert visit.page.locator("a.big b").is_visible()
    assert visit.page.locator(".code b").first.is_visible()
    assert not visit.page.locator("nav").is_visible()
