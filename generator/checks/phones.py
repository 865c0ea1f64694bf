"""Telephone numbers as they are written: so that a handset dials them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.dialling import Flaw, area_and_rest, landline_length
from generator.problem import Problem

EXTENSION_DIGITS = 6


def _flawed(case: Case, flaw: Flaw, **facts: str) -> Iterator[Problem]:
    for found in case.phone_flaws.get(flaw, ()):
        phone = found.node
        count = str(len(phone.number.rpartition("-")[2] if phone.kind == "landline" else phone.digits))
        yield case.problem(flaw, found.spot.at("number"), "error", found=phone.number, count=count, **facts)


def phone_two_numbers(case: Case) -> Iterator[Problem]:
    """One field holds one number.

    Bad: number: "0595-85612345/85612346"
    Good: two entries of phones, one number each
    """
    yield from _flawed(case, "phone-two-numbers")


def phone_extension_inside(case: Case) -> Iterator[Problem]:
    """An extension stands in its own field.

    Bad: number: "0595-85612345转801"
    Good: number: "0595-85612345", extension: "801"
    """
    yield from _flawed(case, "phone-extension-inside")


def phone_extension_digits(case: Case) -> Iterator[Problem]:
    """An extension is one to six digits.

    Bad: extension: "转801"
    Good: extension: "801"
    """
    for found in case.survey.phones:
        extension = found.node.extension
        if extension is not None and not (
            extension.isascii() and extension.isdigit() and len(extension) <= EXTENSION_DIGITS
        ):
            yield case.problem("phone-extension-digits", found.spot.at("extension"), found=extension)


def phone_country_code(case: Case) -> Iterator[Problem]:
    """A number is written as it is dialled inside China.

    Bad: number: "+86 595 85612345"
    Good: number: "0595-85612345"
    """
    yield from _flawed(case, "phone-country-code")


def phone_characters(case: Case) -> Iterator[Problem]:
    """A number is plain digits and the hyphen of the keyboard.

    Bad: number: "０５９５－85612345"
    Good: number: "0595-85612345"
    """
    yield from _flawed(case, "phone-characters")


def phone_kind(case: Case) -> Iterator[Problem]:
    """The kind fits the number.

    Bad: number: "0595-12345", kind: landline
    Good: number: "0595-12345", kind: area_short_code
    """
    for found in case.phone_flaws.get("phone-kind", ()):
        phone = found.node
        real = str(case.phone_shape(phone.number))  # a number that is of no kind has another flaw
        yield case.problem(
            "phone-kind", found.spot.at("kind"), found=phone.number, sort=phone.kind, real=real
        )


def phone_mobile_length(case: Case) -> Iterator[Problem]:
    """A mobile has eleven digits.

    Bad: number: "1380013800", kind: mobile
    Good: number: "13800138000", kind: mobile
    """
    yield from _flawed(case, "phone-mobile-length")


def phone_mobile_prefix(case: Case) -> Iterator[Problem]:
    """A mobile starts with a prefix that is in use.

    Bad: number: "12900138000", kind: mobile
    Good: number: "13800138000", kind: mobile
    """
    yield from _flawed(case, "phone-mobile-prefix")


def phone_unknown_short_code(case: Case) -> Iterator[Problem]:
    """A short number is one that the vocabulary knows.

    Bad: number: "12334", kind: short_code
    Good: number: "12333", kind: short_code
    """
    codes = case.short_codes
    for found in case.phone_flaws.get("phone-unknown-short-code", ()):
        number = found.node.number
        near = case.near(number.rpartition("-")[2], codes)
        yield case.problem("phone-unknown-short-code", found.spot.at("number"), found=number, near=near)


def phone_short_code_without_twin(case: Case) -> Iterator[Problem]:
    """Only a short number that is dialled with the local area code from elsewhere takes one.

    Bad: number: "0595-110", kind: area_short_code
    Good: number: "110", kind: short_code
    """
    yield from _flawed(case, "phone-short-code-without-twin")
    for found in case.survey.phones:
        phone = found.node
        parts = area_and_rest(phone.number) if phone.kind == "area_short_code" else None
        local = found.area is not None and case.catalog.phone_area_code(found.area)
        if parts and local and case.short_codes.get(parts[1]) is False and len(parts[1]) > 3:
            yield case.problem("phone-short-code-without-twin", found.spot.at("number"), found=phone.number)


def phone_landline_area_code(case: Case) -> Iterator[Problem]:
    """A landline is written area code, hyphen, number.

    Bad: number: "85612345", kind: landline
    Good: number: "0595-85612345", kind: landline
    """
    yield from _flawed(case, "phone-landline-area-code")


def phone_landline_first_digit(case: Case) -> Iterator[Problem]:
    """A landline's own number starts with 2 to 8.

    Bad: number: "0595-15612345", kind: landline
    Good: number: "0595-85612345", kind: landline
    """
    yield from _flawed(case, "phone-landline-first-digit")


def phone_landline_length(case: Case) -> Iterator[Problem]:
    """A landline has as many digits as landlines of its area code have.

    Bad: number: "0595-8561234", kind: landline (Quanzhou has eight digits)
    Good: number: "0595-85612345", kind: landline
    """
    yield from _flawed(case, "phone-landline-length", wanted="7–8")
    for found in case.survey.phones:
        phone = found.node
        if phone.kind == "landline" and (wanted := landline_length(phone.number, case.landline_digits)):
            count = str(len(phone.number.partition("-")[2]))
            yield case.problem(
                "phone-landline-length", found.spot.at("number"),
                found=phone.number, wanted=str(wanted), count=count,
            )  # fmt: skip


def phone_service_shape(case: Case) -> Iterator[Problem]:
    """A service number is 400 or 800 and seven digits.

    Bad: number: "400-810-123", kind: service
    Good: number: "400-810-1234", kind: service
    """
    yield from _flawed(case, "phone-service-shape")


CHECKS = (
    phone_two_numbers,
    phone_extension_inside,
    phone_extension_digits,
    phone_country_code,
    phone_characters,
    phone_kind,
    phone_mobile_length,
    phone_mobile_prefix,
    phone_unknown_short_code,
    phone_short_code_without_twin,
    phone_landline_area_code,
    phone_landline_first_digit,
    phone_landline_length,
    phone_service_shape,
)
