"""Work that is spread gives what one process gives, in order, few things at a time, whoever dies."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli.door import with_crew
from generator.publish import executor as module
from generator.publish.executor import AHEAD, Batch, Crew, LostError, inprocess, local
from tests.conftest import ROOT


def begin(shared: tuple[str, str]) -> str:
    """Notes in a file that a process began; what they share is this file and a word."""
    file, word = shared
    with Path(file).open("a", encoding="utf-8") as begun:
        begun.write(f"{os.getpid()}\n")
    return word


def work(word: str, thing: int) -> str:
    if thing == 13:
        raise ValueError(f"thing {thing}")
    return f"{word}{thing}"


def die(file: str, thing: int) -> tuple[int, int]:
    """The process of thing 5 dies, once; that of thing 7 dies whenever it is given."""
    if thing == 5 and not Path(file).exists():
        Path(file).touch()
        os._exit(9)
    if thing == 7:
        os._exit(9)
    return thing, os.getpid()


def same(shared: str) -> str:
    return shared


def name(thing: int) -> str:
    return f"print/{thing}.pdf"


@pytest.fixture
def batch(tmp_path: Path) -> Batch[tuple[str, str], str, int, str]:
    return Batch(begin, work, ((tmp_path / "begun").as_posix(), "n"), chunk=2)


def begun(tmp_path: Path) -> list[str]:
    return (tmp_path / "begun").read_text("utf-8").split()


def test_processes_give_what_one_gives_in_the_same_order(batch, tmp_path):
    with local(2) as crew:
        spread = list(crew.results(batch, range(20, 50), 30))
    assert spread == list(inprocess().results(batch, range(20, 50), 30)) == [f"n{n}" for n in range(20, 50)]
    own = str(os.getpid())
    assert begun(tmp_path).count(own) == 1
    assert 1 <= len(begun(tmp_path)) - 1 <= 2, "what things share is made once in each process"


def test_no_process_outlives_the_one_that_was_killed():
    """What it says goes on until the last process that could say something has ended."""
    words = "import os, time; from generator.publish.executor import local"
    script = f"{words}; crew = local(2); print(crew.submit(os.getpid).result(), flush=True); time.sleep(60)"
    started = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=ROOT)
    assert started.stdout
    worker = int(started.stdout.readline())
    assert worker != started.pid
    started.kill()
    assert started.communicate(timeout=20) == (b"", None)


def test_few_things_start_no_process(batch, tmp_path):
    with local(2) as crew:
        assert len(list(crew.results(batch, range(7), 7))) == 7
        assert set(begun(tmp_path)) == {str(os.getpid())}
        assert len(list(crew.results(batch, range(20, 28), 8))) == 8
        assert str(os.getpid()) in begun(tmp_path)
        running = len(begun(tmp_path))
        assert len(list(crew.results(batch, range(2), 2))) == 2
        assert begun(tmp_path)[running:].count(str(os.getpid())) == 0, "processes that run are used for few"


def test_any_executor_will_do_and_few_chunks_are_under_way(tmp_path):
    taken = 0

    def things() -> Iterator[int]:
        nonlocal taken
        for n in range(20, 220):
            taken += 1
            yield n

    batch = Batch(begin, work, ((tmp_path / "begun").as_posix(), "n"), chunk=2)
    with Crew(lambda: ThreadPoolExecutor(2), 2) as crew:
        for done, found in enumerate(crew.results(batch, things(), 200), 1):
            assert found == f"n{done + 19}"
            assert taken <= done + (AHEAD * 2 + 1) * 2, "things are taken when there is room"
    assert taken == 200
    assert len(begun(tmp_path)) <= 2


def test_an_error_of_a_thing_reaches_the_caller(batch):
    with local(2) as crew, pytest.raises(ValueError, match="thing 13"):
        list(crew.results(batch, range(30), 30))


def test_a_process_that_is_killed_is_replaced_and_nothing_is_lost(tmp_path):
    batch = Batch(same, die, (tmp_path / "died").as_posix(), chunk=1, few=1)
    things = [n for n in range(30) if n != 7]
    with local(2) as crew:
        found = list(crew.results(batch, things, len(things)))
    assert (tmp_path / "died").exists()
    assert [thing for thing, _ in found] == things
    assert os.getpid() not in {process for _, process in found}


def test_a_thing_that_kills_every_process_is_named(tmp_path):
    (tmp_path / "died").touch()
    batch = Batch(same, die, (tmp_path / "died").as_posix(), name, chunk=1, few=1)
    with local(2) as crew, pytest.raises(LostError, match=r"^print/7\.pdf$"):
        list(crew.results(batch, range(20), 20))


def test_a_process_that_joins_late_is_told_what_it_needs():
    module._held.clear()
    batch = Batch(same, work, "n")
    try:
        assert module._worked("key", None, [1, 2]) is None
        assert module._worked("key", batch, [1, 2]) == ["n1", "n2"]
        assert module._worked("key", None, [3]) == ["n3"]
        assert module._worked("another", None, [3]) is None
    finally:
        module._held.clear()


def test_a_command_is_handed_its_crew():
    handed: list[tuple[str, int]] = []

    @click.command()
    @with_crew
    @click.argument("name")
    def one(name: str, crew: Crew) -> None:
        handed.append((name, crew.jobs))

    done = CliRunner().invoke(one, ["a", "--jobs", "3"])
    assert (done.exit_code, handed) == (0, [("a", 3)])
