"""The handbook is true: its commands do what it says, its messages are the program's, its pages are short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.cli import cli
from tests.conftest import ROOT
from tests.docs.console import HANDBOOK, blocks, pages, perform
from tests.docs.walk import PAGES

LONGEST = 60  # lines, fences and blank ones too: a printed A4 page
SHORT = 45  # lines with words on them
UNRUN = {"sh": ("git clone", "cd ", "uv sync", "source ", "make build")}  # the network, another computer
QUOTED = re.compile(r"^\| ([^|`（]+) \|")
ALONE = [path for path in pages() if path.name not in PAGES]


@pytest.mark.parametrize("page", ALONE, ids=lambda path: path.stem)
def test_every_command_says_what_the_handbook_shows(page: Path, root: Path) -> None:
    done = perform(page, root)
    wrong = [
        "\n".join([f"{page.name}:{it.line}: $ {it.command}", *it.said]) for it in done if not it.as_written
    ]
    assert not wrong, "\n\n".join(wrong)
    failed = [it.command for it in done if any("程序自己出错了" in row for row in it.said)]
    assert not failed
    assert done or page.stem == "README"


def test_pages_fit_on_a_sheet_and_are_all_listed() -> None:
    index = (HANDBOOK / "README.md").read_text("utf-8")
    assert len(ALONE) + len(PAGES) >= 12
    for page in pages():
        rows = page.read_text("utf-8").splitlines()
        words = [row for row in rows if row and not row.startswith(("```", "|--", "<!--"))]
        assert (len(rows) <= LONGEST, len(words) <= SHORT) == (True, True), (page.name, len(rows), len(words))
        assert page.name == "README.md" or f"({page.name})" in index
    for name in ("CONTRIBUTING.md", "README.zh.md"):
        assert "docs/handbook/README.md" in (ROOT / name).read_text("utf-8")


def test_links_lead_somewhere() -> None:
    found = [
        (page, link) for page in pages() for link in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    ]
    assert len(found) > len(pages())
    assert [str(page) for page, link in found if not (page.parent / link).is_file()] == []


def test_every_command_is_in_the_handbook() -> None:
    text = "\n".join(page.read_text("utf-8") for page in pages())
    assert len(cli.commands) > 15
    assert [name for name in cli.commands if f"wageboard {name}" not in text] == []


def test_what_is_not_carried_out_is_only_what_needs_the_network() -> None:
    for page in pages():
        for block in blocks(page.read_text("utf-8")):
            assert block.sort in {"console", "diff", "csv", "table", *UNRUN}, page.name
            strange = [row for row in block.rows if not row.startswith(UNRUN.get(block.sort, ("",)))]
            assert not strange, f"{page.name}:{block.line}"


def test_troubles_quote_the_words_of_the_program() -> None:
    """The first column of the table of troubles, but for what git says."""
    said = "".join(
        str(yaml.safe_load(path.read_text("utf-8")))
        for path in (ROOT / "generator/wording.yaml", *(ROOT / "generator/terminal").glob("*.yaml"))
    )
    rows = (HANDBOOK / "trouble.md").read_text("utf-8").splitlines()
    quoted = [found[1].strip() for row in rows if (found := QUOTED.match(row))]
    assert len(quoted) > 4
    assert [words for words in quoted if words != "看到" and words not in said] == []
