"""Pages on a slow line, in Chromium: when the call button is painted and what had to be fetched for it.

Looks at the built site/ of the checkout; the browser slows the line down itself, without the round trips of
connecting, which are added here.
"""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from generator.load import load_catalog
from tests.bench.results import table
from tests.browser.conftest import FLAGS, PROGRAMS
from tests.browser.kinds import kinds
from tests.browser.served import served
from tests.conftest import ROOT

TITLE = "Pages on a slow line"
ROUND_TRIP = 300  # ms
DOWN, UP = 1_600_000 // 8, 750_000 // 8  # bytes a second
THREE_G = {"offline": False, "latency": ROUND_TRIP, "downloadThroughput": DOWN, "uploadThroughput": UP}
CONNECTING = 2 * ROUND_TRIP  # TCP and TLS 1.3
PROMISE = 1500  # ms
ROUNDS = 3
SLOWER = (1, 4)  # times slower than this machine's processor
PAGES = ("q/*/ current", "q/*/ superseded", "q/*/ area", "p/*/", "")
LANGUAGES = ("zh", "en", "ug", "bo", "vi")
# The moment of the frame after the one in which the first number to call stood in the window; nothing is
# painted before the first contentful paint.
WATCH = """() => {
  window.called = new Promise(done => {
    const look = () => {
      const it = [...document.querySelectorAll("a[href^='tel:']")].find(one => {
        const box = one.getBoundingClientRect()
        return box.height > 20 && box.top < innerHeight && one.checkVisibility()
      })
      if (!it) return requestAnimationFrame(look)
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))
    }
    look()
  })
}"""
READ = """async () => {
  const called = await window.called
  const paint = performance.getEntriesByName("first-contentful-paint")[0]
  return Math.max(called, paint ? paint.startTime : 0)
}"""


def visit(browser: Browser, url: str, slower: int) -> tuple[float, list[str]]:
    """When the call button was painted, in ms after the visit began, and all that was asked for."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(f"({WATCH})()")
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", THREE_G)
    line.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(url, wait_until="load")
    painted = float(page.evaluate(READ))
    context.close()
    return painted, [one for one in asked if not one.startswith("data:")]


def weight(site: Path, asked: list[str]) -> int:
    """Bytes of what was asked for, each file compressed."""
    paths = [urlsplit(url).path.lstrip("/") for url in asked]
    files = [site / (path + "index.html" if path.endswith("/") or not path else path) for path in paths]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def rows(browser: Browser, url: str, site: Path, found: Mapping[str, Mapping[str, str]]) -> list[list[str]]:
    lines: list[list[str]] = []
    for kind in PAGES:
        for lang in LANGUAGES:
            path = found[kind][lang]
            times: list[str] = []
            asked: list[str] = []
            for slower in SLOWER:
                runs = [visit(browser, url + path, slower) for _ in range(ROUNDS)]
                asked = runs[0][1]
                painted = [time + CONNECTING for time, _ in runs]
                times.append(f"{statistics.median(painted):.0f} ({min(painted):.0f}–{max(painted):.0f})")
            size = f"{weight(site, asked) / 1000:.1f}"
            lines.append([kind or "home", lang, str(len(asked)), size, *times])
    return lines


def section() -> str:
    """The kinds of page that a worker sees first."""
    site = ROOT / "site"
    if not (site / "build.json").is_file():
        raise SystemExit("build the site first: wageboard build")
    program = next(found for name in PROGRAMS if (found := shutil.which(name)))
    with served(site) as url, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        lines = rows(chromium, url, site, kinds(site, load_catalog(ROOT)))
        version = chromium.version
        chromium.close()
    columns = ["page", "language", "requests", "KB", "painted, ms", "painted, ms, processor 4× slower"]
    return f"""\
The longest page of each kind at 360 × 740 px in Chromium {version}; {DOWN * 8 / 1e6} Mbit/s,
{ROUND_TRIP} ms a round trip, nothing cached; median of {ROUNDS} visits (least–most);
load of the machine {os.getloadavg()[0]:.0f}.
*Painted*: the first number to call stands in a painted frame, {CONNECTING} ms of connecting (TCP and TLS
1.3) included, which the browser doesn't slow down itself; finding the name of the host is not. The files
were sent as they are; *KB* is all that the visit fetched, compressed, as a web server sends it.
The promise for a scan page is {PROMISE} ms, one request and 14 KB; the tests hold all three, the first by
the best of a few visits (tests/browser/test_slow_line.py).

{table(columns, lines)}
"""
