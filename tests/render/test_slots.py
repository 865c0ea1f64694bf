"""Slots in prose: every kind filled from the records, and every mistake named by line and column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.catalog import Catalog
from generator.model.regulation import Regulation
from generator.model.vocabulary import Term
from generator.problem import DataError, Problem, wording
from generator.render.pages.inert import Phrase, markdown
from generator.render.pages.prose import fingerprint, in_language, parse, prose_problems, view
from generator.render.pages.setting import Setting
from generator.render.slots import KINDS, UnfilledError, fill, problems, resolve
from tests.support.catalog import PLACE, channel, mini_catalog
from tests.support.guide import LANGUAGES, TODAY, real_catalog, real_prose

PATH = "content/zh/x.md"


TERM = Term.model_validate(
    {
        "key": "wage-officer",
        "term": {"zh": "劳资专管员", "en": "wage officer"},
        "plain": {"zh": "管工资的人。", "en": "Looks after pay."},
    }
)


def catalog() -> Catalog:
    """The small catalog with one article that states figures."""
    held = mini_catalog(more_channels=[channel("secret", "hotline", "内部", "Inside", "1", publish="office")])
    law = held.regulations["mediation-arbitration-law"]
    record = law.model_dump(by_alias=True)
    vocabulary = held.vocabulary.model_copy(update={"glossary": (TERM,)})
    held = replace(held, vocabulary=vocabulary)
    words = "应当自受理之日起四十五日内结束，延长期限不得超过十五日，时效一年。"
    record["articles"] = [{"number": "43", "text": words, "plain": {"zh": "白话", "en": "Plain"}}]
    return replace(held, regulations={**held.regulations, law.id: Regulation.model_validate(record)})


def setting(lang: str = "zh") -> Setting:
    here = "what-to-do/" if lang == "zh" else "en/what-to-do/"
    words = {"zh": "关于本站", "en": "About this site"}
    titles = {"about": Phrase(words[lang]), "evidence": Phrase({"zh": "证据", "en": "Evidence"}[lang])}
    return Setting(catalog(), lang, TODAY, here, titles)


@pytest.mark.parametrize(
    ("slot", "zh", "en"),
    [
        ("phone:cn-12333", '<a href="tel:12333">12333</a>', '<a href="tel:12333">12333</a>'),
        (
            "channel:cn-12345",
            '<a href="../channels/cn-12345/">政务热线</a>',
            '<a href="../channels/cn-12345/">Government hotline</a>',
        ),
        (
            f"area:{PLACE}",
            f'<a href="../areas/{PLACE}/">灵源街道</a>',
            f'<a href="../areas/{PLACE}/">Lingyuan Street</a>',
        ),
        (
            "law:wage-payment-regulation/50",
            '<a href="../laws/wage-payment-regulation/#article-50">保障农民工工资支付条例第50条</a>',
            '<a href="../laws/wage-payment-regulation/#article-50">Wage Payment Regulation, Article 50</a>',
        ),
        (
            "law:legal-aid-law",
            '<a href="../laws/legal-aid-law/">法律援助法</a>',
            '<a href="../laws/legal-aid-law/">Legal Aid Law</a>',
        ),
        ("page:channels", '<a href="../channels/">找谁</a>', '<a href="../channels/">Who to turn to</a>'),
        ("page:home", '<a href="../">首页</a>', '<a href="../">Home</a>'),
        ("page:about", '<a href="../about/">关于本站</a>', '<a href="../about/">About this site</a>'),
        (
            f"wage:{PLACE}",
            "2195元/月（2025年4月1日起，未核验）",
            "2195 yuan a month &#40;from 1 April 2025, unverified&#41;",
        ),
        ("figure:mediation-arbitration-law/43/四十五日", "45天", "45 days"),
        ("figure:mediation-arbitration-law/43/一年", "1年", "1 year"),
        ("site:publisher", "示例街道宣传办（演示站点）", None),
        ("page:evidence", '<a href="../evidence/">证据</a>', '<a href="../evidence/">Evidence</a>'),
        (
            "term:wage-officer",
            '<a href="../glossary/#wage-officer">劳资专管员</a>',
            '<a href="../glossary/#wage-officer">wage officer</a>',
        ),
        (
            "form:wage-diary",
            '<a href="../print/forms/wage-diary.pdf">记工本（打印）</a>',
            '<a href="../../print/forms/wage-diary-zh-en.pdf">Wage diary &#40;to print&#41;</a>',
        ),
    ],
)
def test_a_slot_becomes_the_fact_it_names(slot: str, zh: str, en: str | None) -> None:
    assert str(markdown(resolve(setting("zh"), slot))) == zh
    if en is not None:
        assert str(markdown(resolve(setting("en"), slot))) == en


def test_every_kind_of_slot_is_tested() -> None:
    (marks,) = [m for m in test_a_slot_becomes_the_fact_it_names.pytestmark if m.name == "parametrize"]
    assert {case[0].partition(":")[0] for case in marks.args[1]} | {"table"} == set(KINDS)


def test_a_table_stands_as_finished_html() -> None:
    assert str(resolve(setting(), "table:deadlines")).startswith('<div class="wb-table"><table')


@pytest.mark.parametrize(
    "slot",
    [
        "phone:nope", "phone:secret", "channel:secret", "area:999999", "law:nope", "law:legal-aid-law/999",
        "page:nope", "wage:100000", "site:review", "phone", "nothing:x", "", "figure:legal-aid-law/42/三日",
        "figure:mediation-arbitration-law/43/五日", "figure:mediation-arbitration-law/43/45日",
        "figure:mediation-arbitration-law/43/很多日", "figure:mediation-arbitration-law",
        "term:nope", "form:nope", "table:nope",
    ],
)  # fmt: skip
def test_a_slot_that_names_nothing_is_an_error(slot: str) -> None:
    with pytest.raises(UnfilledError):
        resolve(setting(), slot)


def test_the_error_names_line_and_column_from_the_top_of_the_file() -> None:
    text = parse("---\ntitle: x\n---\n\n打 {{phone:cn-12333}}，\n找 {{channel:nope}} 和 {{ x\n")
    with pytest.raises(DataError) as caught:
        fill(setting(), text.body, PATH, text.first_line)
    found = [(p.path, p.line, p.column, p.rule) for p in caught.value.problems]
    assert found == [(PATH, 6, 3, "unfilled-slot"), (PATH, 6, 22, "unfilled-slot")]


def test_filled_prose_holds_no_slot() -> None:
    assert fill(setting(), "打 {{ phone: cn-12333 }}。", PATH, 1) == '打 <a href="tel:12333">12333</a>。'


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("打 12333", "phone-in-prose"), ("打0595-12345。", "phone-in-prose"), ("110", "phone-in-prose"),
        ("0595-85612345", "phone-in-prose"), ("call 13800138000 now", "phone-in-prose"),
        ("400-810-1234", "phone-in-prose"), ("第34条", "figure-in-prose"), ("第三十四条", "figure-in-prose"),
        ("Article 34", "figure-in-prose"), ("45天", "figure-in-prose"), ("60个工作日", "figure-in-prose"),
        ("within 45 days", "figure-in-prose"), ("2195元", "figure-in-prose"), ("1 year", "figure-in-prose"),
    ],
)  # fmt: skip
def test_a_number_in_prose_is_named(words: str, rule: str) -> None:
    assert [(p.rule, p.line) for p in problems(setting(), words, PATH, 5)] == [(rule, 5)]


@pytest.mark.parametrize(
    "words",
    [
        "2026年11月20日",
        "2026年",
        "## 1. 留好证据",
        "第1步",
        "{{phone:cn-12333}}",
        "MIT 3.11",
        "A3 420×297",
        "12",
    ],
)
def test_harmless_numbers_are_left_alone(words: str) -> None:
    assert not list(problems(setting(), words, PATH, 1))


def test_prose_of_the_checkout_is_clean_and_current() -> None:
    texts = real_prose()
    assert set(texts["zh"]) == set(texts["en"]) >= {"index", "about", "what-to-do"}
    for lang in LANGUAGES:
        assert not list(prose_problems(real_catalog(), lang, texts[lang], TODAY, texts["zh"]))


def test_front_matter_review_and_translation_are_checked() -> None:
    chinese = {"x": "---\ntitle: 甲\n---\n新\n"}
    head = "title: A\nreviewed_on: 2026-01-01\nreview_in: 30\n"
    texts = {"x": f"---\n{head}source: 000000000000\n---\nold\n"}
    found = list(prose_problems(catalog(), "en", texts, date(2026, 11, 20), chinese))
    assert [(p.rule, p.severity, p.line) for p in found] == [
        ("prose-front-matter", "error", 1),
        ("prose-overdue", "warning", 1),
        ("prose-outdated", "warning", 1),
    ]
    assert found[0].facts == {"field": "owner"}
    assert found[2].facts == {"source": fingerprint(chinese["x"])}


def test_every_rule_has_its_sentence_in_both_languages() -> None:
    cases = {
        "unfilled-slot": {"slot": "{{x}}", "found": "x"},
        "phone-in-prose": {"found": "12333"},
        "figure-in-prose": {"found": "45天"},
        "prose-front-matter": {"field": "owner"},
        "prose-overdue": {"due": "2026-01-01"},
        "prose-outdated": {"source": "000000000000"},
    }
    for rule, facts in cases.items():
        assert rule in wording()
        for locale in LANGUAGES:
            message = Problem(PATH, 1, 1, rule, facts=facts).message(locale)
            assert next(iter(facts.values())) in message


def test_a_missing_translation_is_chinese_and_marked() -> None:
    chosen = in_language({"zh": {"x": "---\ntitle: 甲\n---\n\n打 {{phone:cn-12333}}\n"}, "en": {}}, "en")
    shown = view(setting("en"), "x", chosen["x"])
    assert shown.body.startswith('<div class="wb-zh" lang="zh-Hans" markdown="1">')
    assert "tel:12333" in shown.body
    assert str(shown.warning) == setting("en").say("prose_missing")
    assert setting("zh").say("prose_missing") in shown.warning.__html__()


def test_an_outdated_translation_says_so_and_names_its_lines_rightly() -> None:
    texts = {"zh": {"x": "甲"}, "en": {"x": "---\ntitle: A\n---\n{{nope:x}}\n"}}
    chosen = in_language(texts, "en")
    with pytest.raises(DataError) as caught:
        view(setting("en"), "x", chosen["x"])
    assert [(p.path, p.line) for p in caught.value.problems] == [("content/en/x.md", 4)]
    texts["en"]["x"] = "A"
    shown = view(setting("en"), "x", in_language(texts, "en")["x"])
    assert (shown.body, str(shown.warning)) == ("A", setting("en").say("prose_outdated"))
    texts["en"]["x"] = f"---\nsource: {fingerprint('甲')}\n---\nA"
    assert view(setting("en"), "x", in_language(texts, "en")["x"]).warning == ""


def test_lines_are_named_rightly_without_front_matter() -> None:
    chosen = in_language({"zh": {"x": "甲\n{{nope:x}}\n"}}, "en")
    with pytest.raises(DataError) as caught:
        view(setting("en"), "x", chosen["x"])
    assert [(p.path, p.line) for p in caught.value.problems] == [("content/zh/x.md", 2)]
