"""The ledger of what was printed: no line of it is lost or altered, no token is wrong or used twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.case import Case
from generator.issued import FOLDER
from generator.model.edition import Edition, Written
from generator.model.token import is_token
from generator.problem import Problem

SHOWN = 120  # characters of a lost line in a message
FIRST = 20  # lost lines that are named; who has more lost the file


def token_check(case: Case) -> Iterator[Problem]:
    """A token has eight symbols, and the last one fits the others.

    Bad: "token": "1PMXR6V6"
    Good: "token": "1PMXR66V"
    """
    for it in case.catalog.editions.lines:
        if not is_token(it.token):
            yield at(it, "token-check", it.token, found=it.token)


def token_clash(case: Case) -> Iterator[Problem]:
    """A token stands for one edition and is never used again; the same line twice is the same edition.

    Bad: two lines with "token": "1PMXR66V" for two boards
    Good: every line with a token of its own
    """
    first: dict[str, Edition] = {}
    for it in case.catalog.editions.lines:
        other = first.setdefault(it.token, it)
        if other != it:
            where = f"{other.path}:{other.number}"
            yield at(it, "token-clash", it.token, found=it.token, other=where)


def ledger_altered(case: Case) -> Iterator[Problem]:
    """A line of the ledger is never changed: it says what stands on the steel.

    Bad: "12333" made "12345" in a line of last year
    Good: wageboard issue, which adds a line
    """
    for history, was, it in case.gone:
        now = case.catalog.editions.find(it.token)
        if now:
            yield at(now, "ledger-altered", now.token, since=history.name, token=now.token, line=_start(was))


def ledger_lost(case: Case) -> Iterator[Problem]:
    """A line of the ledger is never deleted: its board still hangs somewhere.

    Bad: a line taken out of data/issued/2026.jsonl
    Good: wageboard retire, for a site that is closed
    """
    count = 0
    for history, was, it in case.gone:
        if not case.catalog.editions.find(it.token):
            count += 1
            if count <= FIRST:
                facts = {"since": history.name, "token": it.token, "line": _start(was)}
                yield Problem(was.path, was.number, 1, "ledger-lost", facts=facts)


def token_lost(case: Case) -> Iterator[Problem]:
    """A token that an earlier site had a page for is still in the ledger.

    Bad: site/q/1PMXR66V/ in the last release, and no line with that token
    Good: the line
    """
    for history in case.histories:
        for token in sorted(history.tokens):
            if not case.catalog.editions.find(token):
                facts = {"since": history.name, "token": token}
                yield Problem(FOLDER, 0, 0, "token-lost", facts=facts)


def ledger_history(case: Case) -> Iterator[Problem]:
    """The ledger was compared with what it was before; where it can't be, that is said.

    Bad: a copy of the folder without .git
    Good: a clone with its whole history
    """
    for history in case.histories:
        if history.unread and (case.catalog.editions.lines or case.catalog.calls.lines):
            facts = {"reason": history.unread}
            yield Problem(FOLDER, 0, 0, "ledger-history", "warning", facts)


def _start(was: Written) -> str:
    """Enough of a line to know it by; it is twice as long, and git has the rest."""
    return was.line[:SHOWN] + "…"


def at(it: Edition, rule: str, text: str, **facts: str) -> Problem:
    """A problem at a text of an edition's line."""
    return Problem(it.path, it.number, max(it.line.find(text) + 1, 1), rule, facts=facts)


CHECKS = (
    token_check,
    token_clash,
    ledger_altered,
    ledger_lost,
    token_lost,
    ledger_history,
)
