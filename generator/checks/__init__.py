"""Rules on the content of records: one function a rule, and this is their registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
# Three sorts of rules. These see no site, but for the ids that sites had before:
AROUND: tuple[Check, ...] = (
    *areas.CHECKS,
    *wages.CHECKS,
    *channels.CHECKS,
    *reception.CHECKS,
    *words.CHECKS,
    *site.AROUND,
    *router.CHECKS,
    *router_ends.CHECKS,
    *prints.CHECKS,
    *calls.AROUND,
    *changes.AROUND,
    *ledger.CHECKS,
    *editions.AROUND,
)
# What these say at a site hangs on other sites too:
TOGETHER: tuple[Check, ...] = (exchanges.phone_same_number, projects.project_twice)
# And what these say at a site hangs on nothing but its own file and what lies around the sites:
ALONE = tuple(check for check in CHECKS if check not in (*AROUND, *TOGETHER))


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
        problems += of(Case(loaded.catalog, loaded.places, today, prose or {}, tuple(histories)))
    return in_order(problems)


def of(case: Case, rules: Iterable[Check] = CHECKS) -> Iterator[Problem]:
    """What breaks these rules in a case."""
    for check in rules:
        yield from check(case)
