"""The finished site as a whole: numbers, links, codes, hosts; everything against the data."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest

from generator import ledger
from generator.board import board
from generator.model.token import is_token
from generator.publish import inputs
from generator.publish.equal import compare
from generator.publish.executor import local
from generator.publish.links import broken_links
from generator.publish.stamp import SHORT
from generator.publish.verify import verify
from generator.render import flow, forms, prints, urls
from generator.render.spec_sheet import spec_sheet
from tests.conftest import TODAY, Built

WITHOUT_A_NUMBER = {"care-a4.pdf", "spec.pdf"}  # for the contractor and the print shop, not for a worker


class Page(HTMLParser):
    """Links, references and visible text of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.outside: list[str] = []
        self.text: list[str] = []
        self.scripts = 0
        self._hidden = 0
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        href = values.get("href") or ""
        loads = values.get("src") or (
            href if tag == "link" and values.get("rel") in ("stylesheet", "icon") else ""
        )
        if urlsplit(loads or "").netloc:
            self.outside.append(loads or "")
        self._hidden += tag in ("style", "script")
        self.scripts += tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text.append(data)


@pytest.fixture(scope="module")
def pages(built: Built) -> dict[str, Page]:
    return {p.relative_to(built.site).as_posix(): Page(p) for p in sorted(built.site.rglob("*.html"))}


def test_every_part_is_there(built: Built, pages: dict[str, Page]) -> None:
    projects = built.catalog.public_projects()
    assert len(projects) >= 8
    for project in projects:
        tokens = board(built.catalog, project, TODAY).tokens.values()
        for place in (f"p/{project.id}", *(f"q/{token}" for token in tokens)):
            assert f"{place}/index.html" in pages
            assert f"{place}/en/index.html" in pages
        for name in ("board-a3.pdf", "hat-60x40.pdf"):
            assert (built.site / "print" / project.id / name).read_bytes().startswith(b"%PDF")
    kinds = {
        "channels": built.catalog.channels,
        "areas": built.catalog.areas,
        "offices": built.catalog.contacts,
        "laws": built.catalog.regulations,
        "campaigns": built.catalog.campaigns,
    }
    for kind, records in kinds.items():
        public = [r.id for r in records.values() if r.publish == "public"]
        assert public
        for record in public:
            assert f"{kind}/{record}/index.html" in pages
            assert f"en/{kind}/{record}/index.html" in pages


def test_every_page_of_chinese_has_its_english_twin(built: Built, pages: dict[str, Page]) -> None:
    others = tuple(f"{lang}/" for lang in built.catalog.site.languages if lang != "zh")
    guide = {p for p in pages if not p.startswith((*others, "q/", "p/", "inspect/", "media/"))}
    assert len(guide) > 50
    assert {p for p in guide if f"en/{p}" not in pages} == set()
    media = {p.removesuffix("index.html") for p in pages if re.fullmatch(r"media/[^/]+/index\.html", p)}
    assert len(media) > 20
    assert {p for p in media if f"{p}en/index.html" not in pages} == set()


def test_every_internal_link_and_anchor_resolves(built: Built) -> None:
    assert [str(b) for b in broken_links(built.site, built.catalog.site.base_url)] == []


def test_no_page_loads_from_another_host(pages: dict[str, Page]) -> None:
    assert {name: page.outside for name, page in pages.items() if page.outside} == {}


def test_scan_and_project_pages_have_no_script(pages: dict[str, Page]) -> None:
    light = [page for name, page in pages.items() if name.startswith(("q/", "p/", "inspect/"))]
    light += [pages["404.html"], pages["en/404.html"]]
    assert len(light) >= 8 * 3 * 2
    assert sum(page.scripts for page in light) == 0


def test_every_figure_in_every_medium_is_one_of_the_data(built: Built) -> None:
    """Numbers, days and amounts; and a number of a Chinese page is on its twins and in the open data."""
    found = compare(built.config, built.catalog, built.site)
    assert found.faults == ()
    media = {medium for medium, _ in found.counts}
    pages = {
        f"{sort} {lang}" for sort in ("guide", "scan", "project") for lang in built.catalog.site.languages
    }
    assert media >= {
        *pages,
        "open json",
        "open csv",
        "open ics",
        "open vcf",
        "open atom",
        "print pdf",
        "zip txt",
    }
    assert sum(found.counts.values()) > 25_000


def test_every_print_is_one_that_was_asked_for_and_names_a_number(built: Built) -> None:
    read: set[str] = set()
    for path in sorted(built.site.rglob("*.pdf")):
        document = pypdfium2.PdfDocument(path)
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        assert "12333" in text or path.name in WITHOUT_A_NUMBER, path
        read.add(path.relative_to(built.site).as_posix())
    projects = built.catalog.public_projects()
    subjects = prints.subjects(built.catalog)
    boards = [sheet for subject in subjects for sheet in prints.sheets(built.catalog, subject, TODAY)]
    boards += [spec_sheet(built.catalog, project, TODAY) for project in projects]
    others = [*flow.sheets(built.catalog, TODAY), *forms.sheets(built.catalog, TODAY)]
    assert len(boards) >= 2 * len(projects)
    assert len(others) == 1 + 2 * 4  # the questions; four forms, in Chinese and in both languages
    assert read == {sheet.path for sheet in (*boards, *others)}


def test_every_token_ever_issued_has_a_page_and_no_other(built: Built) -> None:
    folders = {p.name for p in (built.site / "q").iterdir() if p.is_dir()}
    assert folders == {edition.token for edition in built.catalog.editions}
    assert len(folders) >= 2 * len(built.catalog.public_projects())
    assert all(is_token(name) for name in folders)


def test_what_is_shipped_is_issued(built: Built) -> None:
    """Run `wageboard issue --all` when this fails: a fact on a demonstration board changed."""
    projects = built.catalog.public_projects()
    assert [e.line for e in ledger.issue(built.catalog, [p.id for p in projects], TODAY)] == []


def test_every_code_of_the_site_is_read_and_leads_to_its_page(built: Built) -> None:
    with local(2) as crew:
        found = verify(built.site, built.catalog, crew, lambda total: lambda done: None)
    assert found.faults == ()
    assert found.codes > 100


def test_sums_cover_the_site(built: Built) -> None:
    listed = {row.split("  ", 1)[1] for row in (built.site / "SHA256SUMS").read_text("utf-8").splitlines()}
    there = {p.relative_to(built.site).as_posix() for p in built.site.rglob("*") if p.is_file()}
    assert listed == there - {"SHA256SUMS"}


def test_the_sums_hold_for_other_peoples_program(built: Built) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    done = subprocess.run(command, cwd=built.site, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_site_says_what_data_it_is_made_from(built: Built, pages: dict[str, Page]) -> None:
    whole = inputs.digest(built.config)
    assert json.loads((built.site / "build.json").read_text("utf-8"))["data"] == whole
    short = whole[:SHORT]
    for lang in built.catalog.site.languages:
        assert short in "".join(pages[f"{urls.about(lang)}index.html"].text).split(), lang
        index = built.site / urls.home(lang) / "search/search_index.json"
        assert built.catalog.strings["zh"]["about.data_hash"] not in index.read_text("utf-8")
    said = {name for name, page in pages.items() if short in "".join(page.text)}
    homes = map(urls.home, built.catalog.site.languages)
    assert said == {f"{home}{name}" for home in homes for name in ("about/index.html", "offline.html")}
