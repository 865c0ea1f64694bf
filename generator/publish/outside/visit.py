"""Asks one link: robots.txt, tries, redirects, missing pages that claim to be there; makes a `Finding`."""

from __future__ import annotations

import asyncio
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from generator.publish.digest import digest
from generator.publish.outside import soft
from generator.publish.outside.finding import Finding
from generator.publish.outside.manners import Manners
from generator.publish.outside.turns import Turns
from generator.publish.outside.wire import Answer, Wire, refusal

FOREVER, FOR_NOW = (301, 308), (302, 303, 307)
GONE = (404, 410)
UNCHANGED = 304
DENIED = (401, 403, 407, 412, 418, 451, 521)  # to programs; 412, 418 and 521 are what firewalls in China say
SESSION = ("jsessionid", "sessionid", "phpsessid", "token=", "ticket=")  # addresses that nobody can keep
LONGEST_DELAY = 30.0  # seconds of a robots.txt's Crawl-delay that we keep
_Robots = RobotFileParser | str  # or why the host's pages aren't asked


class Visits:
    """Visits of one run: hosts are asked one request at a time with a pause between."""

    def __init__(self, wire: Wire, manners: Manners) -> None:
        self.manners = manners
        self._turns = Turns(wire, manners)
        self._robots: dict[str, asyncio.Task[_Robots]] = {}
        self._absent: dict[str, asyncio.Task[tuple[Answer, str]]] = {}

    async def visit(self, url: str, known: dict[str, str]) -> tuple[Finding, Answer]:
        """What there is to say about an address; `known`: headers that ask whether it is unchanged."""
        hops: list[tuple[int, str]] = []
        here, seen = urldefrag(url)[0], set[str]()
        while True:
            stopped = await self._stopped(here)
            if stopped:
                return Finding(url, (stopped,), hops=tuple(hops)), Answer()
            seen.add(here)
            answer = await self._turns.insist(here, known if not hops else {})
            if answer.status not in (*FOREVER, *FOR_NOW) or "location" not in answer.headers:
                break
            there = urldefrag(_led(here, answer))[0]
            if not there:
                return Finding(url, ("odd",), answer.status, tuple(hops)), answer
            hops.append((answer.status, there))
            if there in seen:
                return Finding(url, ("loop",), answer.status, tuple(hops)), answer
            if len(hops) > self.manners.redirects:
                return Finding(url, ("too-many",), answer.status, tuple(hops)), answer
            here = there
        return await self._judged(url, tuple(hops), answer), answer

    async def _judged(self, url: str, hops: tuple[tuple[int, str], ...], answer: Answer) -> Finding:
        kinds: list[str] = []
        final = hops[-1][1] if hops else url
        host = urlsplit(final).netloc
        if answer.error:
            kinds.append(answer.error)
        elif answer.status in GONE:
            kinds.append("gone")
        elif answer.status in DENIED:
            kinds.append("denied")
        elif answer.status == 429 or (answer.status == 503 and host in self._turns.later):
            kinds.append("busy")
        elif (answer.status >= 300 and answer.status != UNCHANGED) or answer.status < 200:
            kinds.append("status")
        elif hops and soft.led_home(url, final):
            kinds.append("home")
        elif answer.status == 200 and answer.page:
            kinds += await self._missing(final, answer)
        well = not kinds or kinds == ["same"]
        new = _moved(url, hops) if well else ""
        if hops and well:
            kinds.append("moved" if new else "temporary")
        if well and (answer.seconds > self.manners.slow or not answer.whole):
            kinds.append("slow")
        return Finding(url, tuple(kinds), answer.status, hops, new, answer.note, answer.seconds)

    async def _missing(self, url: str, answer: Answer) -> list[str]:
        """Whether a page that is there is the page for what isn't."""
        page = soft.text_of(answer.body, answer.headers.get("content-type", ""))
        if soft.says_missing(page):
            return ["soft"]
        parts = urlsplit(url)
        if parts.path in ("", "/") or refusal(url):
            return []
        folder = urljoin(url, "./").rstrip("/")
        if folder not in self._absent:
            name = "wageboard-" + digest(folder.encode())[:12]
            self._absent[folder] = asyncio.create_task(self._ask_absent(f"{folder}/{name}"))
        absent, led = await self._absent[folder]
        if absent.status in (*FOREVER, *FOR_NOW) and led == url:
            return ["same"]
        if absent.status != 200 or not absent.page:
            return []
        other = soft.text_of(absent.body, absent.headers.get("content-type", ""))
        return ["same"] if soft.alike(page, other) else []

    async def _ask_absent(self, url: str) -> tuple[Answer, str]:
        answer = await self._turns.ask(url, "GET", {})
        return answer, _led(url, answer)

    async def _stopped(self, url: str) -> str:
        """Why an address isn't asked; empty when it may be."""
        refused = refusal(url)
        if refused:
            return refused
        parts = urlsplit(url)
        if parts.netloc in self._turns.later:
            return "busy"
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = asyncio.create_task(self._read_robots(origin))
        rules = await self._robots[origin]
        if isinstance(rules, str):
            return rules
        return "" if rules.can_fetch(self.manners.agent, url) else "robots"

    async def _read_robots(self, origin: str) -> _Robots:
        """The host's wishes. Without a file everything is allowed; a server in trouble is left alone
        (RFC 9309, 2.3.1.3 and 2.3.1.4); one that can't be reached will say so again at the page."""
        rules = RobotFileParser()
        url = origin + "/robots.txt"
        answer = Answer()
        for _ in range(self.manners.redirects):
            answer = await self._turns.ask(url, "GET", {})
            if answer.status not in (*FOREVER, *FOR_NOW) or "location" not in answer.headers:
                break
            url = _led(url, answer)
        if answer.error == "private":
            return "private"
        if answer.status >= 500:
            return "busy"
        lines = answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else []
        rules.parse([] if answer.page else lines)
        rules.modified()
        delay = rules.crawl_delay(self.manners.agent)
        if delay:
            self._turns.slow_down(urlsplit(origin).netloc, min(float(delay), LONGEST_DELAY))
        return rules


def _led(url: str, answer: Answer) -> str:
    """Where an answer leads; empty for what is no address."""
    try:
        return urljoin(url, answer.headers.get("location", "").strip())
    except ValueError:
        return ""


def _moved(url: str, hops: tuple[tuple[int, str], ...]) -> str:
    """Where an address moved for good: as far as its redirects are permanent; its fragment goes along."""
    new = ""
    for status, there in hops:
        if status not in FOREVER:
            break
        new = there
    if not new or refusal(new) or any(word in new.lower() for word in SESSION):
        return ""
    fragment = urldefrag(url)[1]
    new = f"{new}#{fragment}" if fragment else new
    return new if new != url else ""
