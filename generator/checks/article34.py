"""Article 34 of the Wage Payment Regulation: a board shows all thirteen items, or isn't printed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.board import board
from generator.checks.case import Case
from generator.checks.spot import Spot, vocabulary
from generator.problem import Problem

INHERITED = ("area:", "channels.")  # fields whose facts come from areas and channels

# What `board` can answer: the law's list, so a vocabulary that lost an item is a mistake, not a choice.
ITEMS = frozenset({
    "owner", "general_contractor", "project_department", "subcontractors", "regulator", "wage_officer",
    "minimum_wage", "pay_day",
    "regulator_phone", "inspection_phone", "arbitration", "legal_aid", "legal_line",
})  # fmt: skip


def article_34(case: Case) -> Iterator[Problem]:
    """A public project has every item that Article 34 asks a board to show; a finished one is only warned.

    Bad: an active project without wage_officer
    Good: wage_officer: {post: {zh: 劳资专管员}, phones: [{number: "12345", kind: short_code}]}
    """
    if _wrong_items(case):
        return  # said by board-items; `board` can't answer
    for project in case.catalog.public_projects():
        if project.stage == "retired":
            continue
        for item in board(case.catalog, project, case.today).missing:
            if item.field.startswith(INHERITED) and (case.unread or not case.reaches_nation(project.area)):
                continue  # the place or a channel has a mistake of its own, which is said there
            path = ("area",) if item.field.startswith("area:") else tuple(item.field.split("."))
            yield case.problem(
                "article-34", Spot("projects", project.id, path),
                "warning" if project.stage == "finished" else "error",
                clause=item.clause, field=item.field, item_zh=item.name.zh,
                item_en=item.name.get("en") or item.name.zh, name=project.name,
            )  # fmt: skip


def board_items(case: Case) -> Iterator[Problem]:
    """The vocabulary lists the thirteen items of Article 34, each once.

    Bad: board-items.yaml without pay_day
    Good: board-items.yaml as it came
    """
    for key in _wrong_items(case):
        yield case.problem("board-items", vocabulary("board_items"), found=key)


def _wrong_items(case: Case) -> list[str]:
    """Keys that are missing, unknown or repeated."""
    keys = [item.key for item in case.catalog.vocabulary.board_items]
    return sorted((ITEMS ^ set(keys)) | {key for key in keys if keys.count(key) > 1})


CHECKS = (article_34, board_items)
