"""How politely and how patiently links are asked."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

Resolver = Callable[[str, int], Awaitable[list[str]]]


async def system_resolver(host: str, port: int) -> list[str]:
    """The addresses of a host; `socket.gaierror` where it has none."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True)
class Manners:
    """Times in seconds, sizes in bytes."""

    agent: str
    pause: float = 1.0  # between two requests to one host
    hosts: int = 8  # that are asked at the same time
    tries: int = 3
    backoff: float = 1.0  # before the second try; doubled before each further one
    patience: float = 60.0  # the longest Retry-After that is waited for
    connect: float = 8.0
    total: float = 20.0  # for one request, whatever the server does
    slow: float = 5.0
    limit: int = 256 * 1024  # of a page: the rest isn't read
    redirects: int = 10
    fresh: int = 6  # days for which a good answer is believed: a weekly run asks again
    private: bool = False
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    resolve: Resolver = system_resolver
