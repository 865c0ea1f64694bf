"""我该找谁: every combination of answers ends at a door with a number to call, at every place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.checks.case import Case
from generator.checks.spot import Spot
from generator.finder import KINDS, doors
from generator.model.area import NATION
from generator.model.router import Choice, Outcome, Path, Router, enumerate_paths
from generator.problem import Problem

HERE = Spot("router", "router")
MAX_QUESTIONS = 5  # on any path
MAX_CHOICES = 5  # of a question, 不知道 included
MAX_DOORS = 3
INDEXES = frozenset({"channels", "areas", "offices", "laws", "projects", "campaigns"})
LONGEST = {"zh": 20, "en": 45}  # characters of a choice
MAX_PATHS = 20_000  # a sound table has at most 5 to the 5th, 3,125; an unsound one has other problems first


def _router(case: Case) -> Iterator[Router]:
    if case.catalog.router:
        yield case.catalog.router


def _at(router: Router, node: str) -> Spot:
    """Where a question or an outcome stands."""
    for kind, nodes in (("questions", router.questions), ("outcomes", router.outcomes)):
        for place, found in enumerate(nodes):
            if found.id == node:
                return HERE.at(kind, place)
    return HERE


def _words(path: Path) -> str:
    """The answers of a path as a worker gave them."""
    return " → ".join(choice.text.zh if choice.text else "不知道" for choice in path.choices)


def router_repeated(case: Case) -> Iterator[Problem]:
    """No two questions or outcomes have one id.

    Bad: two questions with id: other
    Good: ids other and other-site
    """
    for router in _router(case):
        seen: dict[str, Spot] = {}
        for kind, nodes in (("questions", router.questions), ("outcomes", router.outcomes)):
            for place, node in enumerate(nodes):
                spot = HERE.at(kind, place, "id")
                first = seen.setdefault(node.id, spot)
                if first is not spot:
                    line = str(case.places.spot(*first[:2], *first.path)[1])
                    yield case.problem("router-repeated", spot, found=node.id, line=line)


def router_target(case: Case) -> Iterator[Problem]:
    """A choice leads to a question or an outcome of the table, and the start is a question.

    Bad: to: site-whta
    Good: to: site-what
    """
    for router in _router(case):
        if router.start not in router.question:
            near = case.near(router.start, router.question)
            yield case.problem("router-target", HERE.at("start"), found=router.start, near=near)
        nodes = {*router.question, *router.outcome}
        for choice, spot in _choices(router):
            if choice.to not in nodes:
                near = case.near(choice.to, sorted(nodes))
                yield case.problem("router-target", spot, found=choice.to, near=near)


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
    for router in _router(case):
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
    for router in _router(case):
        if router.start not in router.question:
            continue
        met = _below(router, router.start)
        for node in (*router.question, *router.outcome):
            if node not in met:
                yield case.problem("router-unreachable", _at(router, node).at("id"), found=node)


def router_depth(case: Case) -> Iterator[Problem]:
    """No path asks more than five questions.

    Bad: six questions to an outcome
    Good: five
    """
    for router in _router(case):
        late: dict[str, Path] = {}
        for path in _paths(router):
            if len(path.choices) > MAX_QUESTIONS and path.end in router.outcome:
                late.setdefault(path.choices[MAX_QUESTIONS].question, path)
        for question, path in late.items():
            yield case.problem(
                "router-depth", _at(router, question).at("id"),
                found=question, limit=str(MAX_QUESTIONS), path=_words(path),
            )  # fmt: skip


def _paths(router: Router) -> Iterator[Path]:
    return islice(enumerate_paths(router), MAX_PATHS)


def router_choices(case: Case) -> Iterator[Problem]:
    """A question has at most five choices, 不知道 included.

    Bad: five answers beside unknown
    Good: four answers beside unknown
    """
    for router in _router(case):
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
    for router in _router(case):
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


def router_doors(case: Case) -> Iterator[Problem]:
    """An outcome names at most three doors.

    Bad: channels: [inspection, window, arbitration, legal_aid]
    Good: channels: [inspection, window, arbitration]
    """
    for router in _router(case):
        for place, outcome in enumerate(router.outcomes):
            if len(outcome.channels) > MAX_DOORS:
                spot = HERE.at("outcomes", place, "channels", MAX_DOORS)
                yield case.problem(
                    "router-doors", spot,
                    outcome=outcome.id, found=str(len(outcome.channels)), limit=str(MAX_DOORS),
                )  # fmt: skip


def router_channel(case: Case) -> Iterator[Problem]:
    """A door is a kind that somebody has, or a public channel.

    Bad: channels: [inspecton]
    Good: channels: [inspection]
    """
    public = [channel for channel in case.catalog.channels.values() if channel.publish == "public"]
    known = {channel.kind for channel in public} | {channel.id for channel in public}
    for router in _router(case):
        for place, outcome in enumerate(router.outcomes):
            for number, named in enumerate(outcome.channels):
                if named in known or (named not in KINDS and ("channels", named) in case.places.broken):
                    continue
                near = case.near(named, sorted(known))
                spot = HERE.at("outcomes", place, "channels", number)
                yield case.problem("router-channel", spot, found=named, near=near)


def router_page(case: Case) -> Iterator[Problem]:
    """A page to read on is an index or a text in content/zh, with the heading it names.

    Bad: pages: [evidense]
    Good: pages: [evidence, "hardship#danger"]
    """
    texts = {path.rpartition("/")[2].removesuffix(".md"): raw for path, raw in case.prose.items()}
    for router in _router(case) if texts else ():
        for place, outcome in enumerate(router.outcomes):
            for number, named in enumerate(outcome.pages):
                name, _, anchor = named.partition("#")
                heading = f"{{#{anchor}}}" if anchor else ""
                index = name in INDEXES and not anchor
                if not index and (name not in texts or heading not in texts[name]):
                    spot = HERE.at("outcomes", place, "pages", number)
                    yield case.problem("router-page", spot, found=named)


def router_no_voice(case: Case) -> Iterator[Problem]:
    """Every combination of answers ends at a channel with a number to call, in every area.

    Bad: channels: [arbitration], which has an address and no number
    Good: channels: [arbitration, cn-12348]
    """
    if case.unread:
        return
    for router in _router(case):
        ends: dict[str, Path] = {}
        for path in _paths(router):
            if path.end in router.outcome:
                ends.setdefault(path.end, path)
        for outcome_id, path in ends.items():
            silent = _silent(case, router.outcome[outcome_id])
            if silent:
                yield case.problem(
                    "router-no-voice", _at(router, outcome_id).at("channels"), outcome=outcome_id,
                    path=_words(path), area=case.area_name(silent[0]), count=str(len(silent)),
                )  # fmt: skip


def _silent(case: Case, outcome: Outcome) -> list[str]:
    """The areas in which an outcome leads to no number."""
    places = case.catalog.areas or (NATION,)
    return [code for code in places if not any(door.dials for door in doors(case.catalog, outcome, code))]


CHECKS = (
    router_repeated,
    router_target,
    router_loop,
    router_unreachable,
    router_depth,
    router_choices,
    router_choice_long,
    router_doors,
    router_channel,
    router_page,
    router_no_voice,
)
