"""ID cards, bank cards, mobiles and names in a text are found, and what only looks like them is not."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import identity

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PLACES = st.sampled_from(["110105", "350582", "370102", "500107", "310117", "810000"])
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
AROUND = st.sampled_from(["身份证{}。", "{}", "号码：{}，", "（{}）", "a {} b"])


def id_number(place: str, day: str, order: str) -> str:
    body = place + day + order
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


IDS = st.builds(
    id_number,
    PLACES,
    DAYS.map(lambda day: f"{day.year:04}{day.month:02}{day.day:02}"),
    st.integers(0, 999).map("{:03}".format),
)


@st.composite
def bank_numbers(draw: st.DrawFn) -> str:
    body = draw(st.sampled_from(["6222", "6217", "4514", "5288", "9558"]))
    body += draw(st.text("0123456789", min_size=11, max_size=14))
    return next(body + digit for digit in "0123456789" if identity.luhn(body + digit))


@given(IDS, AROUND)
def test_every_id_card_number_is_found(number: str, around: str) -> None:
    assert identity.id_card(around.format(number)) == number
    assert identity.id_card(around.format(number.lower())) == number.lower()
    spaced = f"{number[:6]} {number[6:14]} {number[14:]}"
    assert identity.id_card(around.format(spaced)) == spaced


@given(IDS)
def test_full_width_id_card_numbers_are_found(number: str) -> None:
    wide = number.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"))
    assert identity.id_card(f"证件{wide}号") == number


@given(IDS, st.integers(0, 16), st.integers(1, 9))
def test_a_wrong_digit_in_an_id_card_number_fails_its_check(number: str, place: int, by: int) -> None:
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert identity.id_card(wrong) is None


@given(bank_numbers(), AROUND)
def test_every_bank_card_number_is_found(number: str, around: str) -> None:
    assert identity.bank_card(around.format(number)) == number
    spaced = " ".join(number[start : start + 4] for start in range(0, len(number), 4))
    assert identity.bank_card(around.format(spaced)) == spaced


@given(bank_numbers(), st.integers(1, 9))
def test_a_wrong_last_digit_in_a_bank_card_number_fails_its_check(number: str, by: int) -> None:
    wrong = number[:-1] + str((int(number[-1]) + by) % 10)
    assert identity.bank_card(wrong) is None


@pytest.mark.parametrize(
    "text",
    [
        "350582006001", "0595-85612345", "国务院令第724号", "2026-11-20", "400-810-1234",
        "12333 12345 12348 12351",
        "https://www.npc.gov.cn/npc/c2/c30834/202512/t20251227_450731.html", "91350582MA2XXXXX0A",
        "110105194912310021", "99010519491231002X", "11010519491331002X", "130503670431001",
    ],
)  # fmt: skip
def test_other_numbers_are_not_taken_for_cards(text: str) -> None:
    assert identity.id_card(text) is None
    assert identity.bank_card(text) is None


@pytest.mark.parametrize(
    ("day", "born"),
    [("18991231", False), ("19000101", True), ("21001231", True), ("21010101", False), ("20260230", False)],
)
def test_a_card_is_of_a_day_that_somebody_can_be_born_on(day: str, born: bool) -> None:
    number = id_number("110105", day, "001")
    assert identity.id_card(number) == (number if born else None)
    assert identity.id_card(f"{number}，{id_number('350582', '19900101', '002')}") is not None
    assert identity.printed_numbers(f"{number} 13900000000") == ["13900000000", *[number] * born]


@pytest.mark.parametrize("text", ["130503670230001", "990503670401001", "130503671301001"])
def test_fifteen_digits_of_no_place_or_no_day_are_no_card(text: str) -> None:
    assert identity.id_card(text) is None
    assert identity.id_card(f"{text}，130503670401001") == "130503670401001"


@pytest.mark.parametrize("number", ["130503670401001", "130503671231001"])
def test_an_old_id_card_number_is_found(number: str) -> None:
    assert identity.id_card(f"旧证 {number}") == number


@pytest.mark.parametrize(
    ("digits", "passes"),
    [("79927398713", True), ("79927398710", False), ("18", True), ("59", True), ("42", True), ("24", False)],
)
def test_every_second_digit_from_the_right_counts_twice_in_the_check_of_a_bank_card(
    digits: str, passes: bool
) -> None:
    assert identity.luhn(digits) == passes


@pytest.mark.parametrize(
    "text", ["13900000000", "139 0000 0000", "139-0000-0000", "１３９００００００００", "电话13900000000。"]
)
def test_a_mobile_in_a_text_is_found(text: str) -> None:
    assert identity.mobiles(text) == ["13900000000"]


@pytest.mark.parametrize(
    "text", ["1390000000", "139000000000", "12900000000", "0595-13900000", "2013900000000"]
)
def test_other_digits_are_not_taken_for_a_mobile(text: str) -> None:
    assert identity.mobiles(text) == []


@pytest.mark.parametrize(
    "text", ["联系人：王小明", "负责人: 李四，电话", "姓名：欧阳小明", "劳资专管员 张三", "组长：陈某甲"]
)
def test_a_name_after_its_label_is_found(text: str) -> None:
    assert identity.labelled_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "联系人：安全员",
        "负责人：施工员",
        "联系人：工会办公室",
        "组长：街道办事处主任",
        "主任负责",
        "负责人的姓名和电话",
        "劳资专管员和班组长",
    ],
)
def test_a_post_after_a_label_is_no_name(text: str) -> None:
    assert identity.labelled_name(text) is None


@pytest.mark.parametrize("text", ["王小明", "李四", "欧阳小明"])
def test_a_bare_name_is_found(text: str) -> None:
    assert identity.bare_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "联络员",
        "组长",
        "副组长",
        "宣传办值班岗",
        "资料岗",
        "成员",
        "常务副组长",
        "劳资专管员",
        "主任",
        "施工员",
    ],
)
def test_a_post_is_no_bare_name(text: str) -> None:
    assert identity.bare_name(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"), [("陈**", "陈**"), ("陈*", "陈*"), ("联络员陈某", "陈某"), ("****", None)]
)
def test_a_masked_name_is_found(text: str, wanted: str | None) -> None:
    assert identity.masked_name(text) == wanted


def test_long_texts_are_searched_in_time() -> None:
    begun = time.perf_counter()
    for text in ("1" * 20_000, "1 " * 10_000, "6222 " * 4_000, "联系人：" * 5_000, "陈*" * 10_000):
        identity.id_card(text), identity.bank_card(text), identity.mobiles(text)
        identity.labelled_name(text), identity.masked_name(text)
    assert time.perf_counter() - begun < 3


@given(IDS)
def test_what_is_printed_is_searched_for_numbers_outside_checksums_and_fractions(number: str) -> None:
    assert identity.printed_numbers(f"电话１３８００１３８０００，证件{number}") == ["13800138000", number]
    for part in ("0.13800138000", "a1b2c3d4-1390-4000-8123-138001380005", "ab12" * 6 + "13800138000"):
        assert identity.printed_numbers(f"x {part} y") == [], part
    assert identity.printed_numbers(f"0.5{number}") == []


@given(IDS)
def test_what_stands_around_a_checksum_is_searched_as_if_it_stood_on_lines_of_its_own(number: str) -> None:
    checksum = "a1b2c3d4-1390-4000-8123-138001380005"
    assert identity.printed_numbers(f"138001{checksum}38000") == []
    assert identity.printed_numbers(f"{checksum}{number}") == [number]
