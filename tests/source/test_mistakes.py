"""pydantic's complaints become one problem for each mistake, in an editor's words, at the nearest line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from generator.model.site import Site
from generator.model.vocabulary import Vocabulary
from generator.problem import Problem, wording
from generator.reading import KINDS, LISTS, PATTERNS
from generator.source.document import Document, parse
from generator.source.mistakes import MAX_PROBLEMS, mistakes


class Leaf(BaseModel, extra="forbid"):
    number: str = Field(description="号码")
    start: str | None = Field(None, alias="from", description="开始")


class Tree(BaseModel, extra="forbid"):
    leaves: tuple[Leaf, ...] = Field((), description="叶子")
    odd: Annotated[str, Field(max_length=3)] | None = None
    three: float | None = Field(None, description="数")


def found(text: str, patterns: Mapping[str, str] = PATTERNS) -> list[Problem]:
    value, problems = parse("x.yaml", text)
    assert problems == []
    try:
        Tree.model_validate(value)
    except ValidationError as error:
        return mistakes(Document("x.yaml", text), Tree, error, patterns)
    return []


def test_a_field_in_a_list_is_described_by_its_model() -> None:
    (problem,) = found("leaves:\n  - from: x\n")
    assert (problem.rule, problem.line, problem.column) == ("missing-field", 2, 5)
    assert problem.facts["what"] == "号码"


def test_an_alias_is_the_name_that_is_suggested() -> None:
    (problem,) = found("leaves:\n  - number: x\n    form: y\n")
    assert (problem.rule, problem.facts["near"], problem.line) == ("misspelt-field", "from", 3)


def test_a_misspelt_field_is_not_also_missing() -> None:
    assert [problem.rule for problem in found("leaves:\n  - nummber: x\n")] == ["misspelt-field"]


def test_an_unknown_field_hides_nothing() -> None:
    assert [problem.rule for problem in found("leaves:\n  - colour: x\n")] == [
        "missing-field",
        "unknown-field",
    ]


def test_a_complaint_that_we_have_no_words_for_still_has_a_sentence() -> None:
    (problem,) = found("three: abc\n")
    assert problem.rule == "not-accepted"
    assert problem.show("zh") == (
        "x.yaml:1:8: error: “three”的内容不合要求（数），现在是 abc。请对照说明改写。 (not-accepted)"
    )
    assert problem.show("en").endswith("Compare it with its description. (not-accepted)")


def test_many_mistakes_are_counted() -> None:
    problems = found("leaves:\n" + "  - {}\n" * (MAX_PROBLEMS + 7))
    assert len(problems) == MAX_PROBLEMS + 1
    assert (problems[-1].rule, problems[-1].facts["count"]) == ("and-more", "7")


def test_every_pattern_of_the_models_has_its_rule() -> None:
    schemas: list[Any] = [model.model_json_schema() for model in (*KINDS.values(), Site)]
    schemas += [Vocabulary.model_json_schema()]
    patterns = {p for schema in schemas for p in patterns_in(schema)}
    own = {
        r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        r"^[0-9]{1,9}$",
        r"^[0-9]{1,9}(\.[0-9]{1,2})?$",
        r"^[0-9]{1,5}(\.[0-9]{1,3})?$",
    }  # refused in code
    assert len(patterns) > 5
    assert len(LISTS) > 5
    assert patterns - own <= set(PATTERNS)
    assert set(PATTERNS.values()) <= set(wording())


def patterns_in(node: Any) -> set[str]:
    if isinstance(node, list):
        return {p for part in node for p in patterns_in(part)}
    if not isinstance(node, dict):
        return set()
    here = {node["pattern"]} if isinstance(node.get("pattern"), str) else set()
    return here | {p for part in node.values() for p in patterns_in(part)}
