"""A fact as any medium may write it, brought to one form: a number dialled, a day, an amount in yuan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple

from generator.problem import nearest

Kind = Literal["phone", "date", "amount"]
KINDS: tuple[Kind, ...] = ("phone", "date", "amount")


class Fact(NamedTuple):
    """`value` is digits for a phone (059512345), 2026-11-20, 2026-11 or --11-20 for a date, 2195 or 23.5 for
    an amount of yuan."""

    kind: Kind
    value: str


@dataclass
class Known:
    """What the data states; a part of a day (its month, or its day without the year) is stated with it."""

    facts: set[Fact] = field(default_factory=set[Fact])

    def state(self, facts: Iterable[Fact]) -> None:
        """Adds facts of the data."""
        for fact in facts:
            if fact in self.facts:
                continue
            self.facts.add(fact)
            if fact.kind == "date" and len(fact.value) == len("2026-11-20"):
                self.facts |= {Fact("date", fact.value[:7]), Fact("date", f"-{fact.value[4:]}")}

    def nearest(self, fact: Fact) -> str:
        """The most similar fact of the same kind that is stated; a dash where none is like it."""
        same = sorted(it.value for it in self.facts if it.kind == fact.kind)
        alike = [it for it in same if len(it) == len(fact.value)]
        if fact.kind == "amount" and same:
            return min(same, key=lambda it: abs(Decimal(it) - Decimal(fact.value)))
        if alike:
            return min(alike, key=lambda it: sum(a != b for a, b in zip(it, fact.value, strict=True)))
        return nearest(fact.value, same)


def day(year: int | str, month: int | str, number: int | str = 0) -> Fact | None:
    """A day, or with no number a month; None for what is in no calendar."""
    y, m, d = int(year), int(month), int(number)
    if not (1900 <= y <= 2199 and 1 <= m <= 12 and 0 <= d <= 31):
        return None
    return Fact("date", f"{y:04}-{m:02}" + (f"-{d:02}" if d else ""))


def day_of_month(month: int | str, number: int | str) -> Fact | None:
    """A day without its year."""
    m, d = int(month), int(number)
    return Fact("date", f"--{m:02}-{d:02}") if 1 <= m <= 12 and 1 <= d <= 31 else None


def amount(written: str | Decimal, times: int = 1) -> Fact | None:
    """An amount: 2,195 and 2195.00 are one."""
    try:
        value = Decimal(str(written).replace(",", "").replace(" ", "")) * times
    except InvalidOperation:
        return None
    return Fact("amount", f"{value.normalize():f}")
