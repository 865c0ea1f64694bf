"""A new record as a program makes it of answers: what it is asked, what it refuses, what it leaves open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.config import Config
from generator.problem import DataError
from generator.publish.new import Asking
from generator.source.document import Value
from tests.conftest import TODAY

BASE = Path(__file__).parents[1] / "specimens/base"
ANSWERS: dict[str, Value] = {
    "area": "350582", "title.zh": "示例名单", "posts.0.unit.zh": "示例科", "posts.0.post.zh": "联络员",
    "posts.0.phones.0.number": "12345", "source.title": "示例资料", "source.number": "示例〔2026〕1号",
    "source.date": "2026-11-20",
}  # fmt: skip


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    return Asking(Config(Path(shutil.copytree(BASE, tmp_path / "checkout")), TODAY), "contacts")


def test_where_all_is_answered_nothing_is_called_open(asking: Asking) -> None:
    text = asking.make(ANSWERS).text
    assert text.count("#") == 1
    assert "还没有写" not in text
    assert 'phones:\n      - number: "12345"\n        kind: short_code\n' in text
    less = {path: value for path, value in ANSWERS.items() if path != "source.number"}
    assert "# 还没有写：出处 文号" in asking.make(less).text


def test_several_entries_stand_in_their_order(asking: Asking) -> None:
    made = asking.make({**ANSWERS, "posts.1.unit.zh": "第二科", "posts.1.post.zh": "科长"}).text
    assert made.index("示例科") < made.index("第二科")
    assert made.count("- unit:") == 2


def test_a_number_of_no_known_form_is_written_without_a_kind(asking: Asking) -> None:
    made = asking.make({**ANSWERS, "posts.0.phones.0.number": "12"})
    assert "kind:" not in made.text
    with pytest.raises(DataError) as error:
        asking.check(made)
    assert {problem.path for problem in error.value.problems} == {made.path}


@pytest.mark.parametrize("path", ["phones.0.nothing", "posts.0.phones.0.nothing", "nothing", "posts.0"])
def test_there_is_no_question_for_a_field_that_is_not_there(asking: Asking, path: str) -> None:
    with pytest.raises(KeyError):
        asking.question(path)


@pytest.mark.parametrize(
    ("own_id", "rule"), [("Roster 1", "rename-form"), ("名单", "rename-form"), ("../x", "rename-form"),
                         ("jinjiang-roster", "rename-taken")],
)  # fmt: skip
def test_an_id_is_a_plain_and_free_name(asking: Asking, own_id: str, rule: str) -> None:
    with pytest.raises(DataError) as error:
        asking.make(ANSWERS, own_id)
    (problem,) = error.value.problems
    assert problem.rule == rule
    assert own_id in problem.message("zh")
