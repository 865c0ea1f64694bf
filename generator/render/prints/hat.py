"""The words of a hard-hat card."""

from __future__ import annotations

from typing import Any

from generator.render import board_rows as rows
from generator.render.prints.order import Order


def hat_words(order: Order) -> dict[str, Any]:
    """A sheet of hard-hat cards, all alike."""
    it, form, scribe, project = order.board, order.form, order.scribe, order.project
    return {
        "title": scribe.say("print.hat.title"),
        "heading": scribe.say("print.hat.heading"),
        "everyday": scribe.pick(project.everyday_name or project.name),
        "everyday_field": "everyday_name" if project.everyday_name else "name",
        "demo": rows.demo(project, scribe),
        "lines": rows.lines(it, scribe, "print.hat.line"),
        "lead": scribe.say("print.hat.scan"),
        "number": scribe.say("print.hat.token", token=order.token or ""),
        "note": scribe.say("print.hat.note"),
        "slug": scribe.say(
            "print.hat.slug",
            file=f"{project.id}/{form.key}",
            width=f"{form.width:g}",
            height=f"{form.height:g}",
            count=form.columns * form.rows,
            day=order.today,
        )["zh"],
    }
