"""The site with the headers that deploy/nginx.conf sends, without nginx. No tests here."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseRequestHandler

from generator.publish.serve import Pages
from tests.conftest import ROOT

SAMPLE = (ROOT / "deploy/nginx.conf").read_text("utf-8")
MISSING = "/404.html"
POLICIES = re.search(r"map \$uri \$wageboard_policy \{(.*?)\n\}", SAMPLE, re.S)
POLICY = re.compile(r'^\s*(\S+)\s+"(.*)";$', re.M)


def policies() -> list[tuple[re.Pattern[str] | None, str]]:
    """Pattern of addresses → policy, in nginx's order; the one for all the rest has no pattern."""
    assert POLICIES
    found = POLICY.findall(POLICIES[1])
    assert len(found) > 3
    return [(None if name == "default" else re.compile(name.removeprefix("~")), text) for name, text in found]


def policy(path: str) -> str:
    """What the sample sends with an address that starts with a slash."""
    every = policies()
    return next((text for pattern, text in every if pattern and pattern.search(path)), every[0][1])


class Strict(Pages):
    """The preview's pages, with the policy of the sample; what stands for a missing one has its own."""

    def send_response(self, code: int, message: str | None = None) -> None:
        self.shown = MISSING if code == HTTPStatus.NOT_FOUND else self.path
        super().send_response(code, message)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", policy(self.shown))
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()


@contextmanager
def served(site: Path, handler: Callable[..., BaseRequestHandler] = Strict) -> Iterator[str]:
    """The address of a folder that is served for as long as it is used."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site))) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{web.server_address[1]}/"
        web.shutdown()
