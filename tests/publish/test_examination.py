"""A check that goes by what the last one found says what a check of everything says, whatever was edited."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from generator import checks
from generator.catalog import Catalog
from generator.checks.case import Case
from generator.config import Config
from generator.load import Loaded, load
from generator.problem import Problem
from generator.publish import examination, verdicts
from generator.publish.examination import problems, read_and_check
from tests.conftest import TODAY
from tests.support.small import PROJECT, small_checkout
from tests.test_specimens import BAD, BASE, tree

SITES = (PROJECT, "shili-yingtang-changfang", "shili-jinan-jiebo", "shili-songyun-dianti")
Edit = Callable[[Path], None]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_checkout(tmp_path_factory.mktemp("office"), "[zh, en]", SITES)
    (root / "data/router.yaml").unlink()  # which takes as long as all else
    for lang in ("ug", "bo"):
        shutil.rmtree(root / "data/translations" / lang)
    return root


@pytest.fixture
def config(office: Path, tmp_path: Path) -> Config:
    """A checkout that was checked once."""
    made = Config(Path(shutil.copytree(office, tmp_path / "office")), TODAY)
    problems(made)
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The sites that each later run of the program reads."""
    runs: list[set[str]] = []

    def noted(root: Path, known: dict[str, str] | None = None) -> Loaded:
        loaded = load(root, known)
        runs.append({*loaded.catalog.projects} if loaded.catalog else set())
        return loaded

    monkeypatch.setattr(examination, "load", noted)
    return runs


def told(found: list[Problem]) -> list[str]:
    return [f"{problem.severity} {problem.show('zh')}" for problem in found]


def whole(config: Config) -> list[str]:
    """What a check finds that remembers nothing; what is remembered stays."""
    file = config.work / verdicts.FILE
    held = file.read_bytes() if file.exists() else None
    file.unlink(missing_ok=True)
    found = told(problems(config))
    if held is not None:
        file.write_bytes(held)
    return found


def path(root: Path, site: str) -> Path:
    return root / f"data/projects/{site}.yaml"


def swapped(site: str, old: str, new: str) -> Edit:
    """An edit of a site's file."""

    def edit(root: Path) -> None:
        text = path(root, site).read_text("utf-8")
        assert old in text, f"{site} has no {old!r}"
        path(root, site).write_text(text.replace(old, new, 1), "utf-8")

    return edit


def added(site: str, more: str) -> Edit:
    def edit(root: Path) -> None:
        path(root, site).write_text(path(root, site).read_text("utf-8") + more, "utf-8")

    return edit


def copied(site: str, name: str) -> Edit:
    def edit(root: Path) -> None:
        text = path(root, site).read_text("utf-8").replace(f"id: {site}", f"id: {name}")
        path(root, name).write_text(text, "utf-8")

    return edit


def gone(site: str) -> Edit:
    return lambda root: path(root, site).unlink()


def elsewhere(name: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text, f"{name} has no {old!r}"
        (root / name).write_text(text.replace(old, new, 1), "utf-8")

    return edit


A, B, C, _ = SITES
SLIP_A = swapped(A, 'number: "12345"', 'number: "12346"')
OTHER_A, OTHER_B, OTHER_C = (swapped(it, 'number: "12345"', 'number: "12333"') for it in (A, B, C))
OFFICE = 'owner:\n  phones: [{number: "0595-85610001", kind: landline}]\n'
OWNER = "owner:\n"
EDITS: dict[str, tuple[Edit, ...]] = {
    "nothing": (lambda root: None,),
    "a site is broken and mended": (
        swapped(A, "publish: public", "publish: pubic"), swapped(A, "publish: pubic", "publish: public"),
    ),
    "a site is torn": (added(B, "\n  - [\n"),),
    "a slip in a number": (SLIP_A,),
    "a site is no longer public, and is again": (
        swapped(A, "publish: public", "publish: office"), swapped(A, "publish: office", "publish: public"),
    ),
    "a site twice, and once": (copied(A, "shili-zai"), gone("shili-zai")),
    "one telephone of two companies": (
        swapped(A, OWNER, OFFICE), swapped(B, OWNER, OFFICE),
        swapped(A, '"0595-85610001"', '"0595-85610002"'),
    ),
    "a printed site is deleted": (gone(A),),
    "a site had another id": (
        copied(A, "shili-xin"), gone(A), added("shili-xin", f"\nformerly: [{A}]\n"),
        swapped("shili-xin", f"formerly: [{A}]", "formerly: [shili-jiu]"),
    ),
    "a long name": (
        swapped(A, "everyday_name:\n  zh: ", f"everyday_name:\n  zh: {'很' * 60}"),
        swapped(B, "everyday_name:\n  zh: ", f"everyday_name:\n  zh: {'很' * 60}"),
        swapped(A, "很" * 60, "很" * 58),
    ),
    "an English name": (swapped(A, "  en: ", "  en: 12345 "), swapped(C, "  en: ", "  en: The ")),
    "an industry that nobody knows": (swapped(A, "industry: ", "industry: x"),),
    "a file that isn't ours": (lambda root: path(root, "a").with_suffix(".txt").write_text("x"),),
    "what lies around": (
        elsewhere("data/channels/cn-12333.yaml", 'number: "12333"', 'number: "12334"'),
        OTHER_B,
        elsewhere("data/channels/cn-12333.yaml", 'number: "12334"', 'number: "12333"'),
    ),
    "a translation of a sentence that is gone": (
        lambda root: _translated(root, f"projects/{C}/everyday_nam"),
        OTHER_C,
        OTHER_A,
    ),
    "a line of the ledger is lost": (
        lambda root: _shorter(root / "data/issued/2026.jsonl"),
        swapped(B, "publish: public", "publish: office"),
    ),
    "a recording of a site": (
        lambda root: _recorded(root, f"{A}-30"),
        swapped(A, "everyday_name:\n  zh: ", "everyday_name:\n  zh: 新"),
    ),
}  # fmt: skip


def _translated(root: Path, unit: str) -> None:
    folder = root / "data/translations/vi"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "more.yaml").write_text(f"{unit}: x\n", "utf-8")


def _shorter(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[1:]), "utf-8")


def _recorded(root: Path, name: str) -> None:
    folder = root / "content/zh/audio"
    folder.mkdir(parents=True)
    (folder / f"{name}.mp3").write_bytes(b"ID3" + b"\0" * 20)


@pytest.mark.parametrize("name", EDITS)
def test_what_is_remembered_says_what_everything_says(name: str, config: Config) -> None:
    for edit in EDITS[name]:
        edit(config.root)
        found = told(problems(config))
        assert found == whole(config)
    assert told(read_and_check(config)[1]) == found


OF_SITES = [it for it in BAD if any((it / f"files/data/{name}").is_dir() for name in ("projects", "issued"))]


@pytest.mark.parametrize("specimen", OF_SITES, ids=lambda path: path.name)
def test_so_it_does_of_every_specimen_of_a_bad_site(specimen: Path, tmp_path: Path) -> None:
    config = Config(tree(BASE, tmp_path / "tree"), TODAY)
    first = next((config.root / "data/projects").iterdir())
    for name in ("another", "last"):
        text = first.read_text("utf-8").replace(f"id: {first.stem}", f"id: {name}")
        path(config.root, name).write_text(text.replace("name: 示例", f"name: 示例{name}", 1), "utf-8")
    problems(config)
    shutil.copytree(specimen / "files", config.root, dirs_exist_ok=True)
    assert told(problems(config)) == whole(config)
    loaded = load(config.root)
    if loaded.catalog:
        cases = _with_sites_and_without(loaded.catalog, loaded)
        with_sites, without = (told(list(checks.of(case, checks.AROUND))) for case in cases)
        assert with_sites == without


def test_only_what_changed_is_read(config: Config, read: list[set[str]]) -> None:
    assert read_and_check(config)[1] == problems(config)
    OTHER_B(config.root)
    problems(config)
    assert read == [set(SITES), set(), {B}]


@pytest.mark.parametrize("case", ["day", "program", "around", "damage", "release"])
def test_what_holds_no_longer_is_not_gone_by(
    case: str, config: Config, read: list[set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    if case == "day":
        config = replace(config, today=TODAY + timedelta(1))
    elif case == "program":
        monkeypatch.setattr(verdicts, "reader", lambda: "another")
    elif case == "around":
        (config.content / "zh/new.md").write_text("---\ntitle: x\n---\n", "utf-8")
    elif case == "damage":
        file = config.work / verdicts.FILE
        file.write_bytes(file.read_bytes()[:-1])
    problems(config, str(config.root) if case == "release" else None)
    assert read[-1] == set(SITES)


def test_a_checkout_that_cannot_be_written_is_checked_as_well(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told(problems(config))

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(verdicts, "remember", refused)
    SLIP_A(config.root)
    assert len(problems(config)) == len(before) + 1


def test_every_rule_is_of_one_sort() -> None:
    sorts = (*checks.AROUND, *checks.TOGETHER, *checks.ALONE)
    assert sorted(map(checks.rule, sorts)) == sorted(map(checks.rule, checks.CHECKS))
    assert len(checks.AROUND) > 40


def _with_sites_and_without(catalog: Catalog, loaded: Loaded) -> Iterator[Case]:
    for projects in (catalog.projects, {}):
        yield Case(replace(catalog, projects=projects), loaded.places, TODAY)
