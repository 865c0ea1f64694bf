"""The goals of size and speed: what was reached, by the figures of one run."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Found = Mapping[int, Mapping[str, list[dict[str, Any]]]]  # sites → step → rounds
HUGO, MATERIAL, LINTERS = "peer: Hugo", "peer: Material", "peer: check-jsonschema and yamllint"
START = "start: wageboard --help"
COLD, SAME, WARM = "build, cold", "build, nothing changed", "build, a phone changed"
STEPS = ("read", "rules", "scan", "floor", "guide", "open", "prints", "issue", "import")
CHECK, AGAIN = "check, cold", "check, one file changed"


def told(found: Found) -> str:
    """A line a goal and size that was measured."""
    return "\n".join(f"- {line}" for goal in GOALS for line in goal(found))


def _median(found: Found, sites: int, step: str, key: str = "cpu") -> float:
    return statistics.median(it[key] for it in found[sites][step])


def _each(found: Found, sites: int, step: str, key: str = "cpu") -> float:
    return _median(found, sites, step, key) / found[sites][step][0]["things"]


def _sizes(found: Found, *steps: str) -> list[int]:
    return [sites for sites, rows in found.items() if all(step in rows for step in steps)]


def _verdict(met: bool) -> str:
    return "met" if met else "**not met**"


def _pages(found: Found) -> Iterator[str]:
    for sites in _sizes(found, "scan", HUGO):
        ratio = _each(found, sites, HUGO) / _each(found, sites, "scan", "whole")
        yield (
            f"{sites:,} sites: scan pages a second of processor time, whole programs from files to files: "
            f"{ratio:.2f}× Hugo's (goal 1×): {_verdict(ratio >= 1)}."
        )
    for sites in _sizes(found, "scan", "floor"):
        ratio = _each(found, sites, "scan") / _each(found, sites, "floor")
        yield f"{sites:,} sites: scan pages {ratio:.2f}× the floor (goal 3×): {_verdict(ratio <= 3)}."
    for sites in _sizes(found, "scan", MATERIAL):
        ratio = _each(found, sites, MATERIAL) / _each(found, sites, "scan", "whole")
        yield f"{sites:,} sites: Material takes {ratio:.0f}× as long a page."


def _check(found: Found) -> Iterator[str]:
    for sites in _sizes(found, CHECK, LINTERS):
        ratio = _median(found, sites, LINTERS) / _median(found, sites, CHECK)
        yield (
            f"{sites:,} sites: a cold check takes 1/{ratio:.1f} of check-jsonschema with yamllint "
            f"(goal: less): {_verdict(ratio > 1)}."
        )
    for sites in _sizes(found, AGAIN):
        seconds = _median(found, sites, AGAIN)
        met = _verdict(seconds <= 2)
        yield f"{sites:,} sites: a check after one file changed: {seconds:.1f} s (goal 2 s): {met}."


def _build(found: Found) -> Iterator[str]:
    for sites in _sizes(found, COLD):
        peak = max(it["peak"] for it in found[sites][COLD])
        yield f"{sites:,} sites: a clean build holds {peak:.0f} MiB (goal 2,048): {_verdict(peak <= 2048)}."
    sizes = _sizes(found, COLD)
    for sites in sizes:
        if sites // 10 in sizes and sites > 1000:
            ratio = _each(found, sites, COLD) / _each(found, sites // 10, COLD)
            met = _verdict(ratio <= 1.3)
            fewer = f"{sites // 10:,}"
            yield f"a site costs {ratio:.2f}× at {sites:,} of what it does at {fewer} (goal 1.3×): {met}."
    for sites in _sizes(found, COLD, WARM):
        share = _median(found, sites, WARM) / _median(found, sites, COLD)
        met = _verdict(share <= 0.05)
        yield f"{sites:,} sites: a changed phone costs {share:.1%} of a clean build (goal 5 %): {met}."


def _start(found: Found) -> Iterator[str]:
    for sites in _sizes(found, START):
        seconds = _median(found, sites, START)
        yield f"`wageboard --help` takes {seconds:.2f} s (goal 0.2 s): {_verdict(seconds <= 0.2)}."


def _open(found: Found) -> Iterator[str]:
    for sites in found:
        missing = [step for step in (*STEPS, COLD, SAME, WARM, HUGO, LINTERS) if step not in found[sites]]
        if missing:
            named = " ".join(f"'{step}'" for step in missing)
            yield f"{sites:,} sites: **not measured**: `python -m tests.bench.scale {sites} {named}`."


GOALS: tuple[Callable[[Found], Iterator[str]], ...] = (_pages, _check, _build, _start, _open)
