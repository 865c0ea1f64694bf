"""The guide in one file: small, asks for nothing, every link leads into it, drafts say that they are."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache

import pytest

from generator.catalog import Catalog
from generator.config import Config
from generator.load import load_catalog
from generator.publish.executor import inprocess
from generator.publish.offline import outputs
from generator.render import urls
from generator.render.offline.file import LIMIT
from generator.render.offline.section import Section, target
from generator.render.offline.selection import CUTS
from tests.conftest import ROOT, TODAY
from tests.support.guide import Read

LANGUAGES = ("zh", "en", "ug", "bo", "vi")


@cache
def files() -> Mapping[str, str]:
    """Path → text, of the shipped data."""
    return {it.path: it.data.decode() for it in outputs(Config(ROOT, TODAY), load_catalog(ROOT), inprocess())}


def read(lang: str) -> tuple[str, Read]:
    text = files()[urls.offline(lang)]
    page = Read()
    page.feed(text)
    page.close()
    assert page.open == []
    return text, page


def test_there_is_one_for_every_language(catalog: Catalog) -> None:
    assert set(files()) == {urls.offline(lang) for lang in catalog.site.languages}
    assert set(catalog.site.languages) == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_small_and_asks_for_nothing(lang: str) -> None:
    text, page = read(lang)
    assert 100_000 < len(text.encode()) <= LIMIT
    tags = {tag for tag, _ in page.tags}
    assert tags.isdisjoint({"script", "img", "link", "iframe", "form", "svg", "object", "video", "audio"})
    names = {name for _, attributes in page.tags for name, _ in attributes}
    assert names.isdisjoint({"src", "style", "srcset", "action"})
    assert not any(name.startswith("on") for name in names)
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style
    hash_ = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{hash_}'" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_leads_into_it_or_dials(lang: str) -> None:
    _, page = read(lang)
    assert len(page.hrefs) > 100
    inside = {href[1:] for href in page.hrefs if href.startswith("#")}
    assert inside - page.ids == set()
    assert all(href.startswith(("#", "tel:")) for href in page.hrefs)
    assert {"tel:12333", "tel:12345", "tel:12348", "tel:110"} <= set(page.hrefs)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_first_link_leads_past_the_contents(lang: str) -> None:
    text, page = read(lang)
    assert page.hrefs[0] == "#main"
    assert text.count('<main id="main">') == text.count('id="main"') == 1


def test_chinese_holds_the_guide_the_channels_and_the_articles_to_the_letter(catalog: Catalog) -> None:
    _, page = read("zh")
    words = "".join(page.text.split())
    for channel in catalog.channels.values():
        if channel.publish == "public":
            assert "".join(channel.name.zh.split()) in words, channel.id
    articles = [article for law in catalog.regulations.values() for article in law.articles]
    assert len(articles) > 50
    for article in articles:
        assert "".join(article.text.split()) in words, article.number
    for prose in ("一步一步", "证据", "时限"):
        assert prose in words
    assert "laws-wage-payment-regulation.article-30" in page.ids
    assert "https://wageboard.example/" in page.text


@pytest.mark.parametrize("lang", ["ug", "bo", "vi"])
def test_a_draft_says_so_in_chinese_too(catalog: Catalog, lang: str) -> None:
    text, _ = read(lang)
    assert catalog.strings["zh"]["frame.draft"] in text
    assert catalog.strings["zh"]["frame.draft"] not in read("zh")[0]
    assert ('dir="rtl"' in text) == (lang == "ug")


def test_what_is_left_out_is_said(catalog: Catalog) -> None:
    said = {
        lang: [cut for cut in CUTS if _left(catalog, lang, cut) in read(lang)[1].text] for lang in LANGUAGES
    }
    assert said["zh"] == ["campaigns"]
    for lang, cuts in said.items():
        assert cuts == list(CUTS[: len(cuts)]), lang
        start, ids = "" if lang == "zh" else f"{lang}-", read(lang)[1].ids
        assert (f"{start}find" in ids) == ("router" not in cuts)
        assert (f"{start}campaigns" in ids) == ("campaigns" not in cuts)


def _left(catalog: Catalog, lang: str, cut: str) -> str:
    return catalog.strings[lang if lang in ("zh", "en") else "zh"][f"offline.left.{cut}"]


def test_it_names_the_data_that_it_was_made_from(catalog: Catalog) -> None:
    made = next(outputs(Config(ROOT, TODAY), catalog, inprocess(), "0123456789abcdefghij and more"))
    assert made.path == urls.offline("zh")
    assert "0123456789abcdefghij" in made.data.decode()
    assert " and more" not in made.data.decode()


def test_a_link_to_elsewhere_becomes_words() -> None:
    held = {"channels/a/", "laws/b/"}
    source = (
        '<h1 id="top">T</h1><p class="x"><a href="../../laws/b/#article-1">B</a> <a href="../c/">C</a>'
        ' <a href="https://a.example/">D</a> <a href="tel:110">110</a></p><nav class="wb-crumbs">gone</nav>'
        '<h2 id="where">gone</h2><p>gone</p><h2 id="law">L</h2><script>gone()</script>'
    )
    made = Section("channels/a/", source).told(held)
    assert "gone" not in made.html()
    words = "<a href=#laws-b.article-1>B</a> C D (https://a.example/) <a href=tel:110>110</a>"
    assert words in made.html()
    assert made.wanted == {"laws-b.article-1"}
    assert "id=channels-a.law>" in made.html({"channels-a.law"})
    assert "id=" not in made.html(())


def test_one_reading_serves_files_of_other_pages() -> None:
    section = Section(
        "a/",
        '<h1>T</h1><div><p><a href="../b/">B</a></p><a class="wb-door" href="../b/">door</a>'
        '<h2>H</h2><p>below</p></div><blockquote class="wb-law"><p>law</p></blockquote><p>end</p>',
    )
    link, door = "<a href=#b>B</a>", "<a class=d href=#b>door</a>\n"
    head, rest = f"<h2>T</h2><p>{link}</p>{door}", "<h3>H</h3><p>below</p>"
    law = "<blockquote><p>law</p></blockquote>"
    assert section.told({"b/"}).html() == f"{head}{rest}{law}<p>end</p>"
    assert section.told({"b/"}, laws=False).html() == f"{head}{rest}<p>end</p>"
    assert section.told({"b/"}, brief=True).html() == head
    alone = section.told({"a/"})
    assert alone.html() == f"<h2>T</h2><p>B</p>{rest}{law}<p>end</p>"
    assert alone.wanted == set()


def test_addresses_are_found_from_where_a_page_stands() -> None:
    assert target("en/channels/a/", "../../laws/b/#x") == ("en/laws/b/", "x")
    assert target("en/", "./") == ("en/", "")
    assert target("channels/a/", "../../") == ("", "")
    assert target("channels/a/", "#y") == ("channels/a/", "y")


def test_a_value_that_needs_quotes_has_them() -> None:
    made = Section("a/", '<p lang="zh&quot; onclick=&quot;x" dir="">x</p>').told({"a/"}).html()
    assert made == '<p lang="zh&#34; onclick=&#34;x" dir="">x</p>'


def test_text_stays_inert() -> None:
    made = Section("a/", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;</p>").told({"a/"}).html()
    assert "<script" not in made
    assert re.search(r"&lt;script&gt;", made)
