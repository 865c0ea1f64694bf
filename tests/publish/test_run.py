"""A run of prints by name: what it chooses, where it writes, and that a failed one harms no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.config import Config
from generator.problem import DataError
from generator.publish.executor import inprocess, local
from generator.publish.run import at, chosen, inside, run
from generator.render import prints
from tests.support.catalog import PLACE, mini_catalog, project

ROOT = Path(__file__).parents[2]
CONFIG = Config(ROOT, date(2026, 11, 20))
CATALOG = mini_catalog(project("one"), project("two"), project("three"))


def paths(*args: object, **more: object) -> list[str]:
    return [order.path for order in chosen(CATALOG, CONFIG, *args, **more)]


def told(*args: object, **more: object) -> list[str]:
    with pytest.raises(DataError) as caught:
        chosen(CATALOG, CONFIG, *args, **more)
    return [problem.show("en") for problem in caught.value.problems]


def quiet(done: int) -> None:
    pass


def test_one_print_by_its_name() -> None:
    assert paths(["one"], ["board-a1"]) == ["print/one/board-a1.pdf"]
    assert paths(["one", "two"], ["board-a4", "hat-60x40"], grey=True) == [
        "print/one/board-a4-grey.pdf",
        "print/one/hat-60x40-grey.pdf",
        "print/two/board-a4-grey.pdf",
        "print/two/hat-60x40-grey.pdf",
    ]


def test_without_a_format_all_that_a_build_makes() -> None:
    built = [order.path for order in prints.orders(CATALOG, CATALOG.projects["one"], CONFIG.today)]
    assert len(built) > 8
    assert paths(["one"], []) == built
    every = paths([], [], everything=True)
    assert {p for p in every if p.startswith("print/one/")} == set(built)
    assert {"print/two/board-a3.pdf", "print/three/board-a3.pdf"} <= set(every)
    assert len(every) > 3 * len(built)


def test_a_format_for_everybody_is_made_for_those_that_it_suits() -> None:
    names = ("one", "three", "two")
    assert paths([], ["board-a3"], everything=True) == [f"print/{name}/board-a3.pdf" for name in names]


def test_ready_cut_labels() -> None:
    form = prints.format_of(CATALOG, "hat-60x40")
    for paper in form.papers:
        assert paths(["one"], ["hat-60x40"], paper=paper.key) == [f"print/one/hat-60x40-{paper.key}.pdf"]
    (said,) = told(["one"], ["board-a3"], paper="a9")
    assert "This format has no label paper “a9”" in said
    assert said.endswith("(paper-unknown)")


def test_unknown_names_are_told_all_at_once_with_the_nearest() -> None:
    assert told(["onee", "two", "350582007"], ["board-a9"]) == [
        "data:0:0: error: There is no project or area “350582007”. "
        "The nearest is 350582006. (subject-unknown)",
        "data:0:0: error: There is no project or area “onee”. The nearest is one. (subject-unknown)",
        "data/vocabulary/print-formats.yaml:0:0: error: There is no format “board-a9”. The nearest is "
        "board-a4. All are in print-formats.yaml. (format-unknown)",
    ]


def test_a_format_that_is_not_for_such_a_subject_is_told() -> None:
    (said,) = told([PLACE], ["board-a3"])
    assert "“board-a3” isn't made for “350582006”" in said
    assert said.endswith("(format-subject)")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_fails_names_its_record_and_leaves_the_other_files_whole(tmp_path, jobs) -> None:
    broken = project("broken", name="示例工程" * 200)
    empty = project("empty", wage_officer=None, pay_day=None)
    catalog = mini_catalog(project("one"), broken, empty, *(project(f"p{n}") for n in range(6)))
    old = tmp_path / "broken/board-a4.pdf"
    old.parent.mkdir()
    old.write_bytes(b"old")
    orders = chosen(catalog, CONFIG, sorted(catalog.projects), ["board-a4"])
    with local(jobs) as crew:
        made = run(CONFIG, orders, crew, quiet, inside(tmp_path))
    names = sorted(set(catalog.projects) - {"broken", "empty"})
    assert [path.relative_to(tmp_path).as_posix() for path in made.written] == [
        f"{name}/board-a4.pdf" for name in names
    ]
    assert all(path.read_bytes().startswith(b"%PDF") for path in made.written)
    assert {problem.path for problem in made.problems} == {
        "data/projects/broken.yaml",
        "data/projects/empty.yaml",
    }
    assert old.read_bytes() == b"old"
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == {*made.written, old}
    assert not (tmp_path / "empty").exists()


def test_one_goes_where_it_is_told(tmp_path) -> None:
    file = tmp_path / "deep/board.pdf"
    made = run(CONFIG, chosen(CATALOG, CONFIG, ["one"], ["board-a4"]), inprocess(), quiet, at(file))
    assert (made.written, made.problems) == ((file,), ())
    assert file.read_bytes().startswith(b"%PDF")
