"""The whole way once: read, check, render, hand to the engine and the press, put together, swap in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Protocol

from filelock import FileLock, Timeout

from generator import __version__, checks
from generator.catalog import Catalog
from generator.checks.images import image_codes
from generator.config import DEFAULT_LANGUAGE, Config
from generator.load import Loaded, load
from generator.problem import DataError, Problem, in_order
from generator.publish import assemble, inputs, light, media, office, offline, private
from generator.publish.area_pack import area_packs
from generator.publish.audio import Recordings
from generator.publish.engine import build_guide
from generator.publish.equal import compare
from generator.publish.executor import Crew, local
from generator.publish.history import histories
from generator.publish.links import broken_links
from generator.publish.pack import packs
from generator.publish.pictures import seen
from generator.publish.stage import prose
from generator.publish.typst import print_all
from generator.publish.verify import unpaged
from generator.render import feeds, flow, forms, prints
from generator.render import open as open_data
from generator.render.output import Output
from generator.render.pages import prose_problems
from generator.render.robots import robots
from generator.render.sheet import Sheet
from generator.render.spec_sheet import spec_sheet

PRESSED = ("print/", "media/")  # where what comes off the press stands in a site


class Steps(Protocol):
    """Whoever wants to know how far the build is."""

    def step(self, key: str) -> None: ...

    def count(self, key: str, total: int) -> Callable[[int], None]: ...


@dataclass(frozen=True)
class Summary:
    """What a build wrote; `counts` is part → files."""

    site: Path
    counts: Mapping[str, int]
    size: int  # bytes
    warnings: tuple[Problem, ...]


class BusyError(Exception):
    """Another build of this checkout is under way."""


class BrokenSiteError(Exception):
    """The finished site leads somewhere that isn't, or says what the data doesn't: nothing was published."""


def read_and_check(config: Config, release: str | None = None) -> tuple[Loaded, list[Problem]]:
    """Reads data/ and content/ and runs every rule over them; the ledger against git and a release."""
    loaded = load(config.root)
    languages = loaded.catalog.site.languages if loaded.catalog else ()
    texts = {lang: prose(config.content / lang) for lang in languages}
    chinese = texts.get(DEFAULT_LANGUAGE, {})
    shown = {f"content/{DEFAULT_LANGUAGE}/{name}.md": raw for name, raw in chinese.items()}
    problems = [*checks.run(loaded, config.today, shown, histories(config, release))]
    if loaded.catalog:
        problems += image_codes(loaded.catalog, seen(config))
        problems += media.problems(config, loaded.catalog)
        problems += Recordings(config, loaded.catalog).problems()
        for lang, own in texts.items():
            found = prose_problems(loaded.catalog, lang, own, config.today, chinese)
            problems += (p for p in found if not _follows(p, loaded.problems))
            problems += private.in_prose(f"content/{lang}", own, private.public_numbers(loaded.catalog))
    return loaded, in_order(problems)


def _follows(problem: Problem, first: Iterable[Problem]) -> bool:
    """Whether a slot is empty only because the record that it names has an error of its own."""
    name = problem.facts.get("found", "").partition("/")[0] if problem.rule == "unfilled-slot" else ""
    return any(PurePosixPath(p.path).stem == name and p.severity == "error" for p in first)


def checked(config: Config) -> tuple[Catalog, tuple[Problem, ...]]:
    """The catalog and its warnings; `DataError` when the data has errors."""
    loaded, problems = read_and_check(config)
    if loaded.catalog is None or any(p.severity == "error" for p in problems):
        raise DataError(problems)
    return loaded.catalog, tuple(problems)


def build(config: Config, steps: Steps, printed: bool = True, crew: Crew | None = None) -> Summary:
    """Builds everything aside and publishes it whole; on any error the old site stays as it was.

    Without `printed` no prints, packs and pictures are made: the pages lead to files that aren't there, and
    build.json says so. `crew` does the work; without one, processes on every core.
    `BusyError` when another build of this checkout is under way.
    """
    config.work.mkdir(parents=True, exist_ok=True)
    try:
        lock = FileLock(config.work / "build.lock", timeout=0)
        with lock, crew or local(os.cpu_count() or 1) as working:
            return _build(config, steps, printed, working)
    except Timeout:
        raise BusyError from None


def _build(config: Config, steps: Steps, printed: bool, crew: Crew) -> Summary:
    site, aside = config.site, config.work / "old-site"
    if assemble.recover(site, aside):
        steps.step("recovered")
    steps.step("check")
    made_from = inputs.digest(config)
    catalog, warnings = checked(config)
    counts: dict[str, int] = {}
    ready = assemble.fresh(config.work / "site")

    def write(outputs: Iterable[Output]) -> int:
        return assemble.write(outputs, ready, site)

    steps.step("guide")
    for place, folder in build_guide(config, catalog).items():
        assemble.graft(folder, ready / place, site / place)
        write([inputs.stamped(ready, place, made_from)])
    counts["guide"] = sum(1 for _ in ready.rglob("*.html"))

    steps.step("offline")
    counts["offline"] = write(offline.outputs(config, catalog, crew, made_from))

    steps.step("scan")
    heard = Recordings(config, catalog)
    counts["scan"] = write(light.outputs(config, catalog, crew, heard.current))
    changes = list(feeds.outputs(catalog))
    counts["feeds"] = write(changes)
    counts["open"] = write([*open_data.outputs(catalog, config.today, changes), robots(catalog)])
    sheets = _sheets(config, catalog) if printed else []
    counts["print"] = write(print_all(config, sheets, crew, steps.count("print", len(sheets))))
    pictures = media.sheets(config, catalog) if printed else []
    sent = print_all(config, pictures, crew, steps.count("media", len(pictures)))
    spoken = [*media.outputs(catalog, config.today, config.theme, heard.current), *heard.outputs()]
    counts["media"] = write([*sent, *spoken])
    packers = (packs, area_packs) if printed else ()
    counts["pack"] = write(chain(*(packer(catalog, config.today, ready) for packer in packers)))

    steps.step("private")
    if leaks := private.leaks(ready, [*sheets, *pictures], config.theme, private.public_numbers(catalog)):
        raise DataError(leaks)  # before anything else names what it found

    steps.step("links")
    absent = () if printed else PRESSED
    broken = [*map(str, broken_links(ready, catalog.site.base_url, absent)), *unpaged(ready, catalog)]
    steps.step("equal")
    broken += map(str, compare(config, catalog, ready, whole=False).faults)
    if broken:
        raise BrokenSiteError("; ".join(broken[:20]) + (" …" if len(broken) > 20 else ""))

    steps.step("publish")
    facts: dict[str, object] = {
        "wageboard": __version__, "today": config.today.isoformat(),
        "data": made_from, "files": counts,
    }  # fmt: skip
    if not printed:
        facts["without"] = list(PRESSED)
    assemble.seal(ready, facts, site)
    size = sum(path.stat().st_size for path in ready.rglob("*") if path.is_file())
    assemble.swap(ready, site, aside)
    assemble.write(office.outputs(config, catalog), config.office)
    return Summary(site, counts, size, warnings)


def _sheets(config: Config, catalog: Catalog) -> list[Sheet]:
    today = config.today
    sheets = [sheet for it in prints.subjects(catalog) for sheet in prints.sheets(catalog, it, today)]
    sheets += [spec_sheet(catalog, project, today) for project in catalog.public_projects()]
    return [*sheets, *flow.sheets(catalog, today), *forms.sheets(catalog, today)]
