"""What the inspector's pages of one project share: Article 34 item by item, the numbers, the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.board import Board
from generator.model.project import Project
from generator.printed import Facts
from generator.render import urls
from generator.render.inspect.numbers import NumberRow, last_check, numbers
from generator.render.landing.change import value
from generator.render.landing.voice import Link, Voice

NUMBER = re.compile(r"\d[\d-]{4,}\d")  # never broken at its hyphen
DENSE = 700  # characters of the items together
LAW, ARTICLE = "wage-payment-regulation", "34"
# Item of Article 34 → the printed facts that fulfil it.
ITEM_FACTS: Mapping[str, tuple[str, ...]] = {
    "owner": ("owner",),
    "general_contractor": ("general_contractor",),
    "project_department": ("project_department", "project_department.address"),
    "subcontractors": ("subcontractors",),
    "regulator": ("regulator",),
    "wage_officer": ("wage_officer", "wage_officer.where", "wage_officer.phone"),
    "minimum_wage": ("minimum_wage", "minimum_wage.hourly", "minimum_wage.from"),
    "pay_day": ("pay_day",),
    "regulator_phone": ("regulator_phone",),
    "inspection_phone": ("inspection", "inspection_phone"),
    "arbitration": ("arbitration", "arbitration_phone", "arbitration.place"),
    "legal_aid": ("legal_aid", "legal_aid_phone", "legal_aid.place"),
    "legal_line": ("legal_line_phone",),
}


@dataclass(frozen=True)
class Item:
    """One item of Article 34 as the board of today shows it."""

    clause: Markup
    name: Markup
    there: bool
    content: Markup


@dataclass(frozen=True)
class Site:
    """What all pages of one project share."""

    title: Markup  # plain text
    name: Markup
    rows: tuple[tuple[Markup, Markup], ...]
    law: Link
    verdict: Markup
    complete: bool
    items: tuple[Item, ...]
    numbers: tuple[NumberRow, ...]
    source: Markup
    dense: bool  # too much for one sheet of A4 at the usual size


def site(voice: Voice, it: Board, now: Facts) -> Site:
    project, words, items = it.project, voice.words, voice.catalog.vocabulary.board_items
    industries = {word.industry: word.name for word in voice.catalog.vocabulary.industries}
    named = dict.fromkeys(r.industry for r, _ in it.regulators)
    gone = {item.key for item in it.missing}
    regulation = voice.catalog.regulations.get(LAW)
    name = voice.pick(regulation.short) if regulation else Markup()
    contents = [_content(voice, item.key, it, now) for item in items]
    return Site(
        title=voice.title(project, "inspect.title"),
        name=voice.pick(project.everyday_name) if project.everyday_name else voice.chinese(project.name),
        rows=tuple(
            (word, text)
            for word, text in (
                (words["who_site"], voice.chinese(project.name)),
                (words["who_address"], voice.chinese(now.get("address", ""))),
                (
                    words["inspect_industry"],
                    Markup(" · ").join(voice.pick(industries[key]) for key in named if key in industries),
                ),
                (words["inspect_stage"], words.get(f"stage_{project.stage}", words["inspect_stage_active"])),
            )
            if text
        ),
        law=Link(voice.say("law", law=name, article=ARTICLE), voice.url(urls.law(voice.tag, LAW, ARTICLE))),
        verdict=voice.say("inspect.missing", count=len(items), missing=len(gone))
        if gone
        else voice.say("inspect.complete", count=len(items)),
        complete=not gone,
        dense=sum(len(content.striptags()) for content in contents) > DENSE,
        items=tuple(
            Item(
                voice.say("inspect.clause", clause=item.clause),
                voice.pick(item.name),
                item.key not in gone,
                content if item.key not in gone else words["inspect_no"],
            )
            for item, content in zip(items, contents, strict=True)
        ),
        numbers=numbers(voice, it),
        source=_source(voice, project),
    )


def _content(voice: Voice, key: str, it: Board, now: Facts) -> Markup:
    if key == "subcontractors" and not it.project.subcontractors:
        return voice.words["inspect_none"]
    found = (value(voice, field, now[field]) for field in ITEM_FACTS.get(key, ()) if field in now)
    return Markup(NUMBER.sub(r"<b>\g<0></b>", str(Markup("　").join(found))))


def _source(voice: Voice, project: Project) -> Markup:
    title = project.source.title + (f"（{project.source.number}）" if project.source.number else "")
    text = Markup("%s · %s") % (voice.chinese(title), last_check(voice, project.checked))
    return Markup("%s · %s") % (text, voice.words["unverified"]) if project.status == "unverified" else text
