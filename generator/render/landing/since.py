"""What a page says first when the print that led to it is not of today: when it was made and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.ledger import Change
from generator.model.edition import Edition
from generator.render.landing.change import Links, told
from generator.render.landing.voice import Voice

MOST = 12  # lines: who needs more is better served by the page below


@dataclass(frozen=True)
class Since:
    """The banner, and the list that it leads to."""

    lead: Markup
    same: bool  # an old edition that still holds
    first: Markup | None  # the change that leads a worker astray most, where the first screen has room
    more: Markup | None  # the way to the list, where there is one
    lines: tuple[Markup, ...]
    rest: Markup | None


def since(
    voice: Voice, edition: Edition, changes: Sequence[Change], current: bool, links: Links
) -> Since | None:
    """The banner of an edition; None where it is current and nothing changed."""
    if current and not changes:
        return None
    key = "since.changed" if changes else "since.same"
    it = voice.words.get(f"item_{edition.item}", voice.words["item_other"])
    lead = voice.say(key, it=it, date=voice.speaker.day(edition.date))
    if not changes:
        return Since(lead, True, None, None, (), None)
    known = told(voice, changes, links)
    first = known[0].words if known[0].short else None
    left = len(known) - (first is not None)
    more = voice.say("since.more" if first else "since.all", count=left) if left else None
    lines = tuple(one.words for one in known[:MOST]) if left else ()
    over = len(known) - len(lines) if left else 0
    return Since(
        lead, False, first, more, lines, voice.say("changed.rest", count=over) if over else None
    )  # fmt: skip
