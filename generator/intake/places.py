"""Which area a text names: exactly, by another way of writing that is on file, or misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.catalog import Catalog
from generator.model.area import Area

SUFFIX = re.compile(
    r"(?:居民委员会|村民委员会|居委会|村委会|居民区|社区|街道办事处|街道|管理站|镇|乡|村|市|区|县|省)$"
)
NAMED = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:社区|村|居民区|居委会|村委会)")
STATIONED = re.compile(r"^(?:驻|下派|挂点|包)")
CLOSE = 0.6  # of the signs of a name that must be the same; one of two or three may differ


@dataclass(frozen=True)
class Found:
    """The area that a text names, `written` as there; `near` is what it may mean, never taken unasked."""

    written: str
    area: Area | None
    near: Area | None = None


class Gazetteer:
    """The places below one area; texts that were looked up before are remembered."""

    def __init__(self, catalog: Catalog, within: str) -> None:
        self.areas = list(_below(catalog, within))
        named = [(name, area) for area in self.areas for name in _names(area)]
        self._named = sorted(named, key=lambda pair: (-len(pair[0]), pair[1].id))
        self._seen: dict[str, Found | None] = {}

    def find(self, text: str) -> Found | None:
        """The place that a text names, None where it names none; the longest name counts."""
        if text not in self._seen:
            self._seen[text] = self._find(text)
        return self._seen[text]

    def _find(self, text: str) -> Found | None:
        for name, area in self._named:
            if name in text:
                return Found(name, area)
        for area in self.areas:
            for name in area.also_written:
                if stem(name) in text:
                    return Found(stem(name), None, area)
        found = NAMED.search(STATIONED.sub("", text))
        return Found(found[0], None, _near(self.areas, found[0])) if found else None


def place(catalog: Catalog, within: str, text: str) -> Found | None:
    """The place below `within` that a text names, None where it names none."""
    return Gazetteer(catalog, within).find(text)


def stem(name: str) -> str:
    """A name without what it is: 灵水社区 → 灵水."""
    return SUFFIX.sub("", name) or name


def _names(area: Area) -> Iterator[str]:
    yield area.name.zh
    if len(short := stem(area.name.zh)) > 1:
        yield short


def _near(areas: list[Area], written: str) -> Area | None:
    """The area whose name differs least, where it is close at all and no second is as close."""
    short = stem(written)
    scored = sorted(((_likeness(short, stem(area.name.zh)), area) for area in areas), key=lambda it: -it[0])
    if not scored or scored[0][0] < CLOSE:
        return None
    return None if len(scored) > 1 and scored[1][0] == scored[0][0] else scored[0][1]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _below(catalog: Catalog, within: str) -> Iterator[Area]:
    for area in catalog.below(within):
        yield area
        yield from _below(catalog, area.id)
