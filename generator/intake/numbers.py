"""The telephone numbers of a cell or sentence, each written as a handset dials it, or with what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.catalog import Catalog
from generator.checks.dialling import Flaw, flaw, landline_length, shape
from generator.intake.writing import plain_number
from generator.model.phone import AREA_PREFIX, MOBILE, PhoneKind

NumberFlaw = Flaw | Literal["phone-masked", "phone-zero-lost", "phone-no-number"]
SEPARATOR = re.compile(r"[/、,;|\n]|或者?|和|及|以及")
BETWEEN = re.compile(r"(?<=\d{7})\s+(?=[01]\d{2,}|[48]00)")  # two numbers with a blank between
LABEL = re.compile(
    r"^(?:(?:办公|联系|投诉|举报|监督|值班|咨询|固定)*(?:电话|手机|座机|号码|热线)|tel|Tel|TEL|电)?\s*:?\s*"
)
EXTENSION = re.compile(r"\s*(?:-?转|分机号?:?|内线|ext\.?|[xX#])\s*(\d{1,6})$")
HYPHEN_EXTENSION = re.compile(r"^(0\d{2,3}-\d{7,8})-(\d{1,6})$")
MASKS = re.compile(r"\d*[*XxＸ×○]{2,}\d*")


@dataclass(frozen=True)
class Number:
    """One number: as written, as it should be written, its kind by its form, and its flaw."""

    raw: str
    number: str
    kind: PhoneKind
    extension: str = ""
    flaw: NumberFlaw | None = None
    wanted: str = ""  # a number that may be meant, or how many digits there should be; never used unasked

    @property
    def changed(self) -> bool:
        """Whether the writing was made regular: full-width digits, odd dashes, brackets."""
        return self.flaw is None and self.raw != self.number


@dataclass(frozen=True)
class Numbering:
    """The numbering facts that a place goes by: short codes (code → has a twin), digits of its landlines."""

    short_codes: Mapping[str, bool]
    landline_digits: Mapping[str, int]
    area_code: str = ""

    @staticmethod
    def of(catalog: Catalog, area: str) -> Numbering:
        """The facts that hold at a place."""
        codes = {entry.code: entry.twin for entry in catalog.vocabulary.short_codes}
        digits = {
            one.phone_area_code: wanted
            for one in catalog.areas.values()
            if one.phone_area_code and (wanted := catalog.landline_digits(one.id))
        }
        return Numbering(codes, digits, catalog.phone_area_code(area) or "")


def numbers(text: str, numbering: Numbering, typed_as_number: bool = False) -> tuple[Number, ...]:
    """The numbers of a cell in their order; a cell with words and no digits gives none.

    `typed_as_number`: a spreadsheet kept the cell as a number, so that a leading zero is lost.
    """
    return tuple(_number(piece, numbering, typed_as_number) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    for part in SEPARATOR.split(plain_number(text)):
        for piece in BETWEEN.split(part):
            if any(sign.isdigit() or sign in "*＊" for sign in piece):
                yield piece.strip()


def _number(raw: str, numbering: Numbering, typed_as_number: bool) -> Number:
    text = LABEL.sub("", re.sub(r"[（(]?(?:同微信|微信同号)[)）]?", "", raw)).strip()
    if MASKS.search(text):
        kind: PhoneKind = "mobile" if text.startswith("1") else "landline"
        return Number(raw, text, kind, flaw="phone-masked")
    extension = ""
    if found := EXTENSION.search(text) or HYPHEN_EXTENSION.match(text):
        extension = found[found.re.groups]
        text = text[: found.start()] if found.re is EXTENSION else found[1]
    number = _regular(text, numbering)
    kind = shape(number, numbering.short_codes) or _likely(number)
    wrong = flaw(number, kind, numbering.short_codes)
    if wrong is None:
        length = landline_length(number, numbering.landline_digits) if kind == "landline" else None
        if length:
            return Number(raw, number, kind, extension, "phone-landline-length", str(length))
        return Number(raw, number, kind, extension)
    lost = _regular("0" + number, numbering)
    if typed_as_number and shape(lost, numbering.short_codes) == "landline":
        return Number(raw, number, "landline", extension, "phone-zero-lost", lost)
    wanted = ""
    if wrong == "phone-landline-area-code" and re.fullmatch(r"[2-8]\d{6,7}", number) and numbering.area_code:
        wanted = f"{numbering.area_code}-{number}"
    return Number(raw, number, kind, extension, wrong, wanted)


def _regular(text: str, numbering: Numbering) -> str:
    """The number as the data writes it, where only signs have to be moved; else as it is."""
    text = re.sub(r"^(?:\+|00)\s*86[\s-]*(?=\d)", "", text)
    if found := re.fullmatch(r"\(?\s*(0\d{2,3})\s*\)?\s*-*\s*([\d][\d\s-]*)", text):
        rest = re.sub(r"[\s-]", "", found[2])
        if AREA_PREFIX.fullmatch(found[1]) and (len(rest) in (7, 8) or rest in numbering.short_codes):
            return f"{found[1]}-{rest}"
    digits = re.sub(r"[\s()-]", "", text)
    if not digits.isdigit():
        return text
    if digits in numbering.short_codes or MOBILE.fullmatch(digits):
        return digits
    if digits.startswith("86") and MOBILE.fullmatch(digits[2:]):
        return digits[2:]
    area = AREA_PREFIX.match(digits)
    if area and len(digits) - area.end() in (7, 8):
        return f"{area[0]}-{digits[area.end() :]}"
    if re.fullmatch(r"[48]00\d{7}", digits):
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    return text if "-" in text and re.fullmatch(r"\d+(-\d+)+", text) else digits


def _likely(number: str) -> PhoneKind:
    """The kind that a number of no known form was probably meant to be."""
    digits = re.sub(r"\D", "", number)
    if number.startswith(("400", "800")) and len(digits) > 8:
        return "service"
    if number.startswith("0") or len(digits) in (7, 8):
        return "landline"
    if len(digits) >= 9:
        return "mobile"
    return "short_code"
