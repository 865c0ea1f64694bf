"""Minimum wages: fresh, plausible, and one amount for a tier and a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from generator.checks.case import Case
from generator.checks.spot import Spot
from generator.model.area import Area
from generator.problem import Problem

MONTHLY = (Decimal(1000), Decimal(6000))  # every Chinese minimum wage since 2012 lies between these
HOURLY = (Decimal(8), Decimal(60))


def _rows(area_id: str, *path: str | int) -> Spot:
    return Spot("areas", area_id, ("minimum_wage", *path))


def wage_stale(case: Case) -> Iterator[Problem]:
    """A minimum wage is younger than the months that site.yaml allows.

    Bad: the newest row is from 2021-04-01, today is 2026-11-20
    Good: the newest row is from 2025-04-01
    """
    allowed = case.catalog.site.review.wage_months
    for area in case.catalog.areas.values():
        rows = [(row.start, place) for place, row in enumerate(area.minimum_wage)]
        if not rows:
            continue
        start, place = max(rows)
        age = _months(start, case.today)
        if age > allowed:
            yield case.problem(
                "wage-stale", _rows(area.id, place, "from"), "warning",
                area=area.name.zh, found=start.isoformat(), months=str(age), allowed=str(allowed),
            )  # fmt: skip


def wage_twice(case: Case) -> Iterator[Problem]:
    """A tier has one amount from a day on.

    Bad: tier 2 twice from 2025-04-01
    Good: tier 2 from 2023-04-01 and tier 2 from 2025-04-01
    """
    for area in case.catalog.areas.values():
        seen: dict[tuple[int, date], str] = {}
        for place, row in enumerate(area.minimum_wage):
            key = (row.tier, row.start)
            if key in seen:
                yield case.problem(
                    "wage-twice", _rows(area.id, place, "from"),
                    tier=str(row.tier), found=row.start.isoformat(), first=seen[key], second=str(row.monthly),
                )  # fmt: skip
            seen.setdefault(key, str(row.monthly))


def wage_future(case: Case) -> Iterator[Problem]:
    """A minimum wage that isn't in force yet is said so: pages show it from its day on.

    Bad: from: "2062-04-01" (a slip of the pen)
    Good: from: "2026-04-01"
    """
    for area in case.catalog.areas.values():
        for place, row in enumerate(area.minimum_wage):
            if row.start > case.today:
                found = row.start.isoformat()
                yield case.problem("wage-future", _rows(area.id, place, "from"), "warning", found=found)


def wage_amount(case: Case) -> Iterator[Problem]:
    """A minimum wage is an amount that a minimum wage can be.

    Bad: monthly: "219"
    Good: monthly: "2195"
    """
    for area in case.catalog.areas.values():
        for place, row in enumerate(area.minimum_wage):
            for field, amount, (low, high) in (
                ("monthly", row.monthly, MONTHLY),
                ("hourly", row.hourly, HOURLY),
            ):
                if amount is not None and not low <= amount <= high:
                    yield case.problem(
                        "wage-amount", _rows(area.id, place, field), "warning",
                        found=str(amount), low=str(low), high=str(high),
                    )  # fmt: skip


def wage_tier_unknown(case: Case) -> Iterator[Problem]:
    """An area's tier is in the wage table that holds there.

    Bad: wage_tier: {tier: "5"} in 福建, which has four tiers
    Good: wage_tier: {tier: "2"}
    """
    for area in case.catalog.areas.values():
        tiers = unknown_tier(case, area)
        if area.wage_tier and tiers is not None:
            yield case.problem(
                "wage-tier-unknown", Spot("areas", area.id, ("wage_tier", "tier")),
                found=str(area.wage_tier.tier), tiers=", ".join(map(str, tiers)) or "–",
            )  # fmt: skip


def unknown_tier(case: Case, area: Area) -> list[int] | None:
    """The tiers that there are, where the area's own isn't one of them; None where nothing is wrong."""
    if area.wage_tier is None or not case.reaches_nation(area.id):
        return None
    table = next((a for a in case.catalog.up(area.id) if a.minimum_wage), None)
    tiers = sorted({row.tier for row in table.minimum_wage}) if table else []
    return None if area.wage_tier.tier in tiers else tiers


def _months(start: date, today: date) -> int:
    """Whole months between two days."""
    return (today.year - start.year) * 12 + today.month - start.month - (today.day < start.day)


CHECKS = (wage_stale, wage_twice, wage_future, wage_amount, wage_tier_unknown)
