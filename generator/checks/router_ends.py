"""我该找谁: every combination of answers ends at a door with a number to call, at every place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.router import HERE, at, paths, tables, words
from generator.finder import KINDS, doors
from generator.model.router import Outcome, Path
from generator.problem import Problem

MAX_DOORS = 3
INDEXES = frozenset({"channels", "areas", "offices", "laws", "projects", "campaigns"})  # pages without a text


def router_doors(case: Case) -> Iterator[Problem]:
    """An outcome names at most three doors.

    Bad: channels: [inspection, window, arbitration, legal_aid]
    Good: channels: [inspection, window, arbitration]
    """
    for router in tables(case):
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
    for router in tables(case):
        for place, outcome in enumerate(router.outcomes):
            for number, named in enumerate(outcome.channels):
                if named in known or (named in KINDS and case.unread):
                    continue
                if named not in KINDS and ("channels", named) in case.places.broken:
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
    for router in tables(case) if texts else ():
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
    for router in tables(case):
        ends: dict[str, Path] = {}
        for path in paths(router):
            if path.end in router.outcome:
                ends.setdefault(path.end, path)
        for outcome_id, path in ends.items():
            silent = _silent(case, router.outcome[outcome_id])
            if silent:
                yield case.problem(
                    "router-no-voice", at(router, outcome_id).at("channels"), outcome=outcome_id,
                    path=words(path), area=case.area_name(silent[0]), count=str(len(silent)),
                )  # fmt: skip


def _silent(case: Case, outcome: Outcome) -> list[str]:
    """The areas where an outcome leads to no number; cut-off areas and those without any have own rules."""
    return [
        code
        for code in case.catalog.areas
        if case.reaches_nation(code)
        and any(channel.phones for channel in case.catalog.channels_for(code))
        and not any(door.dials for door in doors(case.catalog, outcome, code))
    ]


CHECKS = (router_doors, router_channel, router_page, router_no_voice)
