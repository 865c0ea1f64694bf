from __future__ import annotations

import base64
import hashlib
import re

from generator.catalog import Catalog
from generator.config import Config
from generator.publish import media
from generator.render import urls
from generator.render.media.recipient import recipients
from generator.render.open.tables import FORMULA
from tests.conftest import ROOT, TODAY
from tests.render.media.test_article import Reader
from tests.support.catalog import mini_catalog, project


def test_every_recipient_has_a_page_in_both_languages_and_every_link_is_made(catalog: Catalog) -> None:
    made = {it.path: it.data for it in media.outputs(catalog, TODAY, ROOT / "theme")}
    pictures = {sheet.path for sheet in media.sheets(Config(ROOT, TODAY), catalog)}
    ids = [it.id for it in recipients(catalog, TODAY)]
    assert len(ids) == len(pictures) > 20
    for one in ids:
        for lang in ("zh", "en"):
            page = made[urls.media(one, lang=lang) + "index.html"].decode()
            here = urls.media(one, lang=lang).count("/")
            read = Reader(page)
            for _, attrs in read.tags:
                for link in filter(None, (attrs.get("href"), attrs.get("src"))):
                    if not link.startswith(("data:", "tel:")):
                        path = link.removeprefix("../" * here)
                        known = path in made or path in pictures or path + "index.html" in made
                        assert known or path.startswith(urls.project("zh", one)), link


def test_a_worker_who_was_sent_the_page_can_call_from_it(catalog: Catalog) -> None:
    made = {it.path: it.data for it in media.outputs(catalog, TODAY, ROOT / "theme")}
    for it in recipients(catalog, TODAY):
        assert it.main
        for lang in ("zh", "en"):
            read = Reader(made[urls.media(it.id, lang=lang) + "index.html"].decode())
            calls = [attrs["href"] for _, attrs in read.tags if attrs.get("class") == "call"]
            assert calls == [it.main.href]


def test_the_page_carries_its_style_and_nothing_else(catalog: Catalog) -> None:
    made = {it.path: it.data for it in media.outputs(catalog, TODAY, ROOT / "theme")}
    page = made["media/350582006/index.html"].decode()
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'; img-src 'self' data:; media-src 'self';" in page
    assert "<script" not in page
    assert "<audio" not in page  # nothing was recorded


def test_a_hostile_name_is_text_on_the_page_and_no_formula_in_the_table() -> None:
    catalog = mini_catalog(project("sample", everyday_name={"zh": "=HYPERLINK(1)<b>"}))
    made = {it.path: it.data for it in media.outputs(catalog, TODAY, ROOT / "theme")}
    assert b"<b>" not in made["media/sample/index.html"]
    rows = made["media/sms.csv"].decode("utf-8-sig").splitlines()
    assert len(rows) > 10
    assert not any(row.startswith(FORMULA[:-1]) for row in rows)
