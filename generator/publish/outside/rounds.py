"""One run over the links: many hosts at once, each host in its turn; what was found survives Ctrl-C."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from generator.publish.outside.finding import Finding
from generator.publish.outside.manners import Manners
from generator.publish.outside.memory import Memory
from generator.publish.outside.named import Link
from generator.publish.outside.visit import Visits
from generator.publish.outside.wire import Wire

UNREACHED = {
    "dns",
    "refused",
    "unreachable",
    "timeout",
    "tls-host",
    "gone",
}  # a domain often lives at www. only


@dataclass
class Round:
    """What a run found; `stopped` when somebody ended it early."""

    found: dict[str, Finding] = field(default_factory=dict[str, Finding])
    stopped: bool = False


def ask(
    links: Sequence[Link],
    named: Sequence[Link],
    manners: Manners,
    memory: Memory,
    told: Callable[[int], None] = lambda _: None,
) -> Round:
    """Asks every link that isn't known well enough; `told` hears how many are done. What the memory holds of
    other links is kept as long as they are `named`."""
    done = Round()
    for link in links:
        known = memory.recent(link.url)
        if known:
            done.found[link.url] = known
    told(len(done.found))
    waiting = [link for link in links if link.url not in done.found]
    try:
        _run(_all(waiting, manners, memory, done, told))
    except KeyboardInterrupt:
        done.stopped = True
    finally:
        memory.save({link.url for link in named})
    return done


def due(links: Sequence[Link], memory: Memory, limit: int | None) -> list[Link]:
    """The links to look at, at most `limit`: those that were asked longest ago first."""
    if limit is None or limit >= len(links):
        return list(links)
    return sorted(links, key=lambda link: (memory.day(link.url), link.url))[:limit]


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Does the work; in a thread of its own where the caller's thread runs an event loop already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(work)
        return
    with ThreadPoolExecutor(1) as own:
        own.submit(copy_context().run, asyncio.run, work).result()


async def _all(
    links: Sequence[Link], manners: Manners, memory: Memory, done: Round, told: Callable[[int], None]
) -> None:
    hosts: dict[str, list[Link]] = {}
    for link in links:
        hosts.setdefault(_host(link.url), []).append(link)
    room = asyncio.Semaphore(manners.hosts)
    async with Wire(manners) as wire:
        visits = Visits(wire, manners)

        async def of_host(own: Sequence[Link]) -> None:
            async with room:
                for link in own:
                    done.found[link.url] = await _one(link, visits, memory)
                    told(len(done.found))

        async with asyncio.TaskGroup() as group:
            for own in hosts.values():
                group.create_task(of_host(own))


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


async def _one(link: Link, visits: Visits, memory: Memory) -> Finding:
    found, answer = await visits.visit(link.url, memory.conditions(link.url))
    if answer.status == 304:
        found = memory.unchanged(link.url, answer.seconds)
    if link.host:
        if UNREACHED & set(found.kinds):
            other, heard = await visits.visit(link.url.replace("://", "://www.", 1), {})
            if not other.broken:
                found, answer = other, heard
        # Of a host in the list it matters that it is there and has https; its home page may move about.
        kinds = tuple(kind for kind in found.kinds if found.broken)
        found = replace(found, url=link.url, kinds=kinds, new="")
    memory.learn(found, answer)
    return found
