"""Addresses: official hosts and those below them, and no trick to look like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.checks.links import CHECKS, url_credentials, url_form, url_http, url_in_text, url_port
from generator.model.base import Localized
from tests.checks.cases import found, nodes, with_records
from tests.support.catalog import SOURCE, channel, mini_catalog


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
        ("http://evilgov.cn/", {"url-host"}),
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
        ("打开 http://a.b.gov.cn/ 查。", 0),
        ("打开 https://evil.example/ 查，或 http://evil2.example。", 2),
        ("点 javascript:alert(1)", 1),
        ("微信搜“国务院客户端”。", 0),
    ],
)
def test_addresses_inside_sentences_are_official_too(text: str, count: int) -> None:
    one = channel("x", "platform", "平台", "Platform", "1", route={"zh": text, "en": "Open it."})
    assert len(found(url_in_text, mini_catalog(more_channels=[one]))) == count


def test_an_address_of_a_source_is_named_where_it_stands() -> None:
    bad = {**SOURCE, "url": "https://name@/"}
    catalog = mini_catalog(more_channels=[channel("x", "platform", "平台", "Platform", "1", source=bad)])
    for check in (url_form, url_credentials):
        assert nodes(check, catalog) == [("channels", "x", "source", "url")]
        assert [p.facts["found"] for p in found(check, catalog)] == ["https://name@/"]
    assert [p.facts["host"] for p in found(url_credentials, catalog)] == [""]


def test_every_address_is_looked_at_whatever_stands_before_it() -> None:
    """The first ones are no addresses of the web, or well."""
    urls = [
        "javascript:1",
        "https://www.gov.cn/",
        "https://[",
        "http://www.mohrss.gov.cn:81/",
        "https://a.example/",
    ]
    held = [channel(n, "platform", "平台", "P", "1", url=url) for n, url in zip("abcde", urls, strict=True)]
    law = mini_catalog().regulations["legal-aid-law"].model_copy(update={"url": "https://b.example/"})
    catalog = with_records("regulations", law, catalog=mini_catalog(more_channels=held))
    wrong = {check.__name__: [it[1] for it in nodes(check, catalog)] for check in CHECKS}
    assert wrong == {
        "url_scheme": ["a"],
        "url_form": ["c"],
        "url_credentials": [],
        "url_port": ["d"],
        "url_http": ["d"],
        "url_host": ["e", "legal-aid-law"],
        "url_in_text": [],
    }
    assert [p.facts["port"] for p in found(url_port, catalog)] == ["81"]
    assert [p.facts["host"] for p in found(url_http, catalog)] == ["www.mohrss.gov.cn"]


def test_only_what_we_write_about_offices_is_searched_for_addresses() -> None:
    text = "点 https://a.example/"
    kind = mini_catalog().vocabulary.channel_kinds[0]
    words = mini_catalog().vocabulary.model_copy(
        update={"channel_kinds": (kind.model_copy(update={"name": Localized(zh=text)}),)}
    )
    desk = channel(
        "x", "platform", "平台", "P", "1", url="https://b.example/", note={"zh": f"{text}，或 ftp://gov.cn"}
    )
    site = {"correction": Localized(zh=text)}
    catalog = replace(
        mini_catalog(more_channels=[desk], **site), vocabulary=words, strings={"zh": {"a": text}}
    )
    assert nodes(url_in_text, catalog) == [("channels", "x", "note", "zh")] * 2
    assert [p.facts["found"] for p in found(url_in_text, catalog)] == ["https://a.example/", "ftp://gov.cn"]
