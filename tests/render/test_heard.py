"""What pages say of a number that was called: when it was last answered, and that another comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from generator.catalog import Catalog
from generator.model.call import Call, Calls
from generator.render import landing
from generator.render.pages import areas, channels
from generator.render.pages.setting import Setting
from tests.support.catalog import PLACE, ROOT, TODAY, mini_catalog

MAIN, SECOND = "0595-12333", "0595-12345"
WORDS = {
    "zh": ("最近接通：2026年11月19日", "最近2次没人接"),
    "en": ("last answered: 19 November 2026", "not answered the last 2 times"),
}


def called(*calls: tuple[str, int, bool]) -> Catalog:
    """The small catalog after calls: number, how many days ago, answered or not."""
    made = [
        Call(TODAY - timedelta(days=days), number, answered, "zh" if answered else "", "值班岗")
        for number, days, answered in calls
    ]
    return replace(mini_catalog(), calls=Calls(tuple(made)))


def scan_page(catalog: Catalog, lang: str) -> str:
    path = "p/sample/index.html" if lang == "zh" else f"p/sample/{lang}/index.html"
    outputs = {it.path: it.data for it in landing.outputs(catalog, TODAY, ROOT / "theme/landing")}
    return outputs[path].decode()


@pytest.mark.parametrize("lang", WORDS)
def test_the_scan_page_says_when_a_number_was_answered(lang: str) -> None:
    assert WORDS[lang][0] not in scan_page(called(), lang)
    page = scan_page(called((MAIN, 1, True)), lang)
    button = page[page.index('class="big"') :]
    assert WORDS[lang][0] in button[: button.index("</a>")]
    assert button.index('href="tel:12333"') < button.index('href="tel:12345"')


@pytest.mark.parametrize("lang", WORDS)
def test_a_line_that_nobody_answers_stands_below_the_other(lang: str) -> None:
    page = scan_page(called((MAIN, 2, False), (MAIN, 1, False)), lang)
    big, then = page.index('class="big" href="tel:12345"'), page.index('class="next" href="tel:12333"')
    assert big < then
    assert WORDS[lang][1] in page[then : page.index("</a>", then)]
    assert page.index("tel:059512345") < page.index("tel:059512333")


def test_where_nobody_answers_either_the_order_stays() -> None:
    missed = [(number, days, False) for number in (MAIN, SECOND) for days in (2, 1)]
    assert 'class="big" href="tel:12333"' in scan_page(called(*missed), "zh")


def test_the_page_stays_light() -> None:
    missed = [(number, days, False) for number in (MAIN, SECOND, "12348") for days in (2, 1)]
    answered = [(number, 3, True) for number in (MAIN, SECOND, "12348")]
    assert len(scan_page(called(*missed, *answered), "zh")) < len(scan_page(called(), "zh")) + 800


def test_the_area_page_begins_with_a_line_that_is_answered() -> None:
    catalog = called((MAIN, 2, False), (MAIN, 1, False), (SECOND, 1, True))
    first, second = channels.lines(Setting(catalog, "zh", TODAY), PLACE)[:2]
    assert (first.number, second.number) == ("12345", "12333")
    assert first.heard == ("最近接通：2026年11月19日",)
    assert second.heard == ("最近2次打过去都没有人接，先打别的",)
    (view,) = [
        it.view for it in areas.pages(Setting(catalog, "zh", TODAY)) if f"/{PLACE}/" in it.setting.here
    ]
    items = [item for group in view.groups for item in group.items]
    names = [str(item.words.words) for item in items]
    assert names.index("政务热线") < names.index("人社服务热线")
    doubted = next(item for item in items if str(item.words.words) == "人社服务热线")
    assert "最近2次打过去都没有人接，先打别的" in doubted.second


def test_the_page_of_a_national_line_says_which_city_answered() -> None:
    setting = Setting(called((MAIN, 1, True)), "zh", TODAY)
    (view,) = [it.view for it in channels.pages(setting) if it.setting.here.endswith("cn-12333/")]
    (twin,) = view.twins
    assert twin.second[1:] == ("最近接通：2026年11月19日",)
    assert view.calls[0].heard == ()  # 12333 alone is no line: each city has its own


def test_ninety_days_without_a_call_are_said() -> None:
    (first, *_) = channels.lines(Setting(called((SECOND, 91, True), (MAIN, 1, True)), "zh", TODAY), PLACE)
    assert first.number == "12333"
    found = channels.lines(Setting(called((MAIN, 91, True)), "zh", TODAY), PLACE)
    assert [call.number for call in found] == ["12345", "12333"]
    assert found[1].heard == ("最近接通：2026年8月21日", "91天没有核对过，打不通就打别的")
