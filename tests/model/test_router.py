"""The questions as a graph: every path of the shipped table, counted; loops and dead ends end a path."""

from __future__ import annotations

from collections import Counter

from generator.load import load_catalog
from generator.model.router import Router, enumerate_paths
from tests.conftest import ROOT

PATHS = 176  # combinations of answers in data/router.yaml; change it with the table


def shipped() -> Router:
    router = load_catalog(ROOT).router
    assert router
    return router


def words(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def question(name: str, *to: str, unknown: str = "end") -> dict[str, object]:
    answers = [{"text": words(target), "to": target} for target in to]
    return {"id": name, "text": words(name), "answers": answers, "unknown": unknown}


def outcome(name: str = "end") -> dict[str, object]:
    return {"id": name, "title": words(name), "text": words(name), "channels": ["hotline"]}


def router(*questions: dict[str, object], ends: tuple[str, ...] = ("end",)) -> Router:
    return Router.model_validate(
        {"start": questions[0]["id"], "questions": questions, "outcomes": [outcome(end) for end in ends]}
    )


def test_every_path_of_the_shipped_table_ends_at_an_outcome() -> None:
    table = shipped()
    paths = list(enumerate_paths(table))
    assert len(paths) == PATHS >= 50
    assert {path.end for path in paths} == set(table.outcome)
    lengths = Counter(len(path.choices) for path in paths)
    assert max(lengths) == table.left(table.start) == 5
    assert sum(lengths.values()) == PATHS


def test_the_count_of_paths_follows_from_the_table() -> None:
    """Counted another way: the paths from a node are those from all its choices together."""
    table = shipped()

    def paths_from(node: str) -> int:
        found = table.question.get(node)
        return sum(paths_from(choice.to) for choice in found.choices) if found else 1

    assert paths_from(table.start) == PATHS


def test_every_question_has_a_way_out_for_who_does_not_know() -> None:
    table = shipped()
    assert all(question.choices[-1].text is None for question in table.questions)
    assert all(len(question.choices) <= 5 for question in table.questions)


def test_a_path_stops_where_it_would_go_round() -> None:
    table = router(question("a", "b"), question("b", "a"))
    assert [path.end for path in enumerate_paths(table)] == ["a", "end", "end"]
    assert table.left("a") == 2


def test_a_path_stops_at_a_target_that_is_not_there() -> None:
    assert [path.end for path in enumerate_paths(router(question("a", "gone")))] == ["gone", "end"]


def test_parents_are_the_questions_that_lead_to_a_node() -> None:
    table = router(question("a", "b", "end"), question("b", "end"))
    assert table.parents == {"b": ("a",), "end": ("a", "b")}
