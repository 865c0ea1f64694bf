"""A small site as a build lays it out, and a web server that serves it on this machine. No tests here."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.render import feeds, scan
from generator.render.media import materials
from generator.render.media.recipient import recipients
from tests.conftest import ROOT, TODAY
from tests.support.catalog import mini_catalog

DEPLOY = ROOT / "deploy"
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
GUIDE = next(iter(POLICY.findall((ROOT / "theme/overrides/main.html").read_text("utf-8"))))
FINGERPRINT = "assets/javascripts/bundle.0123abcd.min.js"
INLINE = "assets/inline/0123456789ab.js"


def site(folder: Path) -> dict[str, str]:
    """Writes a site; path of each light page → the policy that it carries."""
    page = f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{GUIDE}">' + "<p>页</p>" * 200
    texts = dict.fromkeys(("index.html", "about/index.html", "en/about/index.html"), page)
    texts |= {FINGERPRINT: "1;" * 600, INLINE: "2;", "assets/stylesheets/base.css": "p{}" * 300}
    texts |= {"open/v1/x.ics": "BEGIN:VCALENDAR", "open/v1/x.vcf": "BEGIN:VCARD", "open/v1/x.csv": "a,b"}
    texts |= {"open/v1/changes.atom": "<feed/>", "open/v1/changes.json": "{}", ".gitignore": "*\n"}
    texts["print/a/board-a3.pdf"] = "%PDF-1.7"
    policies: dict[str, str] = {}
    for it in (
        *scan.outputs(mini_catalog(), TODAY, ROOT / "theme/landing"),
        *feeds.outputs(mini_catalog()),
        *materials.outputs(mini_catalog(), recipients(mini_catalog(), TODAY), ROOT / "theme/media"),
    ):
        texts[it.path] = it.data.decode()
        if found := POLICY.search(texts[it.path]):
            policies[it.path] = found[1]
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return policies


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]  # small letters
    body: bytes


@dataclass(frozen=True)
class Server:
    port: int
    policies: dict[str, str]

    def get(self, path: str, method: str = "GET", port: int = 0, **headers: str) -> Answer:
        line = http.client.HTTPConnection("127.0.0.1", port or self.port, timeout=20)
        line.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        got = line.getresponse()
        found = Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        line.close()
        return found


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def unprivileged(folder: Path) -> dict[str, Any]:
    """How a server is started without rights: root gives the folder away and becomes nobody."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, "nobody")
    return {"user": "nobody", "group": "nogroup"}


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """A server for as long as it is used, from the moment it answers."""
    rights = unprivileged(folder)
    log = (folder / "log.txt").open("wb")
    own = {**os.environ, "HOME": str(folder)}
    made = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=own, **rights)
    try:
        end = time.monotonic() + 30
        while True:
            assert made.poll() is None, (folder / "log.txt").read_text("utf-8")
            assert time.monotonic() < end, (folder / "log.txt").read_text("utf-8")
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield
    finally:
        made.terminate()
        made.wait(10)
        log.close()
