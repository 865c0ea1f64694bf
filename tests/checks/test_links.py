"""Addresses: official hosts and those below them, and no trick to look like one."""

from __future__ import annotations

import pytest

from generator.checks.links import CHECKS, url_in_text
from tests.checks.cases import found
from tests.support.catalog import channel, mini_catalog


def rules(url: str) -> set[str]:
    catalog = mini_catalog(more_channels=[channel("x", "platform", "平台", "Platform", "1", url=url)])
    return {problem.rule for check in CHECKS for problem in found(check, catalog)}


@pytest.mark.parametrize(
    "url",
    [
        "https://www.gov.cn/",
        "https://gov.cn",
        "https://rsj.quanzhou.gov.cn/a/b.html?id=1#x",
        "http://a.b.gov.cn/",
    ],
)
def test_an_official_address_is_accepted(url: str) -> None:
    assert rules(url) == set()


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://evilgov.cn/", {"url-host"}),
        ("https://gov.cn.evil.example/", {"url-host"}),
        ("https://www.gov.cn@evil.example/", {"url-credentials", "url-host"}),
        ("https://evil.example/https://www.gov.cn/", {"url-host"}),
        ("https://evil.example#.gov.cn", {"url-host"}),
        ("https://evil.example\\.gov.cn/", {"url-form"}),
        ("https://www.gov.cn:443/", {"url-port"}),
        ("https://www.gov.cn:99999/", {"url-form"}),
        ("https://[::1]/", {"url-form"}),
        ("https://127.0.0.1/", {"url-form"}),
        ("https://www.gov.cn/\u3000", {"url-form"}),
        ("https://www.ｇov.cn/", {"url-form"}),
        ("https:///", {"url-form"}),
        ("http://www.mohrss.gov.cn/", {"url-http"}),
        ("javascript:alert(1)", {"url-scheme"}),
        ("JaVaScRiPt:alert(1)", {"url-scheme"}),
        ("data:text/html,x", {"url-scheme"}),
        ("//www.gov.cn/", {"url-scheme"}),
        ("ftp://www.gov.cn/", {"url-scheme"}),
        ("tel:12333", {"url-scheme"}),
    ],
)
def test_a_doubtful_address_is_refused(url: str, wanted: set[str]) -> None:
    assert rules(url) == wanted


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("打开 https://www.gov.cn/ 查。", 0),
        ("打开 https://evil.example/ 查，或 http://evil2.example。", 2),
        ("点 javascript:alert(1)", 1),
        ("微信搜“国务院客户端”。", 0),
    ],
)
def test_addresses_inside_sentences_are_official_too(text: str, count: int) -> None:
    one = channel("x", "platform", "平台", "Platform", "1", route={"zh": text, "en": "Open it."})
    assert len(found(url_in_text, mini_catalog(more_channels=[one]))) == count
