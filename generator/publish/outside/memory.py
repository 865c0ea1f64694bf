"""What earlier runs found, in .build/cache/links: a weekly run asks little, and of what it asks, whether it
changed."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from generator.config import Config
from generator.publish.files import write_all
from generator.publish.outside.finding import Finding
from generator.publish.outside.wire import Answer

VERSION = 1
FILE = "links.json"


class Memory:
    """Address → day, finding and what to ask whether it changed with."""

    def __init__(self, config: Config, fresh: int) -> None:
        self.folder: Path = config.work / "cache/links"
        self.today = config.today
        self.fresh = fresh
        self._held: dict[str, dict[str, Any]] = {}
        try:
            held: Any = json.loads((self.folder / FILE).read_text("utf-8"))
            if held["version"] == VERSION:
                self._held = {str(url): cast("dict[str, Any]", it) for url, it in held["links"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._held = {}  # nothing worth an error: it is asked anew

    def day(self, url: str) -> date:
        """When an address was last asked; the first of days when it never was."""
        try:
            return date.fromisoformat(str(self._held[url]["day"]))
        except (KeyError, TypeError, ValueError):
            return date.min

    def recent(self, url: str) -> Finding | None:
        """What is known, if it was good and isn't old."""
        found = self._finding(url)
        days = (self.today - self.day(url)).days if found else -1
        return found if found and not found.broken and 0 <= days <= self.fresh else None

    def conditions(self, url: str) -> dict[str, str]:
        """Headers that let a server answer “unchanged”; only for a page that was well where it was."""
        found = self._finding(url)
        if found is None or found.broken or found.hops:
            return {}
        it = self._held[url]
        given = {"If-None-Match": it.get("etag"), "If-Modified-Since": it.get("modified")}
        return {name: value for name, value in given.items() if isinstance(value, str) and value}

    def unchanged(self, url: str, seconds: float) -> Finding:
        """What was found before, which the server has just confirmed."""
        found = self._finding(url)
        kinds = tuple(kind for kind in found.kinds if kind != "slow") if found else ()
        return Finding(url, kinds, 200, seconds=seconds)

    def learn(self, found: Finding, answer: Answer) -> None:
        """Remembers a finding and the marks of the page."""
        old = self._held.get(found.url, {}) if answer.status == 304 else {}
        self._held[found.url] = {
            "day": self.today.isoformat(),
            "etag": answer.headers.get("etag", old.get("etag", "")),
            "modified": answer.headers.get("last-modified", old.get("modified", "")),
            "finding": asdict(replace(found, seconds=round(found.seconds, 2))),
        }

    def save(self, named: Collection[str]) -> None:
        """Writes what is still named somewhere."""
        kept = {url: it for url, it in sorted(self._held.items()) if url in named}
        text = json.dumps({"version": VERSION, "links": kept}, ensure_ascii=False, indent=1)
        write_all(self.folder, {FILE: text.encode()}, flush=False)

    def _finding(self, url: str) -> Finding | None:
        try:
            it = cast("dict[str, Any]", self._held[url]["finding"])
            hops = tuple((int(status), str(there)) for status, there in it["hops"])
            kinds = tuple(str(kind) for kind in it["kinds"])
            return Finding(
                url,
                kinds,
                int(it["status"]),
                hops,
                str(it["new"]),
                str(it["note"]),
                float(it["seconds"]),
                True,
            )
        except (KeyError, TypeError, ValueError):
            return None
