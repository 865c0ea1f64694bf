"""Shards: the places of one area, built alone and sealed with what they were made from; read back and judged.

A shard is a sealed folder like a site: build.json says area, day, data and program, SHA256SUMS every file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from generator import __version__
from generator.catalog import Catalog
from generator.config import Config
from generator.model.project import Project
from generator.publish import assemble
from generator.publish.program import fingerprint
from generator.publish.selection import Selection, above, under
from generator.render import scan

DIGITS = 6  # of the code of a province, a city or a county: 35 stands for 350000
MOST = 10  # areas that are named
SAME = ("wageboard", "program", "today", "data")  # what all shards of a site and the joining build share


class ShardError(Exception):
    """A shard can't be built or joined: a key of terminal/shards.yaml, and its slots."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(f"{key}: {', '.join(facts.values())}")
        self.key, self.facts = key, facts


@dataclass(frozen=True)
class Shard:
    """A folder with the places of an area; `counts` is part → files."""

    folder: Path
    area: str
    ground: Mapping[str, str]  # SAME → its value
    counts: Mapping[str, int]


def ground(config: Config, data: str) -> dict[str, str]:
    """What a build of this checkout on this day is made from; `data` is the hash of its inputs."""
    return {
        "wageboard": __version__,
        "program": fingerprint(),
        "today": config.today.isoformat(),
        "data": data,
    }


def area_of(catalog: Catalog, code: str) -> str:
    """The area that a code means, `35` the same as `350000`; `ShardError` for one that isn't there."""
    for found in (code, code.ljust(DIGITS, "0")):
        if found in catalog.areas:
            return found
    raise ShardError("no-area", found=code)


def read(folder: Path) -> Shard:
    """The shard in a folder; `ShardError` where there is none, or where a byte of it was changed."""
    try:
        facts: Any = json.loads((folder / assemble.BUILD).read_text(encoding="utf-8"))
        counts = cast("dict[str, int]", facts["files"])
        made = Shard(folder, str(facts["area"]), {key: str(facts[key]) for key in SAME}, counts)
    except (OSError, ValueError, KeyError, TypeError):
        raise ShardError("no-shard", folder=str(folder)) from None
    if not assemble.whole(folder):
        raise ShardError("altered", folder=str(folder))
    return made


def free(folder: Path) -> None:
    """`ShardError` where a folder holds something that isn't a shard and would be lost."""
    if folder.exists() and not (folder.is_dir() and (_sealed(folder) or not any(folder.iterdir()))):
        raise ShardError("not-ours", folder=str(folder))


def _sealed(folder: Path) -> bool:
    try:
        read(folder)
    except ShardError as error:
        return error.key == "altered"
    return True


def rest(shards: Sequence[Shard], catalog: Catalog, own: Mapping[str, str]) -> Selection:
    """What the joining build makes itself: what belongs to no place, and the places above the shards.

    `ShardError` when shards overlap, are of another day, data or program, or leave a place out.
    """
    taken: dict[str, Shard] = {}
    higher: set[str] = set()
    for shard in shards:
        for key in SAME:
            if shard.ground[key] != own[key]:
                facts = {"folder": str(shard.folder), "found": shard.ground[key], "own": own[key]}
                raise ShardError(f"other-{key}", **facts)
        ids = under(catalog, area_of(catalog, shard.area))
        for other in {str(taken[it].folder): taken[it] for it in ids if it in taken}.values():
            raise ShardError("overlap", folder=str(shard.folder), other=str(other.folder))
        taken |= dict.fromkeys(ids, shard)
        higher |= above(catalog, shard.area)
    left = {it.subject.id: it.subject for it in scan.shares(catalog) if it.subject.id not in taken}
    places = {it.area if isinstance(it, Project) else it.id for it in left.values()}
    missing = sorted(code for code in places if code not in higher)
    if missing:
        named = "、".join(f"{code} {catalog.areas[code].name.zh}" for code in missing[:MOST])
        raise ShardError("missing", areas=named + (" …" if len(missing) > MOST else ""))
    return Selection(frozenset(left))
