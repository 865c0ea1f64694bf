"""Light pages that were made before, by all that decides their bytes: records, templates, program, day.

What is remembered is which pages a site or place has, their SHA-256 and how their files looked; the pages
themselves are those that are published. One whose file looks otherwise is read, and made again where it has
other bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import cast

from pydantic import BaseModel

from generator.config import Config
from generator.publish.assemble import Kept
from generator.publish.digest import digest, holds
from generator.publish.program import fingerprint
from generator.publish.remembered import recall, remember
from generator.render.output import Output
from generator.render.scan import Share

FILE = "cache/light.json"

Pages = dict[str, str]  # path → SHA-256
Look = list[int]  # bytes, time in nanoseconds and number of a file


class LightCache:
    """The pages of the published site. `ground` is what decides all pages together: it is told as JSON."""

    def __init__(self, config: Config, ground: object) -> None:
        self.made: Pages = {}  # of this build: those that were taken over, and those that were made
        self._file, self._site = config.work / FILE, config.site
        self._ground = told([fingerprint(), ground])
        self._shares: dict[str, tuple[str, Pages]] = {}
        self._looked: dict[str, Look] = {}  # of what was taken over
        held = recall(self._file, self._ground)
        self._before: dict[str, tuple[str, Pages]] = held.get("shares", {})
        self._looks: dict[str, Look] = held.get("looks", {})

    def taken(self, share: Share, kind: str = "", more: object = None) -> list[Kept] | None:
        """The pages of a share as they are published, of one kind; None where they have to be made.

        `more` is what they hang on besides.
        """
        key = told([share, more])
        before, pages = self._before.get(kind + share.subject.id, ("", {}))
        if before != key or not all(self._stands(path, its) for path, its in pages.items()):
            return None
        self._note(kind + share.subject.id, key, pages)
        return [Kept(path) for path in pages]

    def note(self, share: Share, outputs: Iterable[Output], kind: str = "", more: object = None) -> None:
        """Remembers what a share became."""
        self._note(kind + share.subject.id, told([share, more]), {it.path: digest(it.data) for it in outputs})

    def keep(self) -> None:
        """Writes what is known of the site that was published just now, whole or not at all."""
        looks = {path: self._looked.get(path) or _look(f"{self._site}/{path}") for path in self.made}
        remember(self._file, self._ground, {"shares": self._shares, "looks": looks})

    def _note(self, name: str, key: str, pages: Pages) -> None:
        self._shares[name] = (key, pages)
        self.made |= pages

    def _stands(self, path: str, its: str) -> bool:
        try:
            now = _look(f"{self._site}/{path}")
            if now != self._looks.get(path) and not holds(self._site / path, its):
                return False
        except OSError:
            return False
        self._looked[path] = now
        return True


def _look(path: str) -> Look:
    its = os.lstat(path)
    return [its.st_size, its.st_mtime_ns, its.st_ino]


def told(value: object) -> str:
    """A SHA-256 of a value: records, dataclasses and what holds them."""
    return digest(json.dumps(_plain(value), ensure_ascii=False, sort_keys=True).encode())


def _plain(value: object) -> object:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, BaseModel):
        return [type(value).__name__, value.model_dump_json()]
    if is_dataclass(value):
        return [type(value).__name__, *(_plain(getattr(value, it.name)) for it in fields(value))]
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        return [[_plain(key), _plain(its)] for key, its in pairs]
    if isinstance(value, (frozenset, set)):
        return sorted(map(str, cast("Iterable[object]", value)))
    if isinstance(value, (list, tuple)):
        return list(_listed(cast("Iterable[object]", value)))
    return str(value)  # a day, a path, bytes


def _listed(values: Iterable[object]) -> Iterator[object]:
    return (_plain(it) for it in values)
