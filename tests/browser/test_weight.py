"""What a phone must fetch: a scan page is one small request, and a page of the guide a few."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import PageAt
from tests.browser.kinds import kinds
from tests.browser.test_kinds import LIGHT
from tests.conftest import Built

pytestmark = pytest.mark.browser

SCAN = 14_000  # bytes, compressed: what a server may send before it waits for an answer
GUIDE = 250_000  # bytes, compressed, of a first visit
REQUESTS = 14  # of a first visit to the guide: page, styles, scripts, icon
BULKY = {"open-data/", "media/*/"}  # for programmers; for offices, with a wide picture


@pytest.mark.parametrize("lang", ["zh", "en", "ug", "bo", "vi"])
def test_bytes_and_requests(lang: str, built: Built, page_at: PageAt) -> None:
    pages: Mapping[str, Mapping[str, str]] = kinds(built.site, built.catalog)
    visit, wrong, light = page_at(360), list[str](), 0
    for kind, its in pages.items():
        if lang not in its:
            continue
        visit.requests.clear()
        visit.open(its[lang])
        paths = [urlsplit(url).path.lstrip("/") for url in visit.requests if not url.startswith("data:")]
        files = [
            built.site / (path + "index.html" if path.endswith("/") or not path else path) for path in paths
        ]
        size = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
        most, times = (SCAN, 1) if LIGHT.match(kind) and kind not in BULKY else (GUIDE, REQUESTS)
        light += times == 1
        if len(files) > times or (size > most and kind not in BULKY):
            wrong.append(f"{kind}: {len(files)} requests, {size} bytes")
    assert not wrong, "\n".join(wrong)
    assert light >= 6
