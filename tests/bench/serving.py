"""What nginx serves with the shipped sample: requests a second, bytes, 304s; and the first paint of a scan
page on a slow line beside the same page made with Material.

Looks at the built site/ of the checkout, copied and packed as `wageboard build --gzip` packs it.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.load import load_catalog
from generator.publish import assemble, squeezed
from generator.render.output import Output
from tests.bench.browser import CONNECTING, DOWN, visit, weight
from tests.bench.peers import MATERIAL
from tests.bench.results import table
from tests.browser.conftest import FLAGS, PROGRAMS
from tests.browser.kinds import kinds
from tests.browser.served import served
from tests.conftest import ROOT
from tests.deploy.server import Server, free_port, running
from tests.deploy.test_nginx import AROUND, MIME, SAMPLE

TITLE = "Serving"
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
BROTLI = f"load_module {MODULE};\n"
SECONDS, CONNECTIONS, ROUNDS = 3, 16, 3
GZIP, BR = "Accept-Encoding: gzip", "Accept-Encoding: br"
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
VISITS = 5
PAGES = ("q/*/ current", "")


def section() -> str:
    site = ROOT / "site"
    if not (site / "build.json").is_file():
        raise SystemExit("build the site first: wageboard build")
    found = kinds(site, load_catalog(ROOT))
    pages = [found[kind]["zh"] for kind in PAGES]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = _copied(site, folder / "site", pages)
        rows = [row for page in pages for row in _rates(folder, copy, page)]
        paints = _paints(folder, site, pages[0])
    return f"""\
nginx {_version()} with `deploy/nginx.conf` as it ships (http instead of https, one worker), wrk with
{CONNECTIONS} connections for {SECONDS} s, medians of {ROUNDS} interleaved rounds (least–most), on the
machine that also runs wrk; load of the machine {os.getloadavg()[0]:.0f}. *packed when asked* is nginx's own
gzip; *.gz* and *.br* are files beside the page (`wageboard build --gzip --brotli`;
.br for the Debian module `libnginx-mod-http-brotli-static`, with `brotli_static on`). KB is the body.

{table(["page", "as", "requests/s", "spread", "KB"], rows)}

First paint of the number to call, {DOWN * 8 / 1e6:.1f} Mbit/s and {CONNECTING // 2} ms a round trip, in
Chromium at 360 × 740, nothing cached, {CONNECTING} ms of connecting included, median of {VISITS} visits
(least–most): the scan page as it is, and the same words as a page of Material for MkDocs (search, its own
style and script; no fonts from elsewhere).

{table(["page", "requests", "KB", "painted, ms"], paints)}
"""


def _copied(site: Path, to: Path, pages: list[str]) -> Path:
    """What is asked for, with its packed files beside it."""
    for page in pages:
        path = page + "index.html"
        assemble.write([Output(path, (site / path).read_bytes())], to)
    shutil.copy(site / "404.html", to)
    assemble.write(squeezed.outputs(to, assemble.digests(to, {}), to, squeezed.WAYS), to)
    return to


@contextmanager
def _nginx(folder: Path, site: Path, *changes: tuple[str, str], head: str = "") -> Iterator[Server]:
    port = free_port()
    own = re.sub(r"    ssl_certificate.*\n", "", SAMPLE)
    for old, new in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"), ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("/srv/wageboard/current", str(site)), *changes,
    ):  # fmt: skip
        assert old in own, old
        own = own.replace(old, new)
    conf = folder / "nginx.conf"
    conf.write_text(head + AROUND.format(folder=folder, mime=MIME, sample=own), "utf-8")
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    with running([program, "-e", "stderr", "-p", str(folder), "-c", str(conf)], folder, port):
        yield Server(port, {})


def _rates(folder: Path, site: Path, page: str) -> list[list[str]]:
    """A row a way of sending a page."""
    plain = ("gzip_static on;", "gzip_static off;")
    brotli = ("gzip_static on;", "gzip_static on; brotli_static on;")
    ways: dict[str, tuple[tuple[tuple[str, str], ...], str, list[str]]] = {
        "as it is": ((), "", []),
        "packed when asked": ((plain,), "", [GZIP]),
        ".gz": ((), "", [GZIP]),
        "304, not changed": ((), "", [GZIP, "If-None-Match"]),
    }
    if MODULE.is_file():
        ways[".br"] = ((brotli,), BROTLI, [BR])
    rates: dict[str, list[float]] = {way: [] for way in ways}
    sizes: dict[str, int] = {}
    for _ in range(ROUNDS):
        for way, (changes, head, words) in ways.items():
            with _nginx(folder, site, *changes, head=head) as server:
                asked = dict(word.split(": ", 1) for word in words if ": " in word)
                got = server.get("/" + page, **{key.replace("-", "_"): it for key, it in asked.items()})
                assert got.status == 200
                if len(asked) != len(words):
                    asked["If-None-Match"] = got.headers["etag"]
                    got = server.get("/" + page, Accept_Encoding="gzip", If_None_Match=got.headers["etag"])
                    assert got.status == 304
                sizes[way] = len(got.body)
                rates[way].append(_wrk(f"http://127.0.0.1:{server.port}/{page}", asked))
    return [
        [
            "/" + page, way, f"{statistics.median(its):,.0f}", f"{min(its):,.0f}–{max(its):,.0f}",
            f"{sizes[way] / 1000:.1f}",
        ]
        for way, its in rates.items()
    ]  # fmt: skip


def _wrk(url: str, headers: dict[str, str]) -> float:
    words = [word for key, it in headers.items() for word in ("-H", f"{key}: {it}")]
    run = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", *words, url]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert "Non-2xx or 3xx" not in done.stdout, done.stdout
    found = RATE.search(done.stdout)
    assert found, done.stdout
    return float(found[1])


def _paints(folder: Path, site: Path, page: str) -> list[list[str]]:
    """The scan page, and its words as a page of Material."""
    html = (site / page / "index.html").read_text("utf-8")
    body = html.partition("<main>")[2].partition("</main>")[0]
    peer = folder / "material"
    (peer / "docs").mkdir(parents=True)
    (peer / "mkdocs.yml").write_text(MATERIAL.replace("plugins: []", "plugins: [search]"), "utf-8")
    (peer / "docs/index.md").write_text(f"<div>\n{body}\n</div>\n", "utf-8")
    run = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(peer / "mkdocs.yml")]
    subprocess.run(run, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    program = next(found for name in PROGRAMS if (found := shutil.which(name)))
    rows: list[list[str]] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        runs: dict[str, list[tuple[float, list[str]]]] = {}
        places = {"scan page": (site, page), "the same by Material": (peer / "site", "")}
        for _ in range(VISITS):
            for name, (root, path) in places.items():
                with served(root) as url:
                    runs.setdefault(name, []).append(visit(browser, url + path, 1))
        browser.close()
    for name, (root, _) in places.items():
        times = [time + CONNECTING for time, _ in runs[name]]
        asked = runs[name][0][1]
        spread = f"{statistics.median(times):.0f} ({min(times):.0f}–{max(times):.0f})"
        rows.append([name, str(len(asked)), f"{weight(root, asked) / 1000:.1f}", spread])
    return rows


def _version() -> str:
    done = subprocess.run(["/usr/sbin/nginx", "-v"], capture_output=True, text=True, check=True)
    return done.stderr.strip().rpartition("/")[2]
