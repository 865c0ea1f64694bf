"""Dates: in their order, and what has happened has happened by today."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.spot import Spot
from generator.problem import Problem

NUMBER_YEAR = re.compile(r"〔(\d{4})〕")


def in_force_order(case: Case) -> Iterator[Problem]:
    """A law ends after it begins.

    Bad: in_force: {from: "2020-05-01", until: "2019-05-01"}
    Good: in_force: {from: "2020-05-01"}
    """
    for law in case.catalog.regulations.values():
        start, until = law.in_force.start, law.in_force.until
        if until is not None and until < start:
            yield case.problem(
                "in-force-order", Spot("regulations", law.id, ("in_force", "until")),
                found=until.isoformat(), start=start.isoformat(),
            )  # fmt: skip


def phase_order(case: Case) -> Iterator[Problem]:
    """A phase ends after it begins.

    Bad: from: "2023-03-16", until: "2023-03-10"
    Good: from: "2023-03-16", until: "2023-03-30"
    """
    for campaign in case.catalog.campaigns.values():
        for place, phase in enumerate(campaign.phases):
            if phase.start and phase.until and phase.until < phase.start:
                yield case.problem(
                    "phase-order", Spot("campaigns", campaign.id, ("phases", place, "until")),
                    found=phase.until.isoformat(), start=phase.start.isoformat(), name=phase.name.zh,
                )  # fmt: skip


def phase_sequence(case: Case) -> Iterator[Problem]:
    """Phases stand in the order in which they begin.

    Bad: a phase from 2023-03-16, then one from 2022-12-28
    Good: a phase from 2022-12-28, then one from 2023-03-16
    """
    for campaign in case.catalog.campaigns.values():
        latest = None
        for place, phase in enumerate(campaign.phases):
            if phase.start and latest and phase.start < latest:
                yield case.problem(
                    "phase-sequence", Spot("campaigns", campaign.id, ("phases", place, "from")), "warning",
                    found=phase.start.isoformat(), before=latest.isoformat(), name=phase.name.zh,
                )  # fmt: skip
            latest = phase.start or latest


def campaign_deadline(case: Case) -> Iterator[Problem]:
    """No phase is over before its notice is issued, unless `defects` says that the notice has it so.

    Bad: issued: "2023-01-07" with a phase until "2022-12-27", no defects
    Good: the same with a line in defects
    """
    for campaign in case.catalog.campaigns.values():
        if campaign.issued is None or campaign.defects:
            continue
        for place, phase in enumerate(campaign.phases):
            if phase.until and phase.until < campaign.issued:
                yield case.problem(
                    "campaign-deadline",
                    Spot("campaigns", campaign.id, ("phases", place, "until")),
                    "warning",
                    found=phase.until.isoformat(), issued=campaign.issued.isoformat(), name=phase.name.zh,
                )  # fmt: skip


def campaign_number_year(case: Case) -> Iterator[Problem]:
    """The year in a document number is the year of issue, unless `defects` says that the notice has it so.

    Bad: number: 松广工委字〔2024〕1号, issued: "2023-12-15", no defects
    Good: the same with a line in defects
    """
    for campaign in case.catalog.campaigns.values():
        number = campaign.number or ""
        year = NUMBER_YEAR.search(number)
        if year and campaign.issued and not campaign.defects and int(year[1]) != campaign.issued.year:
            yield case.problem(
                "campaign-number-year", Spot("campaigns", campaign.id, ("number",)), "warning",
                found=number, issued=campaign.issued.isoformat(),
            )  # fmt: skip


def campaign_future(case: Case) -> Iterator[Problem]:
    """A notice has been issued by today.

    Bad: issued: "2062-01-07"
    Good: issued: "2023-01-07"
    """
    for campaign in case.catalog.campaigns.values():
        if campaign.issued and campaign.issued > case.today:
            found = campaign.issued.isoformat()
            yield case.problem("campaign-future", Spot("campaigns", campaign.id, ("issued",)), found=found)


def project_dates(case: Case) -> Iterator[Problem]:
    """A site is finished, or planned to be, after it was started.

    Bad: started: "2026-03-01", finished: "2025-12-01"
    Good: started: "2025-03-01", finished: "2026-05-01"
    """
    for project in case.catalog.projects.values():
        if project.started is None:
            continue
        for field, day in (("planned_finish", project.planned_finish), ("finished", project.finished)):
            if day and day < project.started:
                yield case.problem(
                    "project-dates", Spot("projects", project.id, (field,)),
                    found=day.isoformat(), start=project.started.isoformat(),
                )  # fmt: skip


def project_future(case: Case) -> Iterator[Problem]:
    """What has happened on a site has happened by today.

    Bad: finished: "2062-05-01"
    Good: finished: "2026-05-01"
    """
    for project in case.catalog.projects.values():
        started = project.started if project.stage in ("active", "finished") else None
        for field, day in (("started", started), ("finished", project.finished)):
            if day and day > case.today:
                spot = Spot("projects", project.id, (field,))
                yield case.problem("project-future", spot, found=day.isoformat(), stage=project.stage)


CHECKS = (
    in_force_order,
    phase_order,
    phase_sequence,
    campaign_deadline,
    campaign_number_year,
    campaign_future,
    project_dates,
    project_future,
)
