"""A value of a record in a cell, and back; what spreadsheets make of them is undone or refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from generator.edit.columns import Column
from generator.source.document import Value

DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?[eE]\+?[0-9]+")
CODE = re.compile(r"([0-9]{6}(?:[0-9]{3})?(?:[0-9]{3})?)(?:\s.*)?", re.DOTALL)
NUMBERS = ("count", "amount")
YES, NO = ("是", "yes", "y", "true", "1", "√"), ("否", "no", "n", "false", "0", "×")


class Wrong(NamedTuple):
    """What is wrong with a cell: the rule and its facts."""

    rule: str
    facts: Mapping[str, str]


def shown(column: Column, value: Value | None, areas: Mapping[str, str]) -> str:
    """A value as the cell says it: 公开, 是, `350582006 灵源街道`; a list has a line for each entry."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(one if isinstance(one, str) else "" for one in value)
    if isinstance(value, dict):
        return ""
    if column.sort in ("choice", "flag"):
        return dict(column.choices).get(value, value)
    if column.sort == "area" and value in areas:
        return f"{value} {areas[value]}"
    return value


def taken(column: Column, text: str, flaw: str, areas: Mapping[str, str]) -> Value | Wrong | None:
    """What a cell means to the record; None for an empty one. `flaw` says how a spreadsheet holds it."""
    if flaw in ("formula", "error", "merged"):
        return Wrong(f"sheet-{flaw}", {"found": text})
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        return None
    if SCIENTIFIC.fullmatch(text) and column.sort != "text":
        return Wrong("sheet-scientific", {"found": text})
    if flaw == "number" and column.sort in ("number", "text", "lines") and not _is_safe(column, text):
        return Wrong("sheet-number", {"found": text})
    if flaw == "date" and column.sort != "date":
        return Wrong("sheet-date", {"found": text})
    if column.sort == "lines":
        return [line.strip() for line in text.split("\n") if line.strip()]
    if column.sort in ("date", *NUMBERS):
        return _figure(column, unicodedata.normalize("NFKC", text))
    if column.sort in ("choice", "flag"):
        return _choice(column, text)
    if column.sort == "area":
        return _area(text, areas)
    return text


def _is_safe(column: Column, text: str) -> bool:
    """Whether a number that lost its text form can't have lost a zero at its front: short codes, mobiles."""
    if column.sort != "number":
        return text.isdigit() and len(text) < 15 and column.path[-1] != "phone_area_code"
    return (
        bool(re.fullmatch(r"1[0-9]{2,5}|1[0-9]{10}|[48]00[0-9]{7}", text)) or column.path[-1] == "extension"
    )


def _figure(column: Column, text: str) -> Value | Wrong:
    if column.sort == "date":
        found = DAY.fullmatch(text.split(" ")[0].split("T")[0])
        try:
            return (
                date(*map(int, found.groups())).isoformat() if found else Wrong("sheet-day", {"found": text})
            )
        except ValueError:
            return Wrong("sheet-day", {"found": text})
    plain = text.replace(",", "")
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", plain) or (column.sort == "count" and "." in plain):
        return Wrong("sheet-figure", {"found": text})
    return plain


def _choice(column: Column, text: str) -> Value | Wrong:
    for code, label in column.choices:
        if text in (code, label):
            return code
    if column.sort == "flag" and text.lower() in (*YES, *NO):
        return "true" if text.lower() in YES else "false"
    words = "、".join(label for _, label in column.choices)
    return Wrong("sheet-choice", {"found": text, "allowed": words})


def _area(text: str, areas: Mapping[str, str]) -> Value | Wrong:
    found = CODE.fullmatch(text)
    if found:
        return found[1]
    named = [code for code, name in areas.items() if name == text]
    return named[0] if len(named) == 1 else Wrong("sheet-area", {"found": text})
