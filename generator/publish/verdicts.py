"""What the last check found, site by site and around the sites, so that the next looks only at what changed.

A file under .build/cache that may be deleted at any time. It holds for the same program, day, data around the
sites and history of the ledger; a site that other rules need to see (checks/apart.py), or that was recorded,
isn't in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from pydantic import TypeAdapter

from generator.checks.outline import SITES, Outline
from generator.config import Config
from generator.problem import Problem
from generator.publish import history, inputs
from generator.publish.digest import digest
from generator.publish.program import reader
from generator.publish.remembered import recall, remember
from generator.publish.surroundings import recorded
from generator.render.media.length import TooLong

FILE = "cache/verdicts.json"
OWN = f"data/{SITES}"  # what the ground leaves out


class Verdict(NamedTuple):
    """What is known of a site whose file has this SHA-256."""

    digest: str
    outline: Outline
    problems: tuple[Problem, ...]  # those that hang on its own file and on what lies around the sites
    long: tuple[TooLong, ...]  # what is too long of the texts made for it


class Held(NamedTuple):
    """All that is remembered."""

    sites: Mapping[str, Verdict]
    around: tuple[Problem, ...] = ()  # what is wrong around the sites, whatever they say
    beside: str | None = None  # of the little that this hangs on of them


HELD = TypeAdapter(Held)


class Verdicts:
    """What is remembered of a checkout; nothing where it isn't `asked`."""

    def __init__(self, config: Config, asked: bool = True) -> None:
        self._file = config.work / FILE
        self._ground, self._before = "", Held({})
        if asked:
            around = inputs.digest(config, OWN)
            ground = (reader(), config.today.isoformat(), around, history.state(config))
            self._ground = digest("\n".join(ground).encode())
            noted = recall(self._file, self._ground).get("held")
            self._before = HELD.validate_python(noted) if noted else self._before
        named = recorded(config)
        self.known = {name: its.digest for name, its in self._before.sites.items() if name not in named}

    def of(self, kept: Iterable[str]) -> dict[str, Verdict]:
        """The verdicts on these sites."""
        return {name: self._before.sites[name] for name in kept}

    def around(self, beside: str) -> tuple[Problem, ...] | None:
        """What is wrong around the sites; None where that has to be looked at."""
        return self._before.around if self._before.beside == beside else None

    def keep(self, held: Held) -> None:
        """Notes what holds now in place of what held before."""
        if self._ground and held != self._before:
            with suppress(OSError):  # what can't be written is checked as well
                remember(self._file, self._ground, {"held": HELD.dump_python(held, mode="json")})
