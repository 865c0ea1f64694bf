"""The misbehaving server and manners without patience; made-up names of hosts lead to this machine."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.publish.outside.finding import Finding
from generator.publish.outside.manners import Manners
from generator.publish.outside.visit import Visits
from generator.publish.outside.wire import Answer, Wire
from tests.publish.outside.server import Server, serving


async def to_this_machine(host: str, port: int) -> list[str]:
    if host == "nowhere.test":
        raise socket.gaierror(socket.EAI_NONAME, "no such host")
    return ["127.0.0.1"]


MANNERS = Manners(
    agent="wageboard-links/test (+https://wageboard.example/)", pause=0.0, backoff=0.01, patience=2.0,
    connect=1.0, total=1.0, slow=0.6, private=True, resolve=to_this_machine, limit=64 * 1024,
)  # fmt: skip


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as it:
        yield it


def visited(
    url: str, known: dict[str, str] | None = None, manners: Manners = MANNERS, **changed: object
) -> tuple[Finding, Answer]:
    async def run() -> tuple[Finding, Answer]:
        mine = replace(manners, **changed)  # type: ignore[arg-type]
        async with Wire(mine) as wire:
            return await Visits(wire, mine).visit(url, known or {})

    return asyncio.run(run())
