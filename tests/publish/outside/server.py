"""A server on this machine that misbehaves in every way that a link check meets."""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
LONG = "农民工工资应当以货币形式，通过银行转账或者现金支付给农民工本人。" * 30


def page(title: str = "办事指南", text: str = LONG) -> bytes:
    return PAGE.format(title=title, text=text).encode()


class Server(ThreadingHTTPServer):
    """Remembers what it was asked; `routes`: path → what to do with the request."""

    daemon_threads = True

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, dict[str, str], float]] = []
        self.routes: dict[str, Callable[[Handler], None]] = {}
        self.ended = threading.Event()
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what we test."""

    @property
    def port(self) -> int:
        return self.server_address[1]

    def count(self, path: str, method: str | None = None) -> int:
        return sum(p == path and method in (None, m) for m, p, _, _ in self.asked)


class Handler(BaseHTTPRequestHandler):
    server: Server

    def _any(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked.append((self.command, path, dict(self.headers), time.monotonic()))
        route = self.server.routes.get(path) or self.server.routes.get("*")
        if route:
            route(self)
        else:
            self.say(404, page("404"))

    do_GET = do_HEAD = _any  # noqa: N815

    def say(
        self, status: int, body: bytes = b"", kind: str = "text/html; charset=utf-8", **head: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in head.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


Route = Callable[[Handler], None]


def says(status: int, body: bytes = b"", kind: str = "text/html; charset=utf-8", **head: str) -> Route:
    return lambda it: it.say(status, body, kind, **head)


def goes(status: int, to: str) -> Route:
    return says(status, Location=to)


def in_turn(*routes: Route) -> Route:
    """The first answer once, then the next; the last for ever."""
    left = list(routes)
    return lambda it: (left.pop(0) if len(left) > 1 else left[0])(it)


def hangs(it: Handler) -> None:
    it.server.ended.wait(20)


def drips(it: Handler) -> None:
    """Says that it is there, and then a letter at a time."""
    it.send_response(200)
    it.send_header("Content-Type", "text/html")
    it.end_headers()
    while not it.server.ended.wait(0.05):
        it.wfile.write(b".")


def drips_head(it: Handler) -> None:
    it.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not it.server.ended.wait(0.05):
        it.wfile.write(b".")
        it.wfile.flush()


def resets(it: Handler) -> None:
    it.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    it.connection.close()


def no_head(it: Handler) -> None:
    it.say(405 if it.command == "HEAD" else 200, b"%PDF", "application/pdf")


def bomb(it: Handler) -> None:
    """Ten kilobytes that unpack to ten megabytes."""
    it.say(200, gzip.compress(b" " * 10_000_000), Content_Encoding="gzip")


def flood(it: Handler) -> None:
    """A page without an end; counts what somebody took of it."""
    it.send_response(200)
    it.send_header("Content-Type", "text/html")
    it.end_headers()
    it.server.taken = 0  # type: ignore[attr-defined]
    while not it.server.ended.is_set():
        it.wfile.write(b"<p>" + b"x" * 65_536)
        it.server.taken += 65_536  # type: ignore[attr-defined]


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    with Server(tls) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.ended.set()
            server.shutdown()
            thread.join()
