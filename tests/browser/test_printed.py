"""Pages of old prints, inspections and unknown codes in a real browser: small phone, desk and paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pypdfium2
import pytest

from generator.catalog import Catalog
from generator.model.project import Project
from generator.publish.assemble import write
from generator.render import scan
from tests.browser.conftest import PageAt, Visit
from tests.browser.served import served
from tests.browser.test_landing import FOLD, STICKS_OUT, THUMB, UNBROKEN, bottom
from tests.render.test_landing import TEMPLATES, TODAY, longest
from tests.render.test_landing_since import officer
from tests.support.catalog import landline, mini_catalog, project
from tests.support.editions import issued, then

pytestmark = pytest.mark.browser

MARCH = date(2026, 3, 1)
RETIRED = {"on": "2026-10-01", "reason": "竣工验收，农民工工资已全部付清，项目部和工地都已经撤走"}
A4 = (595, 842)  # points
LANGUAGES = ("zh", "en", "ug", "bo", "vi")  # the longer the row of languages, the less room for the rest


def cases() -> dict[str, tuple[Project, Project]]:
    """Project as it was printed, and as it is now."""
    label = {"zh": "投诉举报（夜间）", "en": "Complaints"}
    numbers = [landline(f"0595-856123{n:02}", label=label) for n in range(3)]
    few, many = ([{"industry": "housing", "name": "示例局", "phones": numbers[:n]}] for n in (1, 3))
    sentence = {"zh": UNBROKEN, "en": UNBROKEN}
    ended = {"id": "finished", "stage": "finished", "finished": date(2026, 10, 1)}
    return {
        "phone": (
            project("phone", wage_officer=officer("0595-85612345")),
            project("phone", wage_officer=officer("0595-85698765")),
        ),
        "long": (project("long"), longest().model_copy(update={"id": "long"})),
        "back": (longest().model_copy(update={"id": "back"}), project("back")),
        "labels": (project("labels", regulators=few), project("labels", regulators=many)),
        "unbroken": (
            project("unbroken", owner={"name": "甲"}),
            project("unbroken", owner={"name": UNBROKEN[:90]}, everyday_name=sentence),
        ),
        "finished": (project("finished"), longest().model_copy(update=ended)),
        "retired": (project("retired"), project("retired", stage="retired", retired=RETIRED)),
        "current": (project("current"), project("current")),
    }


@pytest.fixture(scope="module")
def mini() -> Catalog:
    found = cases()
    projects = [before for before, _ in found.values()]
    old = issued(mini_catalog(*projects, issued=False, languages=LANGUAGES), MARCH)
    return then(old, *(after for _, after in found.values()))


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory, mini: Catalog) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("printed")
    write(scan.outputs(mini, TODAY, TEMPLATES), folder)
    with served(folder) as url:
        yield url


def boards(mini: Catalog, page: str = "q", languages: tuple[str, ...] = ("zh", "en")) -> list[str]:
    """The board's page of each case, in two languages or those named."""
    tokens = [mini.editions.of(it, "board")[0].token for it in cases()]
    places = ["" if lang == "zh" else f"{lang}/" for lang in languages]
    return [f"{page}/{token}/{place}" for token in tokens for place in places]


def opened(page_at: PageAt, width: int, path: str) -> Visit:
    visit = page_at(width, javascript=False)
    assert visit.open(path) is not None
    return visit


def test_the_call_button_stays_on_the_first_screen_below_any_banner(page_at: PageAt, mini: Catalog) -> None:
    visit = page_at(360, javascript=False)
    banners = 0
    for path in boards(mini, languages=LANGUAGES):
        visit.open(path)
        banner, big = visit.page.locator(".since"), visit.page.locator("a.big")
        assert bottom(big) <= FOLD, path
        box = big.bounding_box()
        assert box is not None
        assert box["height"] >= THUMB
        if banner.count():
            assert bottom(banner) < box["y"]
            banners += 1
    assert banners == (len(cases()) - 1) * len(LANGUAGES)  # one case did not change


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_sticks_out(page_at: PageAt, mini: Catalog, width: int) -> None:
    visit = page_at(width, javascript=False)
    for path in (*boards(mini), *boards(mini, "inspect"), "q/00000000/"):
        visit.open(path)
        assert visit.page.evaluate("document.documentElement.scrollWidth") == width, path
        assert visit.page.evaluate(STICKS_OUT) == [], path


def test_links_in_the_banner_are_large_enough(page_at: PageAt, mini: Catalog) -> None:
    visit = page_at(360, javascript=False)
    measured = 0
    for path in boards(mini):
        visit.open(path)
        for link in visit.page.locator(".since a, #changed a, .real a[href^='tel:']").all():
            box = link.bounding_box()
            assert box is not None
            assert min(box["height"], box["width"]) >= THUMB, path
            measured += 1
    assert measured > 10


def test_the_way_to_the_list_leads_to_it(page_at: PageAt, mini: Catalog) -> None:
    token = mini.editions.of("long", "board")[0].token
    visit = opened(page_at, 360, f"q/{token}/")
    visit.page.locator(".since a[href='#changed']").click()
    box = visit.page.locator("#changed h2").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 200
    assert visit.said == []


def test_pages_ask_for_nothing_else(page_at: PageAt, mini: Catalog, site_url: str) -> None:
    visit = page_at(360, javascript=False)
    for path in (*boards(mini)[:4], *boards(mini, "inspect")[:4]):
        visit.requests.clear()
        visit.open(path)
        assert visit.requests == [site_url + path]
        assert visit.said == []


@pytest.mark.parametrize("path", ["q/00000000/", "q/2XVRE8AE/en/", "no/such/page/at/all.html", "nothing"])
def test_an_unknown_code_gets_its_page_at_any_depth(page_at: PageAt, path: str) -> None:
    visit = page_at(360, javascript=False)
    response = visit.open(path)
    assert response is not None
    assert response.status == 404
    big = visit.page.locator("a.big")
    assert big.get_attribute("href") == "tel:12333"
    assert bottom(big) <= FOLD
    box = big.locator("b").bounding_box()
    assert box is not None
    assert box["height"] > 50  # the style is applied
    assert len(visit.requests) == 1


def test_an_inspection_fits_on_one_sheet_of_a4(page_at: PageAt, mini: Catalog) -> None:
    """The longest project, everything changed, is the worst that can come."""
    visit = page_at(1280, javascript=False)
    for path in boards(mini, "inspect"):
        visit.open(path)
        made = pypdfium2.PdfDocument(BytesIO(visit.page.pdf(prefer_css_page_size=True)))
        assert len(made) == 1, path
        assert tuple(round(side) for side in made[0].get_size()) == A4
        text = made[0].get_textpage().get_text_range()
        made.close()
        assert ("检查人" if "/en/" not in path else "Inspector") in text
        assert "12333" in text


def test_an_inspection_hides_its_links_on_paper(page_at: PageAt, mini: Catalog) -> None:
    visit = opened(page_at, 1280, boards(mini, "inspect")[0])
    visit.page.emulate_media(media="print")
    assert not visit.page.locator("nav").is_visible()
    assert visit.page.locator("table").is_visible()
