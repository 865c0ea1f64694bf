from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.load import load_catalog
from generator.problem import DataError
from generator.render import forms, urls
from generator.render.form_blocks import OWN, Line

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
CATALOG = load_catalog(ROOT)
SHEETS = forms.sheets(CATALOG, TODAY)
KEYS = ("complaint-letter", "evidence-list", "wage-diary", "payment-promise")


def texts_of(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else []
    return [text for part in parts for text in texts_of(part)]


def pairs_of(value: object) -> list[dict[str, str]]:
    """Every pair of words in a sheet's data."""
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else []
    return [pair for part in parts for pair in pairs_of(part)]


def test_four_forms_in_chinese_and_in_both_each_with_a_name_in_the_guide() -> None:
    assert tuple(forms.FORMS) == KEYS
    assert [sheet.path for sheet in SHEETS] == [
        urls.form(key, both) for key in KEYS for both in (False, True)
    ]
    for words in CATALOG.strings.values():
        named = {name.removeprefix("guide.form.") for name in words if name.startswith("guide.form.")}
        assert named in (set(KEYS), set())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.path)
def test_a_sheet_is_plain_json_in_one_language_or_wholly_in_two(sheet) -> None:
    assert json.loads(json.dumps(sheet.data)) == sheet.data
    pairs = pairs_of(sheet.data)
    assert len(pairs) > 15
    assert all(pair["zh"] for pair in pairs)
    assert {bool(pair["en"]) for pair in pairs} == {sheet.data["both"]}
    assert not re.search(r"[{}]", "".join(texts_of(sheet.data)))


def test_only_the_letter_in_both_languages_takes_two_pages() -> None:
    pages = {sheet.path: sheet.pages for sheet in SHEETS}
    assert pages.pop("print/forms/complaint-letter-zh-en.pdf") == 2
    assert set(pages.values()) == {1}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_number_of_a_law_or_a_telephone_is_written_by_hand(lang) -> None:
    own = {key: text for key, text in CATALOG.strings[lang].items() if key.startswith(OWN)}
    assert len(own) > 100
    bare = {key: re.sub(r"\{\w+\}|^\d\. |0 to 9", "", text) for key, text in own.items()}
    assert {key: text for key, text in bare.items() if re.search(r"\d", text)} == {}


def test_every_string_is_on_some_form() -> None:
    said = {pair["zh"] for sheet in SHEETS for pair in pairs_of(sheet.data)}
    own = {key: text for key, text in CATALOG.strings["zh"].items() if key.startswith(OWN)}
    fixed = {key: text for key, text in own.items() if "{" not in text}
    assert {key for key, text in fixed.items() if text not in said} == set()


def test_articles_and_numbers_are_those_of_the_records() -> None:
    notes = {sheet.path: " ".join(pair["zh"] for pair in pairs_of(sheet.data)) for sheet in SHEETS}
    for path, words in {
        "complaint-letter": ["《保障农民工工资支付条例》第10条", "打 12333"],
        "evidence-list": ["《保障农民工工资支付条例》第50条"],
        "wage-diary": ["《保障农民工工资支付条例》第15条"],
        "payment-promise": [
            "《保障农民工工资支付条例》第11条",
            "《劳动争议解释（一）》第15条",
            "打 12348",
        ],
    }.items():
        for word in words:
            assert word in notes[urls.form(path)]
    for law, number, _ in forms.LAWS.values():
        assert CATALOG.article(law, number) is not None


def test_the_articles_say_what_the_notes_claim() -> None:
    law = "wage-payment-regulation"
    for number, words in (
        ("10", "首问负责制"),
        ("11", "货币形式"),
        ("15", "工资支付台账"),
        ("50", "不利后果"),
    ):
        assert words in CATALOG.article(law, number).text
    assert "工资欠条" in CATALOG.article("labour-dispute-interpretation-1", "15").text


@pytest.mark.parametrize(
    ("slot", "gone"), [("wage11", "wage-payment-regulation"), ("iou15", "labour-dispute-interpretation-1")]
)
def test_a_law_that_we_do_not_hold_is_an_error_that_names_the_slot(slot, gone) -> None:
    law = CATALOG.regulations[gone]
    number = forms.LAWS[slot][1]
    kept = tuple(article for article in law.articles if article.number != number)
    less = {**CATALOG.regulations, gone: law.model_copy(update={"articles": kept})}
    with pytest.raises(DataError) as caught:
        forms.sheets(replace(CATALOG, regulations=less), TODAY)
    (problem,) = caught.value.problems
    assert (problem.rule, problem.facts) == (
        "unfilled-slot",
        {"slot": f"{{{slot}}}", "found": f"{gone}/{number}"},
    )


def test_a_number_that_we_do_not_hold_is_an_error() -> None:
    channels = {key: channel for key, channel in CATALOG.channels.items() if key != "cn-12348"}
    with pytest.raises(DataError) as caught:
        forms.sheets(replace(CATALOG, channels=channels), TODAY)
    assert caught.value.problems[0].facts == {"slot": "{legal}", "found": "cn-12348"}


def test_the_diary_has_a_row_for_every_day_and_one_for_the_sum() -> None:
    (table,) = [
        b
        for b in forms.form_sheet(CATALOG, "wage-diary", False, TODAY).data["pages"][0]["blocks"]
        if b["kind"] == "table"
    ]
    assert [row[0].get("number") for row in table["rows"][:-1]] == [str(n) for n in range(1, 32)]
    assert table["rows"][-1][0]["words"]["zh"] == "合计"
    assert table["tall"] >= 6.5
    assert {len(row) for row in table["rows"]} == {len(table["columns"])} == {6}


def test_the_identity_number_is_asked_for_once_and_the_privacy_note_stands_by() -> None:
    for key, wanted in {
        "complaint-letter": 1,
        "evidence-list": 0,
        "wage-diary": 0,
        "payment-promise": 1,
    }.items():
        fields = [
            part
            for block in forms.FORMS[key]
            if isinstance(block, Line)
            for part in block.parts
            if isinstance(part, str) and "身份证" in CATALOG.strings["zh"][OWN + part]
        ]
        assert len(fields) == wanted, key
    letter = forms.form_sheet(CATALOG, "complaint-letter", False, TODAY)
    assert any("身份证号只写在交上去的那一份" in text for text in texts_of(letter.data))
