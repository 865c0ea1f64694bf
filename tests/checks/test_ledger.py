"""The ledger against what it was: a lost line, an altered one, a token of an earlier site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from generator.catalog import Catalog
from generator.checks import editions, ledger
from generator.checks.case import Case
from generator.issued import FOLDER
from generator.model.edition import Edition, Editions, History, Written
from generator.model.token import SYMBOLS, token
from generator.problem import Problem
from generator.source.places import Places
from tests.checks.cases import TODAY, of
from tests.support.catalog import mini_catalog, project

LEDGER = "data/issued/2026.jsonl"


def held() -> Catalog:
    """A catalog whose editions know where they stand."""
    catalog = mini_catalog(project("alpha"), project("beta"))
    lines = [replace(e, path=LEDGER, number=n) for n, e in enumerate(catalog.editions, 1)]
    return replace(catalog, editions=Editions(tuple(lines)))


def written(editions: Sequence[Edition]) -> History:
    return History("git", tuple(Written(LEDGER, n, e.line) for n, e in enumerate(editions, 1)))


def all_of(catalog: Catalog, *histories: History) -> list[Problem]:
    """Every problem of the ledger and its editions."""
    case = Case(catalog, Places(), TODAY, {}, histories)
    return [problem for check in (*ledger.CHECKS, *editions.CHECKS) for problem in of(check, case)]


def test_a_whole_ledger_is_clean() -> None:
    catalog = held()
    assert len(catalog.editions) >= 4
    assert all_of(catalog, written(catalog.editions.lines)) == []


def test_a_deleted_line_is_lost_where_it_stood() -> None:
    catalog = held()
    before = written(catalog.editions.lines)
    without = replace(catalog, editions=Editions(catalog.editions.lines[:1] + catalog.editions.lines[2:]))
    (problem,) = all_of(without, before)
    assert (problem.rule, problem.path, problem.line, problem.column) == ("ledger-lost", LEDGER, 2, 1)
    assert catalog.editions.lines[1].token in problem.message("zh")
    assert catalog.editions.lines[1].line[: ledger.SHOWN] in problem.message("en")
    assert problem.show("en").endswith("put it back. (ledger-lost)")


def test_an_edited_line_is_altered_where_it_stands() -> None:
    catalog = held()
    first, *rest = catalog.editions.lines
    edited = replace(first, facts={**first.facts, "main_line": "12345"})
    (problem,) = all_of(replace(catalog, editions=Editions((edited, *rest))), written(catalog.editions.lines))
    assert (problem.rule, problem.path, problem.line, problem.column) == ("ledger-altered", LEDGER, 1, 12)
    assert problem.facts == {"since": "git", "token": first.token, "line": first.line[: ledger.SHOWN] + "…"}


def test_an_alteration_that_was_taken_back_is_forgotten() -> None:
    """History knows both lines of the token; the older one is what was printed."""
    catalog = held()
    first, *rest = catalog.editions.lines
    edited = replace(first, facts={**first.facts, "main_line": "12345"})
    wrong = replace(first, token=first.token[:6] + first.token[:5:-1])
    before = written([*catalog.editions.lines, edited, wrong])
    assert all_of(catalog, before) == []
    (problem,) = all_of(replace(catalog, editions=Editions((edited, *rest))), before)
    assert problem.rule == "ledger-altered"


def test_a_reused_token_is_named_with_the_line_that_has_it() -> None:
    catalog = held()
    first, second, *rest = catalog.editions.lines
    reused = replace(second, token=first.token)
    changed = replace(catalog, editions=Editions((first, reused, *rest)))
    rules = {p.rule: p for p in all_of(changed, written(catalog.editions.lines))}
    assert set(rules) == {"token-clash", "ledger-lost"}
    assert f"{LEDGER}:1" in rules["token-clash"].message("zh")


@pytest.mark.parametrize("place", range(7))
def test_two_symbols_that_changed_places_are_seen(place: int) -> None:
    catalog = held()
    first, *rest = catalog.editions.lines
    t = first.token
    swapped = t[:place] + t[place + 1] + t[place] + t[place + 2 :]
    changed = replace(catalog, editions=Editions((replace(first, token=swapped), *rest)))
    rules = {p.rule for p in all_of(changed, written(catalog.editions.lines))}
    assert rules == (set() if swapped == t else {"token-check", "ledger-lost"})


@pytest.mark.parametrize("place", range(8))
def test_one_wrong_symbol_is_seen(place: int) -> None:
    catalog = held()
    first, *rest = catalog.editions.lines
    other = SYMBOLS[(SYMBOLS.index(first.token[place]) + 1) % len(SYMBOLS)]
    wrong = first.token[:place] + other + first.token[place + 1 :]
    changed = replace(catalog, editions=Editions((replace(first, token=wrong), *rest)))
    assert "token-check" in {p.rule for p in all_of(changed)}


def test_a_deleted_project_is_asked_back() -> None:
    catalog = held()
    gone = replace(catalog, projects={k: v for k, v in catalog.projects.items() if k != "beta"})
    (problem,) = all_of(gone, written(catalog.editions.lines))
    assert (problem.rule, problem.path) == ("edition-subject", LEDGER)
    assert "wageboard retire" in problem.message("zh")


def test_a_project_whose_file_is_broken_is_not_called_deleted() -> None:
    catalog = held()
    gone = replace(catalog, projects={k: v for k, v in catalog.projects.items() if k != "beta"})
    case = Case(gone, Places(broken=frozenset({("projects", "beta")})), TODAY)
    assert list(editions.edition_subject(case)) == []


def test_a_retired_project_keeps_its_codes() -> None:
    catalog = held()
    over = project("beta", stage="retired", retired={"on": "2026-11-20", "reason": "竣工"})
    retired = replace(catalog, projects={**catalog.projects, "beta": over})
    assert all_of(retired, written(catalog.editions.lines)) == []


def test_the_same_line_twice_is_one_edition() -> None:
    catalog = held()
    twice = replace(catalog, editions=Editions((*catalog.editions.lines, *catalog.editions.lines)))
    assert all_of(twice, written(catalog.editions.lines)) == []


def test_another_short_host_needs_the_old_one_as_an_alias() -> None:
    catalog = held()
    moved = replace(catalog, site=catalog.site.model_copy(update={"scan_url": "https://qr.example/"}))
    (problem,) = all_of(moved)
    assert (problem.rule, problem.facts["found"]) == ("scan-alias", "wb.example")
    aliases = {"scan_url": "https://qr.example/", "scan_aliases": ("https://wb.example/",)}
    assert all_of(replace(catalog, site=catalog.site.model_copy(update=aliases))) == []


def test_a_token_of_an_earlier_site_must_be_in_the_ledger() -> None:
    catalog = held()
    known = frozenset(e.token for e in catalog.editions)
    (problem,) = all_of(catalog, History("site/", tokens=known | {"1PMXR66V"}))
    assert (problem.rule, problem.facts) == ("token-lost", {"since": "site/", "token": "1PMXR66V"})
    assert (problem.path, problem.line, problem.column) == (FOLDER, 0, 0)


def test_what_could_not_be_compared_is_said_as_a_warning() -> None:
    (problem,) = all_of(held(), History("git", unread="no git history"))
    assert (problem.rule, problem.severity) == ("ledger-history", "warning")
    assert problem.facts == {"reason": "no git history"}
    assert (problem.path, problem.line, problem.column) == (FOLDER, 0, 0)
    empty = replace(held(), editions=Editions())
    assert all_of(empty, History("git", unread="no git history")) == []


def test_of_many_lost_lines_the_first_are_named() -> None:
    catalog = held()
    first = catalog.editions.lines[0]
    many = [replace(first, revision=n) for n in range(2, 60)]
    lost = [replace(e, token=token("alpha", "board", e.revision)) for e in many]
    assert len(all_of(catalog, written(lost))) == ledger.FIRST


def test_a_print_issued_on_two_branches_is_named_for_three_months() -> None:
    catalog = held()
    first, *rest = (e for e in catalog.editions.lines if e.subject == "alpha")
    twice = replace(first, token=token("alpha", first.item, 1, "other"), date=TODAY, number=9)
    changed = replace(catalog, editions=Editions((first, *rest, twice)))
    (problem,) = all_of(changed)
    assert (problem.rule, problem.severity, problem.line) == ("edition-twice", "warning", 9)
    old, new = first.token, twice.token
    assert problem.message("en") == (
        f"“{first.item}” of “alpha” was issued on two branches: {old} ({LEDGER}:1) and {new} here, "
        f"which counts. Both codes work. Run wageboard issue alpha; take down what was printed with {old}."
    )
    for days, rules in ((editions.TWICE_DAYS, ["edition-twice"]), (editions.TWICE_DAYS + 1, [])):
        case = Case(changed, Places(), TODAY + timedelta(days=days))
        assert [found.rule for found in editions.edition_twice(case)] == rules
    again = replace(twice, revision=2)
    assert all_of(replace(catalog, editions=Editions((first, *rest, again)))) == []


def test_a_template_that_is_gone_is_named_once() -> None:
    catalog = held()
    old = [replace(e, template="board-0") for e in catalog.editions.lines if e.item == "board"]
    assert len(old) >= 2
    found = list(
        editions.edition_template(Case(replace(catalog, editions=Editions(tuple(old))), Places(), TODAY))
    )
    assert [(p.rule, p.line, p.facts["found"]) for p in found] == [("edition-template", 1, "board-0")]


def test_a_problem_of_a_line_stands_at_the_first_place_that_says_it() -> None:
    it = replace(held().editions.lines[0], facts={"name": "alpha", "alpha": "1"}, number=7)
    columns = [
        ledger.at(it, "token-check", text, found="x").column for text in ("alpha", '{"token"', "nowhere")
    ]
    assert columns == [it.line.index("alpha") + 1, 1, 1]
    assert it.line.count("alpha") == 3
