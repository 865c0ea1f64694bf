"""Bad data carries the messages it must cause: a specimen's report is compared line by line, in zh and en."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import checks
from generator.load import load
from generator.problem import in_order, wording

HERE = Path(__file__).parent / "specimens"
BASE = HERE / "base"
BAD = sorted(path for path in (HERE / "bad").iterdir() if path.is_dir())
TODAY = date(2026, 11, 20)
LOCALES = ("zh", "en")
RULE = re.compile(r" \(([a-z0-9-]+)\)$")
LEAST = 60


def report(root: Path) -> dict[str, list[str]]:
    """Locale → the lines that `wageboard check` prints for a tree."""
    loaded = load(root)
    prose = {f"content/zh/{path.name}": path.read_text("utf-8") for path in root.glob("content/zh/*.md")}
    problems = in_order([*loaded.problems, *checks.run(loaded, TODAY, prose)])
    return {locale: [problem.show(locale) for problem in problems] for locale in LOCALES}


def tree(specimen: Path, root: Path) -> Path:
    """The base tree with a specimen's files laid over it, and without those that it removes."""
    shutil.copytree(BASE, root)
    if (specimen / "files").is_dir():
        shutil.copytree(specimen / "files", root, dirs_exist_ok=True)
    removed = specimen / "remove.txt"
    for line in removed.read_text("utf-8").split() if removed.is_file() else ():
        (root / line).unlink()
    return root


def expected(specimen: Path) -> dict[str, list[str]]:
    """Locale → lines of expect.txt; a specimen without one fails here."""
    sections: dict[str, list[str]] = {}
    here: list[str] = []
    for line in (specimen / "expect.txt").read_text("utf-8").splitlines():
        if line.startswith("--- "):
            here = sections.setdefault(line[4:], [])
        elif line:
            here.append(line)
    return sections


def test_enough_specimens_were_collected() -> None:
    assert len(BAD) >= LEAST


def test_the_base_tree_is_clean(tmp_path: Path) -> None:
    assert report(tree(BASE, tmp_path / "base")) == {"zh": [], "en": []}
    assert load(BASE).catalog is not None


@pytest.mark.parametrize("specimen", BAD, ids=lambda path: path.name)
def test_a_specimen_causes_exactly_its_messages(specimen: Path, tmp_path: Path) -> None:
    wanted = expected(specimen)
    assert set(wanted) == set(LOCALES)
    assert all(wanted.values()), "a specimen expects at least one message"
    assert report(tree(specimen, tmp_path / "tree")) == wanted


@pytest.mark.parametrize("specimen", BAD, ids=lambda path: path.name)
def test_a_specimen_is_named_after_a_rule_that_it_breaks(specimen: Path) -> None:
    rule = specimen.name.rpartition("-")[0]
    broken = {found[1] for line in expected(specimen)["zh"] if (found := RULE.search(line))}
    assert rule in broken


def test_every_rule_has_a_specimen() -> None:
    """A checkout can't hold links, huge files or a print that overflows: other tests name those rules."""
    shown = {specimen.name.rpartition("-")[0] for specimen in BAD}
    assert shown <= set(wording())
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.rglob("test_*.py"))
    assert len(tests) > 10_000
    assert [rule for rule in sorted(set(wording()) - shown) if rule not in tests] == []
