"""What is otherwise than on a print, told in one language; the worst first.

The new number is a link to call, the old one never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup, escape

from generator.board import Board, Dial, Door, dials
from generator.catalog import Catalog
from generator.ledger import Change
from generator.model.phone import MOBILE, SERVICE_NUMBER
from generator.printed import AND
from generator.render.landing.voice import Voice

LONG = 120  # characters of old and new together: what is longer is on the page anyway
SHORT = 48  # the same for the first screen
ENDS = ("finished", "retired")
MARKS = ("free", "all_day", "status", "demo")  # facts that are a mark on the print or nothing
PHONE = re.compile(r"[_.]phone$|^(main|second|legal)_line|^police$|^doors$|^window\.others$")  # hold numbers
PART = re.compile(r"^(?P<whole>\w+?)(?:_(?P<phone>phone)|\.(?P<part>\w+))?$")
OLD_MOBILE = re.compile(rf"(?<![0-9]){MOBILE.pattern}(?![0-9])")

Links = Mapping[str, str]  # number as printed → what to dial


@dataclass(frozen=True)
class Told:
    """One change in words; `short` when the first screen has room for it."""

    field: str
    words: Markup
    short: bool


def told(voice: Voice, changes: Iterable[Change], links: Links) -> tuple[Told, ...]:
    """Every change, by how far it leads a worker astray."""
    return tuple(_tell(voice, change, links) for change in sorted(changes, key=_rank))


def links_of(board: Board, catalog: Catalog) -> Links:
    """Every number that a board shows today."""
    project = board.project
    named = (project.owner, project.general_contractor, project.project_department, project.supervisor)
    companies = [company for company in (*named, *project.subcontractors) if company and company.phones]
    doors: tuple[Door | None, ...] = (
        board.inspection, board.arbitration, board.legal_aid, board.legal_line,
        board.main_line, board.second_line,
    )  # fmt: skip
    found = [*board.wage_officer, *(dial for _, numbers in board.regulators for dial in numbers)]
    for company in companies:
        found += dials(company.phones, project.publish, catalog, project.area)
    return links(doors, found)


def links(doors: Iterable[Door | None], more: Iterable[Dial] = ()) -> Links:
    """The numbers of some doors, and those of the same lines from elsewhere."""
    found = [*(dial for door in doors if door for dial in door.dials), *more]
    found += [dial.away for dial in found if dial.away]
    return {dial.number: dial.href for dial in found}


def what(voice: Voice, field: str) -> Markup:
    """What a printed fact is called."""
    own = voice.words.get("fact_" + field.replace(".", "_"))
    whole, part = _split(field)
    name = own or voice.words[f"fact_{whole}"]
    if own or part is None or part in MARKS:
        return name
    return voice.say("fact.of", whole=name, part=voice.words[f"part_{part}"])


def value(voice: Voice, field: str, text: str) -> Markup:
    """A printed value as this language writes it."""
    month, _, day = text.partition("-")
    if field == "pay_day":
        return voice.say(f"money.pay_day.{month}", day=day)
    if field in ("minimum_wage", "minimum_wage.hourly"):
        key = "money.hourly" if field.endswith("hourly") else "money.monthly"
        return voice.say(key, amount=voice.speaker.yuan(Decimal(text)))
    if field == "minimum_wage.from":
        return escape(voice.speaker.day(date.fromisoformat(text)))
    return escape(text) if text.isascii() else voice.chinese(text)


def is_end(change: Change) -> bool:
    """Whether the change is that the site has closed or its board is withdrawn."""
    return change.field == "stage" and (change.new or "").startswith(ENDS)


def _rank(change: Change) -> tuple[bool, ...]:
    """False comes first: the end of a site, numbers, what leads astray, the rest, our address; short."""
    phone = PHONE.search(change.field) is not None
    return (
        not is_end(change), change.field == "scan_host", not (change.urgent and phone), not change.urgent,
        _length(change) > SHORT,
    )  # fmt: skip


def _length(change: Change) -> int:
    return len(change.old or "") + len(change.new or "")


def _split(field: str) -> tuple[str, str | None]:
    found = PART.match(field)
    if found is None:
        raise ValueError(f"no printed fact: {field}")
    return found["whole"], found["phone"] or found["part"]


def _tell(voice: Voice, change: Change, links: Links) -> Told:
    if is_end(change):
        return Told(change.field, _end(voice, change.new or ""), True)
    name, part = what(voice, change.field), _split(change.field)[1] or change.field
    length = _length(change)
    if part in MARKS:
        key = "changed.now" if change.new else "changed.no_more"
        return Told(change.field, voice.say(key, what=name, mark=voice.words[f"mark_{part}"]), True)
    old, new = _shown(change)
    if length > LONG or change.field == "stage" or (not old and not new):
        return Told(change.field, voice.say("changed.other", what=name), True)
    before = Markup("<s>%s</s>") % _list(voice, change.field, (_withdrawn(text, links) for text in old))
    now = _dialled(_list(voice, change.field, new), links, change.field)
    if old and new:
        words = voice.say("changed.replaced", what=name, old=before, new=now)
    elif new:
        words = voice.say("changed.added", what=name, new=now)
    else:
        words = voice.say("changed.gone", what=name, old=before)
    return Told(change.field, words, length <= SHORT)


def _end(voice: Voice, stage: str) -> Markup:
    """That a site has closed, or that its board is withdrawn."""
    ended, _, rest = stage.partition("-")
    if not rest:
        return voice.words[f"stage_note_{ended}"]
    day, _, reason = rest.partition(" ")
    return end(voice, date.fromisoformat(day), reason)


def end(voice: Voice, day: date, reason: str) -> Markup:
    """That a site was finished on a day or, with a reason, that its board was taken out of use."""
    said = voice.speaker.day(day)
    if not reason:
        return voice.say("stage_note.finished_on", date=said)
    return voice.say("stage_note.retired_on", date=said, reason=voice.chinese(reason))


def _shown(change: Change) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of a list what is gone and what is new; of anything else both values."""
    if AND in f"{change.old}{change.new}":
        return change.gone, change.added
    return tuple(filter(None, [change.old])), tuple(filter(None, [change.new]))


def _withdrawn(text: str, links: Links) -> str:
    """A printed value with only the ends of each mobile that the board doesn't show today.

    Whoever gave it to the public may have taken that back; the ends still tell the holder which it is.
    """
    kept = (*links, SERVICE_NUMBER)
    return OLD_MOBILE.sub(lambda it: it[0] if it[0] in kept else f"{it[0][:3]}…{it[0][-2:]}", text)


def _list(voice: Voice, field: str, values: Iterable[str]) -> Markup:
    return Markup(AND).join(value(voice, field, text) for text in values)


def _dialled(words: Markup, links: Links, field: str) -> Markup:
    """Words with each number that is ours as a link to call."""
    if not PHONE.search(field) or not links:
        return words
    known = "|".join(re.escape(number) for number in sorted(links, key=len, reverse=True))
    parts = re.split(rf"(?<![\d-])({known})(?![\d-])", words)
    return Markup("").join(_pieces(parts, links))


def _pieces(parts: Iterable[str], links: Links) -> Iterator[Markup]:
    for place, part in enumerate(parts):
        number = place % 2 == 1
        yield (
            Markup('<a class="tel" dir="ltr" href="%s">%s</a>') % (links[part], part)
            if number
            else Markup(part)
        )
