"""The figures of coverage: branches by themselves decide, and runs and packages are told apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.bench import coverage
from tests.conftest import ROOT


def counts(covered: int, of: int) -> dict[str, Any]:
    """A file in which every line but one of a thousand ran, and so many of the branches were taken."""
    return {"covered_lines": 999, "num_statements": 1000, "covered_branches": covered, "num_branches": of}


def test_branches_alone_decide_however_many_lines_ran() -> None:
    assert coverage.too_few({"totals": counts(95, 100)}) is None
    said = coverage.too_few({"totals": counts(9499, 10_000)})
    assert said
    assert said.startswith("branches: 9,499 of 10,000, 94.99 %; 95 % are asked for.")


def test_modules_are_counted_by_their_package() -> None:
    names = (
        "generator/load.py",
        "generator/i18n/status.py",
        "generator\\i18n\\words.py",
        "generator/a/b/c.py",
    )
    found = coverage.packages({"files": {name: {"summary": counts(1, 2)} for name in names}})
    assert {name: len(held) for name, held in found.items()} == {
        "generator/*.py": 1, "generator/a/": 1, "generator/i18n/": 2,
    }  # fmt: skip
    assert str(coverage.branches(found["generator/i18n/"])) == "2 of 4, 50.00 %"
    assert coverage.lines([]).percent == 100


def test_runs_are_told_in_their_order(tmp_path: Path) -> None:
    suite = '<testsuites><testsuite name="{}" tests="{}" failures="1" errors="1" time="90" timestamp="{}"/>'
    for name, row in (("a", ("later", 3, "2026-11-21T19:00:00")), ("b", ("whole", 9, "2026-11-21T18:00:00"))):
        (tmp_path / f"{name}.xml").write_text(suite.format(*row) + "</testsuites>", "utf-8")
    assert [(it.name, it.tests, it.failed, it.seconds) for it in coverage.runs(tmp_path)] == [
        ("whole", 9, 2, 90.0), ("later", 3, 2, 90.0),
    ]  # fmt: skip


def test_make_asks_for_what_is_read() -> None:
    rule = (ROOT / "Makefile").read_text("utf-8").partition("\ncoverage:")[2].partition("\n\n")[0]
    for words in (
        "report=json:.build/coverage/report.json",
        "--junitxml=.build/coverage/",
        "tests.bench.coverage",
    ):
        assert words in rule
