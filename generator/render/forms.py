"""The forms to print and fill in by hand: what is on each, and each as a sheet, in Chinese or in both.

The words stand in data/strings; a law's name and a number are filled in from the records.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.board import dials
from generator.catalog import Catalog
from generator.model.base import Localized
from generator.problem import DataError, Problem
from generator.render import urls
from generator.render.form_blocks import (
    OWN,
    Block,
    Column,
    Gap,
    Heading,
    Line,
    Notes,
    Room,
    Sign,
    Table,
    Text,
    Tick,
    Turn,
    pages,
)
from generator.render.sheet import EDITION, Both, Scribe, Sheet

TEMPLATE = "form.typ"
SOURCE = "data/strings/zh/forms.yaml"
DAYS = 31  # rows of the wage diary
SEAL = 42  # mm; a company seal is about that wide

# Slot → (law, article, which of its names): the short name of the wage regulation says too little on paper.
LAWS = {
    "wage10": ("wage-payment-regulation", "10", "title"),
    "wage11": ("wage-payment-regulation", "11", "title"),
    "wage15": ("wage-payment-regulation", "15", "title"),
    "wage50": ("wage-payment-regulation", "50", "title"),
    "iou15": ("labour-dispute-interpretation-1", "15", "short"),
}
PHONES = {"main": "cn-12333", "legal": "cn-12348"}

DAY = (15, "unit.year", 10, "unit.month", 10, "unit.day")
PERIOD = Line(("from", *DAY, "to", *DAY))
EVIDENCE = (
    *("contract", "bank", "iou", "attendance", "register", "badge", "chat", "transfer", "witness"),
    *("board", "canteen", "insurance", "diary"),
)

FORMS: Mapping[str, tuple[Block, ...]] = {
    "complaint-letter": (
        Line(("letter.to", 90), hint="letter.to.hint"),
        Heading("letter.me"),
        Line(("name", 40, "phone", 50)),
        Line(("letter.home", 60, "letter.id", 60)),
        Heading("letter.employer", "letter.employer.hint"),
        Line(("letter.company", 90)),
        Line(("letter.address", 60, "phone", 40)),
        Line(("letter.boss", 40, "letter.post", 30)),
        Line(("site", 60, "letter.where", 60)),
        Line(("letter.general", 60, "letter.sub", 50)),
        Heading("letter.facts"),
        PERIOD,
        Line(("work", 50, "letter.agreed", 50)),
        Line(("letter.payday", 40, "letter.paid", 25, "unit.yuan")),
        Line(
            (
                *("letter.owed", 25, "unit.yuan"),
                *("letter.people", 12, "unit.people"),
                *("letter.all", 25, "unit.yuan"),
            )
        ),
        Line(("letter.story", 90)),
        Room(),
        Turn(),
        Heading("letter.ask"),
        Line((Tick("letter.ask.pay"), 30, "unit.yuan", Tick("letter.ask.records"))),
        Line((Tick("letter.ask.general"), Tick("letter.ask.more"), 60)),
        Heading("letter.proof"),
        Line((Tick("letter.proof.list"), Tick("letter.proof.names"), Tick("letter.proof.more"), 30)),
        Line(("letter.true", 45, *DAY), 1.2),
        Heading("letter.receipt", "letter.receipt.hint"),
        Line(("letter.taker", 35, "letter.number", 30, *DAY)),
        Notes(("letter.note.mouth", "letter.note.copy", "letter.note.private", "letter.note.pass")),
    ),
    "evidence-list": (
        Line(("name", 35, "phone", 40)),
        Line(("site", 50, "company", 50)),
        Table(
            columns=(
                Column("evidence.what", 52),
                Column("evidence.proves", 48),
                Column("evidence.have", 30),
                Column("evidence.where"),
            ),
            tall=9,
            keys=tuple(f"evidence.{key}" for key in EVIDENCE),
            ticks=("evidence.yes", "evidence.no"),
            empty=2,
        ),
        Line(("evidence.given", 50, "evidence.taken", 40)),
        Line(("date", *DAY, Gap(60))),
        Notes(("evidence.note.none", "evidence.note.copy", "evidence.note.keep")),
    ),
    "wage-diary": (
        Line(("name", 28, "site", 50, 15, "unit.year", 10, "unit.month")),
        Line(("company", 45, "diary.leader", 25, "diary.agreed", 30)),
        Table(
            columns=(
                Column("unit.day", 10),
                Column("diary.work"),
                Column("diary.amount", 34),
                Column("diary.pay", 24),
                Column("diary.advance", 24),
                Column("diary.sign", 26),
            ),
            tall=6.5,
            numbers=DAYS,
            last="diary.sum",
        ),
        Notes(("diary.note",)),
    ),
    "payment-promise": (
        Heading("promise.debtor"),
        Line(("promise.company", 90)),
        Line(("promise.boss", 40, "phone", 50)),
        Line(("promise.id", 90)),
        Line(("promise.creditor", 40, "phone", 50)),
        Heading("promise.wages"),
        Line(("site", 90)),
        PERIOD,
        Line(("work", 60, "promise.rate", 40)),
        Line(("promise.due", 30, "unit.yuan", "promise.paid", 30, "unit.yuan")),
        Line(
            ("promise.words", 70, "unit.yuan", "promise.figures", 30, "unit.yuan"),
            hint="promise.words.hint",
        ),
        Text("promise.is_wages"),
        Heading("promise.when"),
        Line(("promise.by", *DAY, Gap(60))),
        Line(("promise.how", Tick("promise.bank"), Tick("promise.cash"))),
        Sign(
            lines=(
                Line(("promise.late", 50)),
                Line(("promise.signature", 40), 1.6),
                Line(("promise.signed", *DAY)),
                Line(("promise.witness", 20, "phone", 24)),
            ),
            frame="promise.stamp",
            side=SEAL,
        ),
        Notes(
            (
                "promise.note.wages",
                "promise.note.blank",
                "promise.note.cash",
                "promise.note.court",
                "promise.note.legal",
                "promise.note.keep",
            )
        ),
    ),
}


def sheets(catalog: Catalog, today: date) -> list[Sheet]:
    """Every form in Chinese, then with English under it; `DataError` when a law or a number is missing."""
    return [form_sheet(catalog, key, both, today) for key in FORMS for both in (False, True)]


def form_sheet(catalog: Catalog, key: str, both: bool, today: date) -> Sheet:
    """One form; `both` in Chinese and English."""
    scribe = Scribe(catalog, second=both)
    slots = _slots(catalog)

    def say(name: str) -> Both:
        return scribe.say(OWN + name, **slots)

    made = pages(FORMS[key], say, both)
    site = catalog.site
    data = {
        "key": key,
        "title": say(f"{key}.title"),
        "lead": say(f"{key}.lead"),
        "both": both,
        "foot": scribe.say(
            "forms.foot", title=site.title, publisher=site.publisher, edition=EDITION, day=today, **slots
        ),
        "pages": [{"blocks": blocks, "number": f"{n}/{len(made)}"} for n, blocks in enumerate(made, 1)],
    }
    return Sheet(urls.form(key, both), TEMPLATE, SOURCE, data, len(made))


def _slots(catalog: Catalog) -> dict[str, Localized | str]:
    """What the words may name: articles and telephone numbers."""
    scribe = Scribe(catalog)
    slots: dict[str, Localized | str] = {}
    for slot, (law_id, number, name) in LAWS.items():
        law = catalog.regulations.get(law_id)
        if law is None or law.publish != "public" or catalog.article(law_id, number) is None:
            raise _unfilled(slot, f"{law_id}/{number}")
        words = scribe.say("forms.law", law=getattr(law, name), number=number)
        slots[slot] = Localized(**words)
    for slot, channel_id in PHONES.items():
        channel = catalog.channels.get(channel_id)
        found = dials(channel.phones, channel.publish, catalog, channel.area) if channel else ()
        if not found:
            raise _unfilled(slot, channel_id)
        slots[slot] = found[0].number
    return slots


def _unfilled(slot: str, found: str) -> DataError:
    facts = {"slot": f"{{{slot}}}", "found": found}
    return DataError([Problem(SOURCE, 0, 0, "unfilled-slot", facts=facts)])
