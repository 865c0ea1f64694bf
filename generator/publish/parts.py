"""The parts of a site, written one after the other into a folder aside, and judged before they go out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from generator.catalog import Catalog
from generator.config import Config
from generator.equal.reading import Found
from generator.problem import DataError
from generator.publish import assemble, light, media, private, squeezed
from generator.publish.area_pack import area_packs
from generator.publish.audio import Recordings
from generator.publish.equal import compare
from generator.publish.executor import Crew
from generator.publish.folder import folder_of
from generator.publish.guide import Asked, build_guide, offline_files
from generator.publish.known import Known, figures
from generator.publish.light_cache import LightCache
from generator.publish.links import broken_links, followed
from generator.publish.pack import packs
from generator.publish.selection import Selection
from generator.publish.stamp import stamped
from generator.publish.typst import print_all
from generator.publish.verify import unpaged
from generator.render import feeds, flow, forms, prints, scan
from generator.render import open as open_data
from generator.render.output import Output
from generator.render.robots import robots
from generator.render.sheet import Sheet
from generator.render.spec_sheet import spec_sheet

PRESSED = ("print/", "media/")  # where what comes off the press stands in a site
NAMES = ("guide", "offline", "scan", "feeds", "open", "print", "media", "pack")
MOST = 20  # faults that are named


class Steps(Protocol):
    """Whoever wants to know how far the build is."""

    def step(self, key: str) -> None: ...

    def count(self, key: str, total: int) -> Callable[[int], None]: ...


class BrokenSiteError(Exception):
    """The finished site leads somewhere that isn't, or says what the data doesn't: nothing was published."""


class Parts:
    """One build under way; `counts` is part → files. Unchanged files are taken over from `before`.

    Without `printed` nothing comes off the press.
    """

    def __init__(
        self,
        config: Config,
        catalog: Catalog,
        crew: Crew,
        steps: Steps,
        ready: Path,
        before: Path,
        printed: bool = True,
    ) -> None:
        self.config, self.catalog, self.crew, self.steps = config, catalog, crew, steps
        self.ready, self._before, self._printed = ready, before, printed
        self._heard = Recordings(config, catalog)
        # What a shard was made of isn't remembered: its folder isn't the site.
        self._cache = LightCache(config, self._ground()) if before == config.site else None
        self._known: Known | None = None
        self._read: Mapping[str, frozenset[Found]] = {}
        self._held = assemble.Held()
        self.size: int | None = None  # bytes of what was judged, None where more was added
        self.digests: dict[str, str] = {}  # path → SHA-256, of all that was judged
        self.counts: dict[str, int] = dict.fromkeys(NAMES, 0)
        self._words: list[Sheet] = []  # of all that was printed, here or elsewhere

    def country(self, made_from: str) -> None:
        """The guide with all that tells of every place at once; `made_from` is the hash of the data.

        The engine works in programs of its own: what else there is goes on beside it.
        """
        config, catalog, today = self.config, self.catalog, self.config.today
        asked = Asked(config, catalog)
        with ThreadPoolExecutor(1) as beside:
            self.steps.step("guide")
            guide = beside.submit(build_guide, asked)
            self.steps.step("offline")
            self._write("offline", offline_files(asked, self.crew, made_from))
            changes = list(feeds.outputs(catalog))
            self._write("feeds", changes)
            self._write("open", [*open_data.outputs(catalog, today, changes), robots(catalog)])
            for place, folder in guide.result().items():
                self.counts["guide"] += sum(1 for _ in folder.rglob("*.html"))
                assemble.graft(folder, self.ready / place, self._before / place, held=self._held)
                told = stamped(self.ready, place, made_from)
                assemble.write([told], self.ready, self._before, self._held)
        self._write("scan", scan.unknown(catalog, config.theme / light.TEMPLATES))  # in place of the guide's

    def places(self, chosen: Selection) -> None:
        """The pages, prints, materials and packs of these sites and places."""
        config, catalog, today, heard = self.config, self.catalog, self.config.today, self._heard.current
        self.steps.step("scan")
        self._write("scan", light.outputs(config, catalog, self.crew, heard, chosen, self._cache))
        if self._printed:
            sheets, pictures = _sheets(catalog, config, chosen), media.sheets(config, catalog, chosen)
            self._words += [*sheets, *pictures]
            self._write("print", self._press("print", sheets))
            self._write("media", self._press("media", pictures))
        self._write("media", media.built(catalog, today, config.theme, heard, chosen, self._cache))
        if chosen.rest:
            self._write("media", self._heard.outputs())
        if self._printed:
            for packer in (packs, area_packs):
                self._write("pack", packer(catalog, today, self.ready, chosen))

    def take(self, folder: Path, made: Mapping[str, int], chosen: Selection) -> None:
        """The places that somebody else made: their files, how many of each part, what they print."""
        assemble.graft(folder, self.ready, self._before, assemble.OWN, self._held)
        for name in NAMES:
            self.counts[name] += made.get(name, 0)
        self._words += [*_sheets(self.catalog, self.config, chosen)]
        self._words += [*media.sheets(self.config, self.catalog, chosen)]

    def judge(self, whole: bool = True) -> None:
        """Private numbers, figures, and links where the site is `whole`, so that they can be followed.

        `DataError` or `BrokenSiteError`.
        """
        config, catalog, ready = self.config, self.catalog, self.ready
        self.steps.step("private")
        sizes = assemble.sweep(ready, self._held)
        self.size = sum(sizes.values())
        allowed, absent = private.public_numbers(catalog), () if self._printed else PRESSED
        base = catalog.site.base_url
        self.digests = assemble.digests(ready, self._cache.made if self._cache else {}, sizes)
        ground = (whole, base, absent, figures(catalog.strings))
        known = Known(config, self.digests, allowed, *ground)
        fresh = known.fresh()
        every, new = frozenset(self.digests.values()), set(fresh)
        words = [it for it in self._words if it.path in new]
        if leaks := private.leaks(ready, words, config.theme, allowed, fresh, every, self.crew):
            raise DataError(leaks)  # before anything else names what it found
        broken: list[str] = []
        if whole:
            self.steps.step("links")
            pages = followed(known, self._before, ready)
            broken += map(str, broken_links(ready, base, absent, pages, self.digests))
            broken += unpaged(self.digests, catalog)
        self.steps.step("equal")
        compared = compare(config, catalog, ready, whole=False, before=known.facts, files=sizes)
        broken += map(str, compared.faults)
        if broken:
            raise BrokenSiteError("; ".join(broken[:MOST]) + (" …" if len(broken) > MOST else ""))
        self._known, self._read = (known if whole else None), compared.read

    def pack(self, ways: Iterable[str]) -> None:
        """A packed copy beside each text of what was judged, for each way to pack."""
        self.counts["packed"] = 0
        self.size = None
        self._write("packed", squeezed.outputs(self.ready, self.digests, self._before, ways))

    def shed(self) -> None:
        """Lets the site that was published before weigh nothing, where it stands for the next build."""
        assemble.shed(self._held)

    def remember(self) -> None:
        """Notes what was found, once it is published."""
        if self._known and self._cache:
            self._known.keep(self._read)
            self._cache.keep()

    def _ground(self) -> object:
        """What decides all pages of sites together."""
        theme = self.config.theme
        return [light.of(self.config, self.catalog, self._heard.current), folder_of(theme / "media")]

    def _write(self, name: str, outputs: Iterable[Output | assemble.Kept]) -> None:
        self.counts[name] += assemble.write(outputs, self.ready, self._before, self._held)

    def _press(self, name: str, sheets: list[Sheet]) -> Iterable[Output]:
        return print_all(self.config, sheets, self.crew, self.steps.count(name, len(sheets)))


def _sheets(catalog: Catalog, config: Config, chosen: Selection) -> list[Sheet]:
    today = config.today
    its = [it for it in prints.subjects(catalog) if (it.id if it else None) in chosen]
    sheets = [sheet for it in its for sheet in prints.sheets(catalog, it, today)]
    sheets += [spec_sheet(catalog, it, today) for it in catalog.public_projects() if it.id in chosen]
    return [*sheets, *flow.sheets(catalog, today), *forms.sheets(catalog, today)] if chosen.rest else sheets
