from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.config import Config
from generator.problem import DataError
from generator.publish.executor import inprocess
from generator.publish.press_cache import PressCache
from generator.publish.typst import Press, print_all
from generator.render.sheet import Sheet

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
TEMPLATE = (
    '#set document(title: [x])\n#set text(font: "Noto Sans SC")\n#let s = json("/sheet.json")\n'
    '#s.word\n#if s.word == "long" [#metadata((field: "word", need: (2, 2), have: (1, 1)))<overflow>]'
)


@pytest.fixture
def config(tmp_path) -> Config:
    folder = tmp_path / "theme/print"
    folder.mkdir(parents=True)
    (folder / "word.typ").write_text(TEMPLATE)
    return Config(tmp_path, TODAY)


def sheet(word: str, path: str = "print/x/x.pdf") -> Sheet:
    return Sheet(path, "word.typ", "data/x.yaml", {"word": word})


def run(config, *sheets, **more):
    return [output.data for output in print_all(config, sheets, inprocess(), lambda _: None, **more)]


def set_times(monkeypatch) -> list[str]:
    """The paths that a press really sets from now on."""
    done: list[str] = []
    real = Press.pdf

    def pdf(self, one):
        done.append(one.data["word"])
        return real(self, one)

    monkeypatch.setattr(Press, "pdf", pdf)
    return done


def test_the_same_is_set_once(config, monkeypatch):
    done = set_times(monkeypatch)
    first = run(config, sheet("a"), sheet("b", "print/x/y.pdf"))
    assert run(config, sheet("b", "print/x/y.pdf"), sheet("a")) == first[::-1]
    assert done == ["a", "b"]
    assert run(config, sheet("a"), again=True) == first[:1]
    assert done == ["a", "b", "a"]


def test_words_day_templates_and_place_decide(config):
    key = PressCache(config).path(sheet("a"))
    assert PressCache(config).path(sheet("a")) == key
    other = [
        PressCache(config).path(sheet("b")),
        PressCache(config).path(sheet("a", "print/y/x.pdf")),
        PressCache(config).path(replace(sheet("a"), pages=2)),
        PressCache(Config(config.root, date(2026, 11, 21))).path(sheet("a")),
    ]
    (config.theme / "print/word.typ").write_text(TEMPLATE + "\n")
    other.append(PressCache(config).path(sheet("a")))
    (config.theme / "print/pictograms").mkdir()
    (config.theme / "print/pictograms/call.svg").write_text("<svg/>")
    other.append(PressCache(config).path(sheet("a")))
    assert len({key, *other}) == 7


def test_a_broken_file_is_set_again(config, monkeypatch):
    made = run(config, sheet("a"), sheet("b"))
    PressCache(config).path(sheet("a")).write_bytes(made[0][:-9])
    done = set_times(monkeypatch)
    assert run(config, sheet("a"), sheet("b")) == made
    assert done == ["a"]
    assert PressCache(config).path(sheet("a")).read_bytes() == made[0]


def test_what_cannot_be_printed_is_not_kept(config):
    for _ in range(2):
        with pytest.raises(DataError):
            run(config, sheet("a"), sheet("long"))
    assert PressCache(config).path(sheet("a")).is_file()
    assert not PressCache(config).path(sheet("long")).exists()


def test_what_was_used_longest_ago_goes_first(config):
    words = ["a", "b", "c"]
    run(config, *map(sheet, words))
    cache = PressCache(config)
    for age, word in enumerate(words):
        os.utime(cache.path(sheet(word)), (1_000_000 + age, 1_000_000 + age))
    cache.prune(2)
    assert [cache.path(sheet(word)).exists() for word in words] == [False, True, True]


def test_the_folder_may_be_deleted(config):
    made = run(config, sheet("a"))
    shutil.rmtree(config.work)
    assert run(config, sheet("a")) == made
