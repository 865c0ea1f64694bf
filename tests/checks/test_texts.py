"""Words: placeholders against quotes of them, translations that are asked for, slots and braces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.catalog import Catalog
from generator.checks.texts import number_in_text, placeholder
from generator.checks.translations import translation_missing, translation_number, translation_same
from generator.checks.words import strings_braces, strings_extra, strings_missing, strings_slots
from generator.model.base import Localized
from generator.model.change import Entry
from tests.checks.cases import found, nodes, notice, severities, with_records
from tests.support.catalog import SOURCE, channel, mini_catalog, project


def saying(zh: str, en: str | None = "Words", **more: str) -> Catalog:
    note = {"zh": zh} | ({"en": en} if en is not None else {})
    return mini_catalog(more_channels=[channel("x", "window", "窗口", "Window", "1", note=note, **more)])


@pytest.mark.parametrize(
    "text", ["XX路1号", "电话****", "待定", "TODO", "二〇XX年", "××公司", "时间？？？", "ＸＸ市"]
)
def test_a_placeholder_is_refused_where_readers_see_it(text: str) -> None:
    assert severities(placeholder, saying(text)) == ["error"]
    assert severities(placeholder, saying(text, publish="office")) == ["warning"]


@pytest.mark.parametrize("text", ["文中是“XX市”", "真的吗？", "3×5米", "**重要**：先打电话", "XXL 号工服"])
def test_other_signs_are_no_placeholder(text: str) -> None:
    assert found(placeholder, saying(text)) == [], text


def test_a_placeholder_behind_a_quote_of_one_is_seen() -> None:
    """Quotes of notices and codes hold such signs for a reason; what follows them has none."""
    quoted = channel("a", "window", "甲", "A", "1", source={**SOURCE, "title": "关于XX的通知"})
    code = channel("b", "window", "乙", "B", "1", url="https://www.gov.cn/XX/")
    bad = channel("c", "window", "丙", "C", "1", note={"zh": "时间待定", "en": "TODO later"})
    catalog = replace(mini_catalog(more_channels=[quoted, code, bad]), strings={"zh": {"x": "待定"}})
    problems = found(placeholder, catalog)
    assert [(p.path, p.facts["found"]) for p in problems] == [
        ("data/channels/c.yaml", "待定"),
        ("data/channels/c.yaml", "TODO"),
    ]


def test_lists_laws_and_what_changed_may_say_any_number() -> None:
    """A law is quoted as it is, what changed was right on its day, and a list holds words for all sorts."""
    kind = mini_catalog().vocabulary.channel_kinds[0]
    note = Localized(zh="待定，问12334", en="TODO 12334")
    words = mini_catalog().vocabulary.model_copy(
        update={"channel_kinds": (kind.model_copy(update={"name": note}),)}
    )
    change = {"id": "2026-11-20-1", "date": "2026-11-20", "kind": "phone", "text": {"zh": "不再用12334"}}
    law = mini_catalog().regulations["legal-aid-law"].model_copy(update={"about": note})
    catalog = with_records("regulations", law)
    held = replace(catalog, vocabulary=words, changes={"2026": (Entry.model_validate(change),)})
    assert found(number_in_text, held) == []
    assert {p.path for p in found(placeholder, held)} == {"data/regulations/legal-aid-law.yaml"}


def test_a_model_of_a_notice_may_have_blanks() -> None:
    for template, count in (("true", 0), ("false", 3)):
        one = notice("x", title="XX街道的通知", template=template)
        assert len(found(placeholder, with_records("campaigns", one))) == count


def test_every_number_of_every_text_is_looked_at() -> None:
    law_number = channel("a", "window", "甲", "A", "1", source={**SOURCE, "note": "见12334"})
    far = channel(
        "b", "window", "乙", "B", "1", area="350500", note={"zh": "打021-12345或12334", "en": "Note"}
    )
    nation = channel("c", "window", "丙", "C", "1", note={"zh": "打021-12345", "en": "Call 12346"})
    problems = found(number_in_text, mini_catalog(more_channels=[law_number, far, nation]))
    assert [(p.path, p.facts["found"]) for p in problems] == [
        ("data/channels/b.yaml", "021-12345"),
        ("data/channels/b.yaml", "12334"),
        ("data/channels/c.yaml", "12346"),
    ]


def test_a_missing_translation_is_asked_for_in_public_words_alone() -> None:
    assert [problem.facts["lang"] for problem in found(translation_missing, saying("说明", None))] == ["en"]
    assert found(translation_missing, saying("说明", None, publish="office")) == []
    assert found(translation_missing, mini_catalog(project(everyday_name={"zh": "老菜场"}))) == []
    only_chinese = saying("说明", None)
    site = only_chinese.site.model_copy(update={"languages": ("zh",)})
    assert found(translation_missing, replace(only_chinese, site=site)) == []
    overlay = only_chinese.site.model_copy(update={"languages": ("zh", "en", "ug")})
    assert len(found(translation_missing, replace(only_chinese, site=overlay))) == 1


def test_the_chinese_words_again_are_no_translation() -> None:
    assert severities(translation_same, saying("说明", "说明")) == ["warning"]
    assert found(translation_same, saying("12333", "12333")) == []


@pytest.mark.parametrize(
    ("zh", "en", "wanted"),
    [
        ("打12333。", "Call 12333.", []),
        ("打12333。", "Call 12345.", ["error"]),
        ("打12333。", "Call them.", ["warning"]),
        ("打电话。", "Call 12333.", ["error"]),
        ("罚50000元。", "Fine 50,000 yuan.", []),
        ("在2026年", "in 2026", []),
    ],
)
def test_numbers_are_the_same_in_every_language(zh: str, en: str, wanted: list[str]) -> None:
    assert severities(translation_number, saying(zh, en)) == wanted


def test_every_number_and_every_sentence_is_looked_at() -> None:
    """The first words of a record are a name, which may stay Chinese."""
    two = saying("打12333或12345。", "Call 12399 or 12388, or 12309.")
    (problem,) = found(translation_number, two)
    assert (problem.facts["wanted"], problem.facts["found"]) == ("12333, 12345", "12309, 12388, 12399")
    (problem,) = found(translation_number, saying("打电话。", "Call 12333."))
    assert (problem.facts["wanted"], problem.facts["found"]) == ("–", "12333")
    catalog = mini_catalog(project(everyday_name={"zh": "老菜场"}, note={"zh": "说明"}))
    assert nodes(translation_missing, catalog) == [("projects", "sample", "note")]


def strings(zh: dict[str, str], en: dict[str, str]) -> Catalog:
    return replace(mini_catalog(), strings={"zh": zh, "en": en})


@pytest.mark.parametrize(
    ("check", "zh", "en"),
    [
        (strings_missing, {"a": "甲", "b": "乙"}, {"a": "A"}),
        (strings_extra, {"a": "甲"}, {"a": "A", "b": "B"}),
        (strings_slots, {"a": "{x}个"}, {"a": "{y}"}),
        (strings_slots, {"a": "{x}个"}, {"a": "many"}),
        (strings_braces, {"a": "{x"}, {"a": "{x}"}),
        (strings_braces, {"a": "{x.y}"}, {"a": "x"}),
        (strings_braces, {"a": "{x!r}"}, {"a": "x"}),
        (strings_braces, {"a": "{}"}, {"a": "x"}),
    ],
)
def test_words_of_pages_agree(check, zh: dict[str, str], en: dict[str, str]) -> None:
    assert len(found(check, strings(zh, en))) == 1


def test_every_key_and_every_language_is_looked_at() -> None:
    words = strings({"a": "甲", "b": "乙{x}{w}", "c": "丙"}, {"b": "B{y}{z}", "e": "E", "d": "D"})
    ug, vi = {"f": "{", "c": "{x}", "b": "B"}, {"g": "G"}
    held = replace(words, strings={"ug": ug, **words.strings, "vi": vi})
    held = replace(held, site=held.site.model_copy(update={"languages": ("zh", "ug", "en")}))
    missing = found(strings_missing, held)
    assert {(p.path, p.facts["key"], p.facts["lang"]) for p in missing} == {
        ("data/strings/zh.yaml", "a", "en"),
        ("data/strings/zh.yaml", "c", "en"),
    }
    extra = {(p.path, p.facts["key"], p.facts["lang"]) for p in found(strings_extra, held)}
    assert extra == {
        ("data/strings/ug.yaml", "f", "ug"),
        ("data/strings/en.yaml", "e", "en"),
        ("data/strings/en.yaml", "d", "en"),
        ("data/strings/vi.yaml", "g", "vi"),
    }
    assert [(p.path, p.facts["found"]) for p in found(strings_braces, held)] == [
        ("data/strings/ug.yaml", "{")
    ]
    slots = {
        (p.path, p.facts["key"], p.facts["found"], p.facts["wanted"]) for p in found(strings_slots, held)
    }
    assert slots == {
        ("data/strings/ug.yaml", "c", "x", "–"),
        ("data/strings/ug.yaml", "b", "–", "w, x"),
        ("data/strings/en.yaml", "b", "y, z", "w, x"),
    }


def test_a_language_without_any_words_misses_them_all() -> None:
    held = replace(mini_catalog(), strings={"zh": {"a": "甲", "b": "乙"}})
    assert {p.facts["key"] for p in found(strings_missing, held)} == {"a", "b"}


def test_without_chinese_words_nothing_is_missing() -> None:
    held = replace(mini_catalog(), strings={"en": {"a": "{x}"}})
    assert found(strings_missing, held) == found(strings_slots, held) == []
    assert len(found(strings_extra, held)) == 1


def test_escaped_braces_and_slots_in_another_order_are_fine() -> None:
    catalog = strings({"a": "{x}和{y} {{}}"}, {"a": "{y} and {x}"})
    for check in (strings_missing, strings_extra, strings_slots, strings_braces):
        assert found(check, catalog) == []


def test_words_that_could_not_be_read_are_not_missing() -> None:
    catalog = strings({"a": "甲"}, {})
    assert found(strings_missing, catalog, broken=[("strings", "en")]) == []
    assert found(strings_extra, strings({}, {"a": "A"}), broken=[("strings", "zh")]) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("打12333。", 0),
        ("打0595-12333问。", 0),
        ("打12334。", 1),
        ("打 0591-12333。", 1),
        ("打0595-85610001。", 1),
        ("打12333、12345或12399。", 1),
        ("罚12000元，12500 人，2026-11-20，晋政灵〔2023〕4号，350582006001", 0),
    ],
)
def test_a_number_in_a_sentence_is_a_known_one(text: str, count: int) -> None:
    one = channel("x", "window", "窗口", "Window", "1", area="350500", note={"zh": text, "en": "Note"})
    assert len(found(number_in_text, mini_catalog(more_channels=[one]))) == count
