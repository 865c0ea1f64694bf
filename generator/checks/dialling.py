"""Whether a number is written the one way we accept for its kind, and if not, what is wrong with it.

One number has one flaw: the first that applies, so a slip gives one message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from generator.model.phone import AREA_PREFIX, MOBILE, SERVICE, PhoneKind

Flaw = Literal[
    "phone-two-numbers", "phone-extension-inside", "phone-country-code", "phone-characters", "phone-kind",
    "phone-mobile-length", "phone-mobile-prefix", "phone-unknown-short-code", "phone-short-code-without-twin",
    "phone-landline-area-code", "phone-landline-first-digit", "phone-landline-length", "phone-service-shape",
]  # fmt: skip

LONGEST = 60  # no number is longer, and the patterns below are quadratic in the length
NUMBER = r"\+?[\d０-９][\d０-９ \-－—–()（）]*"
TWO_NUMBERS = re.compile(
    rf"{NUMBER}[/／、,，;；|或和及\n]\s*{NUMBER}|\d{{3,4}}-\d{{7,8}}\s+\d|\d{{11}}\s+\d{{3,}}"
)
EXTENSION = re.compile(
    r"\d.*(?:转|分机|內線|内线|ext\.?|[xX#])\s*\d+|^0\d{2,3}-\d{7,8}-\d{1,6}$", re.IGNORECASE
)
COUNTRY_CODE = re.compile(r"^(?:\+|＋|00)\s*86")
LANDLINE = re.compile(r"(0(?:10|2[0-57-9]|[3-9]\d{2}))-([2-8]\d{6,7})")


def area_and_rest(number: str) -> tuple[str, str] | None:
    """Telephone area code and the number after it; None unless written `0595-…` with a real form of code."""
    area, hyphen, rest = number.partition("-")
    return (area, rest) if hyphen and AREA_PREFIX.fullmatch(area) else None


def shape(number: str, short_codes: Mapping[str, bool]) -> PhoneKind | None:
    """The kind that a number is by its form; `short_codes` maps a known code to whether it has a twin."""
    if number in short_codes:
        return "short_code"
    if MOBILE.fullmatch(number):
        return "mobile"
    if SERVICE.fullmatch(number):
        return "service"
    if LANDLINE.fullmatch(number):
        return "landline"
    parts = area_and_rest(number)
    return "area_short_code" if parts and parts[1] in short_codes and not _emergency(parts[1]) else None


def _emergency(code: str) -> bool:
    """110, 119, 120: dialled as they are, everywhere."""
    return len(code) == 3


def flaw(number: str, kind: PhoneKind, short_codes: Mapping[str, bool]) -> Flaw | None:
    """What is wrong with a number of a declared kind, None when nothing is."""
    found = shape(number, short_codes)
    if found == kind:
        return None
    if found is not None:
        return "phone-kind"
    return _writing(number) or _form(number, kind, short_codes)


def _writing(number: str) -> Flaw | None:
    """A flaw of writing, whatever the kind."""
    if len(number) > LONGEST:
        return "phone-characters"
    if EXTENSION.search(number):
        return "phone-extension-inside"
    if TWO_NUMBERS.search(number):
        return "phone-two-numbers"
    if COUNTRY_CODE.match(number):
        return "phone-country-code"
    return None if re.fullmatch(r"[0-9]+(-[0-9]+)*", number) else "phone-characters"


def _form(number: str, kind: PhoneKind, short_codes: Mapping[str, bool]) -> Flaw:
    """The flaw of a number that is of no known form."""
    if kind == "mobile":
        if "-" in number:
            return "phone-characters"
        return "phone-mobile-prefix" if len(number) == 11 else "phone-mobile-length"
    if kind == "service":
        return "phone-service-shape"
    if kind == "short_code":
        return "phone-unknown-short-code"
    parts = area_and_rest(number)
    if parts is None:
        return "phone-landline-area-code"
    rest = parts[1]
    if kind == "area_short_code":
        return "phone-short-code-without-twin" if rest in short_codes else "phone-unknown-short-code"
    if not rest.isdigit():
        return "phone-characters"
    return "phone-landline-length" if len(rest) not in (7, 8) else "phone-landline-first-digit"


def landline_length(number: str, digits_of: Mapping[str, int]) -> int | None:
    """How many digits the landline should have after its area code where that is known and it has not."""
    found = LANDLINE.fullmatch(number)
    if not found:
        return None
    wanted = 8 if len(found[1]) == 3 else digits_of.get(found[1])
    return wanted if wanted and wanted != len(found[2]) else None
