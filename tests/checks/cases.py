"""Runs one check on a catalog in memory and says what it found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.catalog import Catalog
from generator.checks import Check, rule
from generator.checks.case import Case
from generator.model.base import Record
from generator.model.campaign import Campaign
from generator.problem import Problem
from generator.source.places import Key, Places
from tests.support.catalog import SOURCE, mini_catalog

TODAY = date(2026, 11, 20)
CHECKED = {"date": "2026-11-01", "how": "web", "by": "资料岗"}


def found(check: Check, catalog: Catalog, broken: Iterable[Key] = ()) -> list[Problem]:
    """The problems of one check; `broken` names records that couldn't be read."""
    return of(check, Case(catalog, Places(broken=frozenset(broken)), TODAY))


def of(check: Check, case: Case) -> list[Problem]:
    """What one check finds in a case; each problem is of its own rule and has the facts of both sentences."""
    problems = list(check(case))
    for problem in problems:
        assert problem.rule == rule(check)
        assert problem.message("zh") != problem.message("en")
        assert {*map(type, problem.facts.values())} <= {str}
        assert problem.line >= 0 <= problem.column
    return problems


def nodes(check: Check, catalog: Catalog) -> list[tuple[str | int, ...]]:
    """Folder, id and way of every node that one check has a problem with; without files no line says so."""
    named: list[tuple[str | int, ...]] = []

    class Asked(Places):
        def problem(self, rule: str, kind: str, record_id: str, *path: str | int, **more: Any) -> Problem:
            named.append((kind, record_id, *path))
            return super().problem(rule, kind, record_id, *path, **more)

    of(check, Case(catalog, Asked(), TODAY))
    return named


def severities(check: Check, catalog: Catalog) -> list[str]:
    return [problem.severity for problem in found(check, catalog)]


def notice(
    notice_id: str, *phases: tuple[str | None, str | None], title: str = "通知", **more: Any
) -> Campaign:
    """A notice with the first and last day of its phases, and three texts that read like its title."""
    words = {"zh": title, "en": "Notice"}
    days = [{"name": words, "from": start, "until": until} for start, until in phases]
    return Campaign.model_validate({
        "id": notice_id, "area": "350500", "publish": "public", "source": SOURCE,
        "title": words, "issuer": words, "summary": words, "phases": days, **more,
    })  # fmt: skip


def with_records(kind: str, *records: Record, catalog: Catalog | None = None) -> Catalog:
    """The small catalog with records of a kind added or replaced."""
    base = catalog or mini_catalog()
    held: Mapping[str, Any] = {**getattr(base, kind), **{record.id: record for record in records}}
    return replace(base, **{kind: dict(sorted(held.items()))})
