"""Printed facts in the office's words: what a field is called, and what it said and says.

The names are those of the scan page, so that the office reads what the worker reads.
"""

from __future__ import annotations

from generator.i18n.words import Speaker
from generator.ledger import Change
from generator.printed import AND
from generator.render.office.listing import say

MARKS = ("free", "all_day", "status", "demo")  # facts that are a mark on the print or nothing
NAMES = "landing."


def field_name(speaker: Speaker, field: str) -> str:
    """What a printed fact is called."""
    own = f"{NAMES}fact.{field}"
    if own in speaker.strings["zh"]:
        return speaker.say(own)
    whole, _, part = field.removesuffix("_phone").partition(".")
    if field.endswith("_phone"):
        part = "phone"
    name = speaker.say(f"{NAMES}fact.{whole}")
    if part in MARKS:
        return name
    return speaker.say(f"{NAMES}fact.of", whole=name, part=speaker.say(f"{NAMES}part.{part}"))


def value(speaker: Speaker, field: str, text: str | None) -> str:
    """A printed value as the office reads it; a word for nothing where there is none."""
    if not text:
        return say(speaker, "nothing")
    part = field.rpartition(".")[2]
    if part in MARKS:
        return speaker.say(f"{NAMES}mark.{part}")
    if field == "pay_day":
        month, _, day = text.partition("-")
        return speaker.say(f"{NAMES}money.pay_day.{month}", day=day)
    if field == "stage":
        stage, _, day = text.partition("-")
        return speaker.say(f"{NAMES}stage.{stage}") + (f" {day}" if day else "")
    return text


def change(speaker: Speaker, it: Change) -> str:
    """One change on one line: what it is, what stands on the print, what holds now."""
    old, new = it.old, it.new
    if AND in f"{old}{new}" and it.gone != it.added:
        old, new = AND.join(it.gone) or None, AND.join(it.added) or None
    slots = {"old": value(speaker, it.field, old), "new": value(speaker, it.field, new)}
    return say(speaker, "change", what=field_name(speaker, it.field), **slots)
