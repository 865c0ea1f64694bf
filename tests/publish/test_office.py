"""The office report of a whole build: beside the site, and nothing of it inside."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ROOT, Built

WORDS = ("重印清单", "打电话清单", "只给办公室看")


def test_the_report_stands_beside_the_site(built: Built) -> None:
    names = sorted(path.name for path in built.config.office.iterdir())
    assert names == [
        "calls.csv",
        "coverage-areas.csv",
        "coverage.csv",
        "index.html",
        "reprint.csv",
        "review.ics",
        "unverified.csv",
    ]
    html = (built.config.office / "index.html").read_text("utf-8")
    assert all(word in html for word in WORDS)


def test_nothing_of_the_office_is_in_the_site(built: Built) -> None:
    own = {path.read_bytes() for path in built.config.office.iterdir()}
    read = 0
    for path in (it for it in built.site.rglob("*") if it.is_file()):
        data = path.read_bytes()
        assert data not in own, path
        if path.suffix in (".html", ".json", ".csv", ".js", ".xml", ".txt"):
            read += 1
            text = data.decode("utf-8")
            assert not [word for word in WORDS if word in text], path
    assert read > 100
    assert not (built.site / "office").exists()


def test_git_leaves_the_report_out() -> None:
    lines = (Path(ROOT) / ".gitignore").read_text("utf-8").splitlines()
    assert "/office/" in lines
