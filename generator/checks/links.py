"""Addresses on the web: official, encrypted where possible, and nothing hidden in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from generator.checks.case import Case
from generator.checks.spot import Spot
from generator.problem import Problem

URL_IN_TEXT = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]{1,20}://|javascript:)[^\s，。；、）)》”\"'<>]*")
HOST = re.compile(
    r"(?=.*[a-z])[a-z0-9-]+(\.[a-z0-9-]+)+"
)  # ASCII, with a dot; an address of digits is no host


def _split(url: str) -> SplitResult | None:
    """The parts of a URL, None where Python finds it malformed."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _own(case: Case) -> Iterator[tuple[Spot, str]]:
    """The addresses that our readers are sent to: of channels and laws."""
    for kind, records in (("channels", case.catalog.channels), ("regulations", case.catalog.regulations)):
        for record in records.values():
            if record.url is not None:
                yield Spot(kind, record.id, ("url",)), record.url


def _all(case: Case) -> Iterator[tuple[Spot, str]]:
    """Those and the addresses of sources."""
    yield from _own(case)
    for found in case.survey.sources:
        if found.node.url is not None:
            yield found.spot.at("url"), found.node.url


def _https(case: Case, host: str | None) -> bool | None:
    """Whether the list of official hosts says that a host has https; None when it isn't in the list."""
    while host:
        if host in case.hosts:
            return case.hosts[host]
        host = host.partition(".")[2]
    return None


def url_scheme(case: Case) -> Iterator[Problem]:
    """An address starts with https:// (or http:// where a site has nothing else).

    Bad: url: "javascript:alert(1)"
    Good: url: "https://www.gov.cn/"
    """
    for spot, url in _all(case):
        if not re.match(r"https?://", url.strip()):
            yield case.problem("url-scheme", spot, found=url)


def url_form(case: Case) -> Iterator[Problem]:
    """An address has no spaces or control characters, and a host of plain letters with a dot.

    Bad: url: "https://www.gov.cn /"
    Good: url: "https://www.gov.cn/"
    """
    for spot, url in _all(case):
        if not re.match(r"https?://", url.strip()):
            continue  # said by url-scheme
        parts = _split(url)
        odd = re.search(r"[\s\x00-\x20\\<>\"`{}|^]", url)
        if odd or parts is None or not HOST.fullmatch(parts.hostname or ""):
            yield case.problem("url-form", spot, found=url)


def url_credentials(case: Case) -> Iterator[Problem]:
    """An address holds no user name or password.

    Bad: url: "https://www.gov.cn@evil.example/"
    Good: url: "https://www.gov.cn/"
    """
    for spot, url in _all(case):
        parts = _split(url)
        if parts and "@" in parts.netloc:
            yield case.problem("url-credentials", spot, found=url, host=parts.hostname or "")


def url_port(case: Case) -> Iterator[Problem]:
    """An address names no port.

    Bad: url: "https://www.gov.cn:8443/"
    Good: url: "https://www.gov.cn/"
    """
    for spot, url in _all(case):
        parts = _split(url)
        if parts and parts.port is not None:
            yield case.problem("url-port", spot, found=url, port=str(parts.port))


def url_http(case: Case) -> Iterator[Problem]:
    """An address is https where its host is known to have it.

    Bad: url: "http://www.gov.cn/"
    Good: url: "https://www.gov.cn/"
    """
    for spot, url in _all(case):
        parts = _split(url)
        host = parts.hostname if parts and parts.scheme == "http" else None
        if host and _https(case, host):
            yield case.problem("url-http", spot, found=url, host=host)


def url_host(case: Case) -> Iterator[Problem]:
    """A channel or law links to an official host of vocabulary/hosts.yaml only.

    Bad: url: "https://gov.cn.evil.example/"
    Good: url: "https://www.gov.cn/"
    """
    for spot, url in _own(case):
        parts = _split(url)
        host = parts.hostname if parts and parts.scheme in ("http", "https") else None
        if host and HOST.fullmatch(host) and _https(case, host) is None:
            yield case.problem("url-host", spot, found=host)


def url_in_text(case: Case) -> Iterator[Problem]:
    """An address inside a sentence is of an official host too.

    Bad: route: {zh: "打开 http://wage-help.example/ 填表"}
    Good: route: {zh: "微信搜小程序“国务院客户端”"}
    """
    for found in case.survey.texts:
        path = found.path
        if path[-1] == "url" or found.owner.kind in ("vocabulary", "strings", "site"):
            continue
        for url in URL_IN_TEXT.findall(found.node):
            parts = _split(url)
            secure = parts is not None and parts.scheme in ("http", "https")
            if not secure or parts is None or _https(case, parts.hostname) is None:
                yield case.problem("url-in-text", found.spot, found=url)


CHECKS = (url_scheme, url_form, url_credentials, url_port, url_http, url_host, url_in_text)
