"""Runs over many links: what is remembered, what is asked again, how many hosts at once."""

from __future__ import annotations

import asyncio
import signal
import threading
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.config import Config
from generator.publish.outside.memory import Memory
from generator.publish.outside.named import Link
from generator.publish.outside.rounds import Round, ask
from tests.conftest import TODAY
from tests.publish.outside.conftest import MANNERS
from tests.publish.outside.server import Handler, Server, goes, page, says

WEEK = timedelta(days=7)


def run(root: Path, links: list[Link], day: date = TODAY, **changed: object) -> Round:
    manners = replace(MANNERS, **changed)  # type: ignore[arg-type]
    return ask(links, links, manners, Memory(Config(root, day), manners.fresh))


def test_a_week_later_a_page_is_asked_whether_it_changed(server: Server, tmp_path: Path) -> None:
    link = Link(f"http://a.test:{server.port}/guide", ())
    day = "Fri, 20 Nov 2026 08:00:00 GMT"
    server.routes["/guide"] = says(200, page(), ETag='"1"', Last_Modified=day)
    assert run(tmp_path, [link]).found[link.url].kinds == ()
    server.asked.clear()
    assert run(tmp_path, [link], TODAY + timedelta(days=6)).found[link.url].cached
    assert server.asked == []
    server.routes["/guide"] = says(304)
    for weeks in (1, 2):  # a confirmation confirms the marks too
        found = run(tmp_path, [link], TODAY + weeks * WEEK).found[link.url]
        assert (found.kinds, found.cached) == ((), False)
    asked = [head for _, path, head, _ in server.asked if path == "/guide"]
    assert [(head["If-None-Match"], head["If-Modified-Since"]) for head in asked] == [('"1"', day)] * 2
    server.routes["/guide"] = says(404)
    assert run(tmp_path, [link], TODAY + 3 * WEEK).found[link.url].kinds == ("gone",)


def test_what_stood_under_other_links_is_forgotten_when_nobody_names_it(
    server: Server, tmp_path: Path
) -> None:
    server.routes["*"] = says(404)
    one, other = (Link(f"http://a.test:{server.port}/{name}", ()) for name in "ab")
    memory = Memory(Config(tmp_path, TODAY), 6)
    ask([one], [one, other], MANNERS, memory)
    ask([other], [other], MANNERS, memory)
    held = Memory(Config(tmp_path, TODAY), 6)
    assert [held.day(link.url) for link in (one, other)] == [date.min, TODAY]


@pytest.mark.parametrize("hosts", [1, 3])
def test_one_request_a_host_and_so_many_hosts_at_once(server: Server, tmp_path: Path, hosts: int) -> None:
    lock = threading.Lock()
    busy: list[str] = []
    most: list[int] = []

    def counted(it: Handler) -> None:
        host = it.headers["Host"]
        with lock:
            assert host not in busy
            busy.append(host)
            most.append(len(busy))
        it.server.ended.wait(0.05)
        with lock:
            busy.remove(host)
        it.say(200, page())

    server.routes["*"] = counted
    links = [Link(f"http://h{host}.test:{server.port}/{n}", ()) for host in range(6) for n in range(2)]
    assert len(run(tmp_path, links, hosts=hosts).found) == 12
    assert max(most) <= hosts
    assert hosts == 1 or max(most) > 1
    assert set(most) <= set(range(1, hosts + 1))


def test_a_host_of_the_list_may_live_at_www_only(server: Server, tmp_path: Path) -> None:
    server.routes.update({"/": goes(302, "/home/a"), "/home/a": says(200, page())})
    bare = Link(f"http://nowhere.test:{server.port}/", (), host=True)
    assert run(tmp_path, [bare]).found[bare.url].kinds == ()
    plain = Link(bare.url, ())
    assert run(tmp_path / "other", [plain]).found[bare.url].kinds == ("dns",)


def test_what_was_found_is_kept_when_a_run_is_ended(server: Server, tmp_path: Path) -> None:
    server.routes["*"] = says(200, page(text="正文" * 300))
    server.routes["/robots.txt"] = says(404)
    links = [Link(f"http://a.test:{server.port}/{n}/", ()) for n in range(3)]

    def end(done: int) -> None:
        if done == 2:
            signal.raise_signal(signal.SIGINT)

    done = ask(links, links, MANNERS, Memory(Config(tmp_path, TODAY), 6), end)
    assert (done.stopped, len(done.found)) == (True, 2)
    held = Memory(Config(tmp_path, TODAY), 6)
    assert [held.day(link.url) for link in links] == [TODAY, TODAY, date.min]


def test_a_caller_may_run_an_event_loop_of_its_own(server: Server, tmp_path: Path) -> None:
    server.routes["*"] = says(200, page(text="正文" * 300))
    server.routes["/robots.txt"] = says(404)
    link = Link(f"http://a.test:{server.port}/", ())

    async def embedded() -> Round:
        return run(tmp_path, [link])

    assert list(asyncio.run(embedded()).found) == [link.url]
