"""Rules on the content of records: one function a rule, and this is their registry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from generator.checks import (
    areas,
    article34,
    calls,
    changes,
    channels,
    dates,
    editions,
    exchanges,
    ledger,
    links,
    phones,
    plain,
    prints,
    privacy,
    projects,
    reception,
    references,
    review,
    router,
    router_ends,
    site,
    texts,
    translations,
    wages,
    words,
)
from generator.checks.case import Case
from generator.load import Loaded
from generator.model.edition import History
from generator.problem import Problem, in_order

Check = Callable[[Case], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    *references.CHECKS,
    *phones.CHECKS,
    *exchanges.CHECKS,
    *links.CHECKS,
    *areas.CHECKS,
    *wages.CHECKS,
    *dates.CHECKS,
    *review.CHECKS,
    *privacy.CHECKS,
    *texts.CHECKS,
    *article34.CHECKS,
    *channels.CHECKS,
    *reception.CHECKS,
    *projects.CHECKS,
    *translations.CHECKS,
    *words.CHECKS,
    *plain.CHECKS,
    *site.CHECKS,
    *router.CHECKS,
    *router_ends.CHECKS,
    *prints.CHECKS,
    *calls.CHECKS,
    *changes.CHECKS,
    *ledger.CHECKS,
    *editions.CHECKS,
)


def rule(check: Check) -> str:
    """The id of a check's rule: its name with hyphens."""
    return check.__name__.replace("_", "-")


def run(
    loaded: Loaded,
    today: date,
    prose: Mapping[str, str] | None = None,
    histories: Sequence[History] = (),
) -> list[Problem]:
    """Every problem of the data, those of reading included, in order and each once; with `prose` (path → our
    own Chinese as Markdown) also whether that is plain, with `histories` whether the ledger lost anything."""
    problems = list(loaded.problems)
    if loaded.catalog is not None:
        case = Case(loaded.catalog, loaded.places, today, prose or {}, tuple(histories))
        for check in CHECKS:
            problems.extend(check(case))
    return in_order(problems)
