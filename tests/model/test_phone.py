"""Numbers: which forms there are, what a handset dials, and when one may be shown."""

from __future__ import annotations

from itertools import product

import pytest

from generator.model.base import Publish
from generator.model.phone import AREA_PREFIX, MOBILE, SERVICE, Phone, PhoneKind, area_prefix, twin

DIGITS = "0123456789"
IN_USE = {
    "3": DIGITS,
    "4": "56789",
    "5": "012356789",
    "6": "2567",
    "7": "012345678",
    "8": DIGITS,
    "9": "012356789",
}


def phone(number: str, kind: PhoneKind = "landline", **more: object) -> Phone:
    return Phone.model_validate({"number": number, "kind": kind, **more})


def test_a_mobile_has_eleven_digits_and_a_prefix_in_use() -> None:
    for first, second, third in product(DIGITS, repeat=3):
        in_use = first == "1" and third in IN_USE.get(second, "")
        assert bool(MOBILE.fullmatch(first + second + third + "0" * 8)) == in_use, first + second + third
    for length in range(15):
        assert bool(MOBILE.fullmatch("138" + "0" * length)) == (length == 8)


def test_an_area_code_has_three_digits_in_the_largest_towns_and_four_elsewhere() -> None:
    short = {"010", *(f"02{last}" for last in "012345789")}
    for code in ("".join(digits) for length in (2, 3, 4, 5) for digits in product(DIGITS, repeat=length)):
        is_code = code in short or (len(code) == 4 and code[0] == "0" and code[1] in "3456789")
        assert bool(AREA_PREFIX.fullmatch(code)) == is_code, code


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("400-810-1234", True), ("4008101234", True), ("800-8101234", True), ("800810-1234", True),
        ("500-810-1234", False), ("410-810-1234", False), ("401-810-1234", False), ("400-810-123", False),
        ("400-810-12345", False), ("400--810-1234", False), ("400 810 1234", False), ("a400-810-1234", False),
    ],
)  # fmt: skip
def test_a_service_number_is_400_or_800_and_seven_digits(number: str, right: bool) -> None:
    assert bool(SERVICE.fullmatch(number)) == right


def test_a_handset_dials_the_digits_and_then_the_extension() -> None:
    assert phone("0595-85612345").digits == "059585612345"
    assert phone("0595-85612345").href == "tel:059585612345"
    assert phone("400-810-1234", "service", extension="801").href == "tel:4008101234,801"


@pytest.mark.parametrize(
    ("own", "inherited", "shown"),
    [(None, "public", True), (None, "office", False), ("public", "never", True), ("office", "public", False)],
)
def test_a_number_follows_its_record_unless_it_says_otherwise(
    own: Publish | None, inherited: Publish, shown: bool
) -> None:
    assert phone("0595-85612345", publish=own).is_public(inherited) is shown


@pytest.mark.parametrize(
    ("own", "consent", "shown"),
    [("public", "2026-11-01 书面同意", True), ("public", None, False), (None, "2026-11-01 书面同意", False)],
)
def test_a_mobile_is_shown_only_when_it_says_so_itself_and_names_the_consent(
    own: Publish | None, consent: str | None, shown: bool
) -> None:
    assert phone("13800138000", "mobile", publish=own, consent=consent).is_public("public") is shown


def test_a_short_code_is_dialled_with_the_area_code_from_elsewhere() -> None:
    assert twin("12345", "0595") == "0595-12345"


def test_a_number_is_told_by_the_area_code_that_it_starts_with() -> None:
    assert area_prefix("0595-85612345") == "0595"
    assert area_prefix("02112333") == "021"
    assert area_prefix("12333") is None
    assert area_prefix("1-0595") is None
