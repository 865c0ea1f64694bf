"""A node of a record: the folder, the id, and the path of YAML keys and list positions to it."""

from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """Where a fact stands; `site`, `vocabulary` and `strings` are folders too."""

    kind: str
    id: str
    path: tuple[str | int, ...] = ()

    def at(self, *path: str | int) -> Spot:
        """A node below this one."""
        return Spot(self.kind, self.id, (*self.path, *path))


SITE = Spot("site", "site")


def vocabulary(name: str, *path: str | int) -> Spot:
    """A node of a vocabulary list, by the list's name in the model (`short_codes`)."""
    return Spot("vocabulary", name.replace("_", "-"), path)
