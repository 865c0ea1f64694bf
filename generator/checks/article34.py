"""Article 34 of the Wage Payment Regulation: a board shows all thirteen items, or isn't printed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.spot import Spot, vocabulary
from generator.checks.wages import unknown_tier
from generator.model.project import Project
from generator.model.vocabulary import BoardItem
from generator.problem import Problem

INHERITED = ("area:", "channels.")  # fields whose facts come from areas and channels


def article_34(case: Case) -> Iterator[Problem]:
    """A public project has every item that Article 34 asks a board to show; a finished one is only warned.

    Bad: an active project without wage_officer
    Good: wage_officer: {post: {zh: 劳资专管员}, phones: [{number: "12345", kind: short_code}]}
    """
    for project, item in case.missing:
        if not item.field.startswith(INHERITED):
            spot = Spot("projects", project.id, (item.field,))
            yield _problem(case, "article-34", spot, project, item)


def article_34_local(case: Case) -> Iterator[Problem]:
    """What a board takes over from its place is there: minimum wage, inspection, arbitration, aid, 12348.

    Bad: an active project in a province without minimum_wage
    Good: minimum_wage in the province's record
    """
    for project, item in case.missing:
        if item.field.startswith(INHERITED) and not _said_elsewhere(case, project, item):
            path = ("area",) if item.field.startswith("area:") else tuple(item.field.split("."))
            spot = Spot("projects", project.id, path)
            yield _problem(case, "article-34-local", spot, project, item)


def board_items(case: Case) -> Iterator[Problem]:
    """The vocabulary lists the thirteen items of Article 34, each once.

    Bad: board-items.yaml without pay_day
    Good: board-items.yaml as it came
    """
    for key in sorted(case.wrong_items):
        yield case.problem("board-items", vocabulary("board_items"), found=key)


def _problem(case: Case, rule: str, spot: Spot, project: Project, item: BoardItem) -> Problem:
    return case.problem(
        rule, spot, "warning" if project.stage == "finished" else "error",
        clause=item.clause, field=item.field, name=project.name, area=case.area_name(project.area),
        item_zh=item.name.zh, item_en=item.name.get("en") or item.name.zh,
    )  # fmt: skip


def _said_elsewhere(case: Case, project: Project, item: BoardItem) -> bool:
    """Whether an item is missing because of a mistake that has a message of its own."""
    if case.unread or not case.reaches_nation(project.area):
        return True
    if item.field.startswith("channels."):
        named: str | None = getattr(project.channels, item.field.removeprefix("channels."))
        return named is not None and named not in case.catalog.channels
    place = next((area for area in case.catalog.up(project.area) if area.wage_tier), None)
    return item.key == "minimum_wage" and place is not None and unknown_tier(case, place) is not None


CHECKS = (article_34, article_34_local, board_items)
