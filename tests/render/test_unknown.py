"""The page for addresses that aren't ours: it warns, names a number, and works at any depth."""

from __future__ import annotations

import gzip
from dataclasses import replace

from generator.catalog import Catalog
from generator.render.landing import unknown
from tests.render.test_landing import ATTRIBUTES, LOADS, TEMPLATES, Page
from tests.support.catalog import mini_catalog

LIGHT = 6_000  # bytes as it travels


def pages(catalog: Catalog) -> dict[str, Page]:
    return {out.path: Page(out.data.decode()) for out in unknown.outputs(catalog, TEMPLATES)}


def test_one_page_a_language_its_own_words_first() -> None:
    found = pages(mini_catalog())
    assert set(found) == {"404.html", "en/404.html"}
    zh, en = found["404.html"], found["en/404.html"]
    assert (zh.lang, en.lang) == ("zh-Hans", "en")
    assert zh.text.index("没有这一页") < zh.text.index("There is no such page")
    assert en.text.index("There is no such page") < en.text.index("没有这一页")
    assert "没有这一页" in zh.title


def test_it_says_what_matters() -> None:
    for it in pages(mini_catalog()).values():
        for words in (
            "我们没有发过这个码", "可能有人贴了假码", "不要付钱", "告诉发布单位：示例街道宣传办",
            "We issued no such code", "pasted a fake code", "Pay nothing", "tell the publisher",
        ):  # fmt: skip
            assert words in it.text, words
        assert it.tels == {"tel:12333"}


def test_it_works_at_any_depth_under_any_path() -> None:
    for base in ("https://wageboard.example/", "https://office.example/wages/"):
        root = "/" + base.split("/", 3)[3]
        for it in pages(mini_catalog(base_url=base)).values():
            places = [href for href in it.hrefs if not href.startswith("tel:")]
            assert len(places) == 3
            assert all(href in (root, root + "en/") for href in places)


def test_it_loads_nothing_and_is_light() -> None:
    for it in pages(mini_catalog()).values():
        assert not LOADS & set(it.tags)
        assert it.attributes <= ATTRIBUTES
        assert it.meta["robots"] == "noindex"
        assert it.meta["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
        assert len(gzip.compress(it.html.encode(), 9)) < LIGHT


def test_a_draft_comes_with_reviewed_languages_and_not_with_other_drafts() -> None:
    catalog = mini_catalog()
    site = catalog.site.model_copy(update={"languages": ("zh", "en", "ug", "vi")})
    found = pages(replace(catalog, site=site))
    assert set(found) == {"404.html", "en/404.html", "ug/404.html", "vi/404.html"}
    assert found["ug/404.html"].dir == "rtl"
    assert found["404.html"].html.count('class="unknown"') == 2
    assert found["ug/404.html"].html.count('class="unknown"') == 3


def test_a_catalog_without_a_hotline_still_has_its_page() -> None:
    full = mini_catalog()
    for it in pages(Catalog(full.site, full.vocabulary, full.strings, full.areas)).values():
        assert it.tels == set()
