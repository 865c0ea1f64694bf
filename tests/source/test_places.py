"""A kind, an id and a path of fields lead to file, line and column, or to the nearest that exists."""

from __future__ import annotations

from generator.source.document import Document
from generator.source.places import Places

PLACES = Places(
    documents={
        ("projects", "school"): (Document("data/projects/school.yaml", "id: school\nname: x\n"),),
        ("strings", "zh"): (
            Document("data/strings/zh.yaml", "date: d\n"),
            Document("data/strings/zh/guide.yaml", "guide.a: x\nguide.call: 打 {number}\n"),
        ),
    },
    broken=frozenset({("channels", "bad")}),
)


def test_a_field_of_a_record() -> None:
    assert PLACES.spot("projects", "school", "name") == ("data/projects/school.yaml", 2, 7)
    assert PLACES.spot("projects", "school", "name", key=True) == ("data/projects/school.yaml", 2, 1)


def test_a_string_is_found_in_the_file_that_holds_it() -> None:
    assert PLACES.spot("strings", "zh", "guide.call") == ("data/strings/zh/guide.yaml", 2, 13)
    assert PLACES.spot("strings", "zh", "date") == ("data/strings/zh.yaml", 1, 7)
    assert PLACES.spot("strings", "zh", "nothing") == ("data/strings/zh.yaml", 1, 1)


def test_a_record_without_a_file_has_the_path_that_it_would_have() -> None:
    assert PLACES.spot("channels", "none", "url") == ("data/channels/none.yaml", 0, 0)


def test_a_record_that_cannot_be_used_is_there_all_the_same() -> None:
    assert PLACES.has("channels", "bad")
    assert PLACES.has("projects", "school")
    assert not PLACES.has("channels", "none")
    assert PLACES.ids("channels") == ("bad",)
    assert PLACES.ids("strings") == ("zh",)


def test_a_problem_stands_at_the_node_and_shows_what_is_invisible() -> None:
    problem = PLACES.problem("some-rule", "projects", "school", "name", severity="warning", found="a\u202eb")
    assert (problem.path, problem.line, problem.column) == ("data/projects/school.yaml", 2, 7)
    assert (problem.rule, problem.severity) == ("some-rule", "warning")
    assert problem.facts == {"found": "a\\u202eb"}
