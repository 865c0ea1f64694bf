"""A language that nobody has thought of yet: some data, and no line of Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Config
from generator.load import load_catalog
from generator.publish import engine, translate
from generator.publish.examination import read_and_check
from generator.render.landing import outputs
from tests.conftest import TODAY, copy_checkout

ENTRY = """
- tag: kk
  html: kk-Arab
  own_name: قازاقشا
  direction: rtl
  theme: en
  web_font: Noto Sans Arabic, sans-serif
  line_height: "1.9"
"""
WORDS = (
    "guide.home: باس بەت\nguide.prose_missing: اۋدارماسى جوق.\nframe.draft: جوبا.\nlanding.lead: تەلەفون\n"
)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    root = copy_checkout(tmp_path)
    with (root / "data/vocabulary/languages.yaml").open("a", encoding="utf-8") as file:
        file.write(ENTRY)
    site = root / "data/site.yaml"
    lines = site.read_text(encoding="utf-8").splitlines()
    lines = ["languages: [zh, kk]" if line.startswith("languages:") else line for line in lines]
    site.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (root / "data/strings/kk").mkdir()
    (root / "data/strings/kk/words.yaml").write_text(WORDS, encoding="utf-8")
    return Config(root, TODAY)


def test_it_is_staged_with_chinese_where_it_has_no_words(config: Config) -> None:
    assert "kk" in translate.languages(config)
    assert [p.show("en") for p in read_and_check(config)[1] if p.severity == "error"] == []
    settings = engine.staged(config)
    frame = settings["kk"]["extra"]["frame"]
    assert (frame["html_lang"], frame["direction"]) == ("kk-Arab", "rtl")
    assert frame["draft"]["own"] == "جوبا."
    assert settings["kk"]["theme"]["language"] == "en"
    docs = config.work / "kk/docs"
    page = (docs / "who-pays.md").read_text(encoding="utf-8")
    assert "اۋدارماسى جوق." in page
    assert '<div class="wb-zh" lang="zh-Hans" markdown="1">' in page
    assert '<span lang="zh-Hans">' in (docs / "channels/cn-12333.md").read_text(encoding="utf-8")
    assert "باس بەت" in page
    letters = (docs / engine.LETTERS).read_text(encoding="utf-8")
    assert ':lang(kk-Arab){font-family:"Noto Sans Arabic",sans-serif;line-height:1.9}' in letters
    assert len(list(docs.rglob("*.md"))) == len(list((config.work / "zh/docs").rglob("*.md"))) > 100


def test_its_scan_pages_are_there(config: Config) -> None:
    pages = {
        it.path: it.data.decode()
        for it in outputs(load_catalog(config.root), TODAY, config.theme / "landing")
    }
    own = {path: page for path, page in pages.items() if path.endswith("/kk/index.html")}
    assert len(own) * 2 == len(pages) > 20
    for page in own.values():
        assert '<html lang="kk-Arab" dir="rtl">' in page
        assert "تەلەفون" in page
        assert '<span lang="zh-Hans">' in page
        assert 'href="tel:12333"' in page


def test_a_translator_gets_everything_that_is_missing(config: Config) -> None:
    (found,) = translate.standings(config, "kk")
    assert found.counts["missing"] > 1000
    assert translate.export(config, "kk").count(b"missing") > 1000
