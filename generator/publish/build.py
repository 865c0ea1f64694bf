"""The whole way once: read, check, render, hand to the engine and the press, put together, swap in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from generator import __version__
from generator.config import Config
from generator.problem import Problem
from generator.publish import assemble, exchange, inputs, office
from generator.publish import shards as shards_of
from generator.publish.examination import checked
from generator.publish.executor import Crew, local
from generator.publish.parts import PRESSED, Parts, Steps
from generator.publish.selection import EVERYTHING, Selection, under

SHARDS = "shards"  # where the shards of a checkout stand


@dataclass(frozen=True)
class Summary:
    """What a build wrote; `counts` is part → files."""

    site: Path
    counts: Mapping[str, int]
    size: int  # bytes
    warnings: tuple[Problem, ...]


class BusyError(Exception):
    """Another build of this checkout is under way."""


def build(
    config: Config,
    steps: Steps,
    printed: bool = True,
    crew: Crew | None = None,
    shards: Sequence[Path] = (),
    packed: Sequence[str] = (),
) -> Summary:
    """Builds everything aside and publishes it whole; on any error the old site stays as it was.

    Without `printed` no prints, packs and pictures are made: the pages lead to files that aren't there, and
    build.json says so. `crew` does the work; without one, processes on every core. The places of `shards`
    are taken from there. `packed`: with a copy beside each text for a web server, in these
    ways (`gzip`, `brotli`).
    `BusyError` when another build of this checkout is under way.
    """
    with _alone(config), crew or local(os.cpu_count() or 1) as working:
        return _build(config, steps, printed, working, shards, packed)


def build_shard(config: Config, steps: Steps, area: str, folder: Path | None, crew: Crew) -> Summary:
    """Builds the places of one area into a folder (`shards/<area>` without one), whole or not at all."""
    with _alone(config):
        steps.step("check")
        made_from = inputs.digest(config)
        catalog, warnings = checked(config)
        code = shards_of.area_of(catalog, area)
        folder = folder or config.root / SHARDS / code
        shards_of.free(folder)
        ready, aside = (folder.with_name(f".{folder.name}.{name}") for name in ("new", "old"))
        parts = Parts(config, catalog, crew, steps, assemble.fresh(ready), folder)
        parts.places(Selection(under(catalog, code), rest=False))
        parts.judge(whole=False)
        steps.step("publish")
        facts = {**shards_of.ground(config, made_from), "area": code, "files": parts.counts}
        assemble.seal(parts.ready, facts, folder)
        made = _published(parts, folder, aside, warnings)
        shutil.rmtree(ready, ignore_errors=True)
        return made


@contextmanager
def _alone(config: Config) -> Generator[None]:
    config.work.mkdir(parents=True, exist_ok=True)
    lock = FileLock(config.work / "build.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError from None
    try:
        yield
    except OSError as error:
        if error.filename is None:  # a disk that is full while it is written to doesn't say where
            error.filename = str(config.work)
        raise
    finally:
        lock.release()


def _build(
    config: Config, steps: Steps, printed: bool, crew: Crew, shards: Sequence[Path], packed: Sequence[str]
) -> Summary:
    site, aside = config.site, config.work / "old-site"
    if exchange.recover(site, aside):
        steps.step("recovered")
    steps.step("check")
    made_from = inputs.digest(config)
    taken = [shards_of.read(folder) for folder in shards]
    catalog, warnings = checked(config)
    own = shards_of.rest(taken, catalog, shards_of.ground(config, made_from)) if taken else EVERYTHING
    parts = Parts(config, catalog, crew, steps, assemble.again(config.work / "site"), site, printed)
    parts.country(made_from)
    for shard in taken:
        parts.take(shard.folder, shard.counts, Selection(under(catalog, shard.area), rest=False))
    parts.places(own)
    parts.judge()
    steps.step("publish")
    if packed:
        parts.pack(packed)
    facts: dict[str, object] = {
        "wageboard": __version__, "today": config.today.isoformat(),
        "data": made_from, "files": parts.counts,
    }  # fmt: skip
    if not printed:
        facts["without"] = list(PRESSED)
    assemble.seal(parts.ready, facts, site, parts.digests, whole=not packed)
    made = _published(parts, site, aside, warnings)
    parts.shed()
    parts.remember()
    assemble.write(office.outputs(config, catalog), config.office)
    return made


def _published(parts: Parts, place: Path, aside: Path, warnings: tuple[Problem, ...]) -> Summary:
    size = assemble.size(parts.ready) if parts.size is None else parts.size
    exchange.swap(parts.ready, place, aside)
    return Summary(place, parts.counts, size, warnings)
