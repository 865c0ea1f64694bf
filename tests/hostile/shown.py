"""What a small office publishes when a damaged file was accepted, and whatever in it would do something.

A page may hold the scripts and frames that it holds with good data, and nothing more.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

import pikepdf
import vobject
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.catalog import Catalog
from generator.config import Config
from generator.problem import DataError
from generator.publish import media
from generator.publish.typst import Press
from generator.render import feeds, pages, prints, scan
from generator.render import open as open_data
from tests.conftest import ROOT, TODAY
from tests.support.catalog import mini_catalog, project
from tests.support.guide import html

CONFIG = Config(ROOT, TODAY)
GUIDES = ("zh", "en")
LANGUAGES = (*GUIDES, "ug", "bo", "vi")
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
DOES = {
    "script", "style", "iframe", "frame", "object", "embed", "applet", "base", "form", "input", "portal",
    "set", "animate", "foreignobject", "use", "template", "noscript", "math",
}  # fmt: skip
LOADS = {"img", "source", "audio", "video", "track", "image"}
LINKED = {"stylesheet", "preload", "modulepreload", "prefetch", "preconnect", "manifest", "icon", "import"}
LEADS = ("href", "src", "srcset", "srcdoc", "action", "formaction", "xlink:href", "data", "poster", "ping")
SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.I)
SCHEMES = {"http", "https", "tel", "sms", "mailto"}
ACTIONS = {"/GoTo", "/URI"}
ACTIVE = {
    "/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch", "/EmbeddedFiles", "/EmbeddedFile", "/RichMedia",
    "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/XFA", "/AcroForm", "/Movie", "/Sound", "/Rendition",
}  # fmt: skip
PRINTED = ("https://wb.example/", "tel:")  # where a print may lead


def published(catalog: Catalog, press: Press | None = None) -> Mapping[str, bytes]:
    """Path → bytes of every page, feed and open file; with a press, of the boards that fit."""
    full = mini_catalog().strings
    words = {tag: {**full.get(tag, {}), **its} for tag, its in catalog.strings.items()}
    it = replace(catalog, strings=words)
    told = list(feeds.outputs(it))
    made = [
        *scan.outputs(it, TODAY, CONFIG.theme / "landing"), *told, *open_data.outputs(it, TODAY, told),
        *media.outputs(it, TODAY, CONFIG.theme),
    ]  # fmt: skip
    found = {one.path: one.data for one in made}
    for lang in GUIDES:
        for one in pages.guide(it, lang, TODAY, {}):
            name = f"guide/{lang}/{one.path}"
            found |= {f"{name}.html": _html(one.data)} if name.endswith(".md") else {name: one.data}
    if press:
        found.update(_boards(it, press))
    return found


def _boards(catalog: Catalog, press: Press) -> Iterator[tuple[str, bytes]]:
    """A board of each site; what is missing on one, or doesn't fit, is a message, too."""
    for one in catalog.public_projects():
        with suppress(DataError):
            sheet = next(it for it in prints.sheets(catalog, one, TODAY) if it.template == "board.typ")
            yield sheet.path, press.pdf(sheet)


@cache
def _html(source: bytes) -> bytes:
    return html(source).encode()


@cache
def _usual() -> frozenset[str]:
    """What the pages do with good data, in all languages."""
    good = published(mini_catalog(project("good"), languages=LANGUAGES))
    return frozenset(did for path, data in good.items() for did in _does(path, data))


def active(path: str, data: bytes) -> list[str]:
    """What a file does that none does with good data; a file that its reader doesn't take raises."""
    return _active(path, data)


@cache
def _active(path: str, data: bytes) -> list[str]:
    return [did for did in _does(path, data) if did not in _usual()] if path.endswith(".html") else [
        *_does(path, data)
    ]  # fmt: skip


def _does(path: str, data: bytes) -> Iterator[str]:
    form = path.rpartition(".")[2]
    if form == "html":
        yield from _page(data)
    elif form == "json":
        json.loads(data)
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1
        yield from (cell for row in rows for cell in row if cell.startswith(FORMULA))
    elif form == "ics":
        read = Calendar.from_ical(data)
        assert not any(part.errors for part in read.walk())
        yield from (part.name or "" for part in read.walk() if part.name in ("VALARM", "VTODO", "VJOURNAL"))
        if data.split(b"\r\n").count(b"BEGIN:VEVENT") != len(read.walk("VEVENT")):
            yield "an event of somebody else"
    elif form == "vcf":
        cards = list(vobject.readComponents(data.decode()))
        if sum(line == b"BEGIN:VCARD" for line in data.split(b"\r\n")) != len(cards):
            yield "a card of somebody else"
    elif form == "pdf":
        yield from print_does(data)


def _page(data: bytes) -> Iterator[str]:
    for it in LexborHTMLParser(data.decode()).root.traverse():
        yield from _element(it)


def _element(it: LexborNode) -> Iterator[str]:
    tag = str(it.tag).lower()
    given = {name.lower(): value or "" for name, value in it.attributes.items()}
    inner = it.text() if tag in ("script", "style") else ""
    if tag == "script" and given.get("type", "").endswith("json"):
        json.loads(inner)
    elif tag in DOES or (tag == "meta" and "http-equiv" in given):
        yield f"<{tag} {sorted(given.items())}> {hashlib.sha256(inner.encode()).hexdigest()} {inner:.60}"
    yield from (f"{tag} {name}=" for name in given if name.startswith("on") or name == "style")
    loads = tag in LOADS or (tag == "link" and set(given.get("rel", "").lower().split()) & LINKED)
    for name in LEADS:
        leads = given.get(name, "")
        scheme = SCHEME.match(leads)
        if (scheme and scheme[1].lower() not in SCHEMES) or (loads and urlsplit(leads).netloc):
            yield f"{tag} {name}={leads:.60}"


def print_does(data: bytes) -> Iterator[str]:
    """What a PDF would do by itself, and where it leads that isn't ours."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for it in pdf.objects:
            if not isinstance(it, (pikepdf.Dictionary, pikepdf.Stream)):
                continue
            yield from sorted(ACTIVE & set(it.keys()))
            for one in (it, it.get("/A"), it.get("/Dest")):
                if isinstance(one, pikepdf.Dictionary | pikepdf.Stream) and (
                    one.get("/Type") == "/Action" or "/URI" in one
                ):
                    if one["/S"] not in ACTIONS:
                        yield str(one["/S"])
                    address = str(one.get("/URI", "tel:"))
                    if not address.startswith(PRINTED):
                        yield address
