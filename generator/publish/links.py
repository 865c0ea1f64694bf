"""Follows every internal link of a built site: pages, anchors, files; from the disk, without a network."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.publish import assemble
from generator.publish.known import Known

OUTSIDE = ("http:", "https:", "tel:", "data:", "mailto:")
PAGE = ".html"
LINKED = "[src], [href]:not([rel=canonical])"


@dataclass(frozen=True)
class BrokenLink:
    """A link on a page (path under the site) that leads nowhere."""

    page: str
    href: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.href}: {self.why}"


Target = tuple[str | None, str]  # a file of the site, None outside it; and an anchor in it


class _Roads:
    """Where links lead; what doesn't depend on the page is worked out once."""

    def __init__(self, base_url: str) -> None:
        self._base, self._prefix = base_url, urlsplit(base_url).path
        self._known: dict[str, Target | None] = {}

    def target(self, page: str, link: str) -> Target | None:
        """None for a link to elsewhere."""
        fixed = link.startswith("/") or ":" in link
        if fixed and link in self._known:
            return self._known[link]
        found = self._target(page, link)
        if fixed:
            self._known[link] = found
        return found

    def _target(self, page: str, link: str) -> Target | None:
        href = self._prefix + link[len(self._base) :] if link.startswith(self._base) else link
        if href.startswith(OUTSIDE) or href.startswith("//"):
            return None
        parts = urlsplit(href)
        return _resolve(page, unquote(parts.path), self._prefix), unquote(parts.fragment)


def broken_links(
    site: Path,
    base_url: str,
    absent: tuple[str, ...] = (),
    pages: Collection[str] | None = None,
    holds: Collection[str] | None = None,
) -> Iterator[BrokenLink]:
    """Every internal link whose page, file or anchor isn't in the site; `base_url` counts as internal.

    A file under one of the folders `absent` may be missing. With `pages` only their links are followed.
    `holds` are the names of the site's files, where they are known.
    """
    names = frozenset(assemble.names(site) if holds is None else holds)
    roads, anchors = _Roads(base_url), dict[str, frozenset[str]]()
    for page in sorted(name for name in (names if pages is None else pages) if name.endswith(PAGE)):
        ids, links = read(site, page)
        for link in sorted(links):
            target = roads.target(page, link)
            if target is None:
                continue
            name, anchor = target
            if name is None:
                yield BrokenLink(page, link, "leaves the site")
            elif name not in names:
                if not name.startswith(absent or ("\0",)):
                    yield BrokenLink(page, link, f"no {name}")
            elif anchor and name.endswith(PAGE):
                if name != page and name not in anchors:
                    anchors[name] = read(site, name)[0]
                if anchor not in (ids if name == page else anchors[name]):
                    yield BrokenLink(page, link, f"no #{anchor} in {name}")


def followed(known: Known, site: Path, ready: Path) -> list[str] | None:
    """The pages whose links have to be followed, where those of the build before were good; None for all.

    A path or an anchor that is no more may leave any page with a link to it.
    """
    if known.gone():
        return None
    try:
        for page in known.replaced():
            if page.endswith(PAGE) and read(site, page)[0] - read(ready, page)[0]:
                return None
    except OSError:
        return None
    return known.fresh()


def read(site: Path, page: str) -> tuple[frozenset[str], frozenset[str]]:
    """The anchors of a page and what it refers to."""
    parsed = LexborHTMLParser((site / page).read_bytes())
    ids = {node.attributes["id"] for node in parsed.css("[id]")}
    ids |= {node.attributes["name"] for node in parsed.css("a[name]")}
    links = {node.attributes.get("src") or node.attributes.get("href") for node in parsed.css(LINKED)}
    return frozenset(filter(None, ids)), frozenset(filter(None, links))


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
