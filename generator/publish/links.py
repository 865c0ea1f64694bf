"""Follows every internal link of a built site: pages, anchors, files; from the disk, without a network."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

OUTSIDE = ("http:", "https:", "tel:", "data:", "mailto:")
LINKED = "[src], [href]:not([rel=canonical])"


@dataclass(frozen=True)
class BrokenLink:
    """A link on a page (path under the site) that leads nowhere."""

    page: str
    href: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.href}: {self.why}"


@dataclass(frozen=True)
class _Page:
    """The ids and the references of one page."""

    ids: frozenset[str]
    links: frozenset[str]


def broken_links(site: Path, base_url: str, absent: tuple[str, ...] = ()) -> Iterator[BrokenLink]:
    """Every internal link whose page, file or anchor isn't in the site; `base_url` counts as internal.

    A file under one of the folders `absent` may be missing.
    """
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    pages = {name: _read(path.read_bytes()) for name, path in files.items() if name.endswith(".html")}
    prefix = urlsplit(base_url).path
    for page, parsed in pages.items():
        for link in sorted(parsed.links):
            href = prefix + link[len(base_url) :] if link.startswith(base_url) else link
            if href.startswith(OUTSIDE) or href.startswith("//"):
                continue
            parts = urlsplit(href)
            name = _resolve(page, unquote(parts.path), prefix)
            if name is None:
                yield BrokenLink(page, link, "leaves the site")
            elif not name.startswith(absent) and name not in files:
                yield BrokenLink(page, link, f"no {name}")
            elif parts.fragment and name in pages and unquote(parts.fragment) not in pages[name].ids:
                yield BrokenLink(page, link, f"no #{unquote(parts.fragment)} in {name}")


def _read(data: bytes) -> _Page:
    page = LexborHTMLParser(data)
    ids = {node.attributes["id"] for node in page.css("[id]")}
    ids |= {node.attributes["name"] for node in page.css("a[name]")}
    links = {node.attributes.get("src") or node.attributes.get("href") for node in page.css(LINKED)}
    return _Page(frozenset(filter(None, ids)), frozenset(filter(None, links)))


def _resolve(page: str, path: str, prefix: str) -> str | None:
    """The file a path means on a page; None where it points outside."""
    if not path:
        return page
    if path.startswith("/") and not path.startswith(prefix):
        return None
    full = path[len(prefix) :] if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    name = posixpath.normpath(full) if full else "."
    if name == ".." or name.startswith("../"):
        return None
    is_folder = name == "." or full.endswith(("/", "/.", "/.."))
    return posixpath.normpath(f"{name}/index.html") if is_folder else name
