"""A page's HTML made a section of the one file: lean tags, anchors of its own, links inside the file.

A link to a page that the file doesn't hold becomes its words; one to another host its words and the address.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from markupsafe import Markup, escape

BUTTONS = frozenset({"c", "d"})
TEXT_TAGS = "p ul ol li dl dt dd h2 h3 h4 h5 h6 blockquote div a span strong em b i small sub sup abbr"
TABLE_TAGS = "table caption thead tbody tr th td"
KEPT = frozenset((*TEXT_TAGS.split(), *TABLE_TAGS.split()))
SILENT = frozenset({"script", "style", "svg"})
EMPTY = frozenset({"br", "hr"})
DROPPED = frozenset({"wb-crumbs", "wb-keep"})  # ways through the site and files of it
# Class in the guide → the shorter one here; any other class goes.
CLASSES: Mapping[str, str] = {
    "wb-call": "c", "wb-second": "s", "wb-note": "n", "wb-source": "n", "wb-status--unverified": "f",
    "wb-demo": "f", "wb-plain": "l", "wb-calls": "cs", "wb-door": "d", "wb-zh": "z",
}  # fmt: skip
PLACES = "where"  # the part of a page that leads to pages of single places: the file has none
LAW = "wb-law"
LOWER: Mapping[str, str] = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}
ATTRIBUTES = frozenset({"lang", "dir", "colspan", "rowspan", "start"})


def slug(address: str, anchor: str = "") -> str:
    """The anchor of a page, or of a place on it: `channels-cn-12333`, `channels-cn-12333.steps`."""
    name = address.strip("/").replace("/", "-") or "home"
    return f"{name}.{anchor}" if anchor and anchor != "top" else name


def target(here: str, href: str) -> tuple[str, str]:
    """The address inside the site that a relative link leads to, and the anchor."""
    path, _, anchor = href.partition("#")
    found = posixpath.normpath(posixpath.join("/", here, path)).removeprefix("/") if path else here
    return ("" if found in (".", "") else found.rstrip("/") + "/" * (not found.endswith(".html"))), anchor


@dataclass
class Section(HTMLParser):
    """Reads a page's HTML; `html` is what the file holds of it, `wanted` the anchors its links lead to."""

    here: str
    held: Collection[str]  # addresses of the pages in the file
    targets: Collection[str] | None = None  # the only anchors to keep; None keeps all
    brief: bool = False  # nothing below the first heading after the title
    laws: bool = True  # whether the text of laws is kept, or only what it says in plain words
    wanted: set[str] = field(default_factory=set[str])
    _out: list[str] = field(default_factory=list[str])
    _open: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])  # tag, what closes it
    _silent: int = 0
    _skip: bool = False  # until the next part of the page

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def read(self, source: str) -> Section:
        """Reads a whole page."""
        self.feed(source)
        self.close()
        return self

    @property
    def html(self) -> str:
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "h2":
            self._skip = self.brief or given.get("id") == PLACES
        if tag in EMPTY:
            self._out.append("" if self._silent or self._skip else f"<{tag}>")
            return
        drop = bool(self._silent) or self._skip or tag in SILENT or self._dropped(classes, given.get("href"))
        self._silent += drop
        begin, end = ("", "") if drop else self._written(tag, given, classes)
        self._out.append(begin)
        self._open.append((tag, end))

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY or not self._open:
            return
        _, end = self._open.pop()
        self._silent -= bool(self._silent)
        self._out.append(end)

    def handle_data(self, data: str) -> None:
        if not self._silent and not self._skip:
            self._out.append(str(escape(data)) if data.strip() else data[:1])

    def _dropped(self, classes: Collection[str], href: str | None) -> bool:
        """Whether an element goes with all that is in it."""
        if "wb-door" in classes and href and not href.startswith("tel:"):
            return target(self.here, href)[0] not in self.held
        return not DROPPED.isdisjoint(classes) or (LAW in classes and not self.laws)

    def _written(self, tag: str, given: Mapping[str, str], classes: Collection[str]) -> tuple[str, str]:
        """How a tag begins and ends here; nothing for one that only carried style."""
        short = next((CLASSES[name] for name in classes if name in CLASSES), "")
        more = {name: value for name, value in given.items() if name in ATTRIBUTES}
        if short:
            more["class"] = short
        anchor = slug(self.here, given["id"]) if given.get("id") else ""
        if anchor and (self.targets is None or anchor in self.targets):
            more["id"] = anchor
        tag = LOWER.get(tag, tag)
        end = f"</{tag}>"
        if tag == "a":
            href, shown = self._link(given.get("href", ""))
            if not href:
                return ("", "") if not shown else ("", f" ({escape(shown)})")
            more["href"] = href
        if tag not in KEPT or (tag in ("span", "div") and not more):
            return "", ""
        if short in BUTTONS:
            end += "\n"  # they stand below each other; without a break their numbers would run together
        words = "".join(Markup(' {}="{}"').format(name, value) for name, value in more.items())
        return f"<{tag}{words}>", end

    def _link(self, href: str) -> tuple[str, str]:
        """(address in the file or number to dial, address to write after the words)."""
        parts = urlsplit(href)
        if parts.scheme == "tel":
            return href, ""
        if parts.scheme or parts.netloc:
            return "", href
        address, anchor = target(self.here, href)
        if address not in self.held:
            return "", ""
        found = slug(address, anchor)
        self.wanted.add(found)
        return f"#{found}", ""
