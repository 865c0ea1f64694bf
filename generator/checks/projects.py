"""Projects: what a board says of a site agrees with itself, and a sample can't be taken for a real site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.spot import Spot
from generator.model.phone import SERVICE_NUMBER
from generator.problem import Problem

SAMPLE = "示例"
LAST_DAY_OF_EVERY_MONTH = 28


def demo_name(case: Case) -> Iterator[Problem]:
    """A demonstration project says 示例 in its name, and no other project does.

    Bad: demo: true, name: 晋江市某小学工程
    Good: demo: true, name: 示例小学工程
    """
    for project in case.catalog.projects.values():
        if project.demo != (SAMPLE in project.name):
            spot = Spot("projects", project.id, ("name",))
            yield case.problem("demo-name", spot, found=project.name, demo=str(project.demo).lower())


def demo_number(case: Case) -> Iterator[Problem]:
    """13800138000 stands in demonstrations only.

    Bad: a real project whose wage officer has 13800138000
    Good: a project with demo: true
    """
    for found in case.survey.phones:
        if found.node.digits == SERVICE_NUMBER and not found.owner.demo:
            yield case.problem("demo-number", found.spot.at("number"), found=found.node.number)


def pay_day_short_month(case: Case) -> Iterator[Problem]:
    """Every month has the pay day, or the note says what holds in a short one.

    Bad: pay_day: {day: "31"}
    Good: pay_day: {day: "28"}
    """
    for project in case.catalog.projects.values():
        pay_day = project.pay_day
        if pay_day and pay_day.day > LAST_DAY_OF_EVERY_MONTH and not pay_day.note:
            spot = Spot("projects", project.id, ("pay_day", "day"))
            yield case.problem("pay-day-short-month", spot, "warning", found=str(pay_day.day))


def subcontractors_both(case: Case) -> Iterator[Problem]:
    """A project lists its subcontractors or says that it has none, not both.

    Bad: subcontractors: [...] and no_subcontractors: true
    Good: subcontractors: [...]
    """
    for project in case.catalog.projects.values():
        if project.subcontractors and project.no_subcontractors:
            spot = Spot("projects", project.id, ("no_subcontractors",))
            yield case.problem("subcontractors-both", spot, count=str(len(project.subcontractors)))


def regulator_twice(case: Case) -> Iterator[Problem]:
    """A project has one regulator for an industry.

    Bad: two regulators with industry: housing
    Good: one with industry: housing, one with industry: transport
    """
    for project in case.catalog.projects.values():
        seen: dict[str, str] = {}
        for place, regulator in enumerate(project.regulators):
            if regulator.industry in seen:
                yield case.problem(
                    "regulator-twice",
                    Spot("projects", project.id, ("regulators", place, "industry")),
                    "warning",
                    industry=regulator.industry, first=seen[regulator.industry], second=regulator.name,
                )  # fmt: skip
            seen.setdefault(regulator.industry, regulator.name)


def project_stage(case: Case) -> Iterator[Problem]:
    """Stage and dates agree: only a finished or retired site has a finishing day.

    Bad: stage: active, finished: "2026-05-01"
    Good: stage: finished, finished: "2026-05-01"
    """
    for project in case.catalog.projects.values():
        if project.finished and project.stage in ("planned", "active"):
            spot = Spot("projects", project.id, ("stage",))
            yield case.problem("project-stage", spot, stage=project.stage, found=project.finished.isoformat())


def project_retired(case: Case) -> Iterator[Problem]:
    """A retired site says since when and why, and no other says so: its codes tell whoever scans them.

    Bad: stage: retired, and no more
    Good: wageboard retire shili-lingshui-xiaoxue --on 2026-11-20 --reason 竣工
    """
    for project in case.catalog.projects.values():
        if (project.stage == "retired") != (project.retired is not None):
            spot = Spot("projects", project.id, ("stage",))
            yield case.problem("project-retired", spot, stage=project.stage, found=project.id)


def retired_future(case: Case) -> Iterator[Problem]:
    """A site is retired when its board has come down, not before.

    Bad: retired: {on: "2062-11-20", reason: 竣工}
    Good: retired: {on: "2026-11-20", reason: 竣工}
    """
    for project in case.catalog.projects.values():
        if project.retired and project.retired.on > case.today:
            spot = Spot("projects", project.id, ("retired", "on"))
            yield case.problem("retired-future", spot, found=project.retired.on.isoformat())


def project_twice(case: Case) -> Iterator[Problem]:
    """A site has one record.

    Bad: two records with the same name and area
    Good: names that say 一期 and 二期
    """
    seen: dict[tuple[str, str], str] = {}
    for name, site in case.sites.items():
        other = seen.setdefault((site.name, site.area), name)
        if other != name:
            spot = Spot("projects", name, ("name",))
            yield case.problem("project-twice", spot, "warning", found=site.name, other=other)


def formerly_taken(case: Case) -> Iterator[Problem]:
    """A former id leads printed codes to one project, so no other has it or had it.

    Bad: formerly: [shili-lu], where data/projects/shili-lu.yaml is there
    Good: formerly: [shili-lu], where the file was renamed
    """
    owner = {name: name for name in case.places.ids("projects")}
    for project in case.catalog.projects.values():
        for place, old in enumerate(project.formerly):
            if old in owner:
                spot = Spot("projects", project.id, ("formerly", place))
                yield case.problem("formerly-taken", spot, found=old, other=owner[old])
            owner.setdefault(old, project.id)


CHECKS = (
    demo_name,
    demo_number,
    pay_day_short_month,
    subcontractors_both,
    regulator_twice,
    project_stage,
    project_retired,
    retired_future,
    project_twice,
    formerly_taken,
)
