"""How well notices are read: five real ones at the floor that was asked for, invented ones beside."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.intake.read import read
from generator.intake.shape import Place, Table
from tests.bench import notices as bench
from tests.bench import results
from tests.intake.notice.scoring import (
    FOLDER,
    HELD_OUT,
    KINDS,
    NOTICES,
    compared,
    expected,
    made,
    rows,
    score,
)

FLOOR = 0.9
HELD_OUT_FLOOR = 0.6  # one wrong of three items; these are short


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NOTICES)
def test_notices_are_read_as_a_reader_reads_them(name: str, kind: str) -> None:
    one = score(kind, name)
    have, want = compared(kind, name)
    shown = f"too much: {list(have - want)}; missing: {list(want - have)}"
    assert one.precision >= FLOOR, shown
    assert one.recall >= FLOOR, shown


@pytest.mark.parametrize("name", NOTICES)
def test_every_doubt_is_found_at_its_place(name: str) -> None:
    have, want = compared("doubts", name)
    assert not want - have
    assert want


def test_there_is_something_to_score() -> None:
    assert len(NOTICES) == 5
    assert len(HELD_OUT) >= 3
    totals = {kind: sum(score(kind, name).expected for name in NOTICES) for kind in KINDS}
    assert totals["identity"] == 30
    assert totals["doubts"] > 100
    assert totals["roster"] == 37 + 27
    assert min(totals.values()) >= 8
    print("\n".join([*rows(NOTICES), "", *rows(HELD_OUT)]))


def test_a_wrong_item_lowers_the_score() -> None:
    """The score can fail: expectations of another notice are not met."""
    have, _ = compared("doubts", "lingyuan-2023")
    _, want = compared("doubts", "hangu-2021")
    assert (have & want).total() < FLOOR * want.total()


@pytest.mark.parametrize("name", [*NOTICES, *HELD_OUT])
def test_every_paragraph_and_row_is_accounted_for(name: str) -> None:
    path: Path = FOLDER / f"{name}.txt"
    file = read(path.name, path.read_bytes())
    places: list[Place] = [one.place for one in file.paragraphs]
    places += [row[0].place for table, row in file.rows() if isinstance(table, Table)]
    told = Counter(place for one in made(name) for use in one.account for place in (use.place, *use.more))
    assert told == Counter(places)
    for one in made(name):
        assert all(bool(use.use) != bool(use.why) for use in one.account)


@pytest.mark.parametrize("name", HELD_OUT)
def test_invented_notices_are_read_too(name: str) -> None:
    for kind in KINDS:
        assert score(kind, name).recall >= HELD_OUT_FLOOR, kind


def test_the_score_that_is_published_is_todays() -> None:
    """`python -m tests.bench notices` writes it."""
    assert results.read()[bench.TITLE] == bench.section().strip()


def test_what_only_a_person_sees_is_written_down() -> None:
    assert sum(len(expected(name)["unseen"]) for name in NOTICES) >= 6
