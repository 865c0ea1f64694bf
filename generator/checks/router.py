"""我该找谁: the questions are short and few, lead on and never round, and no page is lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.checks.case import Case
from generator.checks.spot import Spot
from generator.model.router import Choice, Path, Router, enumerate_paths
from generator.problem import Problem

HERE = Spot("router", "router")
MAX_QUESTIONS = 5  # on any path
MAX_CHOICES = 5  # of a question, 不知道 included
LONGEST = {"zh": 20, "en": 45}  # characters of a choice
MAX_PATHS = 20_000  # a sound table has at most 5 to the 5th, 3,125; an unsound one has other problems first


def tables(case: Case) -> Iterator[Router]:
    """The table, if there is one."""
    if case.catalog.router:
        yield case.catalog.router


def at(router: Router, node: str) -> Spot:
    """Where a question or an outcome stands."""
    nodes = (("questions", router.questions), ("outcomes", router.outcomes))
    return next(HERE.at(kind, n) for kind, its in nodes for n, found in enumerate(its) if found.id == node)


def words(path: Path) -> str:
    """The answers of a path as a worker gave them."""
    return " → ".join(choice.text.zh if choice.text else "不知道" for choice in path.choices)


def router_repeated(case: Case) -> Iterator[Problem]:
    """No two questions or outcomes have one id.

    Bad: two questions with id: other
    Good: ids other and other-site
    """
    for router in tables(case):
        seen: dict[str, Spot] = {}
        for kind, nodes in (("questions", router.questions), ("outcomes", router.outcomes)):
            for place, node in enumerate(nodes):
                spot = HERE.at(kind, place, "id")
                first = seen.setdefault(node.id, spot)
                if first is not spot:
                    line = str(case.places.spot(*first[:2], *first.path)[1])
                    yield case.problem("router-repeated", spot, found=node.id, line=line)


def router_start(case: Case) -> Iterator[Problem]:
    """The start is one of the questions.

    Bad: start: call, which is an outcome
    Good: start: where
    """
    for router in tables(case):
        if router.start not in router.question:
            near = case.near(router.start, router.question)
            yield case.problem("router-start", HERE.at("start"), found=router.start, near=near)


def router_target(case: Case) -> Iterator[Problem]:
    """A choice leads to a question or an outcome of the table.

    Bad: to: site-whta
    Good: to: site-what
    """
    for router in tables(case):
        nodes = sorted({*router.question, *router.outcome})
        for choice, spot in _choices(router):
            if choice.to not in nodes:
                yield case.problem("router-target", spot, found=choice.to, near=case.near(choice.to, nodes))


def _choices(router: Router) -> Iterator[tuple[Choice, Spot]]:
    """Every choice, and where its target stands."""
    for place, question in enumerate(router.questions):
        for choice in question.choices:
            yield choice, HERE.at("questions", place, *choice.path)


def router_loop(case: Case) -> Iterator[Problem]:
    """No answer leads back to a question that was already answered.

    Bad: site-who → 不知道 → site-what, which led to site-who
    Good: site-who → 不知道 → an outcome
    """
    for router in tables(case):
        closing = _closing(router)
        for choice, spot in _choices(router):
            if (choice.question, choice.place) in closing:
                yield case.problem("router-loop", spot, question=choice.question, found=choice.to)


def _closing(router: Router) -> set[tuple[str, int | None]]:
    """The choices that lead back, met while walking down from the start and then from what is left."""
    found: set[tuple[str, int | None]] = set()
    done: set[str] = set()
    for first in (router.start, *router.question):
        open_: dict[str, Iterator[Choice]] = {}
        if first in router.question and first not in done:
            open_[first] = iter(router.question[first].choices)
        while open_:
            here, choices = next(reversed(open_.items()))
            choice = next(choices, None)
            if choice is None:
                done.add(here)
                del open_[here]
            elif choice.to in open_:
                found.add((here, choice.place))
            elif choice.to in router.question and choice.to not in done:
                open_[choice.to] = iter(router.question[choice.to].choices)
    return found


def _below(router: Router, node: str) -> set[str]:
    """A node and all that can come after it."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here in found:
            continue
        found.add(here)
        if here in router.question:
            waiting += [choice.to for choice in router.question[here].choices]
    return found


def router_unreachable(case: Case) -> Iterator[Problem]:
    """Every question and outcome is on some path.

    Bad: an outcome that no choice names
    Good: an outcome that a choice leads to
    """
    for router in tables(case):
        met = _below(router, router.start)
        if not met <= {*router.question, *router.outcome} or router.start not in router.question:
            continue  # what a misspelt target meant isn't lost
        for node in (*router.question, *router.outcome):
            if node not in met:
                yield case.problem("router-unreachable", at(router, node).at("id"), found=node)


def router_depth(case: Case) -> Iterator[Problem]:
    """No path asks more than five questions.

    Bad: six questions to an outcome
    Good: five
    """
    for router in tables(case):
        late: dict[str, Path] = {}
        for path in paths(router):
            if len(path.choices) > MAX_QUESTIONS and path.end in router.outcome:
                late.setdefault(path.choices[MAX_QUESTIONS].question, path)
        for question, path in late.items():
            yield case.problem(
                "router-depth", at(router, question).at("id"),
                found=question, limit=str(MAX_QUESTIONS), path=words(path),
            )  # fmt: skip


def paths(router: Router) -> Iterator[Path]:
    """Every combination of answers, as far as a sound table can go."""
    return islice(enumerate_paths(router), MAX_PATHS)


def router_choices(case: Case) -> Iterator[Problem]:
    """A question has at most five choices, 不知道 included.

    Bad: five answers beside unknown
    Good: four answers beside unknown
    """
    for router in tables(case):
        for place, question in enumerate(router.questions):
            count = len(question.choices)
            if count > MAX_CHOICES:
                spot = HERE.at("questions", place, "answers", MAX_CHOICES - 1)
                yield case.problem(
                    "router-choices", spot,
                    question=question.id, found=str(count), limit=str(MAX_CHOICES),
                )  # fmt: skip


def router_choice_long(case: Case) -> Iterator[Problem]:
    """A choice fits a button on a small phone.

    Bad: 我是跟着同乡的包工头一起来的，没有签过任何合同
    Good: 包工头、分包公司
    """
    for router in tables(case):
        for place, question in enumerate(router.questions):
            for number, answer in enumerate(question.answers):
                spot = HERE.at("questions", place, "answers", number, "text")
                for lang, limit in LONGEST.items():
                    text = answer.text.get(lang) or ""
                    if len(text) > limit:
                        yield case.problem(
                            "router-choice-long", spot.at(lang),
                            found=text, count=str(len(text)), limit=str(limit),
                        )  # fmt: skip


CHECKS = (
    router_repeated,
    router_start,
    router_target,
    router_loop,
    router_unreachable,
    router_depth,
    router_choices,
    router_choice_long,
)
