"""The registry: every check is documented, has a rule of its own, and a sentence in both languages."""

from __future__ import annotations

import inspect
import pkgutil
import re
import string
from datetime import date

import pytest

from generator import checks
from generator.checks import CHECKS, Check, rule, run
from generator.checks.case import Case
from generator.load import Loaded
from generator.model.edition import History
from generator.problem import Problem, wording
from generator.source.places import Places
from tests.support.catalog import channel, mini_catalog, project

TODAY = date(2026, 11, 20)
RULES = [rule(check) for check in CHECKS]


def test_the_registry_is_not_empty_and_names_each_rule_once() -> None:
    assert len(CHECKS) >= 85
    assert len(set(RULES)) == len(RULES)


def test_every_check_that_is_written_is_registered() -> None:
    written = set[str]()
    for module in pkgutil.iter_modules(checks.__path__):
        members = inspect.getmembers(
            __import__(f"generator.checks.{module.name}", fromlist=["_"]), inspect.isfunction
        )
        for name, function in members:
            takes = next(iter(inspect.signature(function).parameters), "")
            if not name.startswith("_") and takes == "case" and "Bad:" in (function.__doc__ or ""):
                written.add(name)
    assert written == {check.__name__ for check in CHECKS}


@pytest.mark.parametrize("check", CHECKS, ids=RULES)
def test_a_check_has_a_sentence_a_bad_and_a_good_line(check: Check) -> None:
    doc = inspect.getdoc(check) or ""
    assert re.match(r"[A-Z0-9].*\.\n\nBad: .+\nGood: .+$", doc, re.DOTALL), doc


@pytest.mark.parametrize("name", RULES)
def test_a_rule_speaks_chinese_and_english_with_the_same_facts(name: str) -> None:
    sentences = wording()[name]
    assert set(sentences) == {"zh", "en"}
    assert re.search(r"[\u4e00-\u9fff]", sentences["zh"])
    slots = [
        {re.sub("_(zh|en)$", "", slot) for _, slot, _, _ in string.Formatter().parse(text) if slot}
        for text in sentences.values()
    ]
    assert slots[0] == slots[1]


def test_a_check_yields_its_own_rule_only() -> None:
    awful = mini_catalog(
        project(name="工程", pay_day={"day": "31", "month": "next"}, no_subcontractors="true", owner=None),
        more_channels=[channel("x", "hotline", "某热线", "X", "1", url="ftp://x", area="999999")],
    )
    case = Case(awful, Places(), TODAY)
    found = {rule(check): {problem.rule for problem in check(case)} for check in CHECKS}
    broken = {name for name, rules in found.items() if rules}
    assert broken >= {"demo-name", "pay-day-short-month", "subcontractors-both", "article-34", "url-scheme"}
    assert broken >= {"reference-area", "channel-hotline", "checked-missing"}
    assert all(rules <= {name} for name, rules in found.items())


def test_run_joins_the_problems_of_reading_in_order_and_once() -> None:
    read = Problem("data/a.yaml", 1, 1, "tab")
    loaded = Loaded(mini_catalog(), Places(), (read, read))
    found = run(loaded, TODAY)
    assert found.count(read) == 1
    assert found == sorted(found, key=lambda problem: problem.key)
    assert len(found) > 1


def test_run_compares_the_ledger_with_what_it_was() -> None:
    loaded = Loaded(mini_catalog(project()), Places(), ())
    unread = History("git", unread="no git history")
    assert "ledger-history" in {problem.rule for problem in run(loaded, TODAY, None, [unread])}
    assert "ledger-history" not in {problem.rule for problem in run(loaded, TODAY)}


def test_without_a_catalog_only_the_problems_of_reading_are_said() -> None:
    read = Problem("data/site.yaml", 0, 0, "missing-file")
    assert run(Loaded(None, Places(), (read,)), TODAY) == [read]


def test_the_same_data_gives_the_same_problems() -> None:
    loaded = Loaded(mini_catalog(), Places(), ())
    assert run(loaded, TODAY) == run(loaded, TODAY)
