"""The built site on this machine, a Chromium, and pages that remember what they asked for and said."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

from tests.browser.kinds import kinds
from tests.browser.served import served
from tests.conftest import Built

# The first is Chromium without its own windows, which takes half the processor for the same pages.
PROGRAMS = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    "chrome", "msedge",
)  # fmt: skip
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
HEIGHT = {360: 740, 1280: 800}

PageAt = Callable[..., "Visit"]


@dataclass
class Visit:
    """A page at a width, with every request it made and every word on its console."""

    page: Page
    site_url: str
    javascript: bool = True
    requests: list[str] = field(default_factory=list[str])
    said: list[str] = field(default_factory=list[str])

    def open(self, path: str) -> Response | None:
        """Goes to a path of the site and waits until everything has loaded and the scripts have run."""
        response = self.page.goto(self.site_url + path, wait_until="load")
        if self.javascript:
            self.page.evaluate("new Promise(done => setTimeout(done, 50))")
        return response

    @property
    def path(self) -> str:
        """Where the page is now, relative to the site."""
        return self.page.url.removeprefix(self.site_url)

    def foreign(self) -> list[str]:
        """The requests that left the site."""
        return [url for url in self.requests if not url.startswith((self.site_url, "data:"))]


@pytest.fixture(scope="package")
def site_url(built: Built) -> Iterator[str]:
    """The address of the built site, served with the headers that the sample for nginx sends."""
    with served(built.site) as url:
        yield url


@pytest.fixture(scope="package")
def pages(built: Built) -> Mapping[str, Mapping[str, str]]:
    """Kind of page → language → the longest such page of the built site."""
    return kinds(built.site, built.catalog)


@pytest.fixture(scope="package")
def browser() -> Generator[Browser]:
    """The machine's own Chromium; without one the tests are skipped, but never in CI.

    For this package alone: its driver keeps an event loop running, in which no other test could start one.
    """
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        message = f"no browser: none of {', '.join(PROGRAMS)} is in PATH, the pages were not looked at"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page_at(browser: Browser, site_url: str) -> Iterator[PageAt]:
    """Makes a `Visit` of a width; requests to other hosts are noted and stopped."""
    contexts = []

    def visit(width: int, *, javascript: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHT.get(width, 800)},
            java_script_enabled=javascript,
            service_workers="block",
        )
        contexts.append(context)
        context.route(lambda url: not url.startswith(site_url), lambda route: route.abort())
        made = Visit(context.new_page(), site_url, javascript)
        made.page.on("request", lambda request: made.requests.append(request.url))
        made.page.on("console", lambda message: made.said.append(_line(message)))
        made.page.on("pageerror", lambda error: made.said.append(f"error: {error}"))
        return made

    yield visit
    for context in contexts:
        context.close()


def _line(message: ConsoleMessage) -> str:
    return f"{message.type}: {message.text} ({message.location.get('url', '')})"
