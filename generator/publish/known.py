"""What the build before found in the files of its site, so that only files with other bytes are read again.

What it remembers of a path holds for the same SHA-256, the same program and the same rules.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from generator.catalog import Strings
from generator.config import Config
from generator.equal.fact import Fact
from generator.equal.reading import Found
from generator.publish.digest import digest
from generator.publish.program import fingerprint
from generator.publish.remembered import recall, remember

FILE = "cache/known.json"


class Known:
    """`digests` is what is about to be published: path → SHA-256; `ground` is what the checks go by besides:
    the numbers that are public, the address of the site, how its languages write figures."""

    def __init__(
        self, config: Config, digests: Mapping[str, str], allowed: Collection[str], *more: object
    ) -> None:
        self.digests = digests
        self._file = config.work / FILE
        self._ground = digest(json.dumps([fingerprint(), sorted(allowed), *map(str, more)]).encode())
        self._before: dict[str, str] = {}
        self._facts: dict[str, frozenset[Found]] = {}
        self._read()
        self._same = {path for path, its in digests.items() if self._before.get(path) == its}

    def fresh(self) -> list[str]:
        """The paths whose bytes nobody has looked at."""
        return sorted(self.digests.keys() - self._same)

    def gone(self) -> set[str]:
        """The paths that were in the site before and are no more."""
        return self._before.keys() - self.digests.keys()

    def replaced(self) -> list[str]:
        """The paths that had other bytes."""
        return sorted((self.digests.keys() & self._before.keys()) - self._same)

    def facts(self, path: str) -> frozenset[Found] | None:
        """The facts in a file; None where it has to be read."""
        return self._facts.get(path) if path in self._same else None

    def keep(self, facts: Mapping[str, frozenset[Found]]) -> None:
        """Notes that these files are good, and the facts in those that were read; whole or not at all."""
        pool: dict[Found, int] = {}
        sets: dict[frozenset[Found], int] = {}  # most pages of a site say the same
        told = {path: sets.setdefault(facts[path], len(sets)) for path in self.digests if path in facts}
        files = {path: [its, told[path]] if path in told else [its] for path, its in self.digests.items()}
        noted = [[pool.setdefault(it, len(pool)) for it in sorted(found)] for found in sets]
        pooled = [[*fact, written] for fact, written in pool]
        remember(self._file, self._ground, {"pool": pooled, "sets": noted, "files": files})

    def _read(self) -> None:
        held = recall(self._file, self._ground)
        pool: list[Found] = [(Fact(kind, value), written) for kind, value, written in held.get("pool", ())]
        noted: list[list[int]] = held.get("sets", [])
        sets = [frozenset(pool[number] for number in its) for its in noted]
        for path, (its, *rest) in held.get("files", {}).items():
            self._before[path] = its
            if rest:
                self._facts[path] = sets[rest[0]]


def figures(strings: Strings) -> str:
    """Of the words of all languages: how they write a day and an amount hangs on them."""
    return digest(json.dumps(strings, sort_keys=True, default=dict).encode())
