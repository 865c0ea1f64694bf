"""Five releases of one checkout: whatever was printed on the way leads to the right page at every step."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from generator import reprint
from generator.catalog import Catalog
from generator.config import Config
from generator.load import load_catalog
from generator.model.edition import Edition
from generator.publish.build import build
from generator.publish.examination import read_and_check
from generator.publish.executor import inprocess
from generator.publish.issuing import issue
from generator.publish.retire import retire
from generator.publish.verify import verify
from generator.render import scan
from tests.conftest import ROOT, Quiet
from tests.support.small import small_checkout

CHANGED, RETIRED, OTHER = "shili-baohong-hedao", "shili-dashanhou-daolu", "shili-lingshui-xiaoxue"
OLD, NEW = "13800138000", "023-68812345"
RELEASES = (
    date(2026, 11, 20), date(2026, 12, 10), date(2027, 1, 5), date(2027, 2, 1), date(2027, 3, 1),
)  # fmt: skip
BANNER = re.compile(r'<aside class="since[^>]*>(.*?)</aside>', re.S)
SINCE = "这块牌是2026年11月20日印的，之后有变化："


@dataclass
class Release:
    """One release: its catalog, its light pages, and the ledger as it stands on disk."""

    day: date
    catalog: Catalog
    pages: Mapping[str, str]
    ledger: str

    def banner(self, edition: Edition) -> str:
        """What the page of an edition says first; empty where it says nothing."""
        found = BANNER.search(self.pages[f"q/{edition.token}/index.html"])
        return "".join(unescape(re.sub(r"<[^>]+>", "", found[1])).split()) if found else ""

    def of(self, subject: str, item: str) -> tuple[Edition, ...]:
        return self.catalog.editions.of(subject, item)


@dataclass
class Rehearsal:
    """The checkout, and the releases so far."""

    root: Path
    releases: list[Release] = field(default_factory=list[Release])

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, (path, old)
        file.write_text(text.replace(old, new), encoding="utf-8")

    def release(self, day: date, issued: bool = True) -> Release:
        """Issues everything, if wanted, and renders every light page as of a day."""
        if issued:
            issue(Config(self.root, day), [], everything=True)
        catalog = load_catalog(self.root)
        pages = {o.path: o.data.decode() for o in scan.outputs(catalog, day, ROOT / "theme/landing")}
        files = sorted((self.root / "data/issued").glob("*.jsonl"))
        made = Release(day, catalog, pages, "".join(f.read_text(encoding="utf-8") for f in files))
        self._compared(day)
        self.releases.append(made)
        return made

    def _compared(self, day: date) -> None:
        """`wageboard check --release` finds everything of the release before, and this one is kept aside."""
        aside = [self.root.parent / f"release-{number}" for number in range(len(self.releases) + 1)]
        if self.releases:
            _, problems = read_and_check(Config(self.root, day), str(aside[-2]))
            assert [p.show("en") for p in problems if p.severity == "error"] == []
        shutil.copytree(self.root / "data/issued", aside[-1] / "data/issued")


def first(it: Rehearsal) -> None:
    """Everything is printed for the first time."""
    made = it.release(RELEASES[0])
    assert {e.date for e in made.catalog.editions} == {RELEASES[0]}
    assert {made.banner(e) for e in made.catalog.editions} == {""}
    assert [*reprint_tokens(made)] == []


def changed_phone(it: Rehearsal) -> None:
    """A number changes, and nothing has been printed again yet."""
    it.edit(
        f"data/projects/{CHANGED}.yaml",
        f'    - number: "{OLD}"\n      kind: mobile\n      publish: public\n'
        '      consent: "13800138000 是运营商公开的服务号码，仅作示例"\n',
        f'    - number: "{NEW}"\n      kind: landline\n',
    )
    made = it.release(RELEASES[1], issued=False)
    wrong = with_old_number(made)
    assert {e.item for e in wrong} >= {"board"}
    assert "hat" not in {e.item for e in wrong}
    (board,) = made.of(CHANGED, "board")
    assert made.banner(board) == SINCE + f"劳资专管员的电话由{OLD}改为{NEW}"
    said = {e.token: made.banner(e) for e in made.catalog.editions}
    assert {token for token, words in said.items() if words} == {e.token for e in wrong}
    assert {*reprint_tokens(made)} == {e.token for e in wrong}


def issued_again(it: Rehearsal) -> None:
    """The board is printed again: the new one is right, the old one still says so."""
    made = it.release(RELEASES[2])
    old, new = made.of(CHANGED, "board")
    assert (old.revision, new.revision) == (1, 2)
    added = len(made.catalog.editions) - len(it.releases[-2].catalog.editions)
    assert added == len(with_old_number(made))
    assert NEW in made.banner(old)
    assert made.banner(new) == ""
    assert [*reprint_tokens(made)] == []


def retired(it: Rehearsal) -> None:
    """A site is retired: its codes lead to a page that still helps."""
    assert retire(Config(it.root, RELEASES[3]), RETIRED, RELEASES[3], "工程结束")
    made = it.release(RELEASES[3])
    assert len(made.catalog.editions) == len(it.releases[-2].catalog.editions)
    boards = made.of(RETIRED, "board")
    assert boards
    for edition in boards:
        assert made.banner(edition).startswith(SINCE + "这块牌子从2027年2月1日起停用（工程结束）。")
    for edition in made.catalog.editions.of(RETIRED):
        page = made.pages[f"q/{edition.token}/index.html"]
        assert "不在这里干了，工资照样能要" in page
        assert 'href="tel:12333"' in page
    assert [*reprint_tokens(made)] == []


def as_printed(edition: Edition, host: str) -> str:
    """The address as a page says that it stands on the print: a card has the host alone."""
    return f'<b dir="ltr">{host}/q/{edition.token}</b>' if edition.item == "board" else f">{host}</b>"


def moved(it: Rehearsal) -> None:
    """The short host changes; the old one stays as an alias, and prints of both are told apart."""
    it.edit(
        "data/site.yaml",
        "scan_url: https://wb.example/\n",
        "scan_url: https://wb2.example/\nscan_aliases: [https://wb.example/]\n",
    )
    before = it.releases[-1].catalog.editions
    wrong = reprint.reprints(load_catalog(it.root), RELEASES[4])
    standing = {e.token for e in before if before.is_current(e) and e.subject != RETIRED}
    assert {row.edition.token for row in wrong} == standing
    assert not any(row.urgent for row in wrong)  # the old address still opens
    made = it.release(RELEASES[4])
    for edition in before:
        page = made.pages[f"q/{edition.token}/index.html"]
        assert as_printed(edition, "wb.example") in page
        assert "短网址由<s>wb.example</s>改为wb2.example" in page
    for edition in made.catalog.editions:
        if before.find(edition.token) is None:
            assert as_printed(edition, "wb2.example") in made.pages[f"q/{edition.token}/index.html"]
            assert made.banner(edition) == ""
    again = {e.subject for e in made.catalog.editions if before.find(e.token) is None}
    assert RETIRED not in again
    assert {CHANGED, OTHER} <= again
    assert [*reprint_tokens(made)] == []


def with_old_number(made: Release) -> list[Edition]:
    """The editions of the changed site on which the old number stands."""
    return [e for e in made.catalog.editions.of(CHANGED) if e.facts.get("wage_officer.phone") == OLD]


def reprint_tokens(made: Release) -> list[str]:
    """The editions that are wrong today, as the office's list has them."""
    return [row.edition.token for row in reprint.reprints(made.catalog, made.day)]


STEPS: tuple[Callable[[Rehearsal], None], ...] = (first, changed_phone, issued_again, retired, moved)


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory: pytest.TempPathFactory) -> Rehearsal:
    """A checkout with three sites and an empty ledger, taken through the five releases."""
    root = small_checkout(tmp_path_factory.mktemp("rehearsal"), "[zh, en]", (CHANGED, RETIRED, OTHER))
    shutil.rmtree(root / "data/issued")
    it = Rehearsal(root)
    for step in STEPS:
        step(it)
    return it


def test_every_token_opens_its_own_page_at_every_step(rehearsal: Rehearsal) -> None:
    opened = 0
    for made in rehearsal.releases:
        for edition in made.catalog.editions:
            for lang in made.catalog.site.languages:
                where = f"q/{edition.token}/" + ("" if lang == "zh" else f"{lang}/") + "index.html"
                page = made.pages[where]
                assert f"{edition.token[:4]} {edition.token[4:]}" in page
                project = made.catalog.projects.get(edition.subject)
                if project and project.everyday_name:
                    assert (project.everyday_name.get(lang) or project.everyday_name.zh) in page
                    assert f"inspect/{edition.token}/" in page
                assert 'href="tel:12333"' in page
                opened += 1
    assert opened > 100


def test_no_edition_is_ever_lost_or_altered(rehearsal: Rehearsal) -> None:
    ledgers = [made.ledger for made in rehearsal.releases]
    assert len(ledgers) == 5
    for before, after in pairwise(ledgers):
        assert after.startswith(before)
    lines = ledgers[-1].splitlines()
    assert len(lines) == len(set(lines)) == len(rehearsal.releases[-1].catalog.editions)
    assert [e.line for e in rehearsal.releases[-1].catalog.editions] == lines
    tokens = [e.token for e in rehearsal.releases[-1].catalog.editions]
    assert len(tokens) == len(set(tokens))


def test_pages_that_did_not_change_keep_their_bytes(rehearsal: Rehearsal) -> None:
    """From the second to the third release one board was printed again; no other site's page knows."""
    before, after = rehearsal.releases[1].pages, rehearsal.releases[2].pages
    tokens = {e.token for e in rehearsal.releases[2].catalog.editions.of(CHANGED)}
    others = {p for p in before if p.startswith("q/") and p.split("/")[1] not in tokens}
    assert len(others) > 10
    assert [path for path in sorted(others) if before[path] != after[path]] == []


def test_the_last_release_stands_as_a_whole_site(rehearsal: Rehearsal) -> None:
    config = Config(rehearsal.root, RELEASES[4])
    build(config, Quiet())
    catalog = rehearsal.releases[-1].catalog
    verdict = verify(config.site, catalog, inprocess(), lambda total: lambda done: None)
    assert verdict.faults == ()
    assert verdict.tokens == len(catalog.editions)
    assert verdict.codes > 10
    for path, text in rehearsal.releases[-1].pages.items():
        assert (config.site / path).read_text(encoding="utf-8") == text
