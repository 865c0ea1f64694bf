"""How many hostile files were tried, what came of them, and how long each took."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator

from tests.bench.results import table
from tests.hostile.corpus import FILES, WORDS
from tests.hostile.damage import damaged, inserted, shipped
from tests.hostile.trying import FOLDERS, Office

TITLE = "Hostile data"
EACH, SAMPLE, SEED = 50, 3, 20261121
LIMIT = 6.0  # CPU seconds a file
SAID = """\
Each is one file of data/, read and checked as a build does among a few good records. *Failed*: anything but a
list of problems that can be said in both languages, or more than {limit:g} s. `python -m tests.bench hostile`
writes this section; `tests/hostile` tries a part of the same in every run of the tests.

- *damaged*: each of the {files} shipped files, cut, torn, mistyped in its bytes or with a node taken out,
  repeated or replaced; half and half; seed {seed}.
- *words*: one of {words} hostile texts (tests/hostile/corpus.py) in one field of a record that has every
  field of its model, of every kind; one in {sample} of all that there are, fewer of the two longest files.
- *no records*: {no} files that are none (bombs, pictures, surrogates, other encodings), in each folder.

Found and mended when it was written: a traceback for a checkout whose Chinese words are missing. Found by the
canaries (tests/site/test_canaries.py): the wages page named areas that are not public, and the page of an
old print showed a mobile whose consent was taken back.
"""


def section() -> str:
    """One row a sort of case."""
    sorts = {"damaged": _damaged(), "words": inserted(SAMPLE, SEED), "no records": _no_records()}
    rows = [_row(name, cases) for name, cases in sorts.items()]
    total = [str(sum(int(row[place].replace(",", "")) for row in rows)) for place in range(1, 6)]
    rows.append(["all", *(f"{int(one):,}" for one in total), ""])
    said = SAID.format(
        limit=LIMIT, files=len(shipped()), seed=SEED, words=len(WORDS), sample=SAMPLE, no=len(FILES)
    )
    return said + "\n" + table(["sort", "tried", "refused", "accepted", "failed", "CPU s", "ms each"], rows)


def _damaged() -> Iterator[tuple[str, bytes]]:
    yield from ((name, data) for name in shipped() for data in damaged(name, EACH, SEED))


def _no_records() -> Iterator[tuple[str, bytes]]:
    for data in FILES.values():
        for folder in FOLDERS:
            plain = folder not in ("strings", "translations")
            name = f"data/{folder}/x.yaml" if plain else f"data/{folder}/zh/x.yaml"
            yield ("data/issued/2026.jsonl" if folder == "issued" else name), data


def _row(sort: str, cases: Iterator[tuple[str, bytes]]) -> list[str]:
    office, count = Office(), Counter[str]()
    began = time.process_time()
    for name, data in cases:
        start = time.process_time()
        try:
            count["accepted" if office.read(name, data).accepted else "refused"] += 1
        except Exception as error:
            count["failed"] += 1
            print(f"{name}: {type(error).__name__}: {error}")
        if time.process_time() - start > LIMIT:
            count["failed"] += 1
            print(f"{name}: {time.process_time() - start:.1f} s")
    office.close()
    spent, tried = time.process_time() - began, count["accepted"] + count["refused"] + count["failed"]
    figures = (tried, count["refused"], count["accepted"], count["failed"], round(spent))
    return [sort, *(f"{one:,}" for one in figures), f"{1000 * spent / tried:.1f}"]
