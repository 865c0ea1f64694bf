"""Numbers: the forms of each kind, and that no slip of one digit passes for the number that was meant."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.dialling import area_and_rest, flaw, landline_length, shape
from generator.model.phone import PhoneKind

CODES = {"12333": True, "12345": True, "12348": True, "12351": False, "110": False}
DIGITS_OF = {"0595": 8, "0531": 8, "0950": 7}

LOCAL = st.from_regex(r"[2-8][0-9]{7}", fullmatch=True)
LANDLINE = st.one_of(
    LOCAL.map(lambda rest: "0595-" + rest),
    LOCAL.map(lambda rest: "021-" + rest),
    LOCAL.map(lambda n: "0531-" + n),
)
MOBILE = st.from_regex(r"1(3[0-9]|5[0-35-9]|8[0-9]|9[89])[0-9]{8}", fullmatch=True)
SERVICE = st.from_regex(r"[48]00-[0-9]{3}-[0-9]{4}", fullmatch=True)
SHORT = st.sampled_from(sorted(CODES))


def refused(number: str, kind: PhoneKind) -> bool:
    """Whether anything is said of the number in 泉州, whose area code is 0595."""
    if flaw(number, kind, CODES) is not None:
        return True
    if kind == "landline":
        return landline_length(number, DIGITS_OF) is not None
    return False


def slips(number: str) -> list[str]:
    """The number with any one digit lost, and with any one digit added."""
    places = [place for place, symbol in enumerate(number) if symbol.isdigit()]
    lost = [number[:place] + number[place + 1 :] for place in places]
    added = [number[:p] + digit + number[p:] for p in range(len(number) + 1) for digit in "0123456789"]
    return [slip for slip in lost + added if slip != number]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("12333", "short_code"), ("110", "short_code"), ("0595-12345", "area_short_code"),
        ("021-12333", "area_short_code"), ("010-12351", "area_short_code"), ("0595-85612345", "landline"),
        ("010-62345678", "landline"), ("0531-51785578", "landline"), ("0595-8561234", "landline"),
        ("13800138000", "mobile"), ("19912345678", "mobile"), ("400-810-1234", "service"),
        ("4008101234", "service"), ("800-810-1234", "service"),
    ],
)  # fmt: skip
def test_a_good_number_has_the_kind_of_its_form(number: str, kind: PhoneKind) -> None:
    assert shape(number, CODES) == kind
    assert flaw(number, kind, CODES) is None


@pytest.mark.parametrize(
    ("number", "kind", "wanted"),
    [
        # what the phonenumbers library takes, although nobody can dial it
        ("123", "short_code", "phone-unknown-short-code"),
        ("2390505123", "landline", "phone-landline-area-code"),
        ("59585612345", "landline", "phone-landline-area-code"),
        ("86 13905051234", "mobile", "phone-characters"),
        # a slip of each sort
        ("12334", "short_code", "phone-unknown-short-code"),
        ("0595-12300", "area_short_code", "phone-unknown-short-code"),
        ("0595-110", "area_short_code", "phone-short-code-without-twin"),
        ("95-12333", "area_short_code", "phone-landline-area-code"),
        ("12333", "landline", "phone-kind"),
        ("13800138000", "landline", "phone-kind"),
        ("138-0013-8000", "mobile", "phone-characters"),
        ("138 0013 8000", "mobile", "phone-characters"),
        ("1380013800", "mobile", "phone-mobile-length"),
        ("14000138000", "mobile", "phone-mobile-prefix"),
        ("16800138000", "mobile", "phone-mobile-prefix"),
        ("19400138000", "mobile", "phone-mobile-prefix"),
        ("059585612345", "landline", "phone-landline-area-code"),
        ("85612345", "landline", "phone-landline-area-code"),
        ("0595-05612345", "landline", "phone-landline-first-digit"),
        ("0595-95612345", "landline", "phone-landline-first-digit"),
        ("0595-1561234", "landline", "phone-landline-first-digit"),
        ("0595-856123", "landline", "phone-landline-length"),
        ("0595-856123456", "landline", "phone-landline-length"),
        ("0595-8561-2345", "landline", "phone-characters"),
        ("400-810-123", "service", "phone-service-shape"),
        ("500-810-1234", "service", "phone-service-shape"),
        # writing
        ("（0595）85612345", "landline", "phone-characters"),
        ("0595—85612345", "landline", "phone-characters"),
        ("０５９５-８５６１２３４５", "landline", "phone-characters"),
        ("八五六一二三四五", "landline", "phone-characters"),
        ("+86-595-85612345", "landline", "phone-country-code"),
        ("0086 595 85612345", "landline", "phone-country-code"),
        ("0595-85612345转801", "landline", "phone-extension-inside"),
        ("0595-85612345 转 801", "landline", "phone-extension-inside"),
        ("0595-85612345 ext. 801", "landline", "phone-extension-inside"),
        ("0595-85612345-801", "landline", "phone-extension-inside"),
        ("0595-85612345/85612346", "landline", "phone-two-numbers"),
        ("0595-85612345、12345", "landline", "phone-two-numbers"),
        ("0595-85612345 0595-85612346", "landline", "phone-two-numbers"),
        ("13800138000,13800138000", "mobile", "phone-two-numbers"),
        ("12333或12345", "short_code", "phone-two-numbers"),
    ],
)  # fmt: skip
def test_a_bad_number_has_one_flaw(number: str, kind: PhoneKind, wanted: str) -> None:
    assert flaw(number, kind, CODES) == wanted


@given(LANDLINE)
def test_a_landline_with_a_digit_lost_or_added_is_refused(number: str) -> None:
    area = area_and_rest(number)
    for slip in slips(number):
        moved = area_and_rest(slip)  # a slip in the area code that makes another code is phone-other-area's
        assert refused(slip, "landline") or (area and moved and moved[0] != area[0]), slip


@given(MOBILE)
def test_a_mobile_with_a_digit_lost_or_added_is_refused(number: str) -> None:
    assert flaw(number, "mobile", CODES) is None
    assert all(refused(slip, "mobile") for slip in slips(number))


@given(SHORT)
def test_a_short_code_with_a_digit_lost_or_added_is_refused(number: str) -> None:
    assert all(refused(slip, "short_code") for slip in slips(number) if slip not in CODES)


@given(SERVICE)
def test_a_service_number_with_a_digit_lost_or_added_is_refused(number: str) -> None:
    assert flaw(number, "service", CODES) is None
    for slip in slips(number):
        assert refused(slip, "service"), slip


@given(
    st.text(max_size=200), st.sampled_from(["short_code", "area_short_code", "landline", "mobile", "service"])
)
def test_no_text_breaks_the_rules(text: str, kind: PhoneKind) -> None:
    found = flaw(text, kind, CODES)
    assert (found is None) == (shape(text, CODES) == kind)


def test_a_very_long_text_is_settled_at_once() -> None:
    begun = time.perf_counter()
    for text in ("1" * 20_000, "0595-" * 4_000, "1/" * 10_000, "转" * 20_000):
        assert flaw(text, "landline", CODES) == "phone-characters"
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(("digits", "wanted"), [(60, "phone-mobile-length"), (61, "phone-characters")])
def test_no_form_is_looked_for_in_more_than_sixty_characters(digits: int, wanted: str) -> None:
    assert flaw("1" * digits, "mobile", CODES) == wanted


def test_the_length_of_a_landline_is_that_of_its_area_code() -> None:
    assert landline_length("0595-85612345", DIGITS_OF) is None
    assert landline_length("0595-8561234", DIGITS_OF) == 8
    assert landline_length("0950-85612345", DIGITS_OF) == 7
    assert landline_length("0355-8561234", DIGITS_OF) is None, "unknown area codes may have either"
    assert landline_length("021-5781234", {}) == 8
