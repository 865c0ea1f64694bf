"""Whose turn it is: one request a host at a time, a pause between, more tries where a server stumbled."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from generator.publish.outside.manners import Manners
from generator.publish.outside.wire import Answer, Wire

AGAIN = (408, 425, 429, 500, 502, 503, 504)
RETRIED = ("dns", "timeout", "reset", "refused", "unreachable")
FILES = (
    ".pdf",
    ".doc",
    ".docx",
    ".xls",
    ".xlsx",
    ".ppt",
    ".pptx",
    ".wps",
    ".et",
    ".zip",
    ".rar",
    ".jpg",
    ".png",
    ".mp4",
)


class Turns:
    """The turns of one run; `later` are hosts that asked to be left alone for longer than we wait."""

    def __init__(self, wire: Wire, manners: Manners) -> None:
        self.wire = wire
        self.manners = manners
        self.later: set[str] = set()
        self._gates: dict[str, asyncio.Lock] = {}
        self._free: dict[str, float] = {}  # host → when it may be asked again
        self._delays: dict[str, float] = {}  # host → seconds between requests that it asks for

    def slow_down(self, host: str, seconds: float) -> None:
        """Keeps a pause of so many seconds with a host from now on."""
        self._delays[host] = seconds
        self._free[host] = time.monotonic() + seconds

    async def insist(self, url: str, extra: dict[str, str]) -> Answer:
        """Tries as often as manners allow; HEAD for files, GET where a server takes no HEAD."""
        method = "HEAD" if PurePosixPath(urlsplit(url).path.lower()).suffix in FILES else "GET"
        answer = Answer()
        for number in range(self.manners.tries):
            answer = await self.ask(url, method, extra)
            if method == "HEAD" and (answer.error in ("reset", "timeout") or answer.status >= 400):
                method = "GET"
                answer = await self.ask(url, method, extra)
            if answer.error not in RETRIED and answer.status not in AGAIN:
                break
            wait = _asked_to_wait(answer)
            host = urlsplit(url).netloc
            if wait > self.manners.patience:
                self.later.add(host)
                break
            pause = max(wait, self.manners.backoff * 2**number)
            if number + 1 < self.manners.tries:
                self._free[host] = max(self._free.get(host, 0.0), time.monotonic() + pause)
        return answer

    async def ask(self, url: str, method: str, extra: dict[str, str]) -> Answer:
        """One request when the host's turn has come."""
        host = urlsplit(url).netloc
        async with self._gates.setdefault(host, asyncio.Lock()):
            await asyncio.sleep(max(0.0, self._free.get(host, 0.0) - time.monotonic()))
            try:
                return await self.wire.ask(url, method, extra)
            finally:
                pause = max(self.manners.pause, self._delays.get(host, 0.0))
                self._free[host] = time.monotonic() + pause


def _asked_to_wait(answer: Answer) -> float:
    """Seconds of Retry-After, which may be a number or a day."""
    text = answer.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    with suppress(ValueError, TypeError):
        until = parsedate_to_datetime(text)
        return max(0.0, (until - datetime.now(UTC)).total_seconds())
    return 0.0
