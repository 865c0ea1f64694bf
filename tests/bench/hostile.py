"""How many hostile files were tried, what came of them, and how long each took."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping

from generator.publish.typst import Press
from tests.bench.results import table
from tests.hostile.corpus import FILES, LINKS, WORDS
from tests.hostile.damage import SEED, damaged, inserted, shipped
from tests.hostile.shown import CONFIG, active, published
from tests.hostile.trying import PLACES, Office

TITLE = "Hostile data"
EACH, SAMPLE = 60, 3
LIMIT = 6.0  # CPU seconds a file
COLUMNS = ["sort", "tried", "refused", "accepted", "failed", "shown", "active", "CPU s", "ms each"]
SAID = """\
Each is one file of data/, read and checked as a build does among a few good records. *Failed*: anything
but problems that can be said in both languages on a line each, or more than {limit:g} s. `python -m
tests.bench hostile` writes this section; `tests/hostile` tries a part of the same in every run.

- *damaged*: each of the {files} shipped files, as hypothesis chooses (seed {seed}, up to {each} of
  each): bytes cut, torn in or mistyped, or a node taken out, repeated, renamed or replaced.
- *words*: one of {words} hostile texts (tests/hostile/corpus.py) in one field of a record that has
  every field of its model, of every kind; one in {sample} of all that there are, fewer of the longest
  files.
- *no records*: {no} files that are none (bombs, nests, pictures, surrogates, other encodings), in each
  of {places} places.
- *links*: {links} links in place of a file, to other files, nowhere, themselves, devices; in each
  place.

Of each accepted file a site is made then (*shown*: pages of guide, scan, project and media in up to five
languages, feeds, JSON, CSV, ICS, vCard, the board of each site as PDF), read by other people's parsers.
*Active*: anything in them that does, loads or leads what nothing does, loads or leads with good data
(elements, handlers, addresses of pages; formulas; parts of calendars and cards; actions of PDFs).

Found and mended with it: a traceback for a checkout whose Chinese words are missing; `data/calls.csv`
was read through a link to anywhere; a backslash in double quotes put control, direction and zero-width
signs, NUL and a lone carriage return into values, which are refused where they stand as themselves.
Nine of the 94 invalid documents of the public YAML test suite were read as if they were valid (a lone
dash, a tight `#`, lines without an indent, words lost under blank lines); each has a message now.
CPU seconds, on a machine that did other work, too.
"""


def section() -> str:
    """One row a sort of case."""
    sorts: dict[str, Iterator[tuple[str, bytes | str]]] = {
        "damaged": _damaged(), "words": inserted(SAMPLE), "no records": _no_records(), "links": _links(),
    }  # fmt: skip
    press = Press(CONFIG)
    rows = [_row(name, cases, press) for name, cases in sorts.items()]
    total = [str(sum(int(row[place].replace(",", "")) for row in rows)) for place in range(1, 8)]
    rows.append(["all", *(f"{int(one):,}" for one in total), ""])
    said = SAID.format(
        limit=LIMIT, files=len(shipped()), seed=SEED, each=EACH, words=len(WORDS), sample=SAMPLE,
        no=len(FILES), places=len(PLACES), links=len(LINKS),
    )  # fmt: skip
    return said + "\n" + table(COLUMNS, rows)


def _damaged() -> Iterator[tuple[str, bytes]]:
    yield from ((name, data) for name in shipped() for data in damaged(name, EACH))


def _no_records() -> Iterator[tuple[str, bytes]]:
    yield from ((path, data) for data in FILES.values() for path in PLACES)


def _links() -> Iterator[tuple[str, str]]:
    yield from ((path, target) for target in LINKS for path in PLACES)


def _row(sort: str, cases: Iterator[tuple[str, bytes | str]], press: Press) -> list[str]:
    office, count = Office(), Counter[str]()
    began = time.process_time()
    for name, data in cases:
        start = time.process_time()
        try:
            outcome = office.follow(name, data) if isinstance(data, str) else office.read(name, data)
            if time.process_time() - start > LIMIT:
                raise TimeoutError(f"{time.process_time() - start:.1f} s")
            count["accepted" if outcome.accepted else "refused"] += 1
            if outcome.accepted and outcome.catalog:
                _show(name, published(outcome.catalog, press), count)
        except Exception as error:
            count["failed"] += 1
            print(f"{name}: {type(error).__name__}: {error}")
    office.close()
    spent, tried = time.process_time() - began, count["accepted"] + count["refused"] + count["failed"]
    told = ("refused", "accepted", "failed", "shown", "active")
    figures = (tried, *(count[one] for one in told), round(spent))
    return [sort, *(f"{one:,}" for one in figures), f"{1000 * spent / tried:.1f}"]


def _show(name: str, made: Mapping[str, bytes], count: Counter[str]) -> None:
    count["shown"] += len(made)
    for path, data in made.items():
        for did in active(path, data):
            count["active"] += 1
            print(f"{name}: {path}: {did}")
