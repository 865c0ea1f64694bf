"""The inspector's page: Article 34 item by item, this edition against the current one, the last checks."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.board import board
from generator.catalog import Catalog
from generator.model.call import Call, Calls
from generator.render import inspect
from generator.render.inspect.site import ITEM_FACTS
from tests.render.test_landing import (
    ATTRIBUTES,
    BARE,
    BUDGET,
    HOSTILE,
    LOADS,
    TEMPLATES,
    TODAY,
    Page,
    longest,
)
from tests.render.test_landing_since import MARCH, MAY, NEW, OLD, changed, officer
from tests.support.catalog import mini_catalog, project
from tests.support.editions import issued, then

TABLE = re.compile(r'<td class="(yes|no)"><span>(.*?)</span></td><td>(.*?)</td></tr>', re.S)


def pages(catalog: Catalog) -> dict[str, Page]:
    return {out.path: Page(out.data.decode()) for out in inspect.outputs(catalog, TODAY, TEMPLATES)}


def page(catalog: Catalog, item: str = "board", revision: int = 1, lang: str = "") -> Page:
    edition = catalog.editions.of(next(iter(catalog.projects)), item)[revision - 1]
    return pages(catalog)[f"inspect/{edition.token}/{lang}index.html"]


def items(it: Page) -> list[tuple[str, str]]:
    """Yes or no and the content of each item."""
    return [(yes, unescape(re.sub(r"<[^>]+>", "", text))) for yes, _, text in TABLE.findall(it.html)]


def test_every_edition_has_its_page_in_the_languages_of_paper() -> None:
    catalog = issued(issued(mini_catalog(issued=False), MARCH), MAY)
    again = issued(then(catalog, project(wage_officer=officer(NEW))), TODAY)
    assert len(again.editions) > len(catalog.editions)
    wanted = {f"inspect/{e.token}/{lang}index.html" for e in again.editions for lang in ("", "en/")}
    assert set(pages(again)) == wanted
    drafts = replace(again, site=again.site.model_copy(update={"languages": ("zh", "en", "ug", "vi")}))
    assert set(pages(drafts)) == wanted


def test_all_items_are_there_and_named_with_their_clause() -> None:
    catalog = mini_catalog()
    it = page(catalog)
    known = catalog.vocabulary.board_items
    assert {item.key for item in known} == ITEM_FACTS.keys()
    found = items(it)
    assert len(found) == len(known) == 13
    assert {yes for yes, _ in found} == {"yes"}
    assert all(content for _, content in found)
    for item in known:
        assert item.name.zh in it.text
    assert [it.text.count(f"第{n}项") for n in (1, 2, 3)] == [6, 2, 5]
    assert "第三十四条13项，现在都有" in it.text
    contents = dict(zip((item.key for item in known), (text for _, text in found), strict=True))
    assert contents["owner"] == "示例城市建设投资有限公司"
    assert contents["wage_officer"] == "劳资专管员　项目部一楼　13800138000"
    assert contents["minimum_wage"] == "每月2195元　每小时23元　2025年4月1日"
    assert contents["pay_day"] == "每月15日，发上个月的工资"
    assert contents["regulator_phone"] == "示例市住房和城乡建设局 12345"


MISSING: list[tuple[str, dict[str, Any]]] = [
    ("owner", {"owner": None}),
    ("wage_officer", {"wage_officer": None}),
    ("pay_day", {"pay_day": None}),
    ("subcontractors", {"subcontractors": ()}),
]


@pytest.mark.parametrize(("key", "more"), MISSING)
def test_a_missing_item_is_crossed(key: str, more: dict[str, Any]) -> None:
    catalog = changed(project(), project(**more))
    known = [item.key for item in catalog.vocabulary.board_items]
    found = items(page(catalog))
    assert [k for k, (yes, _) in zip(known, found, strict=True) if yes == "no"] == [key]
    assert found[known.index(key)] == ("no", "缺")
    assert "第三十四条13项，现在缺1项" in page(catalog).text


def test_what_is_missing_is_what_the_board_says() -> None:
    catalog = changed(project(), project(**BARE))
    gone = board(catalog, catalog.projects["sample"], TODAY).missing
    found = items(page(catalog))
    assert sum(yes == "no" for yes, _ in found) == len(gone) > 5


def test_no_subcontractors_is_an_answer() -> None:
    catalog = mini_catalog(project(subcontractors=(), no_subcontractors="true"))
    assert ("yes", "没有分包单位") in items(page(catalog))


def test_this_edition_against_the_current_one() -> None:
    first = changed(project(wage_officer=officer(OLD)), project(wage_officer=officer(NEW)))
    it = page(first)
    assert "印的和现在有1处不同，应当更换" in it.text
    assert "这一版就是现行版" in it.text
    second = issued(first, MAY)
    old, new = page(second), page(second, revision=2)
    current = second.editions.of("sample", "board")[1]
    assert f"2026年5月1日（第2版） {current.token[:4]} {current.token[4:]}" in old.text
    assert f"劳资专管员的电话由{OLD}改为{NEW}" in old.text
    assert "印的和现在一样" in new.text
    assert OLD not in new.text
    assert "印的和现在一样" in page(second, item="hat").text


def test_a_finished_site_needs_no_new_board() -> None:
    it = page(changed(project(), project(stage="finished", finished="2026-10-01")))
    assert "不要求更换" in it.text
    assert "已完工" in it.text
    assert "牌子已停用" in page(changed(project(), project(stage="retired"))).text


def test_the_template_and_its_state() -> None:
    catalog = mini_catalog()
    assert "第1版，现行" in page(catalog).text
    rows = tuple(
        row.model_copy(update={"state": "superseded", "since": date(2026, 6, 1)})
        if row.key == "board-1"
        else row
        for row in catalog.vocabulary.print_templates
    )
    old = replace(catalog, vocabulary=catalog.vocabulary.model_copy(update={"print_templates": rows}))
    assert "第1版，2026年6月1日起换新" in page(old).text


def test_each_number_with_its_last_check() -> None:
    day = {"date": "2026-09-01", "how": "call", "by": "值班岗"}
    catalog = mini_catalog(project(checked=day))
    row = next(line for line in numbers(page(catalog)) if line.startswith("13800138000"))
    assert row == "13800138000 劳资专管员 2026年9月1日 打电话"
    assert any(
        line.startswith("12333 欠薪热线 · 劳动保障监察 · 劳动仲裁 还没有核验")
        for line in numbers(page(catalog))
    )
    doubtful = page(mini_catalog(project(status="unverified")))
    assert "未核验" in next(line for line in numbers(doubtful) if line.startswith("13800138000"))


def numbers(it: Page) -> list[str]:
    found = re.findall(r"<li>(.*?)</li>", it.html[it.html.index('class="numbers"') :], re.S)
    assert found
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", line)).split()) for line in found]


def test_a_number_stands_once() -> None:
    found = [line.split(" ")[0] for line in numbers(page(mini_catalog(longest())))]
    assert len(found) == len(set(found)) > 12


def test_answered_calls_are_named() -> None:
    calls = Calls((Call(date=date(2026, 11, 1), number="12345", answered=True, language="zh", by="值班岗"),))
    catalog = replace(mini_catalog(), calls=calls)
    assert "2026年11月1日接通" in next(line for line in numbers(page(catalog)) if line.startswith("12345"))


def test_it_is_light_hidden_and_loads_nothing() -> None:
    catalog = changed(longest(), project())
    read = 0
    for path, it in pages(catalog).items():
        assert it.meta["robots"] == "noindex"
        assert not LOADS & set(it.tags)
        assert it.attributes <= ATTRIBUTES | {"scope"}
        assert it.meta["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
        assert not it.tels
        for href in it.hrefs:
            assert href.startswith("/"), href
            assert not urlsplit(href).netloc
        assert len(gzip.compress(it.html.encode(), 9)) <= BUDGET, path
        read += 1
    assert read == 2 * len(catalog.editions) >= 4


def test_it_leads_back_and_to_its_twin() -> None:
    catalog = mini_catalog()
    token = catalog.editions.of("sample", "board")[0].token
    zh, en = page(catalog), page(catalog, lang="en/")
    assert zh.hrefs[:2] == [f"/q/{token}/", f"/inspect/{token}/en/"]
    assert en.hrefs[:2] == [f"/q/{token}/en/", f"/inspect/{token}/"]
    assert (zh.lang, en.lang) == ("zh-Hans", "en")
    assert "/laws/wage-payment-regulation/#article-34" in zh.hrefs


def test_chinese_on_the_english_page_is_marked() -> None:
    en = page(changed(project(wage_officer=officer(OLD)), project()), lang="en/")
    han = re.compile(r"[\u4e00-\u9fff]")
    marked = "".join(text for lang, text in en.foreign if lang == "zh-Hans")
    assert len(han.findall(en.text)) == len(han.findall(marked)) > 30


def test_hostile_facts_are_only_text() -> None:
    catalog = mini_catalog(project(name=HOSTILE, everyday_name={"zh": HOSTILE}, owner={"name": HOSTILE}))
    it = page(catalog)
    assert "script" not in it.tags
    assert it.text.count(HOSTILE) >= 3
    assert HOSTILE in it.title


def test_the_same_bytes_every_time() -> None:
    catalog = mini_catalog()
    first = [(o.path, o.data) for o in inspect.outputs(catalog, TODAY, TEMPLATES)]
    assert first == [(o.path, o.data) for o in inspect.outputs(catalog, TODAY, TEMPLATES)]
