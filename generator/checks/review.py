"""Sources and review: a fact says where it comes from, and somebody looked at it again in time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.case import Case
from generator.model.project import Project
from generator.problem import Problem

HISTORY = ("campaigns",)  # what a notice said stays what it said: no need to look again


def source_future(case: Case) -> Iterator[Problem]:
    """A source was published, or looked up, by today.

    Bad: source: {date: "2062-01-07"}
    Good: source: {date: "2023-01-07"}
    """
    for found in case.survey.sources:
        if found.node.date > case.today:
            yield case.problem("source-future", found.spot.at("date"), found=found.node.date.isoformat())


def checked_future(case: Case) -> Iterator[Problem]:
    """A fact was checked by today.

    Bad: checked: {date: "2062-11-20"}
    Good: checked: {date: "2026-11-20"}
    """
    for spot, record in case.evidenced():
        if record.checked and record.checked.date > case.today:
            found = record.checked.date.isoformat()
            yield case.problem("checked-future", spot.at("checked", "date"), found=found)


def checked_overdue(case: Case) -> Iterator[Problem]:
    """A public fact was checked within the days that site.yaml allows; later a warning, much later an error.

    Bad: checked: {date: "2024-01-10"}, today is 2026-11-20
    Good: checked: {date: "2026-09-10"}
    """
    review = case.catalog.site.review
    for spot, record in case.evidenced():
        if record.checked is None or record.publish != "public" or spot.kind in HISTORY:
            continue
        if isinstance(record, Project) and record.stage in ("finished", "retired"):
            continue
        age = (case.today - record.checked.date).days
        if age > review.warn_days:
            yield case.problem(
                "checked-overdue", spot.at("checked", "date"),
                "error" if age > review.error_days else "warning",
                found=record.checked.date.isoformat(), days=str(age),
                warn=str(review.warn_days), error=str(review.error_days),
            )  # fmt: skip


def checked_missing(case: Case) -> Iterator[Problem]:
    """A public fact that counts as verified says who checked it, when and how.

    Bad: status: verified, no checked
    Good: status: unverified, or status: verified with checked
    """
    for spot, record in case.evidenced():
        if record.publish == "public" and record.status == "verified" and record.checked is None:
            yield case.problem("checked-missing", spot.at("status"))


CHECKS = (source_future, checked_future, checked_overdue, checked_missing)
