"""Section “Dependencies”: what was read about the packages, counted from deploy/audit.yaml and uv.lock."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from packaging.version import Version

from tests.bench.results import table
from tests.conftest import ROOT
from tests.support.scripts import script

TITLE = "Dependencies"
ABOUT = """\
Every package that is installed here and what was read of its published weaknesses on {read}; how far that
reaches: `docs/audit.md`. `python -m tests.bench dependencies` counts `deploy/audit.yaml`; `make audit` asks a
service. *Behind*: a newer release exists, the list says what holds it back. *Older*: weaknesses found that
only versions before ours have. *Open*: those that no release mends, each with the reason why it is let be.
Raised for the reading: {raised}; that mended {mended} of the older ones. {unread} packages are unread
since."""
COLUMNS = ["needed for", "packages", "searched by name", "behind", "older", "open"]


def section() -> str:
    """One row a use."""
    listed: Mapping[str, Any] = script("reading").load()
    packages: Mapping[str, Mapping[str, Any]] = listed["packages"]
    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    ours = next(one for one in lock if one["name"] == "wageboard")
    build = _closure(lock, ours["dependencies"])
    extras = _closure(lock, [it for one in ours["optional-dependencies"].values() for it in one]) - build
    locked = {one["name"] for one in lock}
    uses = {
        "`wageboard build`": build,
        "an extra": extras,
        "developers": {name for name in packages if name in locked} - build - extras,
        "installing, building; npm": {name for name in packages if name not in locked},
    }
    rows = [_row(use, [packages[name] for name in sorted(names)]) for use, names in uses.items()]
    rows.append(_row("all", packages.values()))
    said = ABOUT.format(
        read=listed["read"], mended=_mended(listed), raised=", ".join(listed["raised"]),
        unread=sum("unread" in one for one in packages.values()) or "No",
    )  # fmt: skip
    return f"{said}\n\n{table(COLUMNS, rows)}"


def _mended(listed: Mapping[str, Any]) -> int:
    """How many weaknesses the versions had that were raised for the reading."""
    return sum(
        Version(before) < Version(it["mended"])
        for name, before in listed["raised"].items()
        for it in listed["packages"].get(name, {}).get("weaknesses", ())
        if "mended" in it
    )


def _row(use: str, packages: Iterable[Mapping[str, Any]]) -> list[str]:
    every = list(packages)
    found = [it for one in every for it in one.get("weaknesses", ())]
    still = sum("open" in it for it in found)
    searched = sum("threads" in one.get("asked", "") for one in every)
    behind = sum("newest" in one for one in every)
    return [use, *(str(n) for n in (len(every), searched, behind, len(found) - still, still))]


def _closure(lock: Iterable[Mapping[str, Any]], wanted: Iterable[Mapping[str, Any]]) -> set[str]:
    """The names of these and of all that they need, on any platform."""
    needs: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for one in lock:
        groups = {"": one.get("dependencies", ()), **one.get("optional-dependencies", {})}
        for extra, group in groups.items():
            needs.setdefault((one["name"], extra), set()).update(_asked(group))
    found: set[tuple[str, str]] = set()
    ahead = _asked(wanted)
    while ahead:
        found |= ahead
        ahead = {more for one in ahead for more in needs.get(one, ())} - found
    return {name for name, _ in found}


def _asked(group: Iterable[Mapping[str, Any]]) -> set[tuple[str, str]]:
    """Name and extra of each dependency; without an extra, and with each that is named."""
    return {(it["name"], extra) for it in group for extra in ("", *it.get("extra", ()))}
