"""The calls that the office made: written so that they can be counted, and what they say of our numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.calls import FILE, call_of
from generator.checks import identity
from generator.checks.case import Case
from generator.checks.spot import Spot
from generator.lines import Line, published
from generator.model.call import Call, Calls
from generator.model.edition import History, Written
from generator.model.phone import SERVICE_NUMBER
from generator.problem import Problem
from generator.reach import STALE_DAYS, Doubt, doubt

FIRST = 20  # lost lines that are named; who has more lost the file


def call_future(case: Case) -> Iterator[Problem]:
    """A call was made today or before.

    Bad: 2062-11-20,0595-12333,yes,zh,宣传办值班岗,
    Good: 2026-11-20,0595-12333,yes,zh,宣传办值班岗,
    """
    for call in case.catalog.calls:
        if call.date > case.today:
            yield _at(call, "call-future", found=call.date.isoformat())


def call_number(case: Case) -> Iterator[Problem]:
    """A number is one that can be dialled; a short code that each city answers itself has its area code.

    Bad: 2026-11-20,12333,yes,zh,宣传办值班岗,
    Good: 2026-11-20,0595-12333,yes,zh,宣传办值班岗,
    """
    for call in case.catalog.calls:
        if case.phone_shape(call.number) is None or case.short_codes.get(call.number):
            yield _at(call, "call-number", found=call.number)


def call_language(case: Case) -> Iterator[Problem]:
    """The language that a call was answered in is one that the vocabulary knows.

    Bad: 2026-11-20,0595-12333,yes,cn,宣传办值班岗,
    Good: 2026-11-20,0595-12333,yes,zh,宣传办值班岗,
    """
    known = [language.tag for language in case.catalog.vocabulary.languages]
    for call in case.catalog.calls:
        if call.language and call.language not in known:
            yield _at(call, "call-language", found=call.language, known=", ".join(known))


def call_private(case: Case) -> Iterator[Problem]:
    """A call is written down by post and without anybody's name, mobile or card: the file is public.

    Bad: 2026-11-20,0595-12333,yes,zh,王小明,
    Good: 2026-11-20,0595-12333,yes,zh,宣传办值班岗,
    """
    for call in case.catalog.calls:
        name = identity.bare_name(call.by) or identity.labelled_name(call.note)
        text = f"{call.by} {call.note}"
        number = next((one for one in identity.mobiles(text) if one != SERVICE_NUMBER), None)
        found = name or number or identity.id_card(text) or identity.bank_card(text)
        if found:
            yield _at(call, "call-private", found=found[0] + "○" * (len(found) - 1))


def calls_altered(case: Case) -> Iterator[Problem]:
    """A call that was written down stays as it was: it says what somebody heard on that day.

    Bad: "no" made "yes" in a line of last month
    Good: another line, for another call
    """
    for history, was, now in _gone(case):
        if now:
            yield _at(now, "calls-altered", since=history.name, line=was.line)


def calls_lost(case: Case) -> Iterator[Problem]:
    """A call that was written down is never deleted, except for what should never have stood there.

    Bad: a line taken out of data/calls.csv
    Good: the line as it was, and one more for the next call
    """
    lost = [(history, was) for history, was, now in _gone(case) if now is None]
    for history, was in lost[:FIRST]:
        facts = {"since": history.name, "line": was.line}
        yield Problem(FILE, was.number, 1, "calls-lost", facts=facts)


def _gone(case: Case) -> Iterator[tuple[History, Written, Call | None]]:
    """The calls of earlier states that aren't there now, each with the line that took its place.

    What breaks a rule of its own, a name in it say, may and must be taken out.
    """
    then = [(history, was, call_of(was.line)) for history in case.histories for was in history.calls]
    known = {call for _, _, call in then}
    for history, was, call in then:
        if call and call not in case.catalog.calls.lines and not _refused(case, call):
            same = (it for it in case.catalog.calls.of(call.digits) if it.date == call.date)
            yield history, was, next((it for it in same if it not in known), None)


def _refused(case: Case, call: Call) -> bool:
    alone = replace(case, catalog=replace(case.catalog, calls=Calls((call,))))
    return any(True for check in OWN for _ in check(alone))


def number_unanswered(case: Case) -> Iterator[Problem]:
    """A published number was answered one of the last two times that the office called it.

    Bad: two calls in a row with answered: no
    Good: answered: yes, or a number that is answered in its place
    """
    for spot, number, found in _doubts(case, "unanswered"):
        day = found.since.isoformat()
        yield case.problem(
            "number-unanswered", spot, "warning", found=number, count=str(found.count), day=day
        )


def number_unchecked(case: Case) -> Iterator[Problem]:
    """A published number that the office once called is called again within ninety days.

    Bad: the last call on 2026-05-01, today is 2026-11-20
    Good: the last call on 2026-11-01
    """
    for spot, number, found in _doubts(case, "unchecked"):
        facts = {"found": number, "days": str(found.count), "limit": str(STALE_DAYS)}
        yield case.problem("number-unchecked", spot, "warning", **facts)


def _doubts(case: Case, kind: str) -> Iterator[tuple[Spot, str, Doubt]]:
    """The published lines that are in doubt, each once, at the first record that has it."""
    said: set[str] = set()
    for it, found in in_doubt(case):
        if found.kind == kind and it.number not in said:
            said.add(it.number)
            yield Spot(it.kind, it.id, (*it.path, "number")), it.number, found


def in_doubt(case: Case) -> Iterator[tuple[Line, Doubt]]:
    """Every published line that is in doubt, at each record that has it."""
    for it in published(case.catalog):
        if found := doubt(case.catalog, it.dial, it.checked, case.today):
            yield it, found


def _at(call: Call, rule: str, **facts: str) -> Problem:
    return Problem(FILE, call.line, 1, rule, facts=facts)


OWN = (call_future, call_number, call_language, call_private)  # of one line alone
AROUND = (*OWN, calls_altered, calls_lost)
CHECKS = (*AROUND, number_unanswered, number_unchecked)
