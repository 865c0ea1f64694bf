"""Each way a server can misbehave, by a real server on this machine: what the link check makes of it."""

from __future__ import annotations

import asyncio
import socket
import time
from email.utils import formatdate

import httpx
import pytest

from generator.publish.outside.finding import BROKEN, KINDS
from generator.publish.outside.visit import Visits
from generator.publish.outside.wire import Wire
from tests.publish.outside import server as wild
from tests.publish.outside.conftest import MANNERS, visited
from tests.publish.outside.server import Server, goes, in_turn, page, says

OK = says(200, page())


@pytest.mark.parametrize(
    ("route", "kinds"),
    [
        (OK, ()),
        (says(404, page("没有")), ("gone",)),
        (says(410), ("gone",)),
        (says(500), ("status",)),
        (says(400), ("status",)),
        (says(304), ()),
        (says(300), ("status",)),
        (in_turn(says(500), OK), ()),
        (in_turn(wild.resets, OK), ()),
        (in_turn(says(429, Retry_After="1"), OK), ()),
        (says(429, Retry_After="0"), ("busy",)),
        (says(503, Retry_After="86400"), ("busy",)),
        (in_turn(says(503, Retry_After="\xb2"), OK), ()),
        (in_turn(says(503, Retry_After="soon"), OK), ()),
        (says(412), ("denied",)),
        (says(403), ("denied",)),
        (wild.hangs, ("timeout",)),
        (wild.drips_head, ("timeout",)),
        (wild.drips, ("slow",)),
        (wild.resets, ("reset",)),
        (wild.bomb, ()),
        (wild.flood, ()),
        (says(200, b"no gzip at all", Content_Encoding="gzip"), ()),
        (says(200, "<title>办事</title>".encode("gb18030") + b"\xff" * 999, "text/html; charset=utf-8"), ()),
        (says(200, page(), "text/html; charset=no-such-encoding"), ()),
        (says(200, page(), 'text/html; charset="../x"'), ()),
        (says(200, "<title>页面不存在</title>".encode("gbk"), "text/html; charset=gb2312"), ("soft",)),
        (says(200, page("对不起", "您访问的页面不存在或已删除")), ("soft",)),
        (says(200, page("404 Not Found")), ("soft",)),
        (says(200, page("Oops", "Sorry, this page no longer exists.")), ("soft",)),
        (says(200, page("问答", "微信里提示“页面不存在”怎么办？" + wild.LONG)), ()),
        (says(200, b"404 page not found", "text/plain"), ()),
        (goes(302, "/here"), ("temporary",)),
        (goes(301, "/here"), ("moved",)),
        (goes(301, "/page"), ("loop",)),
        (goes(301, "/"), ("home",)),
        (goes(302, "/index.html"), ("home",)),
        (goes(301, "/nothing"), ("gone",)),
        (goes(301, "ftp://files.test/a"), ("scheme",)),
        (goes(301, "http://name:word@127.0.0.1/a"), ("credentials",)),
        (goes(301, "http://[half/"), ("odd",)),
        (goes(302, "http://nowhere.test/"), ("dns",)),
        (says(301), ("status",)),
    ],
)  # fmt: skip
def test_each_misbehaviour_has_its_name(server: Server, route: wild.Route, kinds: tuple[str, ...]) -> None:
    server.routes.update({"/page": route, "/here": says(200, page("新地址")), "/": OK, "/index.html": OK})
    began = time.monotonic()
    found, _ = visited(f"http://guide.test:{server.port}/page")
    assert found.kinds == kinds
    assert set(kinds) <= set(KINDS)
    assert found.broken == bool(kinds and kinds[0] in BROKEN)
    assert time.monotonic() - began < 12


def test_a_page_without_end_and_a_bomb_cost_no_memory(server: Server) -> None:
    server.routes.update({"/flood": wild.flood, "/bomb": wild.bomb})
    for path in ("/flood", "/bomb"):
        _, answer = visited(f"http://guide.test:{server.port}{path}")
        assert len(answer.body) == MANNERS.limit
    assert server.taken < 20 * MANNERS.limit + 8_000_000  # what the system buffers on its way


def test_retry_after_is_kept_in_both_forms(server: Server) -> None:
    for given in (lambda: "1", lambda: formatdate(time.time() + 3, usegmt=True)):
        server.asked.clear()
        server.routes["/page"] = in_turn(says(429, Retry_After=given()), OK)
        assert visited(f"http://guide.test:{server.port}/page", patience=9.0)[0].kinds == ()
        first, second = (at for _, path, _, at in server.asked if path == "/page")
        assert second - first >= 0.9


def test_a_host_that_wants_to_be_left_alone_is(server: Server) -> None:
    server.routes["*"] = says(429, Retry_After="9999")
    server.routes["/robots.txt"] = says(404)

    async def run() -> list[tuple[str, ...]]:
        async with Wire(MANNERS) as wire:
            visits = Visits(wire, MANNERS)
            return [(await visits.visit(f"http://a.test:{server.port}/{i}", {}))[0].kinds for i in range(3)]

    assert asyncio.run(run()) == [("busy",)] * 3
    assert len([path for _, path, _, _ in server.asked if path != "/robots.txt"]) == 1


def test_redirects_without_end_are_given_up(server: Server) -> None:
    server.routes["*"] = lambda it: it.say(302, Location=it.path + "x")
    server.routes["/robots.txt"] = says(404)
    found, _ = visited(f"http://guide.test:{server.port}/a")
    assert found.kinds == ("too-many",)
    assert len(found.hops) == MANNERS.redirects + 1


def test_a_chain_of_permanent_moves_is_offered_as_far_as_it_is_permanent(server: Server) -> None:
    at = f"http://guide.test:{server.port}"
    server.routes.update(
        {"/a": goes(301, "/b"), "/b": goes(308, "/c"), "/c": goes(302, "/d"), "/d": OK, "/e": goes(301, "/a")}
    )
    found, _ = visited(at + "/a#第三条")
    assert (found.kinds, found.new) == (("moved",), f"{at}/c#第三条")
    assert found.hops == ((301, f"{at}/b"), (308, f"{at}/c"), (302, f"{at}/d"))
    server.routes["/c"] = says(404)
    assert visited(at + "/a")[0].new == ""
    server.routes["/a"] = goes(301, "/d;jsessionid=1")
    server.routes["/d;jsessionid=1"] = OK
    assert visited(at + "/a")[0].kinds == ("temporary",)


def test_absent_pages_that_look_the_same(server: Server) -> None:
    at = f"http://guide.test:{server.port}"
    server.routes.update({"*": says(200, page("服务大厅")), "/robots.txt": says(404)})
    assert visited(at + "/hall/3")[0].kinds == ("same",)
    server.routes.update({"*": goes(302, "/hall/"), "/hall/": says(200, page("大厅"))})
    assert visited(at + "/hall/3")[0].kinds == ("same", "temporary")
    server.routes.update({"*": goes(302, "/hall/4"), "/hall/4": says(200, page("大厅"))})
    assert visited(at + "/hall/4")[0].kinds == ("same",)


def test_a_file_is_asked_by_head_and_fetched_only_where_a_server_refuses_it(server: Server) -> None:
    at = f"http://guide.test:{server.port}"
    server.routes.update({"/a.pdf": says(200, b"%PDF", "application/pdf"), "/b.pdf": wild.no_head})
    assert visited(at + "/a.pdf")[0].kinds == visited(at + "/b.pdf")[0].kinds == ()
    assert (server.count("/a.pdf", "HEAD"), server.count("/a.pdf", "GET")) == (1, 0)
    assert (server.count("/b.pdf", "HEAD"), server.count("/b.pdf", "GET")) == (1, 1)


def test_robots_txt_is_obeyed_and_we_say_who_we_are(server: Server) -> None:
    at = f"http://guide.test:{server.port}"
    rules = b"User-agent: wageboard-links\nDisallow: /inner/\nUser-agent: *\nDisallow: /\n"
    server.routes.update({"/robots.txt": says(200, rules, "text/plain"), "/inner/a": OK, "/a": OK})
    assert visited(at + "/inner/a")[0].kinds == ("robots",)
    assert visited(at + "/a")[0].kinds == ()
    assert server.count("/inner/a") == 0
    assert {head["User-Agent"] for _, _, head, _ in server.asked} == {MANNERS.agent}
    assert all(not {"Cookie", "Authorization", "Referer"} & head.keys() for _, _, head, _ in server.asked)
    server.routes["/robots.txt"] = says(503)
    assert visited(at + "/a")[0].kinds == ("busy",)
    server.routes["/robots.txt"] = says(200, page())  # a page for people
    assert visited(at + "/a")[0].kinds == ()


def test_a_redirect_of_robots_txt_that_leads_nowhere_is_no_rule(server: Server) -> None:
    for place in ("http://[half", "", "/robots.txt", "ftp://files.test/"):
        server.routes.update({"/robots.txt": goes(301, place), "/a": OK})
        assert visited(f"http://guide.test:{server.port}/a")[0].kinds == ()


def test_a_redirect_does_not_lead_past_robots_txt(server: Server) -> None:
    server.routes.update(
        {"/robots.txt": says(200, b"User-agent: *\nDisallow: /b", "text/plain"), "/a": goes(301, "/b")}
    )
    assert visited(f"http://guide.test:{server.port}/a")[0].kinds == ("robots",)
    assert server.count("/b") == 0


def test_hosts_are_asked_with_pauses_that_they_may_lengthen(server: Server) -> None:
    server.routes.update(
        {"*": OK, "/robots.txt": says(200, b"User-agent: *\nCrawl-delay: 1\n", "text/plain")}
    )
    visited(f"http://guide.test:{server.port}/", pause=0.3)
    first, second = (at for _, _, _, at in server.asked)
    assert second - first >= 0.9


def test_nothing_listens(server: Server) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert visited(f"http://guide.test:{port}/")[0].kinds == ("refused",)


def test_addresses_of_the_inner_net_get_nothing(server: Server) -> None:
    server.routes["*"] = OK
    for host in ("guide.test", "127.0.0.1", "localhost"):
        assert visited(f"http://{host}:{server.port}/", private=False)[0].kinds == ("private",)
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "fe80::1%eth0", "fd00::1",
     "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "224.0.0.1", "nonsense"],
)  # fmt: skip
def test_every_notation_of_the_inner_net_is_known(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def there(host: str, port: int) -> list[str]:
        return ["8.8.8.8", address]

    async def send(*_: object, **__: object) -> None:
        raise AssertionError("sent")

    monkeypatch.setattr(httpx.AsyncClient, "send", send)
    assert visited("http://guide.test/", private=False, resolve=there)[0].kinds == ("private",)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_open_net_are_asked_as_they_were_weighed(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def there(host: str, port: int) -> list[str]:
        return [address]

    async def send(_: object, request: httpx.Request, **__: object) -> None:
        assert request.url.host == address
        assert request.headers["Host"] == "guide.test:8443"
        assert request.extensions["sni_hostname"] == "guide.test"
        raise httpx.ConnectError("seen")

    monkeypatch.setattr(httpx.AsyncClient, "send", send)
    found, _ = visited("https://guide.test:8443/a", private=False, resolve=there)
    assert found.kinds == ("unreachable",)


def test_the_next_address_of_a_host_is_tried(server: Server) -> None:
    async def there(host: str, port: int) -> list[str]:
        return ["127.0.0.2", "127.0.0.1"]

    async def nowhere(host: str, port: int) -> list[str]:
        return []

    server.routes["/"] = OK
    assert visited(f"http://guide.test:{server.port}/", resolve=there)[0].kinds == ()
    assert visited(f"http://guide.test:{server.port}/", resolve=nowhere)[0].kinds == ("dns",)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://name:word@guide.test/", "credentials"), ("ftp://guide.test/", "scheme"),
        ("file:///etc/passwd", "scheme"), ("http://[half", "odd"), ("http:///a", "odd"),
        ("http://guide.test:99999/", "odd"), ("https://" + "a" * 70 + ".test/", "refused"),
        ("http://xn--a.test:1/", "refused"), ("http://guide.test:1/\x00", "odd"),
    ],
)  # fmt: skip
def test_addresses_that_are_never_sent(url: str, kind: str) -> None:
    assert visited(url, tries=1)[0].kinds[0] in (kind, "odd")
