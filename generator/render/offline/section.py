"""A page's HTML made a section of the one file: lean tags, anchors of its own, links inside the file.

A link to a page that the file doesn't hold becomes its words; one to another host its words and the address.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from html.parser import HTMLParser
from urllib.parse import urlsplit

from markupsafe import escape

from generator.render.offline.element import Element, Place, Told

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
LAW, DOOR = "wb-law", "wb-door"
LOWER: Mapping[str, str] = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}
BARE = re.compile(r"[#\w:.+-]+", re.A)  # a value that needs no quotes in HTML: a fiftieth of the file
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


class Section(HTMLParser):
    """Reads a page's HTML once, for every file that the page may stand in."""

    def __init__(self, here: str, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.here = here
        self._page = Element("", "")
        self._open: list[Element | None] = [self._page]  # None: the tag goes with all that is in it
        self._silent = 0
        self._skip = False  # until the next part of the page
        self.feed(source)
        self.close()

    def told(self, held: Collection[str], brief: bool = False, laws: bool = True) -> Told:
        """The page in a file that holds the pages `held`; see `Told`."""
        return Told(self._page.inner, held, brief, laws)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "h2":
            self._skip = given.get("id") == PLACES
        if tag in EMPTY:
            self._add(f"<{tag}>")
            return
        drop = bool(self._silent) or self._skip or tag in SILENT or not DROPPED.isdisjoint(classes)
        self._silent += drop
        self._open.append(None if drop else self._element(tag, given, classes))

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY or len(self._open) == 1:
            return
        self._silent -= bool(self._silent)
        it = self._open.pop()
        around = self._open[-1]
        if it and around:
            around.headed = around.headed or it.headed
            around.inner += [it.begin, *it.inner, it.end] if it.fixed else [it]

    def handle_data(self, data: str) -> None:
        self._add(str(escape(data)) if data.strip() else data[:1])

    def _add(self, words: str) -> None:
        if not self._silent and not self._skip and (around := self._open[-1]):
            around.inner.append(words)

    def _element(self, tag: str, given: Mapping[str, str], classes: Collection[str]) -> Element:
        """A tag as it may be written here; nothing for one that only carried style."""
        short = next((CLASSES[name] for name in classes if name in CLASSES), "")
        more = {name: value for name, value in given.items() if name in ATTRIBUTES}
        if short:
            more["class"] = short
        it = Element(heading=tag == "h2", headed=tag == "h2", law=LAW in classes, door=DOOR in classes)
        href = given.get("href", "")
        if tag == "a" and not href.startswith("tel:"):
            parts = urlsplit(href)
            if parts.scheme or parts.netloc or not href:
                it.end = f" ({escape(href)})" if href else ""
                return it
            it.leads = self._led(href)
            href = f"#{it.leads[1]}"
        anchor = slug(self.here, given["id"]) if given.get("id") else ""
        link = {"href": href} if tag == "a" else {}
        it.begin, it.end = _tags(tag, {**more, **link})
        if anchor:
            begin, end = _tags(tag, {**more, "id": anchor, **link})
            it.begin, it.end = Place(anchor, begin, it.begin), Place(anchor, end, it.end)
        return it

    def _led(self, href: str) -> tuple[str, str]:
        """The address that a link inside the guide leads to, and its anchor in the file."""
        address, anchor = target(self.here, href)
        return address, slug(address, anchor)


def _tags(tag: str, attributes: Mapping[str, str]) -> tuple[str, str]:
    """How a tag begins and ends here; nothing for one that only carried style."""
    tag = LOWER.get(tag, tag)
    if tag not in KEPT or (tag in ("span", "div") and not attributes):
        return "", ""
    words = "".join(
        f" {name}={value}" if BARE.fullmatch(value) else f' {name}="{escape(value)}"'
        for name, value in attributes.items()
    )
    # buttons stand below each other; without a break their numbers would run together
    return f"<{tag}{words}>", f"</{tag}>" + "\n" * (attributes.get("class") in BUTTONS)
