"""Measures and writes RESULTS.md: everything, or the sections that are named on the command line."""

from __future__ import annotations

import sys

from tests.bench import (
    accessibility,
    browser,
    build,
    coverage,
    dependencies,
    editions,
    edits,
    facts,
    hostile,
    hsds,
    memory,
    mutants,
    notices,
    planted,
    prints,
    reproducible,
    results,
    safety,
    scale,
    serving,
    sizes,
    spreadsheets,
    survival,
    trust,
    validators,
    walk,
)

SECTIONS = {
    "build": build, "prints": prints, "memory": memory, "survival": survival, "editions": editions,
    "notices": notices, "hostile": hostile, "planted": planted, "facts": facts, "hsds": hsds, "sizes": sizes,
    "spreadsheets": spreadsheets, "walk": walk, "browser": browser, "accessibility": accessibility,
    "scale": scale, "serving": serving, "mutants": mutants, "coverage": coverage,
    "reproducible": reproducible, "edits": edits, "safety": safety, "validators": validators, "trust": trust,
    "dependencies": dependencies,
}  # fmt: skip


def main(named: list[str]) -> None:
    missing: list[str] = []
    for name in named or SECTIONS:
        try:
            body = SECTIONS[name].section()
        except results.MissingError as error:
            missing.append(f"{name}: {error}")
            continue
        results.write(SECTIONS[name].TITLE, body)
        print(f"## {SECTIONS[name].TITLE}\n\n{body}\n")
    if missing:
        sys.exit("\n".join(missing))


if __name__ == "__main__":
    main(sys.argv[1:])
