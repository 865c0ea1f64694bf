"""Editions: each line is compared with those of its own print; every template and address is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from generator.catalog import Catalog
from generator.checks import Check
from generator.checks.editions import (
    edition_future,
    edition_order,
    edition_page,
    edition_subject,
    edition_template,
    edition_twice,
    edition_year,
    print_template,
    print_template_fact,
    scan_alias,
    scan_alias_form,
)
from generator.model.edition import Edition, Editions
from generator.model.template import PrintTemplate
from generator.problem import Problem
from tests.checks.cases import TODAY, found, with_records
from tests.support.catalog import area, mini_catalog, project

LEDGER = "data/issued/2026.jsonl"


def edition(subject: str, revision: int = 1, day: date = TODAY, **more: Any) -> Edition:
    """An edition of a board, with a token that says what it is of; `is_token` is looked at elsewhere."""
    given = {"item": "board", "template": "board-1", "facts": {}, "path": LEDGER, "number": 1, **more}
    token = f"{subject[:4]}-{given['item'][:1]}-{revision}"
    return Edition(**{"token": token, "subject": subject, "revision": revision, "date": day, **given})


def holding(editions: Iterable[Edition], *sites: Any, **site: Any) -> Catalog:
    return replace(mini_catalog(*sites, **site), editions=Editions(tuple(editions)))


def at(check: Check, *editions: Edition) -> list[tuple[int, str]]:
    """Line and what was found of every problem of editions, numbered as they come."""
    numbered = [replace(it, number=n) for n, it in enumerate(editions, 1)]
    problems = found(check, holding(numbered, project("alpha"), project("beta")))
    assert {p.path for p in problems} <= {LEDGER}
    return [(p.line, p.facts["found"]) for p in problems]


def days(number: int) -> date:
    return TODAY - timedelta(number)


def test_before_a_later_edition_stands_the_one_before_it() -> None:
    assert at(edition_order, edition("alpha", 2), edition("alpha", 1), edition("alpha", 3)) == []
    assert at(edition_order, edition("alpha", 1), edition("alpha", 3), edition("beta", 2)) == [
        (2, "3"),
        (3, "2"),
    ]
    other = edition("alpha", 1, item="hat")
    assert at(edition_order, other, edition("alpha", 2)) == [(2, "2")]
    assert at(edition_order, edition("alpha", 1, days(1)), edition("alpha", 2, days(2))) == [(2, "2")]
    (problem,) = found(edition_order, holding([edition("alpha", 3)], project("alpha")))
    line = edition("alpha", 3).line
    assert (problem.facts["wanted"], problem.column) == ("2", line.index('"revision"') + 1)


def test_of_each_print_the_last_edition_stands_once() -> None:
    first = edition("beta", 1, number=1)
    boards = [edition("alpha", 1, number=2), edition("alpha", 2, number=3), first]
    again = replace(edition("alpha", 2, number=5), token="again")
    hat = edition("alpha", 1, item="hat", number=6)
    hats = [hat, replace(hat, token="hat", number=7)]
    assert found(edition_twice, holding([*boards, hat], project("alpha"), project("beta"))) == []
    held = holding([*boards, again, *hats], project("alpha"), project("beta"))
    problems = found(edition_twice, held)
    tokens = (boards[1].token, "again", hat.token, "hat")
    named = [(p.severity, p.line, p.facts["item"], p.facts["subject"]) for p in problems]
    assert [it[0] for it in named] == ["warning", "warning"]
    assert {it[2:] for it in named} == {("board", "alpha"), ("hat", "alpha")}
    assert {p.facts["found"] for p in problems} | {p.facts["other"] for p in problems} == set(tokens)
    assert all(p.facts["where"].startswith(f"{LEDGER}:") for p in problems)


@pytest.mark.parametrize(("day", "wrong"), [(0, []), (-1, [(2, "2026-11-21"), (3, "2026-11-21")])])
def test_an_edition_is_of_today_or_before(day: int, wrong: list[tuple[int, str]]) -> None:
    lines = [edition("alpha"), edition("alpha", 2, days(day)), edition("beta", 1, days(day))]
    assert at(edition_future, *lines) == wrong


def test_an_edition_stands_in_the_file_of_its_year() -> None:
    old = date(2025, 12, 31)
    held = [edition("alpha", 1, old, path=""), edition("alpha", 2, path="data/issued/2025.jsonl"),
            edition("beta", 1, old), edition("beta", 2)]  # fmt: skip
    problems = found(edition_year, holding(held, project("alpha"), project("beta")))
    assert [(p.path, p.facts["found"], p.facts["wanted"]) for p in problems] == [
        ("data/issued/2025.jsonl", "2026-11-20", LEDGER),
        (LEDGER, "2025-12-31", "data/issued/2025.jsonl"),
    ]
    assert problems[0].column == held[1].line.index('"date"') + 1


def test_a_subject_that_is_gone_is_named_once_whatever_stands_before_it() -> None:
    lines = [edition("alpha"), edition("gone"), edition("350500"), edition("gone", 2), edition("370100"),
             edition("lost")]  # fmt: skip
    held = holding([replace(it, number=n) for n, it in enumerate(lines, 1)], project("alpha"))
    problems = found(edition_subject, held)
    assert [(p.line, p.facts["found"], p.facts["file"]) for p in problems] == [
        (2, "gone", "data/projects/gone.yaml"),
        (5, "370100", "data/areas/370100.yaml"),
        (6, "lost", "data/projects/lost.yaml"),
    ]
    assert problems[0].column == lines[1].line.index("gone") + 1
    assert len(found(edition_subject, held, broken=[("areas", "370100")])) == 2
    assert len(found(edition_subject, held, broken=[("projects", "370100")])) == 3


def test_what_was_printed_stays_public() -> None:
    lines = [
        edition("gone"),
        edition("350500", number=2),
        edition("350500", 2),
        edition("alpha"),
        edition("beta"),
    ]
    hidden = project("beta", publish="office")
    city = area("350500", "泉州市", "Quanzhou", "prefecture", "350000", publish="office")
    catalog = with_records("areas", city, catalog=holding(lines, project("alpha"), hidden))
    problems = found(edition_page, catalog)
    assert {(p.path, p.facts["token"], p.facts["where"]) for p in problems} == {
        ("data/areas/350500.yaml", "3505-b-1", f"{LEDGER}:2"),
        ("data/projects/beta.yaml", "beta-b-1", f"{LEDGER}:1"),
    }


def templates(*rows: PrintTemplate, **site: Any) -> Catalog:
    catalog = mini_catalog(project("alpha"), **site)
    words = catalog.vocabulary.model_copy(update={"print_templates": rows})
    return replace(catalog, vocabulary=words)


def row(key: str, state: str = "current", **more: Any) -> PrintTemplate:
    item, _, version = key.rpartition("-")
    return PrintTemplate.model_validate(
        {"key": key, "item": item, "version": version, "state": state, **more}
    )


def test_each_template_of_the_ledger_is_known_or_named_once() -> None:
    gone = [
        edition("alpha", n, template=key)
        for n, key in enumerate(["board-0", "board-1", "bord-1", "board-0"], 1)
    ]
    hat = edition("alpha", 1, item="hat", template="hat-1")
    held = replace(templates(row("board-1")), editions=Editions((*gone, hat)))
    problems = found(edition_template, held)
    assert [(p.facts["found"], p.facts["near"]) for p in problems] == [
        ("board-0", "board-1"),
        ("bord-1", "board-1"),
    ]
    for other in ("leaflet-7", "poster-1"):
        far = replace(held, editions=Editions((edition("alpha", template=other),)))
        assert [p.facts["near"] for p in found(edition_template, far)] == ["–"]


def test_of_each_print_one_template_is_current() -> None:
    over = {"state": "superseded", "since": "2026-11-20"}
    sound = [row("board-1", **over), row("board-2"), row("hat-1")]
    assert found(print_template, templates(*sound)) == []
    wrong = [row("board-1", **over), row("hat-1"), row("hat-2"), row("card-1", "superseded"), row("x-1"),
             row("y-1", since="2026-11-20")]  # fmt: skip
    problems = found(print_template, templates(*wrong))
    assert sorted((p.facts["item"], p.facts["count"]) for p in problems) == [
        ("board", "0"), ("card", "0"), ("card", "0"), ("hat", "2"), ("y", "1"),
    ]  # fmt: skip


def test_every_fact_of_every_template_is_one_of_the_ledgers() -> None:
    rows = [row("board-1", facts=["name", "main_lime", "stage"]), row("hat-1", facts=["zzz", "pay_dya"])]
    problems = found(print_template_fact, templates(*rows))
    assert [(p.facts["found"], p.facts["near"]) for p in problems] == [
        ("main_lime", "main_line"),
        ("zzz", "–"),
        ("pay_dya", "pay_day"),
    ]


def test_every_short_address_that_was_printed_still_leads_here() -> None:
    hosts = ["wb.example", "old.example", "", "older.example", "old.example", "alias.example"]
    lines = [
        edition("alpha", n, number=n, facts={"scan_host": host} if host else {})
        for n, host in enumerate(hosts, 1)
    ]
    held = holding(
        lines, project("alpha"), scan_url="https://wb.example/", scan_aliases=("https://alias.example/",)
    )
    problems = found(scan_alias, held)
    assert [(p.facts["found"], p.facts["count"], p.facts["where"]) for p in problems] == [
        ("old.example", "2", f"{LEDGER}:2"),
        ("older.example", "1", f"{LEDGER}:4"),
    ]


def test_every_alias_is_written_like_the_address() -> None:
    aliases = ("https://a.example/", "b.example", "https://c.example/", "http://d.example/")
    problems: list[Problem] = found(scan_alias_form, mini_catalog(scan_aliases=aliases))
    assert [p.facts["found"] for p in problems] == ["b.example", "http://d.example/"]
