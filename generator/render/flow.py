"""我该找谁 on one sheet of A4: numbered questions, lettered answers, as the nation answers; Chinese only."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.board import Door
from generator.catalog import Catalog
from generator.finder import doors
from generator.i18n.words import Speaker
from generator.model.area import NATION
from generator.model.router import Question, Router
from generator.render import urls
from generator.render.sheet import EDITION, Sheet

TEMPLATE = "flow-chart.typ"
SOURCE = "data/router.yaml"
LANGUAGE = "zh"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # without I and O, which look like digits


def sheets(catalog: Catalog, today: date) -> list[Sheet]:
    """The sheet; none without a table."""
    return [chart(catalog, catalog.router, today)] if catalog.router else []


def chart(catalog: Catalog, router: Router, today: date) -> Sheet:
    """Every question and outcome, in the order in which a reader meets them."""
    speaker = Speaker(LANGUAGE, catalog.strings)
    met = _met(router)
    marks = {node: str(n) for n, node in enumerate(filter(router.question.get, met), 1)}
    marks |= {node: _letter(n) for n, node in enumerate(filter(router.outcome.get, met))}
    unknown = speaker.say("router.unknown")
    data: dict[str, Any] = {
        "title": speaker.say("router.title"),
        "how": speaker.say("router.chart.how"),
        "questions": [
            {
                "mark": marks[question.id],
                "text": question.text.zh,
                "hint": question.hint.zh if question.hint else "",
                "choices": [
                    {"text": " / ".join(texts), "to": marks[to]}
                    for to, texts in _grouped(question, unknown).items()
                ],
            }
            for question in (router.question[node] for node in met if node in router.question)
        ],
        "outcomes": [
            {
                "mark": marks[outcome.id],
                "title": outcome.title.zh,
                "text": outcome.text.zh,
                "doors": [_door(it) for it in doors(catalog, outcome, NATION)],
            }
            for outcome in (router.outcome[node] for node in met if node in router.outcome)
        ],
        "foot": [
            speaker.say("router.chart.away"),
            speaker.say("router.chart.no_number"),
            speaker.say("router.chart.online", url=catalog.site.base_url + urls.router(LANGUAGE)),
            speaker.say("print.foot.publisher", publisher=speaker.pick(catalog.site.publisher)),
            speaker.say("print.foot.edition", edition=EDITION, day=speaker.day(today)),
        ],
    }
    return Sheet(urls.router_chart(), TEMPLATE, SOURCE, data)


def _met(router: Router) -> list[str]:
    """Questions and outcomes level by level from the start."""
    found = [router.start]
    for node in found:
        question = router.question.get(node)
        found += dict.fromkeys(
            choice.to for choice in (question.choices if question else ()) if choice.to not in found
        )
    return found


def _grouped(question: Question, unknown: str) -> dict[str, list[str]]:
    """Where choices lead → their words: those that lead to the same place share a line."""
    found: dict[str, list[str]] = {}
    for choice in question.choices:
        found.setdefault(choice.to, []).append(choice.text.zh if choice.text else unknown)
    return found


def _letter(place: int) -> str:
    turn, letter = divmod(place, len(LETTERS))
    return LETTERS[letter] + (str(turn + 1) if turn else "")


def _door(it: Door) -> dict[str, str]:
    """A channel with the number that its place dials, which its name needn't say again."""
    number = it.dials[0].number if it.dials else ""
    name = it.channel.name.zh
    return {"name": (name.removeprefix(number).strip() if number else name) or name, "number": number}
