"""Telephone numbers where they stand: of the right place, and under one name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.dialling import area_and_rest
from generator.problem import Problem


def phone_other_area(case: Case) -> Iterator[Problem]:
    """A number with an area code has the code of the place it serves.

    Bad: number: "0592-12345" in a record of 泉州 (0595)
    Good: number: "0595-12345" in a record of 泉州
    """
    for found in case.survey.phones:
        phone = found.node
        if found.area is None or phone.kind not in ("landline", "area_short_code"):
            continue
        wanted = case.catalog.phone_area_code(found.area)
        parts = area_and_rest(phone.number)
        if wanted and parts and parts[0] != wanted:
            yield case.problem(
                "phone-other-area", found.spot.at("number"),
                found=phone.number, code=parts[0], wanted=wanted, area=case.area_name(found.area),
            )  # fmt: skip


def phone_same_number(case: Case) -> Iterator[Problem]:
    """One number stands under one name; short codes and 13800138000 are everybody's.

    Bad: 0595-85612345 as 灵源街道劳动窗口 and as 安海法庭
    Good: 0595-85612345 as 灵源街道劳动窗口 in two records
    """
    first: dict[tuple[str, str | None], tuple[str, str]] = {}
    for it in case.numbers:
        who, where = first.setdefault((it.digits, it.extension), (it.who, it.id))
        if who != it.who:
            yield case.problem(
                "phone-same-number", it.spot.at("number"), "warning",
                found=it.number, name=it.who, other=who, where=where,
            )  # fmt: skip


CHECKS = (phone_other_area, phone_same_number)
