"""Plain Chinese: what is measured and where it stands, what exceptions let pass, the real limits."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.checks import Check, plain
from generator.checks.case import Case
from generator.checks.passages import STRING_SLOT, markdown
from generator.checks.sentences import LARGEST, clauses, full_sentences, sentences, size, weighed
from generator.config import Config
from generator.load import Loaded, load
from generator.model.base import Localized
from generator.model.vocabulary import CharacterRow, PlainRule, Term
from generator.problem import Problem
from generator.publish.examination import read_and_check
from generator.source.places import Places
from tests.checks.cases import nodes, of
from tests.support.catalog import channel, mini_catalog

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 20)
PAGE = "content/zh/page.md"
RULES = {"sentence", "clause", "paragraph", "character", "term"}
TERMS = (
    {
        "key": "mediation",
        "term": {"zh": "调解", "en": "mediation"},
        "plain": {"zh": "说", "en": "Talks."},
    },
    {
        "key": "mediation-paper",
        "term": {"zh": "调解书", "en": "mediation paper"},
        "also": ["仲裁调解书"],
        "plain": {"zh": "说", "en": "A paper."},
    },
)


@pytest.fixture(scope="module")
def real() -> Loaded:
    return load(ROOT)


def rule(name: str, limit: str | None = None, *exceptions: str) -> PlainRule:
    given = [{"text": text, "reason": "试一试"} for text in exceptions]
    return PlainRule.model_validate({"rule": name, "limit": limit, "reason": "试一试", "exceptions": given})


def catalog(*rules: PlainRule, common: str = "", strings: dict[str, str] | None = None) -> Catalog:
    base = mini_catalog()
    rows = (CharacterRow(first=1, characters=common),) if common else ()
    more = {
        "plain_chinese": rules,
        "common_characters": rows,
        "glossary": tuple(Term.model_validate(term) for term in TERMS),
    }
    words = {"zh": strings or {}, "en": {}}
    site = base.site.model_copy(update={"correction": Localized(zh="说")})
    vocabulary = base.vocabulary.model_copy(update=more)
    return replace(
        base, site=site, vocabulary=vocabulary, strings=words, channels={}, regulations={}, projects={}
    )


def found(check: Check, held: Catalog, *pages: str) -> list[Problem]:
    prose = {PAGE if not n else f"content/zh/{n}.md": text for n, text in enumerate(pages)}
    return of(check, Case(held, Places(), TODAY, prose))


def spots(problems: list[Problem]) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.facts["found"]) for p in problems]


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("打电话。", 3),
        ("打 12333 问", 3),
        ("", 0),
        ("，、（）“”——　", 0),
        ("罚 2000.50 元，用 App", 5),
        ("𬭚字", 2),
        ("5000元到2万元", 6),
    ],
)
def test_a_number_or_a_foreign_word_counts_as_one_character(text: str, characters: int) -> None:
    assert size(text) == characters


@pytest.mark.parametrize(("weight", "counted"), [(0, 0), (1, 1), (LARGEST, LARGEST), (LARGEST + 1, LARGEST)])
def test_a_slot_counts_as_it_weighs_up_to_the_largest(weight: int, counted: int) -> None:
    text = weighed(re.compile(r"\{\w+\}"), "拨{number}。", lambda _: weight)
    assert len(text) == len("拨{number}。")
    assert size(text) == 1 + counted


def test_what_ends_a_sentence_an_idea_and_a_breath() -> None:
    text = "先打电话，再去；带上合同、欠条。好吗？好！"
    assert [piece.size for piece in sentences(text)] == [6, 6, 2, 1]
    assert [piece.size for piece in full_sentences(text)] == [12, 2, 1]
    assert [piece.size for piece in clauses(text)] == [4, 2, 4, 2, 2, 1]
    assert [piece.size for piece in sentences("第一版 · 打电话　不要缩放")] == [3, 3, 4]
    assert list(sentences("。！？“”\n")) == []


def blocks(text: str, held: Catalog | None = None) -> list[tuple[int, int]]:
    """Line and size of every block."""
    return [(p.line, size(p.text)) for p in markdown(held or mini_catalog(), PAGE, text)]


def test_a_text_is_read_in_blocks() -> None:
    text = """---
title: 打电话
owner: 资料岗
---

## 第一步 {#one}
紧跟标题的话。

一段话，
分成两行。

- 第一条
- 第二条
  接着说

1. 第三条

> 引的话。
>
> 又一句。

| 左边 | 右 |
|---|---|
| 一 | 二二 |
"""
    assert blocks(text) == [
        (2, 3), (6, 3), (7, 6), (9, 7), (12, 3), (13, 6), (16, 3), (18, 3), (20, 3),
        (22, 2), (22, 1), (24, 1), (24, 2),
    ]  # fmt: skip


def test_a_text_may_begin_right_behind_its_head_and_a_table_stand_further_in() -> None:
    assert blocks("---\nowner: 资料岗\n---\n短句。\n") == [(4, 2)]
    assert blocks("  | 左 | 右边 |\n") == [(1, 1), (1, 2)]


def test_a_line_of_one_letter_is_a_line() -> None:
    assert blocks("选\nX\n或者\n") == [(1, 4)]


def test_markup_isnt_read() -> None:
    text = (
        '**重**要 [看这里](https://www.gov.cn/很长 "标题"){.button} <b>话</b> `代码` <!-- 说明\n还是说明 -->'
    )
    text += "\n\n```\n不读\n```\n"
    assert blocks(text) == [(1, 6)]


def test_slots_weigh_as_much_as_their_words_and_citations_nothing() -> None:
    held = replace(mini_catalog(), channels={"x": channel("x", "hotline", "某某热线", "X", "1")})
    assert blocks("打 {{phone:cn-12333}} 问。", held) == [(1, 3)]
    assert blocks("看{{channel:x}}和{{channel:gone}}。", held) == [(1, 10)]
    assert blocks("{{figure:mediation-arbitration-law/43/四十五日}}内办完。", held) == [(1, 7)]
    assert blocks(
        "按{{law:legal-aid-law/42}}办。（{{law:legal-aid-law/42}}、{{law:legal-aid-law/43}}）", held
    ) == [(1, 10)]
    assert blocks("（{{law:legal-aid-law/42}}）\n\n{{table:deadlines}}\n", held) == []


@pytest.mark.parametrize(
    ("slot", "weight"),
    [
        ("phone:cn-12333", 1),
        ("page:steps", 6),
        ("form:complaint", 6),
        ("wage:350500", 8),
        ("table:deadlines", 0),
        ("law:legal-aid-law", 5),
        ("law:legal-aid-law/42", 5 + 3),
        ("law:gone", STRING_SLOT),
        ("law:gone/42", STRING_SLOT + 3),
        ("figure:legal-aid-law/42/三日", 2),
        ("term:mediation", 2),
        ("term:mediation-paper", 3),
        ("term:gone", STRING_SLOT),
        ("channel:cn-12348", 6),
        ("channel:gone", STRING_SLOT),
        ("area:350500", 3),
        ("area:gone", STRING_SLOT),
        ("strange:350500", STRING_SLOT),
    ],
)
def test_a_slot_weighs_as_much_as_what_stands_there(slot: str, weight: int) -> None:
    held = mini_catalog()
    terms = {"glossary": tuple(Term.model_validate(term) for term in TERMS)}
    held = replace(held, vocabulary=held.vocabulary.model_copy(update=terms))
    assert blocks("先看好{{" + slot + "}}。", held) == [(1, 3 + weight)]


def test_the_cells_of_a_table_stand_where_they_begin() -> None:
    cells = [*markdown(mini_catalog(), PAGE, "段。\n\n| 一 | 二二 |\n| {{table:x}} | 三 |\n")]
    assert [(p.place(len(p.raw) - 1), p.heading) for p in cells] == [
        ((1, 2), False), ((3, 4), False), ((3, 9), False), ((4, 18), False),
    ]  # fmt: skip


def test_what_is_too_long_is_quoted_from_where_it_stands() -> None:
    held = catalog(rule("sentence", "4"))
    page = "---\ntitle: 名字也太长了\n---\n短句。\n也短。好，\n这句在第三行，\n又分两行。\n"
    assert spots(found(plain.plain_sentence, held, page)) == [
        (2, 8, "名字也太长了"),
        (5, 4, "好，\n这句在第三行，\n又分两行"),
    ]
    assert spots(found(plain.plain_clause, catalog(rule("clause", "5")), page)) == [
        (2, 8, "名字也太长了"),
        (6, 1, "这句在第三行"),
    ]


def test_a_comment_parts_what_stands_before_and_behind_it() -> None:
    text = "这一段\n<!-- 说明 -->\n另外一段\n"
    assert blocks(text) == [(1, 3), (3, 4)]
    problems = found(plain.plain_sentence, catalog(rule("sentence", "2")), text)
    assert [it for it in spots(problems) if it[0]] == [(1, 1, "这一段"), (3, 1, "另外一段")]


def test_what_is_a_heading_and_what_begins_a_block() -> None:
    text = "---\ntitle: 名\n---\n# 甲\n乙\n## 丙\n丁\n> 戊\n> 己\n* 庚\n  辛\n2) 壬\n\n    !!! note\n    癸\n"
    seen = [(p.line, size(p.text), p.heading, p.path) for p in markdown(mini_catalog(), PAGE, text)]
    assert [(line, weight, heading) for line, weight, heading, _ in seen] == [
        (2, 1, True), (4, 1, True), (5, 1, False), (6, 1, True), (7, 1, False), (8, 1, False), (9, 1, False),
        (10, 2, False), (12, 1, False), (15, 1, False),
    ]  # fmt: skip
    assert {path for *_, path in seen} == {PAGE}


def test_a_slot_of_the_site_weighs_as_much_as_its_words() -> None:
    held = mini_catalog()
    assert len(held.site.title.zh) != STRING_SLOT
    assert blocks("看{{site:title}}。", held) == [(1, 1 + len(held.site.title.zh))]
    for name in ("publisher", "correction"):
        words = held.site.model_copy(update={name: Localized(zh="一二三四五六")})
        assert blocks(f"看{{{{site:{name}}}}}。", replace(held, site=words)) == [(1, 1 + 6)]
    assert blocks("看{{site:scan_url}}。", held) == [(1, 1 + STRING_SLOT)]


def test_a_text_may_have_no_title_and_a_site_no_glossary() -> None:
    assert blocks("---\nowner: 岗\n---\n\n短句。\n", mini_catalog()) == [(5, 2)]
    held = catalog(rule("term"))
    bare = held.vocabulary.model_copy(update={"glossary": ()})
    assert found(plain.plain_term, held, "先调解。")
    assert found(plain.plain_term, replace(held, vocabulary=bare), "先调解。") == []


def test_a_long_sentence_is_shown_where_it_begins() -> None:
    held = catalog(rule("sentence", "6"))
    page = "---\ntitle: 名\n---\n\n- 短句。这一句就太长了。又短了\n\n| 短 | 这一格也太长了 |\n"
    assert spots(found(plain.plain_sentence, held, page)) == [
        (5, 6, "这一句就太长了"),
        (7, 7, "这一格也太长了"),
    ]
    assert found(plain.plain_sentence, held, "短句。\n\n也很短。") == []


def test_a_limit_itself_is_allowed() -> None:
    assert not found(plain.plain_sentence, catalog(rule("sentence", "4")), "正好四字。")
    assert found(plain.plain_sentence, catalog(rule("sentence", "3")), "正好四字。")[0].facts["count"] == "4"
    assert not found(plain.plain_paragraph, catalog(rule("paragraph", "2")), "一句。两句；还是两句。")
    assert found(plain.plain_paragraph, catalog(rule("paragraph", "1")), "一句。两句；还是两句。")


def test_a_slot_in_a_string_counts_as_a_name() -> None:
    held = catalog(rule("sentence", "5"), strings={"a.short": "拨{number}", "a.long": "请拨{number}"})
    problems = found(plain.plain_sentence, held)
    assert [p.facts["found"] for p in problems] == ["请拨{number}"]
    assert problems[0].path == "data/strings/zh.yaml"
    assert nodes(plain.plain_sentence, held) == [("strings", "zh", "a.long")]


def test_the_source_behind_a_string_counts_for_nothing() -> None:
    strings = {"a": "一句。两句。（{wage50}）", "b": "一句。{name}（{wage50}）。好。"}
    problems = found(plain.plain_paragraph, catalog(rule("paragraph", "2"), strings=strings))
    assert [p.facts["found"] for p in problems] == ["一句。{name}（{wage50}）。好"]


def test_a_clause_is_a_warning() -> None:
    held = catalog(rule("clause", "4"), strings={"a": "别的，这也有点长。"})
    problems = found(plain.plain_clause, held, "短的，这个有点长，完了。")
    assert [(p.facts["found"], p.severity) for p in problems] == [
        ("这也有点长", "warning"),
        ("这个有点长", "warning"),
    ]


def test_records_are_read_where_we_write_for_workers_and_nowhere_else() -> None:
    long = "这一句说得实在太长了"
    words = {"zh": long, "en": "Long"}
    open_ = channel(
        "open", "hotline", long, "X", "1", summary=words, note=words, address=words, steps=[words]
    )
    hidden = channel("hidden", "hotline", long, "X", "1", summary=words, publish="office")
    held = replace(catalog(rule("sentence", "5")), channels={"open": open_, "hidden": hidden})
    case = Case(held, Places(), TODAY)
    shown = {p.spot.path for p in case.passages if p.spot and p.spot.id in ("open", "hidden")}
    assert shown == {("summary",), ("note",), ("steps", 0)}
    assert len(found(plain.plain_sentence, held)) == 3


def test_a_rare_character_is_named_and_a_rule_without_a_table_is_silent() -> None:
    common = "不要吓人打电话和说请以后的文书名"
    page = "---\ntitle: 名\n---\n不要恫吓人。\n"
    problems = found(plain.plain_character, catalog(rule("character"), common=common), page)
    assert [p for p in spots(problems) if p[2] == "恫"] == [(4, 3, "恫")]
    assert problems[-1].rule == "plain-character"
    assert problems[-1].message("zh").startswith("“恫”不在 3500 个常用字里")
    assert not found(plain.plain_character, catalog(rule("character")), page)
    let = catalog(rule("character", None, "恫"), common=common)
    assert "恫" not in {p.facts["found"] for p in found(plain.plain_character, let, page)}


def test_a_law_term_needs_one_link_a_page() -> None:
    held = catalog(rule("term"))
    page = "# 调解\n\n先去调解，再调解。收好仲裁调解书。\n"
    paper = found(plain.plain_term, held, "收好调解书。")
    assert [(it[2], p.facts["key"]) for it, p in zip(spots(paper), paper, strict=True)] == [
        ("调解书", "mediation-paper")
    ]
    problems = found(plain.plain_term, held, page)
    assert [(*p[:2], p[2]) for p in spots(problems)] == [(3, 3, "调解"), (3, 12, "仲裁调解书")]
    assert [p.facts["key"] for p in problems] == ["mediation", "mediation-paper"]
    assert "{{term:mediation}}" in problems[0].message("en")
    linked = "先去{{term:mediation}}，再调解。收好{{ term:mediation-paper }}，就是调解书。\n"
    assert found(plain.plain_term, held, linked) == []
    assert len(found(plain.plain_term, held, linked, page)) == 2  # a link counts on its own page only
    assert found(plain.plain_term, catalog(rule("term", None, "调解", "仲裁调解书")), page) == []


def test_an_exception_of_a_word_is_the_whole_word_of_a_sentence_a_part() -> None:
    assert len(found(plain.plain_term, catalog(rule("term", None, "调")), "去调解。")) == 1
    assert not found(plain.plain_sentence, catalog(rule("sentence", "3", "说得长")), "这句说得长。")


def test_a_passage_that_an_exception_lets_pass_is_known_as_one() -> None:
    held = catalog(rule("clause", "99"), rule("sentence", "3", "说得长"), rule("paragraph", "1", "一句"))
    case = Case(held, Places(), TODAY, {PAGE: "这句说得长。\n\n另外几个字。\n\n一句。两句。\n"})
    read = [passage for passage in case.passages if passage.path]
    assert [it.raw for it in plain.excused(case, read)] == ["这句说得长。", "一句。两句。"]
    assert list(plain.excused(case, read[1:2])) == list(plain.excused(case, ())) == []
    assert [p.facts["found"] for p in of(plain.plain_sentence, case) if p.path == PAGE] == ["另外几个字"]


def test_a_passage_with_a_rare_character_that_may_be_is_excused() -> None:
    known = catalog(rule("character", None, "闵"), common="人")
    case = Case(known, Places(), TODAY, {PAGE: "闵人\n\n人\n"})
    read = [passage for passage in case.passages if passage.path]
    assert [it.raw for it in plain.excused(case, read)] == ["闵人"]


def test_an_exception_that_nothing_needs_is_reported_once_prose_is_there() -> None:
    held = catalog(rule("sentence", "3", "说得长", "早改了"), rule("term", None, "调解书"))
    problems = found(plain.plain_exception_unused, held, "这句说得长。")
    assert [(p.facts["found"], p.severity) for p in problems] == [
        ("早改了", "warning"),
        ("调解书", "warning"),
    ]
    assert found(plain.plain_exception_unused, held) == []


def test_a_site_without_words_has_its_texts() -> None:
    held = replace(catalog(rule("sentence", "3")), strings={})
    assert spots(found(plain.plain_sentence, held, "正好四字。")) == [(1, 1, "正好四字")]


def test_without_rules_nothing_is_said() -> None:
    page = "先去调解恫吓，这一句没有人读得完所以太长了。一。二。三。四。五。"
    assert [p for check in plain.CHECKS for p in found(check, catalog(common="一"), page)] == []


def test_the_table_is_the_level_one_of_the_national_table(real: Loaded) -> None:
    assert real.catalog
    rows = real.catalog.vocabulary.common_characters
    characters = "".join(row.characters for row in rows)
    assert len(characters) == len(set(characters)) == 3500
    assert (characters[0], characters[-1]) == ("一", "矗")
    assert [row.first for row in rows] == list(range(1, 3501, 50))
    assert set("薪欠讨告塘罐") < set(characters)
    assert not set("乂浯诿恫閒〇") & set(characters)  # of the second level, old forms, and no character


def test_the_limits_are_set_and_every_exception_has_a_reason_and_a_use(real: Loaded) -> None:
    assert real.catalog
    rules = {one.rule: one for one in real.catalog.vocabulary.plain_chinese}
    assert set(rules) == RULES == set(plain.FINDERS)
    assert {name for name, one in rules.items() if one.limit} == {"sentence", "clause", "paragraph"}
    exceptions = [exception for one in rules.values() for exception in one.exceptions]
    assert len(exceptions) >= 2
    assert all(len(exception.reason) >= 5 for exception in exceptions)


def test_the_site_is_in_plain_chinese() -> None:
    loaded, problems = read_and_check(Config(ROOT, TODAY))
    assert loaded.catalog
    assert [p.show("en") for p in problems if p.rule.startswith("plain-")] == []
    pages = {path.name for path in (ROOT / "content/zh").rglob("*.md")}
    assert len(pages) >= 12
