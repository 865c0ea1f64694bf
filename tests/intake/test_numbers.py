"""Numbers as offices type them become numbers that a handset dials, or say what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.intake.numbers import Numbering, numbers
from generator.intake.writing import plain_number

QUANZHOU = "350582006"
SERVICE = "13800138000"


@pytest.fixture
def numbering(catalog: Catalog) -> Numbering:
    return Numbering.of(catalog, QUANZHOU)


@pytest.mark.parametrize(
    ("text", "number", "kind", "extension"),
    [
        ("０５９５－８５６１２３４５", "0595-85612345", "landline", ""),
        ("0595—85612345", "0595-85612345", "landline", ""),
        ("(0595)85612345转801", "0595-85612345", "landline", "801"),
        ("0595-85612345-801", "0595-85612345", "landline", "801"),
        ("059585612345", "0595-85612345", "landline", ""),
        ("0595-12345", "0595-12345", "area_short_code", ""),
        ("热线：12333", "12333", "short_code", ""),
        ("400 810 1234", "400-810-1234", "service", ""),
        ("+86 138 0013 8000", SERVICE, "mobile", ""),
        ("86 13800138000", SERVICE, "mobile", ""),
        ("02087654321", "020-87654321", "landline", ""),
        ("\u200b13800138000（同微信）", SERVICE, "mobile", ""),
    ],
)
def test_a_number_is_made_regular(
    text: str, number: str, kind: str, extension: str, numbering: Numbering
) -> None:
    (found,) = numbers(text, numbering)
    assert (found.number, found.kind, found.extension, found.flaw) == (number, kind, extension, None)


@pytest.mark.parametrize(
    ("text", "flaw", "wanted"),
    [
        ("138****80**", "phone-masked", ""),
        ("1380013800", "phone-mobile-length", ""),
        ("12800138000", "phone-mobile-prefix", ""),
        ("85612345", "phone-landline-area-code", "0595-85612345"),
        ("0595-8561234", "phone-landline-length", "8"),
        ("12399", "phone-unknown-short-code", ""),
        ("400-810-12345", "phone-service-shape", ""),
        ("12333甲", "phone-characters", ""),
    ],
)
def test_a_wrong_number_says_why(text: str, flaw: str, wanted: str, numbering: Numbering) -> None:
    (found,) = numbers(text, numbering)
    assert (found.flaw, found.wanted) == (flaw, wanted)


def test_a_zero_that_a_spreadsheet_lost_is_not_put_back_unasked(numbering: Numbering) -> None:
    (found,) = numbers("59585612345", numbering, typed_as_number=True)
    assert (found.number, found.flaw, found.wanted) == ("59585612345", "phone-zero-lost", "0595-85612345")


def test_several_numbers_in_a_cell_are_all_found(numbering: Numbering) -> None:
    for sign in ("/", "、", "\n", " ", "或"):
        found = numbers(f"{SERVICE}{sign}0595-85612345", numbering)
        assert [one.number for one in found] == [SERVICE, "0595-85612345"], sign
    assert numbers("无", numbering) == ()


@given(st.text(alphabet="0123456789０９-－—()（） /*X转电话", max_size=40))
def test_no_digit_of_a_cell_is_lost(text: str) -> None:
    numbering = Numbering({"12333": True}, {"0595": 8}, "0595")
    left = "".join(sign for one in numbers(text, numbering) for sign in one.raw if sign.isdigit())
    assert left == "".join(sign for sign in plain_number(text) if sign.isdigit())
