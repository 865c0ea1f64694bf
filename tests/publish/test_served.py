"""What an object store is told of a file is what the sample of a web server says of it."""

from __future__ import annotations

import re

import pytest

from generator.publish.served import FOREVER, kept, kind
from tests.conftest import ROOT

PATHS = (
    "index.html", "en/areas/1/index.html", "q/1PMXR66V/index.html", "p/shili/en/index.html", "build.json",
    "assets/javascripts/bundle.79ae519e.min.js", "en/assets/stylesheets/main.484c7ddc.min.css",
    "assets/inline/0123456789ab.js", "assets/inline/0123456789ab.js.txt", "assets/stylesheets/letters.css",
    "open/v1/areas/1.json", "print/shili/board-a3.pdf", "quarry/index.html", "offline.html", "SHA256SUMS",
)  # fmt: skip


def nginx(path: str) -> str:
    text = (ROOT / "deploy/nginx.conf").read_text("utf-8")
    (block,) = re.findall(r"map \$uri \$wageboard_cache \{(.*?)\n\}", text, re.S)
    rows = re.findall(r'^\s+("[^"]+"|\S+)\s+"([^"]*)";$', block, re.M)
    assert len(rows) >= 5
    patterns = ((rule.strip('"'), value) for rule, value in rows)
    found = (value for rule, value in patterns if rule.startswith("~") and re.search(rule[1:], path))
    return next(found, dict(rows)["default"])


@pytest.mark.parametrize("path", PATHS)
def test_files_are_kept_as_long_as_nginx_says(path: str) -> None:
    assert kept(path) == nginx(f"/{path}")


def test_only_what_carries_its_fingerprint_is_kept_for_good() -> None:
    assert [path for path in PATHS if kept(path) == FOREVER] == list(PATHS[5:8])


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("q/1PMXR66V/index.html", "text/html; charset=utf-8"),
        ("open/v1/contacts/x.vcf", "text/vcard; charset=utf-8"),
        ("open/v1/calendar/x.ics", "text/calendar; charset=utf-8"),
        ("open/v1/changes.atom", "application/atom+xml; charset=utf-8"),
        ("print/x/board-a3.PDF", "application/pdf"),
        ("assets/x.woff2", "font/woff2"),
        ("index.html.gz", "application/gzip"),
        ("index.html.br", "application/octet-stream"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
        ("x.unheard", "application/octet-stream"),
    ],
)
def test_kinds(path: str, wanted: str) -> None:
    assert kind(path) == wanted
