"""What became of every paragraph and row of a notice: taken, and for what; or left out, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.intake.notice.annexes import Annex
from generator.intake.notice.channels import Named
from generator.intake.notice.letterhead import Letterhead
from generator.intake.notice.outline import bare
from generator.intake.notice.passages import Passage
from generator.intake.notice.phases import Phase
from generator.intake.notice.promises import Promised
from generator.intake.notice.rosters import Roster
from generator.intake.notice.vocabulary import vocabulary
from generator.intake.shape import Paragraph, Place, Table


@dataclass(frozen=True)
class Use:
    """What became of one paragraph or row: `use` says for what it was taken, `why` for which reason left."""

    place: Place
    text: str
    use: tuple[str, ...]
    why: str = ""
    more: tuple[Place, ...] = ()  # where its other parts stand, after page breaks


def uses_by_place(
    dated: Sequence[Phase], channels: Sequence[Named], promised: Sequence[Promised]
) -> dict[Place, list[str]]:
    """For what each place was taken."""
    found: dict[Place, list[str]] = {}
    for use, some in (("phase", dated), ("channel", channels), ("promise", promised)):
        for one in some:
            uses = found.setdefault(one.place, [])
            if use not in uses:
                uses.append(use)
    return found


def of_passages(
    passages: Sequence[Passage], head: Letterhead, listing: frozenset[int], taken: dict[Place, list[str]]
) -> Iterator[Use]:
    """The paragraphs of the text; `taken` as uses_by_place gives it."""
    for at, one in enumerate(passages):
        uses = [use for place in one.places for use in taken.get(place, ())]
        if at in head.used:
            uses.append(head.used[at])
        elif at in listing:
            uses.append("annex-list")
        elif one.heading or bare(one):
            uses.append("heading")
        why = "" if uses else _why(one.text)
        yield Use(one.place, one.text, tuple(dict.fromkeys(uses)), why, one.places[1:])


def _why(text: str) -> str:
    """The reason that most of the paragraph's words speak for; `nothing` where none does."""
    scores = {one.key: len(one.pattern.findall(text)) for one in vocabulary().left_out}
    best = max(scores, key=lambda key: scores[key])
    return best if scores[best] else "nothing"


def of_tables(
    body: Sequence[Paragraph | Table],
    parts: Sequence[Annex],
    tables: Sequence[Roster],
    colophon: Sequence[Paragraph],
) -> Iterator[Use]:
    """Rows of tables, the paragraphs of annexes and the colophon."""
    people = {place for one in tables for place in one.rows}
    for table in (one for one in body if isinstance(one, Table)):
        yield from _rows(table, people, "table")
    for one in parts:
        for place in (one.place, one.titled):
            if place:
                yield Use(place, one.title, ("annex",))
        why = "form" if one.form else "annex"
        for paragraph in one.paragraphs:
            yield Use(paragraph.place, paragraph.text, (), why)
        for table in one.tables:
            yield from _rows(table, people, why)
    for paragraph in colophon:
        yield Use(paragraph.place, paragraph.text, ("colophon",))


def _rows(table: Table, people: set[Place], why: str) -> Iterator[Use]:
    for row in table.rows:
        if any(cell.text for cell in row):
            taken = row[0].place in people
            text = "" if taken else " | ".join(cell.text for cell in row)
            yield Use(row[0].place, text, ("roster",) if taken else (), "" if taken else why)
