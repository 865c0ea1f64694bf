"""A finished site is scanned as by a phone: every code leads to its page, and whatever doesn't is named."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image

from generator import ledger
from generator.catalog import Catalog
from generator.model.edition import Editions
from generator.publish import verify as module
from generator.publish.assemble import names
from generator.publish.executor import inprocess, local
from generator.publish.verify import NoDecoderError, Verdict, codes, unpaged, verify
from tests.support.catalog import TODAY, mini_catalog, project
from tests.support.codes import picture


def quiet(total: int) -> Callable[[int], None]:
    return lambda done: None


def page(site: Path, path: str, text: str) -> None:
    (site / path).mkdir(parents=True, exist_ok=True)
    (site / path / "index.html").write_text(text, "utf-8")


@pytest.fixture
def catalog() -> Catalog:
    """Two sites with boards only, issued."""
    made = mini_catalog(project("alpha"), project("beta"), issued=False)
    forms = tuple(f for f in made.vocabulary.print_formats if f.key == "board-a3")
    one = replace(made, vocabulary=made.vocabulary.model_copy(update={"print_formats": forms}))
    return replace(one, editions=Editions(ledger.issue(one, one.projects, TODAY)))


@pytest.fixture
def site(tmp_path: Path, catalog: Catalog) -> Path:
    """What a build would have made of it, as far as codes go."""
    site = tmp_path / "site"
    for edition in catalog.editions:
        for tag in ("", "en/"):
            page(site, f"q/{edition.token}/{tag}", f"<b>{edition.token}</b>")
        folder = site / "print" / edition.subject
        folder.mkdir(parents=True)
        for name in ("board-a3.pdf", "board-a3-grey.pdf"):
            picture(f"{catalog.site.scan_url}q/{edition.token}/").save(folder / name)
    (site / "build.json").write_text(json.dumps({"today": TODAY.isoformat()}), "utf-8")
    return site


def found(site: Path, catalog: Catalog) -> list[tuple[str, str]]:
    return [(fault.path, fault.key) for fault in verify(site, catalog, inprocess(), quiet).faults]


def token_of(catalog: Catalog, subject: str) -> str:
    edition = catalog.editions.current(subject, "board")
    assert edition is not None
    return edition.token


def test_a_right_site_has_no_faults(site: Path, catalog: Catalog) -> None:
    assert verify(site, catalog, inprocess(), quiet) == Verdict(2, 4, 4, ())


def test_several_processes_find_the_same(site: Path, catalog: Catalog) -> None:
    for number in range(module.FEW):
        picture("https://elsewhere.example/").save(site / f"fake-{number}.png")
    with local(2) as crew:
        one, two = (verify(site, catalog, it, quiet) for it in (inprocess(), crew))
    assert one == two
    assert {fault.key for fault in one.faults} == {"foreign-code"}
    assert len(one.faults) == module.FEW


def test_a_token_without_a_page_in_a_language(site: Path, catalog: Catalog) -> None:
    token = token_of(catalog, "alpha")
    (site / "q" / token / "en/index.html").unlink()
    assert found(site, catalog) == [(f"q/{token}/", "no-page")]
    assert unpaged(names(site), catalog) == (token,)


def test_a_page_that_does_not_name_its_token(site: Path, catalog: Catalog) -> None:
    token = token_of(catalog, "alpha")
    page(site, f"q/{token}", "another page")
    assert found(site, catalog) == [(f"q/{token}/", "silent-page")]


def test_a_page_for_a_token_that_was_never_issued(site: Path, catalog: Catalog) -> None:
    page(site, "q/1PMXR66V", "1PMXR66V")
    assert found(site, catalog) == [("q/1PMXR66V/", "stray-page")]


def test_a_board_with_the_code_of_another(site: Path, catalog: Catalog) -> None:
    wrong = site / "print/alpha/board-a3.pdf"
    picture(f"{catalog.site.scan_url}q/{token_of(catalog, 'beta')}/").save(wrong)
    assert found(site, catalog) == [("print/alpha/board-a3.pdf", "other-code")]


def test_a_board_whose_code_cannot_be_read(site: Path, catalog: Catalog) -> None:
    Image.new("L", (800, 600), 255).save(site / "print/alpha/board-a3.pdf")
    assert found(site, catalog) == [("print/alpha/board-a3.pdf", "other-code")]


def test_a_long_picture_with_the_code_of_another(site: Path, catalog: Catalog) -> None:
    path = site / "media/alpha/picture.png"
    path.parent.mkdir(parents=True)
    picture(f"{catalog.site.scan_url}q/{token_of(catalog, 'alpha')}/").save(path)
    assert found(site, catalog) == []
    picture(f"{catalog.site.scan_url}q/{token_of(catalog, 'beta')}/").save(path)
    assert found(site, catalog) == [("media/alpha/picture.png", "other-code")]


def test_a_specimen_with_a_code(site: Path, catalog: Catalog) -> None:
    """Its facts changed since it was issued: the old code keeps its page, a new print may not have one."""
    edited = {**catalog.projects, "alpha": project("alpha", name="另一个工程")}
    faults = found(site, replace(catalog, projects=edited))
    assert faults == [(f"print/alpha/{name}.pdf", "other-code") for name in ("board-a3-grey", "board-a3")]


def test_a_code_that_leads_nowhere_or_elsewhere(site: Path, catalog: Catalog) -> None:
    picture(f"{catalog.site.base_url}areas/000000/").save(site / "poster.png")
    picture("https://wb.example.evil.example/q/1PMXR66V/").save(site / "fake.png")
    picture("WIFI:S:free;;").save(site / "wifi.png")
    assert sorted(found(site, catalog)) == [
        ("fake.png", "foreign-code"), ("poster.png", "dead-code"), ("wifi.png", "foreign-code"),
    ]  # fmt: skip


def test_an_old_short_address_leads_to_the_same_pages(site: Path, catalog: Catalog) -> None:
    picture(f"https://old.example/q/{token_of(catalog, 'alpha')}/").save(site / "old.png")
    assert found(site, catalog) == [("old.png", "foreign-code")]
    known = catalog.site.model_copy(update={"scan_aliases": ("https://old.example/",)})
    assert found(site, replace(catalog, site=known)) == []


def test_a_file_that_cannot_be_opened(site: Path, catalog: Catalog) -> None:
    (site / "print/alpha/board-a3.pdf").write_bytes(b"%PDF-1.7 broken")
    assert found(site, catalog) == [("print/alpha/board-a3.pdf", "unreadable")]


def test_a_folder_that_is_no_site(tmp_path: Path, catalog: Catalog) -> None:
    keys = {key for _, key in found(tmp_path, catalog)}
    assert keys == {"no-site", "no-page"}


def test_without_a_decoder_one_message_names_it(
    monkeypatch: pytest.MonkeyPatch, site: Path, catalog: Catalog
) -> None:
    real = importlib.import_module

    def missing(name: str) -> Any:
        if name == "zxingcpp":
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(module.importlib, "import_module", missing)
    with pytest.raises(NoDecoderError, match=r"^zxingcpp$"):
        verify(site, catalog, inprocess(), quiet)


def test_every_code_of_a_page_is_read(tmp_path: Path) -> None:
    sheet = Image.new("L", (1400, 700), 255)
    for place, name in enumerate(("a", "b")):
        sheet.paste(picture(f"https://wb.example/{name}/"), (700 * place, 100))
    sheet.save(tmp_path / "two.png")
    assert sorted(codes(tmp_path / "two.png") or ()) == ["https://wb.example/a/", "https://wb.example/b/"]


def test_what_is_packed_is_scanned_too(site: Path, catalog: Catalog, tmp_path: Path) -> None:
    picture("https://elsewhere.example/").save(tmp_path / "code.png")
    with ZipFile(site / "print/alpha/pack.zip", "w") as pack:
        pack.write(tmp_path / "code.png", "codes/board.png")
        pack.write(site / "print/alpha/board-a3.pdf", "board-a3.pdf")
        pack.writestr("read-me.txt", "x")
    assert found(site, catalog) == [("print/alpha/pack.zip", "foreign-code")]
    (site / "print/beta/pack.zip").write_bytes(b"no zip")
    assert ("print/beta/pack.zip", "unreadable") in found(site, catalog)
