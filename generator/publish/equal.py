"""Compares every medium of a built site with the data: no number, day or amount that the data doesn't state.

The codes in pictures and prints are decoded by publish/verify.py.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE, Config
from generator.equal import twins
from generator.equal.fact import Fact, Kind, Known
from generator.equal.media import MEDIA, SLOW, search, values
from generator.equal.reading import Found, Reader
from generator.equal.stated import known
from generator.publish import media
from generator.publish.assemble import names
from generator.publish.digest import digest
from generator.publish.stage import prose
from generator.render.open.calendar import first_day
from generator.render.pages.prose import parse
from generator.render.pages.tables import last_day, stop_months
from generator.report import said

ZIP = ".zip"
PICTURE = "long picture"
SET = ("style", "size", "code")  # of a picture's sheet: how it is set, and the lines of its code


@dataclass(frozen=True)
class Unequal:
    """A fact in a file that the data doesn't state; or a number that a file lacks, and `shown` has."""

    path: str
    fact: Fact
    written: str = ""
    near: str = ""
    shown: str = ""

    def __str__(self) -> str:
        kind = said("equal", self.fact.kind)
        if self.shown:
            return f"{self.path}: {said('equal', 'missing', found=self.fact.value, shown=self.shown)}"
        return f"{self.path}: {said('equal', 'unequal', kind=kind, found=self.written, near=self.near)}"


@dataclass(frozen=True)
class Compared:
    """How many facts of each kind were read in each medium, and which are wrong."""

    counts: Mapping[tuple[str, Kind], int]
    files: Mapping[str, int]  # medium → files with at least one fact
    faults: tuple[Unequal, ...]
    read: Mapping[str, frozenset[Found]]  # path → the facts that it holds alone, and how each was written


def reckoned(catalog: Catalog, texts: Iterable[str], today: date) -> Iterator[date]:
    """The days that no record says but that follow: today, when a text was and is to be read, first days of
    reception, last days to apply."""
    yield today
    for raw in texts:
        text = parse(raw)
        yield from (found for found in (text.reviewed_on(), text.review_due()) if found)
    for channel in catalog.channels.values():
        yield from map(first_day, channel.reception)
    for month in stop_months(today):
        yield from (month, last_day(month))


def stated(config: Config, catalog: Catalog, reader: Reader) -> Known:
    """What the data and the Chinese texts state, today."""
    texts = {lang: prose(config.content / lang) for lang in catalog.site.languages}
    heads = (raw for its in texts.values() for raw in its.values())
    chinese = texts.get(DEFAULT_LANGUAGE, {}).values()
    return known(catalog, reader, chinese, reckoned(catalog, heads, config.today))


def compare(
    config: Config,
    catalog: Catalog,
    site: Path,
    whole: bool = True,
    before: Callable[[str], frozenset[Found] | None] = lambda _: None,
) -> Compared:
    """Reads every file of a site; without `whole` neither prints nor packs, which take longer.

    `before` are the facts of a file that need not be read again.
    """
    reader = Reader(catalog.strings)
    holds = stated(config, catalog, reader)
    counts: Counter[tuple[str, Kind]] = Counter()
    files: Counter[str] = Counter()
    faults: list[Unequal] = []
    pages: dict[str, frozenset[Fact]] = {}
    read: dict[str, frozenset[Found]] = {}
    alike: dict[frozenset[Found], tuple[frozenset[Found], frozenset[Fact]]] = {}  # most pages say the same
    for medium, path, met in _said(config, catalog, site, whole, reader, holds, before):
        if met not in alike:
            alike[met] = met, frozenset(fact for fact, _ in met)
        found, facts = alike[met]
        if not path.endswith(search.INDEX):  # what an index says hangs on other files
            read[path] = found
        counts.update((medium, fact.kind) for fact in facts)
        files[medium] += bool(facts)
        if path.endswith(twins.PAGE) or path.startswith(twins.OPEN):
            pages[path] = facts
        wrong = sorted((fact, written) for fact, written in found if fact not in holds.facts)
        faults += [Unequal(path, fact, written, holds.nearest(fact)) for fact, written in wrong]
    faults += [
        Unequal(it.path, Fact("phone", it.number), shown=it.shown)
        for it in twins.missing(pages, catalog.site.languages)
    ]
    return Compared(counts, files, tuple(faults), read)


def _said(
    config: Config,
    catalog: Catalog,
    site: Path,
    whole: bool,
    reader: Reader,
    holds: Known,
    before: Callable[[str], frozenset[Found] | None],
) -> Iterator[tuple[str, str, frozenset[Found]]]:
    """(medium, path, facts) of every file; those of a long picture are of the words it was pressed from."""
    for path, data in _files(site, whole):
        found = before(path)
        if path.endswith(search.INDEX):
            found = frozenset(_searched(site, path, data(), reader, holds))
        elif found is None:
            found = frozenset(MEDIA[PurePosixPath(path).suffix](data(), reader))
        yield medium_of(path, catalog.site.languages), path, found
    for sheet in media.sheets(config, catalog, site=site):
        words = {name: value for name, value in sheet.data.items() if name not in SET}
        yield PICTURE, sheet.path, frozenset(values.facts(json.dumps(words, default=str).encode(), reader))


def _searched(site: Path, path: str, data: bytes, reader: Reader, holds: Known) -> set[Found]:
    """The facts of a search index without figures of two blocks that stand as one on the page, too."""
    said: set[Found] = set()
    pages: dict[str, str] = {}
    for place, found in search.entries(path, data, reader):
        for fact, written in found:
            if fact not in holds.facts and (site / place).is_file():
                page = pages.setdefault(place, (site / place).read_text(encoding="utf-8"))
                if search.runs_together(written, page):
                    continue
            said.add((fact, written))
    return said


def medium_of(path: str, languages: Iterable[str]) -> str:
    """A file's medium: its sort of page and its language, or its ending."""
    place = PurePosixPath(path)
    top, ending = place.parts[0], place.suffix.removeprefix(".")
    if "!" in path:
        return f"zip {ending}"
    if path.endswith(search.INDEX):
        return f"search {twins.language(path, languages)}"
    if ending != "html":
        return f"{top} {ending}" if len(place.parts) > 1 and top not in languages else ending
    sort = {"q": "scan", "p": "project", "inspect": "inspect", "media": "media"}.get(top, "guide")
    return f"{'offline' if 'offline' in place.parts[-1] else sort} {twins.language(path, languages)}"


def _files(site: Path, whole: bool) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """(path, its bytes when they are asked for) of every file that holds facts; of packs what stands nowhere
    else."""
    skipped = frozenset[str]() if whole else SLOW
    seen: set[str] = set()
    packs: list[Path] = []
    for shown in names(site):
        path = site / shown
        if path.suffix == ZIP:
            packs.append(path)
        if path.suffix not in MEDIA or path.suffix in skipped:
            continue
        if path.suffix in SLOW:
            seen.add(digest(path.read_bytes()))
        yield shown, path.read_bytes
    for path in packs if whole else ():
        with ZipFile(BytesIO(path.read_bytes())) as pack:
            for name in pack.namelist():
                ending = PurePosixPath(name).suffix
                data = pack.read(name) if ending in MEDIA else b""
                if ending in MEDIA and digest(data) not in seen:
                    yield f"{path.relative_to(site).as_posix()}!{name}", partial(bytes, data)
