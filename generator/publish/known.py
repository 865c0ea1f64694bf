"""What the build before found in the files of its site, so that only files with other bytes are read again.

A file under .build/cache that may be deleted at any time; one that is damaged, or was made by another
program, counts for nothing. What it says holds for a path with the same SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

from generator.catalog import Strings
from generator.config import Config
from generator.equal.fact import Fact
from generator.equal.reading import Found
from generator.publish.program import fingerprint

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
        try:
            self._read()
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            self._before, self._facts = {}, {}
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
        files = {
            path: [its, [pool.setdefault(it, len(pool)) for it in sorted(facts[path])]]
            if path in facts
            else [its]
            for path, its in self.digests.items()
        }
        body = json.dumps(
            {"ground": self._ground, "pool": [[*fact, written] for fact, written in pool], "files": files},
            ensure_ascii=False, separators=(",", ":"),
        ).encode()  # fmt: skip
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part")
        part.write_bytes(f"{digest(body)}\n".encode() + body)
        part.replace(self._file)

    def _read(self) -> None:
        told, _, body = self._file.read_bytes().partition(b"\n")
        if told.decode() != digest(body):
            return
        held: Any = json.loads(body)
        if held["ground"] != self._ground:
            return
        pool: list[Found] = [(Fact(kind, value), written) for kind, value, written in held["pool"]]
        sets: dict[tuple[int, ...], frozenset[Found]] = {}  # most pages of a site say the same
        files: dict[str, list[Any]] = held["files"]
        for path, (its, *rest) in files.items():
            self._before[path] = its
            if rest:
                key: tuple[int, ...] = tuple(rest[0])
                if key not in sets:
                    sets[key] = frozenset(pool[number] for number in key)
                self._facts[path] = sets[key]


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def figures(strings: Strings) -> str:
    """Of the words of all languages: how they write a day and an amount hangs on them."""
    return digest(json.dumps(strings, sort_keys=True, default=dict).encode())
