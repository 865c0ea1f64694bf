"""我该找谁: the questions that lead a worker to a door, as a graph; generator/finder.py opens the doors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from pydantic import Field

from generator.model.base import LawRef, Localized, Model, Slug, Text

UNKNOWN = "unknown"  # the choice that every question has, and its field in the table


class Answer(Model):
    """What a worker may choose, and where it leads."""

    text: Localized = Field(description="选项，中文最多 20 个字，英文最多 45 个字符", examples=["工地"])
    to: Slug = Field(description="选了以后去哪里：问题或答案的编号")


class Question(Model):
    """One question, one page."""

    id: Slug = Field(description="编号，也是网址里的名字", examples=["site-what"])
    text: Localized = Field(description="问题，一句话")
    hint: Localized | None = Field(None, description="提示，例如从哪里看得到")
    answers: tuple[Answer, ...] = Field(min_length=1, description="选项，连“不知道”一共最多 5 个")
    unknown: Slug = Field(description="选“不知道”时去哪里；每个问题都要有")
    law: tuple[LawRef, ...] = Field((), description="法律依据")

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The answers in order, then 不知道."""
        given = (Choice(self.id, place, answer.text, answer.to) for place, answer in enumerate(self.answers))
        return (*given, Choice(self.id, None, None, self.unknown))


class Outcome(Model):
    """Where questions end: what to do first, and up to three doors."""

    id: Slug = Field(description="编号，也是网址里的名字", examples=["site-subcontractor"])
    title: Localized = Field(description="标题，几个字说清楚", examples=["分包欠的，总包先付"])
    text: Localized = Field(description="一句话：先做什么")
    channels: tuple[Text, ...] = Field(
        min_length=1,
        description="找谁，最多三个，先后就是顺序。写种类（用离得最近的那个）或渠道编号",
        examples=["inspection"],
    )
    pages: tuple[Text, ...] = Field(
        (), description="再看哪一页：content 里的文件名，可以加 #小标题的编号", examples=["what-to-do#court"]
    )
    law: tuple[LawRef, ...] = Field((), description="法律依据")


class Choice(NamedTuple):
    """One way out of a question; 不知道 has no place among the answers and no words of its own."""

    question: str
    place: int | None
    text: Localized | None
    to: str

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where its target stands below its question."""
        return (UNKNOWN,) if self.place is None else ("answers", self.place, "to")


class Path(NamedTuple):
    """The answers that somebody gave, and where they led; a question's id where they go round or nowhere."""

    choices: tuple[Choice, ...]
    end: str


class Router(Model):
    """data/router.yaml."""

    start: Slug = Field(description="第一个问题的编号")
    questions: tuple[Question, ...] = Field(min_length=1, description="问题")
    outcomes: tuple[Outcome, ...] = Field(min_length=1, description="答案")

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Id → question."""
        return {question.id: question for question in self.questions}

    @cached_property
    def outcome(self) -> Mapping[str, Outcome]:
        """Id → outcome."""
        return {outcome.id: outcome for outcome in self.outcomes}

    @cached_property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """Question or outcome → the questions that lead straight to it."""
        found: dict[str, dict[str, None]] = {}
        for question in self.questions:
            for choice in question.choices:
                found.setdefault(choice.to, {})[question.id] = None
        return {node: tuple(parents) for node, parents in found.items()}

    def left(self, node: str) -> int:
        """How many questions there still are at most, this one included; a loop counts once."""
        return self._left(node, ())

    def _left(self, node: str, above: tuple[str, ...]) -> int:
        question = self.question.get(node)
        if question is None or node in above:
            return 0
        return 1 + max(self._left(to, (*above, node)) for to in {choice.to for choice in question.choices})


def enumerate_paths(router: Router) -> Iterator[Path]:
    """Every combination of answers, in the order of the table; a path stops where it would go round."""
    waiting: list[Path] = [Path((), router.start)]
    while waiting:
        path = waiting.pop()
        question = router.question.get(path.end)
        if question is None or path.end in {choice.question for choice in path.choices}:
            yield path
            continue
        waiting += (Path((*path.choices, choice), choice.to) for choice in reversed(question.choices))
