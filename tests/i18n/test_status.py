"""What makes a translation outdated, and what doesn't: the shipped data, changed one word at a time."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalog import Catalog, Translation
from generator.config import Config
from generator.i18n.status import Row, Text, rows, standing, text_rows
from generator.load import load_catalog
from generator.publish import translate
from generator.render.landing import outputs
from tests.conftest import TODAY, copy_checkout

CHANNEL, LANGUAGES = "data/channels/cn-12333.yaml", ("en", "ug", "bo", "vi")
STEP = "channels/cn-12333/steps.0"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    config = Config(copy_checkout(tmp_path), TODAY)
    for lang in LANGUAGES:
        translate.accept(config, lang, ["new"])  # whatever was written since the last time
    return config


def late(config: Config, lang: str) -> dict[str, str]:
    """Unit → state, for what is translated and not current."""
    catalog = load_catalog(config.root)
    found = list(rows(catalog, translate.texts(config, catalog), lang))
    assert len(found) > 1000
    return {row.unit: row.state for row in found if row.text and row.state != "current"}


def state(config: Config, lang: str, unit: str) -> Row:
    catalog = load_catalog(config.root)
    return next(row for row in rows(catalog, translate.texts(config, catalog), lang) if row.unit == unit)


def change(config: Config, name: str, old: str, new: str) -> None:
    path = config.root / name
    text = path.read_text(encoding="utf-8")
    assert old in text, (name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_english_is_complete_and_current() -> None:
    """The shipped state: what was translated into English was made from today's Chinese."""
    config = Config(Path(__file__).resolve().parents[2], TODAY)
    catalog = load_catalog(config.root)
    found = standing(catalog, translate.texts(config, catalog), "en")
    assert found.counts["outdated"] == found.counts["missing"] == found.draft == 0
    assert found.units == found.counts["current"] > 2000


def test_drafts_are_counted_as_such() -> None:
    config = Config(Path(__file__).resolve().parents[2], TODAY)
    for found in translate.standings(config):
        if found.lang != "en":
            assert found.reviewed_by == ""
            assert found.draft == found.counts["current"] + found.counts["outdated"] > 400
            assert sum(found.counts.values()) == found.units


def test_a_changed_sentence_of_a_record_makes_exactly_its_translations_outdated(config: Config) -> None:
    assert {lang: late(config, lang) for lang in LANGUAGES} == {lang: {} for lang in LANGUAGES}
    change(config, CHANNEL, "- zh: 拨 12333。", "- zh: 先拨 12333。")
    assert late(config, "en") == late(config, "ug") == late(config, "vi") == {STEP: "outdated"}


def test_a_changed_word_of_a_page_makes_exactly_its_translations_outdated(config: Config) -> None:
    change(config, "data/strings/zh/landing.yaml", "landing.lead: 工资被拖欠？", "landing.lead: 拿不到工资？")
    for lang in LANGUAGES:
        assert late(config, lang) == {"strings/landing.lead": "outdated"}, lang


def test_a_changed_paragraph_of_a_text_makes_exactly_its_translations_outdated(config: Config) -> None:
    change(config, "content/zh/evidence.md", "有什么留什么。", "有什么就留什么。")
    for lang in ("en", "ug", "vi"):
        found = late(config, lang)
        assert len(found) == 1, (lang, found)
        assert re.fullmatch(r"content/evidence/\d+", next(iter(found)))


def test_a_paragraph_put_in_leaves_the_others_current(config: Config) -> None:
    change(config, "content/zh/evidence.md", "## 怎么存 {#keep}", "新的一段。\n\n## 怎么存 {#keep}")
    assert late(config, "en") == {}
    catalog = load_catalog(config.root)
    found = rows(catalog, translate.texts(config, catalog), "en")
    assert [row.chinese for row in found if row.state == "missing"] == ["新的一段。"]


def test_a_step_put_in_before_others_moves_no_translation_to_another_sentence(config: Config) -> None:
    before = load_catalog(config.root).channels["cn-12333"].steps
    change(config, CHANNEL, "steps:\n", "steps:\n  - zh: 先坐下来。\n    en: Sit down first.\n")
    after = load_catalog(config.root).channels["cn-12333"].steps
    assert [step.get("ug") for step in after] == [None, *(step.get("ug") for step in before)]
    assert all(step.get("ug") for step in before)
    assert late(config, "en") == {STEP: "outdated"}  # the new one; nobody has accepted it yet
    assert late(config, "ug") == {}


def test_a_slip_mended_in_a_translation_makes_nothing_current(config: Config) -> None:
    change(config, CHANNEL, "- zh: 拨 12333。", "- zh: 先拨 12333。")
    change(config, CHANNEL, "- zh: 先拨 12333。人在外地，拨工地的区号加 12333。\n    en: Dial",
           "- zh: 先拨 12333。人在外地，拨工地的区号加 12333。\n    en: Ring")  # fmt: skip
    path = config.root / "data/translations/ug/channels.yaml"
    text = re.sub(r"(?m)^(channels/cn-12333/steps\.0: \"?)", r"\1*", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    for lang in ("en", "ug"):
        assert late(config, lang) == {STEP: "outdated"}
    assert state(config, "en", STEP).text.startswith("Ring")
    assert translate.accept(config, "en", [STEP]).count == 1  # only saying so does
    assert late(config, "en") == {}
    assert late(config, "ug") == {STEP: "outdated"}


def test_a_slip_mended_in_a_text_makes_it_not_current(config: Config) -> None:
    change(config, "content/zh/evidence.md", "有什么留什么。", "有什么就留什么。")
    before = late(config, "en")
    change(config, "content/en/evidence.md", "Keep ", "Store ")
    assert late(config, "en") == before
    assert before


def test_a_changed_number_changes_every_language_and_makes_nothing_outdated(config: Config) -> None:
    change(config, "data/site.yaml", "languages: ", "languages: [zh, en, ug, bo, vi] #")
    folder = config.root / "theme/landing"

    def pages() -> dict[str, bytes]:
        catalog = load_catalog(config.root)
        return {it.path: it.data for it in outputs(catalog, TODAY, folder) if it.path.startswith("p/")}

    before = pages()
    for path in sorted((config.root / "data/channels").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('- number: "12348"', '- number: "12351"'), encoding="utf-8")
    after = pages()
    assert before.keys() == after.keys()
    assert {path.split("/")[2] for path in after} >= {"index.html", *LANGUAGES}
    for path, page in after.items():
        assert (b"tel:12348" in before[path], b"tel:12348" in page) == (True, False), path
    assert {lang: late(config, lang) for lang in LANGUAGES} == {lang: {} for lang in LANGUAGES}


def test_a_translation_nobody_has_listed_counts_as_outdated_until_accepted(config: Config) -> None:
    with (config.root / "data/strings/zh/frame.yaml").open("a", encoding="utf-8") as file:
        file.write("frame.new: 新\n")
    with (config.root / "data/strings/en/frame.yaml").open("a", encoding="utf-8") as file:
        file.write("frame.new: New\n")
    assert late(config, "en") == {"strings/frame.new": "outdated"}
    assert translate.accept(config, "en", ["new"]).count == 1
    assert late(config, "en") == {}


def test_a_checkout_without_chinese_words_has_no_sentences_of_pages(catalog: Catalog) -> None:
    found = list(rows(replace(catalog, strings={}), {}, "en"))
    assert found
    assert not any(row.unit.startswith("strings") for row in found)


def test_a_text_of_another_number_of_blocks_than_it_was_made_from_is_outdated_whole() -> None:
    chinese = Text("题", "一。\n\n二。\n\n三。\n", "", "now")
    made = Text("Title", "One.\n\nTwo.\n", "then", "")
    found = list(text_rows("about", chinese, made, Translation()))
    assert [(row.unit, row.state, row.chinese, row.text) for row in found[1:]] == [
        ("content/about/0", "outdated", "一。", "One."),
        ("content/about/1", "outdated", "二。", "Two."),
        ("content/about/2", "outdated", "三。", ""),
    ]
