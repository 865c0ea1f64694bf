"""Follows every internal link of a built site: pages, anchors, files; from the disk, without a network."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

OUTSIDE = ("http:", "https:", "tel:", "data:", "mailto:")


@dataclass(frozen=True)
class BrokenLink:
    """A link on a page (path under the site) that leads nowhere."""

    page: str
    href: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.href}: {self.why}"


class _Page(HTMLParser):
    """The ids and the references of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if found := values.get("id"):
            self.ids.add(found)
        if tag == "a" and (name := values.get("name")):
            self.ids.add(name)
        link = values.get("src") or values.get("href")
        if link and values.get("rel") not in ("canonical",):
            self.links.add(link)


def broken_links(site: Path, base_url: str, absent: tuple[str, ...] = ()) -> Iterator[BrokenLink]:
    """Every internal link whose page, file or anchor isn't in the site; `base_url` counts as internal.

    A file under one of the folders `absent` may be missing.
    """
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
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
            elif not name.startswith(absent) and not (site / name).is_file():
                yield BrokenLink(page, link, f"no {name}")
            elif parts.fragment and name in pages and unquote(parts.fragment) not in pages[name].ids:
                yield BrokenLink(page, link, f"no #{unquote(parts.fragment)} in {name}")


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


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
