"""What hangs outside and is wrong by now: which boards and cards are to be printed again, the urgent first.

Of the facts that a print shows, and nothing else: ledger.py compares, this puts in order and counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from generator import ledger
from generator.catalog import Catalog
from generator.ledger import Change, Outdated
from generator.model.edition import Edition
from generator.model.template import PrintTemplate

CARDS = "hat"  # the item that is printed once a worker; of everything else one stands on a site
ONE = frozenset({"board"})


@dataclass(frozen=True)
class Before:
    """An earlier state of the data, and the day it was of."""

    catalog: Catalog
    day: date


@dataclass(frozen=True)
class Reprint:
    """One print that is wrong: its edition, where it stands, what changed, how many were made."""

    edition: Edition
    area: str  # the code of its place
    changes: tuple[Change, ...]
    superseded: PrintTemplate | None
    copies: int | None  # None where nobody counts them

    @property
    def urgent(self) -> bool:
        """Whether it leads somebody astray; otherwise it can wait for the next print."""
        return any(change.urgent for change in self.changes)


def reprints(catalog: Catalog, today: date, before: Before | None = None) -> tuple[Reprint, ...]:
    """Every current edition that is wrong on a day; with `before` those that something changed for since."""
    found = ledger.outdated(catalog, today)
    made = (_reprint(catalog, one) for one in (_since(found, before) if before else found))
    return tuple(sorted(made, key=_order))


def _since(found: Iterable[Outdated], before: Before) -> Iterable[Outdated]:
    """What is wrong and was not so before; a subject that could not be read then counts whole."""
    for one in found:
        then = ledger.everything(before.catalog, one.edition.subject, before.day)
        changed = tuple(c for c in one.changes if then is None or then.get(c.field) != c.new)
        was = before.catalog.template_row(one.edition.template)
        superseded = None if was and was.state == "superseded" else one.superseded
        if changed or superseded:
            yield replace(one, changes=changed, superseded=superseded)


def _reprint(catalog: Catalog, one: Outdated) -> Reprint:
    subject, item = one.edition.subject, one.edition.item
    project = catalog.projects.get(subject)
    copies = project.hat_cards if project and item == CARDS else 1 if item in ONE else None
    return Reprint(one.edition, project.area if project else subject, one.changes, one.superseded, copies)


def _order(it: Reprint) -> tuple[bool, str, str, str]:
    return (not it.urgent, it.area, it.edition.subject, it.edition.item)
