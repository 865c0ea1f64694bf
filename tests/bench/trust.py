"""Section “What can go wrong, tried”: the tests of each promise, as a whole run of them left its results.

A run that is to be counted writes them down: PYTEST_ADDOPTS=--junitxml=.build/tests.xml make test
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from tests.bench.results import MissingError, table
from tests.conftest import ROOT

TITLE = "What can go wrong, tried"
FILE = ROOT / ".build" / "tests.xml"
SAID = """\
In one whole run of all {all:,} tests ({minutes:.0f} minutes, {failed} failed, {skipped} skipped) those of
each promise, and what trying it found that was mended. Seconds by the clock, of tests that ran two at a
time. Larger numbers of the same stand in the sections that are named.
`PYTEST_ADDOPTS=--junitxml=.build/tests.xml make test`, then `python -m tests.bench trust`, write this.
"""


class Promise(NamedTuple):
    """What is tried, by which test modules, where there is more, and what was found and mended."""

    name: str
    modules: tuple[str, ...]
    more: str
    mended: tuple[str, ...]


class Tried(NamedTuple):
    """One test of a run."""

    module: str
    seconds: float
    failed: bool
    figures: dict[str, str]


PROMISES = (
    Promise(
        "a build that ends early, without room, twice at once, after any edit",
        ("site.test_safety", "site.test_incremental", "publish.test_assemble", "publish.test_exchange"),
        "Build safety; Random edits; Reproducible",
        ("the message of a full disk named no place", "processes of a killed build waited for ever"),
    ),
    Promise(
        "hostile data",
        ("hostile", "source.test_hostile", "source.test_strict", "source.test_yaml_cases",
         "source.test_yaml_suite"),
        "Hostile data; Hostile words in every text",
        (
            "the site's name became markup in the guide's frame",
            "a table with control characters ended the list of doubts",
            "YAML that the standard forbids and the parser let pass",
            "a list of calls that is a link was followed",
        ),
    ),
    Promise(
        "what the office keeps for itself",
        ("site.test_canaries", "site.test_search", "publish.test_private", "publish.test_hidden",
         "publish.test_staged"),
        "",
        (
            "a build searched the words of a print, not the print",
            "door numbers and the count of records passed for telephones and stopped a build",
        ),
    ),
    Promise(
        "every kind of page in a browser",
        ("browser",),
        "Pages for all; Pages on a slow line",
        (
            "small print without contrast",
            "pages that did not fit at twice their size",
            "the number to call came after the search for the eye, before it for the keyboard",
            "file names in a row the wrong way round in Uyghur",
        ),
    ),
    Promise(
        "files, by readers and checkers of others",
        ("site.test_html", "site.test_files", "site.test_feeds", "site.test_open", "prints.test_pdf"),
        "Read by other people's programs; HSDS; Spreadsheets",
        (),
    ),
    Promise(
        "links to others",
        ("publish.outside", "publish.test_links", "cli.test_links"),
        "",
        (),
    ),
    Promise(
        "codes in bad light",
        ("prints.test_survival", "prints.test_scannable", "site.test_marks"),
        "Codes in simulated photos",
        ("words ran into the white edge of a code on pocket and window cards",),
    ),
    Promise(
        "the program itself: what it runs, reads, serves, depends on",
        ("test_inert", "hostile.test_never_run", "publish.test_serve", "publish.test_serve_paths",
         "publish.test_served", "deploy", "intake.read"),
        "Dependencies; Coverage; Mutants",
        (
            "XML entities in a workbook's part with another name",
            "a print program with parts of published weaknesses",
            "uv installed without a hash",
            "an outdated sentence of an article named at another line",
        ),
    ),
)  # fmt: skip


def tried(suite: ElementTree.Element) -> Iterator[Tried]:
    """The tests of a run that pytest wrote down."""
    for case in suite.iter("testcase"):
        failed = case.find("failure") is not None or case.find("error") is not None
        figures = {it.get("name", ""): it.get("value", "") for it in case.iter("property")}
        name = case.get("classname", "").removeprefix("tests.")
        yield Tried(name, float(case.get("time", "0")), failed, figures)


def of(promise: Promise, run: list[Tried]) -> list[Tried]:
    """The tests of a promise; each of its modules has some."""
    found: list[Tried] = []
    for module in promise.modules:
        its = [it for it in run if it.module == module or it.module.startswith(f"{module}.")]
        if not its:
            raise MissingError(f"no test of {module} in {FILE.relative_to(ROOT)}: run all tests")
        found += its
    return found


def row(promise: Promise, run: list[Tried]) -> list[str]:
    """The cells of a promise."""
    its = of(promise, run)
    figures = [f"{value} {name}" for it in its for name, value in it.figures.items()]
    return [
        promise.name,
        "; ".join([f"{len(its):,}", *figures]),
        str(sum(it.failed for it in its)),
        f"{sum(it.seconds for it in its):.0f}",
        "; ".join(promise.mended) or "–",
        promise.more or "–",
    ]


def section() -> str:
    """One row for each promise."""
    if not FILE.is_file():
        raise MissingError(
            f"{FILE.relative_to(ROOT)} is missing; the first lines of {__name__} say how to get it"
        )
    suite = next(ElementTree.parse(FILE).getroot().iter("testsuite"))
    run = list(tried(suite))
    said = SAID.format(
        all=len(run), minutes=float(suite.get("time", "0")) / 60, failed=sum(it.failed for it in run),
        skipped=suite.get("skipped", "0"),
    )  # fmt: skip
    columns = ["what", "tests", "failed", "s", "found and mended", "more"]
    return f"{said}\n{table(columns, [row(it, run) for it in PROMISES])}"
