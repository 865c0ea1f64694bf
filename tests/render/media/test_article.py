"""The article as the editor of a WeChat account keeps it: inline styles, known tags, nothing of others."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from generator.catalog import Catalog
from generator.i18n.words import Speaker
from generator.render.media import article
from generator.render.media.recipient import Recipient, recipients
from tests.conftest import TODAY
from tests.support.catalog import mini_catalog, project

VOID = ("img", "meta", "link")
EVIL = '<script>alert(1)</script><a href="https://evil.example">点</a>'


class Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_only_what_the_editor_keeps(catalog: Catalog) -> None:
    read = 0
    for it in recipients(catalog, TODAY):
        for lang in ("zh", "en"):
            found = Reader(article.article(it, lang))
            read += 1
            assert found.open == []
            assert {tag for tag, _ in found.tags} <= article.TAGS
            assert {name for _, attrs in found.tags for name in attrs} <= article.ATTRIBUTES
            assert all("url(" not in (attrs.get("style") or "") for _, attrs in found.tags)
            pictures = [attrs["src"] or "" for tag, attrs in found.tags if tag == "img"]
            assert len(pictures) == 2
            assert all(src.startswith("images/") for src in pictures)
            assert all(src.removeprefix("images/") in found.text for src in pictures)
            assert it.main
            assert it.main.number in found.text
            assert it.url in found.text
    assert read > 20


def test_deadlines_and_who_pays_name_their_articles(catalog: Catalog) -> None:
    text = Reader(article.article(Recipient(catalog, TODAY, catalog.areas["350582006"]), "zh")).text
    assert "2年内，从欠薪那天算；一直欠着，从停止那天算。　《监察条例》第20条" in text
    assert "离开工地后1年内。　《调解仲裁法》第27条" in text
    assert "分包欠的，总包先付。　《条例》第30条" in text
    assert "按规定" not in text


def test_hostile_names_stay_text() -> None:
    catalog = mini_catalog(project("sample", everyday_name={"zh": EVIL}))
    it = Recipient(catalog, TODAY, catalog.projects["sample"])
    whole = Reader(article.page(it, "zh"))
    assert {tag for tag, _ in whole.tags} <= article.TAGS | {"html", "head", "meta", "title", "body"}
    assert EVIL in whole.text


def test_a_place_without_lines_and_laws_has_an_article_without_them(catalog: Catalog) -> None:
    nothing = replace(catalog, channels={}, regulations={})
    text = Reader(article.article(Recipient(nothing, TODAY, catalog.areas["350582006"]), "zh")).text
    whole = Reader(article.article(Recipient(catalog, TODAY, catalog.areas["350582006"]), "zh")).text
    say = Speaker("zh", catalog.strings).say
    for words in ("《条例》", "《监察条例》", "12333", "12345", say("media.article.numbers")):
        assert words in whole
        assert words not in text
    assert say("media.article.pays") in text


def test_where_only_one_line_answers_no_other_is_offered(catalog: Catalog) -> None:
    only = {it.id: it for it in catalog.channels.values() if it.id == "cn-12333"}
    it = Recipient(replace(catalog, channels=only), TODAY, catalog.areas["350582006"])
    assert (it.second, it.main and it.main.number) == (None, "12333")
    text = Reader(article.article(it, "zh")).text
    assert Speaker("zh", catalog.strings).say("media.article.or") not in text
    assert "12333" in text


def test_the_note_beside_the_files_says_that_a_demonstration_is_one(catalog: Catalog) -> None:
    demo = Speaker("zh", catalog.strings).say("media.page.demo")
    sites = [it for it in recipients(catalog, TODAY) if it.project]
    assert sites
    for it in sites:
        assert (demo in article.readme(it, "zh").splitlines()) == it.demo
    place = Recipient(catalog, TODAY, catalog.areas["350582006"])
    assert demo not in article.readme(place, "zh")
