"""Compares every medium of a built site with the data: no number, day or amount that the data doesn't state.

The codes in pictures and prints are decoded by publish/verify.py.
"""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
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
    files: Iterable[str] | None = None,
) -> Compared:
    """Reads every file of a site; without `whole` neither prints nor packs, which take longer.

    `before` are the facts of a file that need not be read again, `files` the names of all, where they are
    known.
    """
    reader = Reader(catalog.strings)
    holds = stated(config, catalog, reader)
    alike: dict[frozenset[Found], _Same] = {}  # most pages say the same
    times: Counter[tuple[str, frozenset[Fact]]] = Counter()  # medium and facts → files
    faults: list[Unequal] = []
    pages: dict[str, frozenset[Fact]] = {}
    read: dict[str, frozenset[Found]] = {}
    for medium, path, met, alone in _said(config, catalog, site, whole, reader, holds, before, files):
        if met not in alike:
            alike[met] = _Same.of(met, holds)
        same = alike[met]
        if alone:
            read[path] = same.found
        times[medium, same.facts] += 1
        if path.endswith(twins.PAGE) or path.startswith(twins.OPEN):
            pages[path] = same.facts
        faults += [Unequal(path, fact, written, holds.nearest(fact)) for fact, written in same.wrong]
    faults += [
        Unequal(it.path, Fact("phone", it.number), shown=it.shown)
        for it in twins.missing(pages, catalog.site.languages)
    ]
    counts: Counter[tuple[str, Kind]] = Counter()
    telling: Counter[str] = Counter()
    for (medium, facts), number in times.items():
        telling[medium] += number if facts else 0
        for fact in facts:
            counts[medium, fact.kind] += number
    return Compared(counts, telling, tuple(faults), read)


@dataclass(frozen=True)
class _Same:
    """What files with the same facts have in common; `wrong` are those that nothing states."""

    found: frozenset[Found]
    facts: frozenset[Fact]
    wrong: tuple[Found, ...]

    @classmethod
    def of(cls, found: frozenset[Found], holds: Known) -> _Same:
        wrong = sorted((fact, written) for fact, written in found if fact not in holds.facts)
        return cls(found, frozenset(fact for fact, _ in found), tuple(wrong))


def _said(
    config: Config,
    catalog: Catalog,
    site: Path,
    whole: bool,
    reader: Reader,
    holds: Known,
    before: Callable[[str], frozenset[Found] | None],
    listed: Iterable[str] | None,
) -> Iterator[tuple[str, str, frozenset[Found], bool]]:
    """(medium, path, facts, whether they hang on this file alone) of every file; those of a long picture are
    of the words it was pressed from."""
    others = frozenset(catalog.site.languages)
    for path, data in _files(site, whole, names(site) if listed is None else listed):
        found, alone = before(path), True
        if path.endswith(search.INDEX) and not (found and all(fact in holds.facts for fact, _ in found)):
            said, alone = _searched(site, path, data(), reader, holds)
            found = frozenset(said)
        elif found is None:
            found = frozenset(MEDIA[posixpath.splitext(path)[1]](data(), reader))
        yield medium_of(path, others), path, found, alone
    for sheet in media.sheets(config, catalog, site=site):
        words = {name: value for name, value in sheet.data.items() if name not in SET}
        facts = frozenset(values.facts(json.dumps(words, default=str).encode(), reader))
        yield PICTURE, sheet.path, facts, True


def _searched(site: Path, path: str, data: bytes, reader: Reader, holds: Known) -> tuple[set[Found], bool]:
    """The facts of a search index without figures of two blocks that stand as one on the page, too; and
    whether no page had to be looked at for that."""
    said: set[Found] = set()
    pages: dict[str, str] = {}
    for place, found in search.entries(path, data, reader):
        for fact, written in found:
            if fact not in holds.facts and (site / place).is_file():
                page = pages.setdefault(place, (site / place).read_text(encoding="utf-8"))
                if search.runs_together(written, page):
                    continue
            said.add((fact, written))
    return said, not pages


def medium_of(path: str, languages: Iterable[str]) -> str:
    """A file's medium: its sort of page and its language, or its ending."""
    top, name = path.partition("/")[0], path.rpartition("/")[2]
    ending = posixpath.splitext(name)[1].removeprefix(".")
    if "!" in path:
        return f"zip {ending}"
    if path.endswith(search.INDEX):
        return f"search {twins.language(path, languages)}"
    if ending != "html":
        return f"{top} {ending}" if "/" in path and top not in languages else ending
    sort = {"q": "scan", "p": "project", "inspect": "inspect", "media": "media"}.get(top, "guide")
    return f"{'offline' if 'offline' in name else sort} {twins.language(path, languages)}"


def _files(site: Path, whole: bool, listed: Iterable[str]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """(path, its bytes when they are asked for) of every file that holds facts; of packs what stands nowhere
    else."""
    skipped = frozenset[str]() if whole else SLOW
    seen: set[str] = set()
    packs: list[Path] = []
    for shown in listed:
        ending = posixpath.splitext(shown)[1]
        if ending == ZIP:
            packs.append(site / shown)
        if ending not in MEDIA or ending in skipped:
            continue
        if ending in SLOW:
            seen.add(digest(_bytes(site, shown)))
        yield shown, partial(_bytes, site, shown)
    for path in packs if whole else ():
        with ZipFile(BytesIO(path.read_bytes())) as pack:
            for name in pack.namelist():
                ending = posixpath.splitext(name)[1]
                data = pack.read(name) if ending in MEDIA else b""
                if ending in MEDIA and digest(data) not in seen:
                    yield f"{path.relative_to(site).as_posix()}!{name}", partial(bytes, data)


def _bytes(site: Path, name: str) -> bytes:
    return (site / name).read_bytes()
