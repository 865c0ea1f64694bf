"""我该找谁 broken on purpose, one way at a time: each rule says so, and the shipped table breaks none."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from generator.catalog import Catalog
from generator.checks import router as shape
from generator.checks import router_ends as ends
from generator.checks.case import Case
from generator.finder import doors, home, homes
from generator.model.router import Router, enumerate_paths
from generator.problem import Problem
from generator.render import urls
from generator.source.places import Places
from tests.checks.cases import TODAY, of
from tests.model.test_router import outcome, question, router
from tests.support.catalog import channel, mini_catalog, short

RULES = (*shape.CHECKS, *ends.CHECKS)


def found(table: Router, catalog: Catalog | None = None) -> list[Problem]:
    """Every problem of every rule with a table."""
    case = Case(replace(catalog or mini_catalog(), router=table), Places(), TODAY)
    return [problem for check in RULES for problem in of(check, case)]


def broken(table: Router, catalog: Catalog | None = None) -> list[tuple[str, str]]:
    """(rule, what was found)."""
    return [(p.rule, p.facts.get("found") or p.facts.get("outcome", "")) for p in found(table, catalog)]


def ending(*channels: str) -> Router:
    return Router.model_validate(
        {"start": "a", "questions": [question("a", "end")], "outcomes": [outcome() | {"channels": channels}]}
    )


def test_a_sound_table_breaks_no_rule() -> None:
    assert broken(router(question("a", "b", "end"), question("b", "end"))) == []


def test_a_loop_is_named_where_it_closes() -> None:
    assert broken(router(question("a", "b"), question("b", "a"))) == [("router-loop", "a")]


def test_a_question_that_leads_to_itself_is_a_loop() -> None:
    assert broken(router(question("a", "a"))) == [("router-loop", "a")]


def test_a_dead_end_is_named() -> None:
    assert broken(router(question("a", "edn"))) == [("router-target", "edn")]


def test_who_does_not_know_is_not_left_at_a_dead_end() -> None:
    assert broken(router(question("a", "end", unknown="gone"))) == [("router-target", "gone")]


def test_the_start_must_be_a_question() -> None:
    table = router(question("a", "end")).model_copy(update={"start": "end"})
    assert broken(table) == [("router-start", "end")]


def test_an_unreachable_question_and_outcome_are_named() -> None:
    table = router(question("a", "end"), question("b", "end"), ends=("end", "lost"))
    assert broken(table) == [("router-unreachable", "b"), ("router-unreachable", "lost")]


def test_what_only_another_branch_leads_to_is_reached() -> None:
    """Of a question with two ways on, neither is forgotten over what comes after the other."""
    table = router(question("a", "b", "c"), question("b", "d"), question("c", "end"), question("d", "end"))
    assert broken(table) == []


def test_combinations_are_counted_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    table = router(question("a", "b", "end"), question("b", "end"))
    assert len(list(shape.paths(table))) == 4
    monkeypatch.setattr(shape, "MAX_PATHS", 3)
    assert len(list(shape.paths(table))) == 3


def test_five_questions_are_asked_at_most() -> None:
    chain = [question(f"q{n}", f"q{n + 1}") for n in range(5)]
    assert broken(router(*chain[:-1], question("q4", "end"))) == []
    six = found(router(*chain, question("q5", "end")))
    assert [(p.rule, p.facts["found"]) for p in six] == [("router-depth", "q5")]
    assert six[0].facts["path"].startswith("q1 → q2 → q3")


def test_a_path_that_is_too_long_says_where_somebody_did_not_know() -> None:
    """Each answer of the first question ends at once; who doesn't know it is asked five more."""
    chain = [question(f"q{n}", f"q{n + 1}") for n in range(1, 5)]
    problems = found(router(question("q0", "end", unknown="q1"), *chain, question("q5", "end")))
    assert [p.facts["path"] for p in problems] == ["不知道 → q2 → q3 → q4 → q5 → end"]
    assert (problems[0].rule, problems[0].facts["limit"]) == ("router-depth", "5")


@pytest.mark.parametrize(("answers", "wanted"), [(4, []), (5, [("router-choices", "6")])])
def test_a_question_has_five_choices_at_most(answers: int, wanted: list[tuple[str, str]]) -> None:
    assert broken(router(question("a", *["end"] * answers))) == wanted


@pytest.mark.parametrize(
    ("lang", "size", "wanted"), [("zh", 20, 0), ("zh", 21, 1), ("en", 45, 0), ("en", 46, 1)]
)
def test_a_choice_fits_a_button(lang: str, size: int, wanted: int) -> None:
    table = router(question("a", "end"))
    answer = table.questions[0].answers[0]
    text = answer.text.model_copy(update={"zh": "字" * size} if lang == "zh" else {"en": "a" * size})
    longer = table.questions[0].model_copy(update={"answers": (answer.model_copy(update={"text": text}),)})
    rules_broken = [rule for rule, _ in broken(table.model_copy(update={"questions": (longer,)}))]
    assert rules_broken == ["router-choice-long"] * wanted


def test_an_id_stands_once() -> None:
    assert ("router-repeated", "end") in broken(router(question("a", "end"), ends=("end", "end")))


def test_three_doors_at_most() -> None:
    four = ("hotline", "inspection", "arbitration", "police")
    assert broken(ending(*four)) == [("router-doors", "4")]
    assert broken(ending(*four[:3])) == []


def test_a_door_is_a_public_channel_or_a_kind_that_there_is() -> None:
    hidden = mini_catalog(more_channels=[channel("cn-x", "union", "工会", "Union", "1", publish="office")])
    assert broken(ending("cn-x", "hotline"), hidden) == [("router-channel", "cn-x")]
    assert broken(ending("union", "hotline"), hidden) == [("router-channel", "union")]


def test_a_channel_without_a_number_is_no_end() -> None:
    silent = mini_catalog(more_channels=[channel("cn-post", "post", "邮寄", "By post", "1")])
    problems = found(ending("post"), silent)
    assert [p.rule for p in problems] == ["router-no-voice"]
    assert problems[0].facts["count"] == str(len(silent.areas))
    assert "没有电话可打：全国等 4 个地区" in problems[0].message("zh")
    assert broken(ending("post", "hotline"), silent) == []


def test_a_silent_channel_near_by_silences_its_area_alone() -> None:
    near = channel("ly", "inspection", "街道监察", "Near", "1", area="350582006")
    problems = found(ending("inspection"), mini_catalog(more_channels=[near]))
    assert [(p.rule, p.facts["area"], p.facts["count"]) for p in problems] == [
        ("router-no-voice", "灵源街道", "1")
    ]


def test_a_channel_that_could_not_be_read_is_not_called_missing() -> None:
    case = Case(
        replace(mini_catalog(), router=ending("cn-new")),
        Places(broken=frozenset({("channels", "cn-new")})),
        TODAY,
    )
    assert [p for check in RULES for p in check(case)] == []


def test_a_misspelt_channel_is_named_behind_one_that_could_not_be_read() -> None:
    """A kind may be the kind of the one that is unread; any other name is known or wrong."""
    table = ending("union", "cn-new", "cn-1233", "hotline")
    unread = Places(broken=frozenset({("channels", "cn-new")}))
    case = Case(replace(mini_catalog(), router=table), unread, TODAY)
    assert [(p.facts["found"], p.facts["near"]) for p in of(ends.router_channel, case)] == [
        ("cn-1233", "cn-12333")
    ]
    whole = of(ends.router_channel, replace(case, places=Places()))
    assert [p.facts["found"] for p in whole] == ["union", "cn-new", "cn-1233"]


def test_no_table_is_no_problem() -> None:
    case = Case(mini_catalog(), Places(), TODAY)
    assert [p for check in RULES for p in check(case)] == []


def test_a_page_to_read_on_is_there() -> None:
    table = ending("hotline")
    pages = ("steps", "steps#call", "steps#gone", "nowhere", "laws", "laws#top")
    wrong = table.outcomes[0].model_copy(update={"pages": pages})
    case = Case(
        replace(mini_catalog(), router=table.model_copy(update={"outcomes": (wrong,)})), Places(), TODAY,
        {"content/zh/steps.md": "## 打电话 {#call}\n"},
    )  # fmt: skip
    assert [p.facts["found"] for p in ends.router_page(case)] == ["steps#gone", "nowhere", "laws#top"]
    assert frozenset(urls.KINDS) == ends.INDEXES
    assert of(ends.router_page, replace(case, prose={})) == [], "without texts nobody knows"


def test_the_nearest_of_a_kind_comes_first() -> None:
    near = channel("ly", "inspection", "街道监察", "Near", "1", area="350582006", phones=[short("12345")])
    held = mini_catalog(more_channels=[near])
    end = ending("inspection", "hotline").outcomes[0]
    assert [it.channel.id for it in doors(held, end, "350582006")] == ["ly", "cn-12333"]
    assert [it.channel.id for it in doors(held, end, "350500")] == ["cn-inspection", "cn-12333"]
    assert homes(held) == ("350500", "350582006")
    assert [home(held, code) for code in ("350582006", "350500", "350000")] == ["350582006", "350500", None]


def test_every_combination_of_answers_reaches_a_number_in_every_area(catalog: Catalog) -> None:
    """The proof by enumeration over the shipped data, without the check's own shortcuts."""
    table = catalog.router
    assert table
    paths = list(enumerate_paths(table))
    assert len(paths) >= 50
    assert len(catalog.areas) >= 40
    dead = 0
    for path, area in product(paths, catalog.areas):
        opened = doors(catalog, table.outcome[path.end], area)
        assert 1 <= len(opened) <= 3
        assert all(it.channel.publish == "public" for it in opened)
        dead += not any(it.dials for it in opened)
    assert dead == 0


def test_the_shipped_table_breaks_no_rule(catalog: Catalog) -> None:
    assert catalog.router
    assert broken(catalog.router, catalog) == []
