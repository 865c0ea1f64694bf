"""Appends a call to data/calls.csv after the checks of `wageboard check`; old lines stay as they are."""

from __future__ import annotations

from dataclasses import replace

from generator.calls import COLUMNS, FILE, line, wrong_field
from generator.checks.calls import CHECKS
from generator.checks.case import Case
from generator.config import Config
from generator.lines import published
from generator.load import load
from generator.model.call import Call, Calls
from generator.problem import DataError, Problem, nearest
from generator.publish.files import longer, write_all


def add(config: Config, call: Call, dry: bool = False) -> bool:
    """Whether the call was new and is written now (`dry`: would be); `DataError` when it can't be taken."""
    loaded = load(config.root)
    catalog = loaded.catalog
    if catalog is None or any(p.severity == "error" for p in loaded.problems):
        raise DataError([p for p in loaded.problems if p.severity == "error"])
    case = Case(replace(catalog, calls=Calls((call,))), loaded.places, config.today)
    cells = (call.date.isoformat(), call.number, "yes", call.language, call.by, call.note)
    wrong = wrong_field(cells)
    problems = (
        [_refused("calls-field", field=wrong, found=cells[COLUMNS.index(wrong)] or "–", wanted="–")]
        if wrong
        else []
    )
    problems += [p for check in CHECKS for p in check(case) if p.path == FILE]
    if not problems:
        known = list(dict.fromkeys(it.plain for it in published(catalog)))
        if call.number not in known:
            near = nearest(call.number, known)
            problems.append(_refused("call-unknown", found=call.number, near=near))
    if problems:
        raise DataError([replace(p, line=0, column=0) for p in problems])
    if call in catalog.calls.lines:
        return False
    head = ",".join(COLUMNS) + "\n"
    if not dry:
        write_all(config.root, {FILE: longer(config.root / FILE, line(call) + "\n", head)})
    return True


def _refused(rule: str, **facts: str) -> Problem:
    return Problem(FILE, 0, 0, rule, facts=facts)
