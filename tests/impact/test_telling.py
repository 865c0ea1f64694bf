"""Every kind of change as one says it, in both languages, and the words of its commit; no git, no pages."""

from __future__ import annotations

import pytest

from generator.catalog import Catalog
from generator.impact import forms
from generator.impact.facts import Tree, facts
from generator.impact.naming import brief
from generator.impact.recording import suggestions
from generator.impact.telling import Teller
from generator.impact.texts import sections
from generator.impact.whole import Impact

LINE = "data/channels/x.yaml"
BASE = "id: x\npublish: public\nname: {zh: 甲, en: A}\n"
STEPS = "steps:\n- zh: 一\n  en: one\n- zh: 二\n"
TEXT = "---\ntitle: 加班\n---\n\n一\n\n## 甲\n\n1\n\n## 甲\n\n2\n"
PAGE = "content/zh/x.md"
NUMBERS = "phones:\n- number: '12333'\n"


def impact(catalog: Catalog, before: Tree, after: Tree) -> Impact:
    return Impact("HEAD", catalog, before, after, tuple(facts(before, after)), tuple(sections(before, after)))


def sentences(it: Impact, lang: str) -> list[str]:
    teller = Teller(it, lang)
    return [*(teller.fact(one) for one in it.facts), *(teller.section(one) for one in it.sections)]


@pytest.mark.parametrize(
    ("file", "old", "new", "zh", "en"),
    [
        (LINE, f"{BASE}takes: [a, b]\n", f"{BASE}takes: [b, a]\n",
         "渠道“甲”的受理什么：换了先后", "Channel “A”, takes: put in another order"),
        (LINE, BASE, f"{BASE}languages: [zh, ug]\n",
         "渠道“甲”：加上语言：zh、ug", "Channel “A”: added languages: zh, ug"),
        (LINE, BASE, f"{BASE}address: {{zh: 路, en: Road}}\n",
         "渠道“甲”：加上地址：路", "Channel “A”: added address: Road"),
        (LINE, BASE, BASE.replace("en: A", "en: B"),
         "渠道“甲”的名称（English）：A → B", "Channel “B”, name (English): A → B"),
        (LINE, BASE + STEPS, BASE + STEPS.replace("one", "two"),
         "渠道“甲”的怎么做第1条（English）：one → two", "Channel “A”, steps no. 1 (English): one → two"),
        (LINE, BASE + NUMBERS, f"{BASE}{NUMBERS}- number: '12345'\n  label: {{zh: 投诉}}\n",
         "渠道“甲”：加上电话“投诉”：12345、投诉", "Channel “A”: added phone “投诉”: 12345, 投诉"),
        (LINE, "publish: public\nhours: a\n", "publish: public\nhours: b\n",
         "渠道“x”的什么时候有人：a → b", "Channel “x”, hours: a → b"),
        (LINE, "- a\n", "- b\n",
         "渠道“x”的第1条：（不公开） → （不公开）", "Channel “x”, no. 1: (not public) → (not public)"),
        (LINE, "a: [\n", BASE, "新加渠道“甲”", "New Channel “A”"),
        ("data/strings/en.yaml", "a: b\n", "a: c\n",
         "网页和印刷品上的话“English”的a：b → c", "Words of pages and prints “English”, a: b → c"),
        ("data/vocabulary/languages.yaml", "- tag: zh\n  own_name: 中\n", "- tag: zh\n  own_name: 中文\n",
         "词表“languages”的“zh”的用本语言写的名称：中 → 中文",
         "Vocabulary “languages”, “zh” › own name: 中 → 中文"),
        ("data/vocabulary/none.yaml", "- x\n- y\n", "- x\n- z\n",
         "词表“none”的第2条：y → z", "Vocabulary “none”, no. 2: y → z"),
        ("data/site.yaml", "languages: [zh]\n", "languages: [zh, en]\n",
         "网站设置：加上语言第2条：en", "Site settings: added languages no. 2: en"),
        ("data/router.yaml", "start: a\n", "start: b\n",
         "我该找谁的第一个问题的编号：a → b", "Whom do I turn to, start: a → b"),
        (PAGE, TEXT, TEXT.replace("2\n", "3\n"),
         "文字“加班”（中文）：“甲 2”一节改了", "Text “加班” (中文): section “甲 2” changed"),
        (PAGE, "一\n", "二\n",
         "文字“x”（中文）：“开头”一节改了", "Text “x” (中文): section “beginning” changed"),
        (PAGE, "---\nowner: a\n---\n一\n", "---\nowner: b\n---\n一\n",
         "文字“x”（中文）：“开头”一节改了", "Text “x” (中文): section “beginning” changed"),
    ],
)  # fmt: skip
def test_a_change_is_one_sentence(catalog: Catalog, file: str, old: str, new: str, zh: str, en: str) -> None:
    it = impact(catalog, {file: old}, {file: new})
    assert (sentences(it, "zh"), sentences(it, "en")) == ([zh], [en])
    assert forms.message(it) == (zh,)


def test_texts_and_records_come_and_go(catalog: Catalog) -> None:
    came, went = impact(catalog, {}, {PAGE: TEXT, LINE: BASE}), impact(catalog, {LINE: BASE}, {})
    assert sentences(came, "zh") == ["新加渠道“甲”", "新加文字“加班”（中文）"]
    assert sentences(impact(catalog, {"content/ug/x.md": TEXT}, {}), "zh") == ["删掉文字“加班”（ئۇيغۇرچە）"]
    assert [one.text["zh"] for one in suggestions(came)] == ["新加渠道“甲”。", "办事说明“加班”有更新。"]
    assert [one.text["en"] for one in suggestions(went)] == ["Channel “A” is no longer listed."]


def test_a_file_that_was_never_sound_is_no_fact(catalog: Catalog) -> None:
    for file in (LINE, "data/site.yaml"):
        assert impact(catalog, {file: "a: [\n"}, {}).facts == ()


def test_many_records_are_told_in_one_entry_and_a_message_ends(catalog: Catalog) -> None:
    old = {f"data/channels/x{n:02}.yaml": BASE for n in range(40)}
    it = impact(catalog, old, {name: text.replace("甲", "乙") for name, text in old.items()})
    head, empty, *body = forms.message(it)
    assert (head, empty, body[-1]) == ("更新渠道 40 条", "", "- …")
    assert len(body) == forms.BODY + 1
    (news,) = suggestions(it)
    assert news.text["zh"] == "更新了 40 条：渠道“乙”、渠道“乙”、渠道“乙”等。"


def test_what_no_reader_asks_for_is_no_news(catalog: Catalog) -> None:
    for old, new in (("checked: {by: a}\n", "checked: {by: b}\n"), ("name: {en: A}\n", "name: {en: B}\n")):
        text = "id: x\npublish: public\n"
        assert suggestions(impact(catalog, {LINE: text + old}, {LINE: text + new})) == ()


def test_only_editions_and_calls_have_words_of_their_own(catalog: Catalog) -> None:
    it = Impact("HEAD", catalog, {}, {}, editions=2, calls=3)
    told = list(forms.terminal(it, "zh"))
    assert told[3:5] == ["  新登记了 2 个印刷版  [data/issued/]", "  新记了 3 次电话  [data/calls.csv]"]
    assert forms.message(it) == ("新登记了 2 个印刷版，新记了 3 次电话",)
    assert forms.message(Impact("HEAD", catalog, {}, {}, frames=("zh",))) == ("更新资料",)
    assert "每一页的页头、页脚或导航也变了（中文）" in "\n".join(
        forms.terminal(Impact("HEAD", catalog, {}, {}, frames=("zh",)), "zh")
    )


def test_files_of_the_look_stand_below_a_merge_request(catalog: Catalog) -> None:
    it = Impact("HEAD", catalog, {}, {}, look=("theme/a.css", "mkdocs.yml"))
    assert list(forms.markdown(it, "en"))[-1].endswith("theme/a.css, mkdocs.yml")


def test_values_in_a_few_words() -> None:
    assert brief(["a", {"zh": "乙", "en": "b"}], "en") == "a, b"
    assert brief({"number": "12333", "kind": "x", "label": "投诉"}, "zh") == "12333、投诉"
    assert brief({"from": "1", "until": "2", "note": "3"}, "zh") == "1、2"
    assert brief(None, "zh") == "–"
