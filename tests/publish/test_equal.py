"""One digit altered in any medium of a built site is found, named with its file and the nearest fact."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.config import Config
from generator.publish import media
from generator.publish.assemble import write
from generator.publish.equal import Unequal, compare
from generator.publish.executor import inprocess
from generator.publish.pack import pack
from generator.publish.typst import print_all
from generator.render import feeds, prints, scan
from generator.render import open as open_data
from generator.render.output import Output
from tests.conftest import ROOT, TODAY

PROJECT = "shili-lingshui-xiaoxue"
CONFIG = Config(ROOT, TODAY)


@pytest.fixture(scope="module")
def small(catalog: Catalog) -> Catalog:
    """The shipped data with the pages of one site."""
    return replace(catalog, projects={PROJECT: catalog.projects[PROJECT]})


@pytest.fixture(scope="module")
def made(catalog: Catalog, small: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of every medium that needs no engine."""
    site = tmp_path_factory.mktemp("made")
    changes = list(feeds.outputs(catalog))
    write(scan.outputs(small, TODAY, ROOT / "theme/landing"), site)
    write([*changes, *open_data.outputs(catalog, TODAY, changes)], site)
    orders = [it for it in prints.orders(catalog, catalog.projects[PROJECT], TODAY) if it.form.view == "hat"]
    pdfs = list(print_all(CONFIG, [prints.make(it) for it in orders[:1]], inprocess(), lambda done: None))
    write(pdfs, site)
    own = {"script.txt": "请打一二三三三，2026年11月21日".encode()}
    write([pack(catalog, catalog.projects[PROJECT], [], own, TODAY)], site)
    guide = '<p>Call <a href="tel:12333">12333</a>, <b>0595</b>-12345.</p>'
    guide += "<td>2195 yuan</td><td>20 November 2026</td>"
    (site / "guide.html").write_text(guide)
    return site


def test_what_is_built_equals_the_data(catalog: Catalog, made: Path) -> None:
    found = compare(CONFIG, catalog, made)
    assert found.faults == ()
    assert {kind for _, kind in found.counts} == {"phone", "date", "amount"}
    media = {medium for medium, _ in found.counts}
    assert media >= {
        "scan zh", "scan bo", "project en", "inspect zh", "open json", "open csv", "open ics", "open vcf",
        "open atom", "print pdf", "zip txt", "guide zh",
    }  # fmt: skip
    assert all(found.files[medium] for medium in media)
    assert found.counts["scan zh", "phone"] > 100


# Medium → a file of it, what to put in place of what, and how the message writes the fact and the nearest.
BROKEN: dict[str, tuple[str, str, str, str, str]] = {
    "scan page": ("q/*/index.html", "tel:12333", "tel:12334", "tel:12334", "12333"),
    "words of a scan page": ("q/*/en/index.html", ">0595-12345", ">0595-12346", "0595-12346", "059512345"),
    "draft": ("p/*/bo/index.html", "tel:12345", "tel:12845", "tel:12845", "12345"),
    "amount": ("guide.html", "2195 yuan", "2196 yuan", "2196 yuan", "2195"),
    "day": ("guide.html", "20 November 2026", "20 October 2026", "20 October 2026", "2026-11-20"),
    "across tags": ("guide.html", "0595</b>-12345", "0596</b>-12345", "0596-12345", "059512345"),
    "json": ("open/v1/channels.json", '"12333"', '"12343"', "12343", ""),
    "yuan in json": ("open/v1/areas.json", '"monthly":2195', '"monthly":2159', "monthly: 2159", ""),
    "csv": ("open/v1/phones.csv", ",12348,", ",72348,", "72348", "12348"),
    "calendar": ("open/v1/calendar/all.ics", "VALUE=DATE:2023", "VALUE=DATE:2032", "", ""),
    "contact card": ("open/v1/contacts/cn-12333.vcf", "tel:12333", "tel:12334", "TEL:tel:12334", "12333"),
    "feed": ("open/v1/changes.atom", "2026-11-20", "2026-10-29", "2026-10-29", ""),
}


@pytest.mark.parametrize("medium", BROKEN)
def test_a_changed_digit_is_named(
    catalog: Catalog, made: Path, tmp_path: Path, medium: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    pattern, old, new, written, near = BROKEN[medium]
    source = next(path for path in sorted(made.glob(pattern)) if old in path.read_text("utf-8"))
    shown = source.relative_to(made).as_posix()
    target = tmp_path / shown
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(source.read_text("utf-8").replace(old, new, 1), "utf-8")
    faults = compare(CONFIG, catalog, tmp_path).faults
    assert faults
    assert all(it.path == shown for it in faults)
    assert f"{shown}: the" in str(faults[0])
    assert f"“{written}" in "".join(map(str, faults))
    assert near in {it.near for it in faults} or not near


def test_a_changed_digit_on_paper_and_in_a_pack_is_named(catalog: Catalog, tmp_path: Path) -> None:
    project = catalog.projects[PROJECT]
    order = next(it for it in prints.orders(catalog, project, TODAY) if it.form.view == "hat")
    sheet = prints.make(order)
    wrong = json.loads(json.dumps(sheet.data).replace("12333", "12334"))
    assert wrong != sheet.data
    (printed,) = print_all(CONFIG, [replace(sheet, data=wrong)], inprocess(), lambda done: None)
    files = {"script.txt": "请打一二三三四".encode(), "again.pdf": printed.data}
    write([printed, pack(catalog, project, [], files, TODAY)], tmp_path)
    faults = compare(CONFIG, catalog, tmp_path).faults
    assert {(it.path, it.fact.value, it.near) for it in faults} == {
        (printed.path, "12334", "12333"),
        (f"print/{PROJECT}/pack.zip!{PROJECT}/script.txt", "12334", "12333"),
    }
    assert compare(CONFIG, catalog, tmp_path, whole=False).faults == ()


def test_an_index_is_remembered_unless_what_it_says_hangs_on_its_pages(
    catalog: Catalog, tmp_path: Path
) -> None:
    """Figures of two blocks stand as one in an index, and apart on the page."""
    pieces = [{"location": "a/", "title": "12333", "text": "2195 yuan"}]
    index, name = tmp_path / "search/search_index.json", "search/search_index.json"
    write([Output("a/index.html", b"<p>2</p><p>72195 yuan</p>")], tmp_path)
    write([Output(name, json.dumps({"docs": pieces}).encode())], tmp_path)
    first = compare(CONFIG, catalog, tmp_path)
    assert {fact for fact, _ in first.read[name]} == {("phone", "12333"), ("amount", "2195")}
    index.write_text(json.dumps({"docs": [*pieces, {**pieces[0], "text": "272195 yuan"}]}))
    assert name not in compare(CONFIG, catalog, tmp_path).read
    held = {name: first.read[name]}  # what nobody reads isn't seen: the caller knows the bytes to be the same
    assert compare(CONFIG, catalog, tmp_path, before=held.get).read[name] == first.read[name]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_sent_equals_the_data_and_a_changed_digit_is_named(
    catalog: Catalog, tmp_path: Path, lang: str
) -> None:
    """Text messages as text and table, scripts to read aloud with their numbers digit by digit."""
    its = media.chosen(CONFIG, catalog, [PROJECT])
    texts, _ = media.messages(CONFIG, catalog, its, lang)
    files = {**texts, **media.scripts(CONFIG, catalog, its, lang)}
    write((Output(path, data) for path, data in files.items()), tmp_path)
    found = compare(CONFIG, catalog, tmp_path)
    assert found.faults == ()
    assert found.counts["txt", "phone"] > 2
    changed = 0
    for path in sorted(tmp_path.rglob("*.txt")):
        text = path.read_text("utf-8-sig")
        for old, new in (
            ("12333", "12334"),
            ("幺二三三三", "幺二三三四"),
            ("two three three three", "two three three four"),
        ):
            if old in text:
                path.write_text(text.replace(old, new, 1), "utf-8")
                faults = compare(CONFIG, catalog, tmp_path).faults
                assert {(it.fact.value, it.near) for it in faults} == {("12334", "12333")}, old
                changed += 1
                path.write_text(text, "utf-8")
    assert changed >= 2


INDEXED = {
    "en/index.html": "<h2>Day and night</h2><p>open 24 <b>hours</b>, 24</p><p>12348</p>",
    "en/search/search_index.json": json.dumps({"docs": [
        {"location": "#x", "title": "Day and night", "text": "open 24 hours, 2412348"},
        {"location": "../p/x/", "title": "12333", "text": ""},
    ]}),
}  # fmt: skip


def test_figures_of_two_blocks_are_no_number_in_a_search_index_but_a_changed_digit_is(
    catalog: Catalog, tmp_path: Path
) -> None:
    for name, words in INDEXED.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(words)
    found = compare(CONFIG, catalog, tmp_path)
    assert found.faults == ()
    assert found.counts["search en", "phone"] == 1
    index = tmp_path / "en/search/search_index.json"
    for old, new, wrong in (("2412348", "2412349", "2412349"), ("12333", "12334", "12334")):
        index.write_text(INDEXED["en/search/search_index.json"].replace(old, new))
        (fault,) = compare(CONFIG, catalog, tmp_path).faults
        assert (fault.path, fault.fact.value) == ("en/search/search_index.json", wrong)


def test_the_words_of_a_long_picture_are_compared(
    catalog: Catalog, small: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"media/{PROJECT}/picture.png"
    (sheet,) = (it for it in media.sheets(CONFIG, small) if it.path == path)
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_bytes(b"")
    found = compare(CONFIG, catalog, tmp_path)
    assert found.faults == ()
    assert found.counts["long picture", "phone"] >= 2
    wrong = json.loads(json.dumps(sheet.data, default=str).replace("12333", "12334"))
    assert wrong != sheet.data
    monkeypatch.setattr(media, "sheets", lambda *_, **__: [replace(sheet, data=wrong)])
    faults = {(it.path, it.fact.value, it.near) for it in compare(CONFIG, catalog, tmp_path).faults}
    assert faults == {(path, "12334", "12333"), (path, "059512334", "059512333")}


def test_a_number_that_a_language_lacks_is_named(
    catalog: Catalog, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    (tmp_path / "en").mkdir()
    (tmp_path / "index.html").write_text('<a href="tel:12333">12333</a>')
    (tmp_path / "en/index.html").write_text("<p>Call 12345</p>")
    (fault,) = compare(CONFIG, catalog, tmp_path).faults
    assert isinstance(fault, Unequal)
    assert str(fault) == "en/index.html: 缺少号码 12333：中文页 index.html 上有"
