"""Codes in pictures: one that leads anywhere but to our own pages or an official site may be a fake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from generator.catalog import Catalog
from generator.problem import Problem, visible


def allowed_hosts(catalog: Catalog) -> frozenset[str]:
    """Our own hosts, old ones included, and the official ones; of these also everything below."""
    site = catalog.site
    own = (site.scan_url, *site.scan_aliases, site.base_url)
    named = {host.host for host in catalog.vocabulary.hosts}
    return frozenset({*filter(None, (urlsplit(url).hostname for url in own)), *named})


def is_allowed(text: str, hosts: frozenset[str]) -> bool:
    """Whether a code is a plain web address on one of the hosts; no port, no name before an @.

    Bad:  https://wb.example.evil.example/q/2XVRE8AE/
    Good: https://wb.example/q/2XVRE8AE/
    """
    try:
        found = urlsplit(text.strip())
        host, plain = found.hostname or "", found.port is None and "@" not in found.netloc
    except ValueError:
        return False
    parts = host.split(".")
    above = {".".join(parts[place:]) for place in range(len(parts))}
    return found.scheme in ("http", "https") and plain and "\\" not in text and bool(above & hosts)


def image_codes(catalog: Catalog, seen: Mapping[str, Sequence[str] | None]) -> Iterator[Problem]:
    """Every picture (path → what its codes say, None where nobody could look) with a code that isn't allowed.

    Bad:  content/zh/poster.png with a code that says https://pay.example/
    Good: a picture without a code, or with one that leads to a page of ours
    """
    hosts = allowed_hosts(catalog)
    for path, texts in seen.items():
        if texts is None:
            yield Problem(path, 0, 0, "image-unread", "warning")
            continue
        for text in texts:
            if not is_allowed(text, hosts):
                yield Problem(path, 0, 0, "image-code", facts={"found": visible(text)})
