"""The prints of a project as finished words: the A3 notice board and the sheet of hard-hat cards."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.board import board
from generator.catalog import Catalog
from generator.model.project import Project
from generator.model.vocabulary import PrintFormat
from generator.problem import DataError, Problem
from generator.render import board_rows as rows
from generator.render import urls
from generator.render.sheet import EDITION, Scribe, Sheet, code, size

BOARD, HAT = "board-a3", "hat-60x40"
FINEST_MODULE = 0.5  # mm; under it dust and a cheap camera win


def sheets(catalog: Catalog, project: Project, today: date) -> list[Sheet]:
    """Every print of a project; `DataError` when its board is incomplete."""
    return [board_sheet(catalog, project, today), hat_sheet(catalog, project, today)]


def board_sheet(catalog: Catalog, project: Project, today: date) -> Sheet:
    """The notice board; `DataError` naming every item of Article 34 that it lacks."""
    it = board(catalog, project, today)
    if it.missing:
        raise DataError(
            [_incomplete(project, item.clause, item.name.zh, item.name.get("en")) for item in it.missing]
        )
    form = _format(catalog, BOARD)
    scribe = Scribe(catalog)
    token = it.tokens["board"]
    main, legal = rows.main_number(it), it.legal_line.dials[0].number if it.legal_line else ""
    data: dict[str, Any] = {
        "size": size(form),
        "name": project.name,
        "title": scribe.say("print.board.title"),
        "basis": scribe.say("print.board.basis"),
        "demo": rows.demo(project, scribe),
        "project": rows.heading(it, scribe),
        "basic": {
            **rows.group("basic", "1", scribe),
            "cells": rows.basic(catalog, it, scribe),
            "subs": rows.subs(catalog, it, scribe),
        },
        "pay": {**rows.group("pay", "2", scribe), "cells": rows.pay(it, scribe)},
        "help": {**rows.group("help", "3", scribe), "rows": rows.help_rows(it, scribe)},
        "lines": {"heading": scribe.say("print.lines.heading"), "rows": rows.lines(it, scribe)},
        "steps": {
            "heading": scribe.say("print.steps.heading"),
            "rows": [scribe.say(f"print.step.{n}", main=main, legal=legal) for n in (1, 2, 3, 4)],
            "evidence": [scribe.say(f"print.evidence.{n}") for n in (1, 2)],
        },
        "rule": {"words": scribe.say("print.rule"), "law": scribe.say("print.rule.law")},
        "code": {
            **code(catalog, token, scribe),
            "heading": scribe.say("print.code.heading"),
            "lead": scribe.say("print.code.lead"),
            "main": scribe.say("print.code.main", number=main),
            "typed_lead": scribe.say("print.code.typed"),
            "token_lead": scribe.say("print.code.token"),
        },
        "foot": [
            scribe.say("print.foot.publisher", publisher=catalog.site.publisher),
            scribe.say("print.foot.edition", edition=EDITION, day=today),
            scribe.say("print.foot.token", token=token),
            scribe.say("print.foot.correction"),
        ],
        "slug": scribe.say(
            "print.slug",
            file=f"{project.id}/{form.key}",
            width=form.width,
            height=form.height,
            bleed=form.bleed,
            token=token,
            day=today,
        )["zh"],
    }
    return _sheet(project, form, data)


def hat_sheet(catalog: Catalog, project: Project, today: date) -> Sheet:
    """A sheet of hard-hat cards, all alike."""
    it = board(catalog, project, today)
    form = _format(catalog, HAT)
    scribe = Scribe(catalog)
    token = it.tokens["hat"]
    data: dict[str, Any] = {
        "size": size(form),
        "name": project.name,
        "title": scribe.say("print.hat.title"),
        "heading": scribe.say("print.hat.heading"),
        "everyday": scribe.pick(project.everyday_name or project.name),
        "everyday_field": "everyday_name" if project.everyday_name else "name",
        "demo": rows.demo(project, scribe),
        "lines": rows.lines(it, scribe, "print.hat.line"),
        "code": {**code(catalog, token, scribe), "lead": scribe.say("print.hat.scan")},
        "token": scribe.say("print.hat.token", token=token),
        "note": scribe.say("print.hat.note"),
        "slug": scribe.say(
            "print.hat.slug",
            file=f"{project.id}/{form.key}",
            width=form.width,
            height=form.height,
            count=form.columns * form.rows,
            day=today,
        )["zh"],
    }
    return _sheet(project, form, data)


def _sheet(project: Project, form: PrintFormat, data: dict[str, Any]) -> Sheet:
    source = f"data/projects/{project.id}.yaml"
    module = form.qr / data["code"]["modules"]
    if module < FINEST_MODULE:
        facts = {"url": data["code"]["url"], "need": f"{FINEST_MODULE}", "have": f"{module:.2f}"}
        raise DataError([Problem("data/site.yaml", 0, 0, "print-code", facts=facts)])
    return Sheet(urls.printed(project.id, f"{form.key}.pdf"), form.template, source, data)


def _incomplete(project: Project, clause: str, zh: str, en: str | None) -> Problem:
    facts = {"clause": clause, "item_zh": zh, "item_en": en or zh}
    return Problem(f"data/projects/{project.id}.yaml", 0, 0, "board-incomplete", facts=facts)


def _format(catalog: Catalog, key: str) -> PrintFormat:
    return next(form for form in catalog.vocabulary.print_formats if form.key == key)
