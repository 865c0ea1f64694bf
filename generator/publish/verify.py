"""Opens a built site like somebody with a phone: every code on every print and picture leads to a page in it.

The decoders are for whoever publishes (`pip install wageboard[verify]`); nothing else needs them.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from generator import ledger
from generator.catalog import Catalog
from generator.publish import vector
from generator.publish.assemble import BUILD, names
from generator.publish.executor import Batch, Crew
from generator.render import urls
from generator.render.media import picture
from generator.render.media.materials import PICTURE
from generator.render.media.recipient import recipients

DECODERS = ("pypdfium2", "zxingcpp", "PIL.Image")
PDF, ZIP, SVG = ".pdf", ".zip", ".svg"
PICTURES = frozenset({SVG, ".png", ".jpg", ".jpeg", ".webp", ".gif"})
READ = frozenset({PDF, *PICTURES})
FINE, LARGEST = 200, 3600  # dots per inch, and pixels of the longer side at most
FEW = 8  # files that one process reads faster than several
PAGE = "index.html"


class NoDecoderError(Exception):
    """A decoder isn't installed; the message names them all."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with a file of the site: a key of terminal/editions.yaml, and its slots."""

    path: str
    key: str
    facts: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Verdict:
    """What was looked at and what is wrong."""

    tokens: int
    files: int
    codes: int
    faults: tuple[Fault, ...]


def verify(
    site: Path, catalog: Catalog, crew: Crew, progress: Callable[[int], Callable[[int], None]]
) -> Verdict:
    """Every token ever issued has its pages; every code leads to a page, every print has its own code."""
    missing = decoders_missing()
    if missing:
        raise NoDecoderError(", ".join(missing))
    faults = [*_pages(site, catalog)]
    files = [p for p in sorted(site.rglob("*")) if p.suffix.lower() in {ZIP, *READ}]
    tick = progress(len(files))
    wanted = _wanted(site, catalog)
    codes = 0
    for done, (path, texts) in enumerate(_read(files, crew), 1):
        shown = path.relative_to(site).as_posix()
        tick(done)
        if texts is None:
            faults.append(Fault(shown, "unreadable"))
            continue
        codes += len(texts)
        faults += [fault for text in sorted(set(texts)) for fault in _leads(site, catalog, shown, text)]
        if shown in wanted and frozenset(texts) != wanted[shown]:
            facts = {"wanted": ", ".join(wanted[shown]) or "–", "found": ", ".join(sorted(set(texts))) or "–"}
            faults.append(Fault(shown, "other-code", facts))
    return Verdict(len(catalog.editions), len(files), codes, tuple(faults))


def unpaged(names: Collection[str], catalog: Catalog) -> tuple[str, ...]:
    """The tokens that a site of files with these names has no page for, in one language or another."""
    return tuple(
        edition.token
        for edition in catalog.editions
        if not all(urls.scan(tag, edition.token) + PAGE in names for tag in catalog.site.languages)
    )


def _pages(site: Path, catalog: Catalog) -> Iterator[Fault]:
    if not (site / BUILD).is_file():
        yield Fault(BUILD, "no-site")
    for token in unpaged(frozenset(names(site)), catalog):
        yield Fault(urls.scan("zh", token), "no-page", {"token": token})
    for edition in catalog.editions:
        page = site / urls.scan("zh", edition.token) / PAGE
        if page.is_file() and edition.token not in page.read_text(encoding="utf-8").replace(" ", ""):
            yield Fault(urls.scan("zh", edition.token), "silent-page", {"token": edition.token})
    if (site / "q").is_dir():
        for folder in sorted((site / "q").iterdir()):
            if folder.is_dir() and catalog.editions.find(folder.name) is None:
                yield Fault(f"q/{folder.name}/", "stray-page", {"token": folder.name})


def _leads(site: Path, catalog: Catalog, shown: str, text: str) -> Iterator[Fault]:
    """A code is an address under one of our hosts, and its page is in the site."""
    for home in (catalog.site.scan_url, *catalog.site.scan_aliases, catalog.site.base_url):
        if text.startswith(home):
            path = text[len(home) :].partition("#")[0].partition("?")[0]
            if ".." in path.split("/") or not (site / path / PAGE).is_file():
                yield Fault(shown, "dead-code", {"found": text})
            return
    yield Fault(shown, "foreign-code", {"found": text})


def _wanted(site: Path, catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """Path of a print or a long picture → the one address that its code must hold; none on a specimen."""
    today = built_on(site)
    if today is None:
        return {}
    forms = [form for form in catalog.vocabulary.print_formats if form.item]
    public = [area.id for area in catalog.areas.values() if area.publish == "public"]
    found: dict[str, frozenset[str]] = {}
    for subject in (*(project.id for project in catalog.public_projects()), *public):
        everything = ledger.everything(catalog, subject, today)
        assert everything is not None
        held = ledger.standing(catalog, subject, everything)
        kind = ledger.subject_of(subject)
        place = urls.area_printed if kind == "area" else urls.printed
        for form in forms:
            if form.subject in (kind, "both"):
                edition = held.get(form.item or "")
                address = {catalog.site.scan_url + urls.scan("zh", edition.token)} if edition else set[str]()
                for ending in ("", "-grey"):
                    found[place(subject, f"{form.key}{ending}.pdf")] = frozenset(address)
    for it in recipients(catalog, today):
        found[urls.media(it.id, PICTURE)] = frozenset({picture.address(it)})
    return found


def built_on(site: Path) -> date | None:
    """The day that a site was built for; None where it doesn't say."""
    if not (site / BUILD).is_file():
        return None
    return date.fromisoformat(json.loads((site / BUILD).read_text(encoding="utf-8"))["today"])


def decoders_missing() -> tuple[str, ...]:
    """The decoders that this machine lacks."""
    missing: list[str] = []
    for name in DECODERS:
        try:
            importlib.import_module(name)
        except ImportError:
            missing.append(name)
    return tuple(missing)


def _read(files: list[Path], crew: Crew) -> Iterator[tuple[Path, list[str] | None]]:
    """What the codes of each file say, in the order of the files; None for one that can't be opened."""
    batch = Batch(_begin, _decoded, None, _named, chunk=4, few=FEW)
    things = ((path.as_posix(), _bytes(path)) for path in files)
    yield from zip(files, crew.results(batch, things, len(files)), strict=True)


def _begin(_: None) -> None:
    """Decoders need nothing but the file."""


def _decoded(_: None, file: tuple[str, bytes]) -> list[str] | None:
    return _every(*file)


def _named(file: tuple[str, bytes]) -> str:
    return file[0]


def _bytes(path: Path) -> bytes:
    """What is in a file; nothing, which no decoder takes, where it can't be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def codes(path: Path) -> list[str] | None:
    """What every code in a PDF, a picture or those of a ZIP says; None where one can't be opened."""
    return _every(path.as_posix(), _bytes(path))


def _every(name: str, data: bytes) -> list[str] | None:
    suffix = Path(name).suffix
    try:
        if suffix.lower() == ZIP:
            with ZipFile(BytesIO(data)) as pack:
                names = [name for name in pack.namelist() if Path(name).suffix.lower() in READ]
                return [text for name in names for text in _codes(Path(name).suffix, pack.read(name))]
        return _codes(suffix, data)
    except Exception:
        return None


def _codes(suffix: str, data: bytes) -> list[str]:
    zxing: Any = importlib.import_module("zxingcpp")
    if suffix.lower() == SVG:
        data = vector.png(data)
    pictures = _pdf(data) if suffix.lower() == PDF else _picture(data)
    read = partial(zxing.read_barcodes, formats=zxing.BarcodeFormat.QRCode)
    return [code.text for picture in pictures for code in read(picture)]


def _pdf(data: bytes) -> Iterator[Any]:
    pdfium: Any = importlib.import_module("pypdfium2")
    document = pdfium.PdfDocument(data)
    try:
        for page in document:
            longest = max(page.get_size())
            yield page.render(scale=min(FINE / 72, LARGEST / longest), grayscale=True).to_numpy()
    finally:
        document.close()


def _picture(data: bytes) -> Iterator[Any]:
    image: Any = importlib.import_module("PIL.Image")
    with image.open(BytesIO(data)) as opened:
        yield opened.convert("L")
