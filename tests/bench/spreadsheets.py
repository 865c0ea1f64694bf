"""Every CSV and workbook opened in a real spreadsheet (LibreOffice Calc) and read back by openpyxl."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from openpyxl import load_workbook

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE, Config
from generator.distribution import orders, parcels
from generator.load import load_catalog
from generator.publish import media
from generator.publish.listing import data
from generator.render import open as open_data
from generator.render.office import plan
from tests.bench.results import MissingError, table
from tests.conftest import ROOT, TODAY

TITLE = "Spreadsheets"
PROGRAM, PACKAGE = "soffice", "libreoffice-calc"
MOST = 1024  # columns that are set to text
COMMA, QUOTE, UTF_8, FIRST = "44", "34", "76", "1"
TEXT = "/".join(f"{column}/2" for column in range(1, MOST + 1))
AS_TEXT = f"CSV:{COMMA},{QUOTE},{UTF_8},{FIRST},{TEXT}"
RECOGNISED = f"CSV:{COMMA},{QUOTE},{UTF_8},{FIRST},,0,false,true"
CALC = "Calc MS Excel 2007 XML"
SAID = """\
{program} opens every CSV of the site ({files} files), writes it as a workbook, and openpyxl reads that;
each of the {cells:,} cells is compared with its text in the CSV. `python -m tests.bench spreadsheets` writes
this section and needs the Debian package `{package}`. *As text* is what the page of the open data says:
UTF-8, all columns text. *Recognised* leaves the columns as they are, as a double click does: numbers and days
are taken for such, and what comes back as another text is *changed*: {examples}.
*Formulas* are cells that the program would reckon; *mark* are heads that begin with the mark of UTF-8."""
PLAN = """\

The distribution plan and the list for the print shop (`wageboard export plan`, {books} workbooks): every cell
is the same text after the program has read and written it; as PDF they are {pages} pages that show every
letter of every cell."""


@dataclass
class Way:
    """How cells came back that went one way."""

    cells: int = 0
    same: int = 0
    formulas: int = 0
    marks: int = 0
    changed: Counter[str] = field(default_factory=Counter[str])


def section() -> str:
    """The table of both ways; a cell that isn't the same as text is printed."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise MissingError(f"no {PROGRAM} on this machine: apt-get install --no-install-recommends {PACKAGE}")
    config, catalog = Config(ROOT, TODAY), load_catalog(ROOT)
    tables = dict(_tables(catalog))
    with TemporaryDirectory() as home:
        office = Office(program, Path(home))
        ways = {
            name: _compared(tables, office.converted(tables, "xlsx", given), name == "as text")
            for name, given in (("as text", AS_TEXT), ("recognised", RECOGNISED))
        }
        planned = _planned(config, catalog, office)
        said = SAID.format(
            program=office.version(), files=len(tables), cells=ways["as text"].cells, package=PACKAGE,
            examples=", ".join(f"`{it}`" for it, _ in ways["recognised"].changed.most_common(6)),
        )  # fmt: skip
    rows = [
        [name, f"{it.cells:,}", f"{it.same:,}", f"{it.changed.total():,}", str(it.formulas), str(it.marks)]
        for name, it in ways.items()
    ]
    return f"{said}\n\n{table(['opened', 'cells', 'same', 'changed', 'formulas', 'mark'], rows)}\n{planned}"


@dataclass(frozen=True)
class Office:
    """The program, with a profile of its own."""

    program: str
    home: Path

    def converted(self, files: Mapping[str, bytes], ending: str, given: str) -> dict[str, bytes]:
        """Name → what it makes of each file; `given` says how to read CSV."""
        place, out = self.home / "in", self.home / "out"
        for folder in (place, out):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        for name, content in files.items():
            (place / name).write_bytes(content)
        form = f"{ending}:{CALC}" if ending == "xlsx" else ending
        infilter = [f"--infilter={given}"] if given else []
        self._run(*infilter, "--convert-to", form, "--outdir", str(out), *map(str, sorted(place.iterdir())))
        return {name: (out / name).with_suffix(f".{ending}").read_bytes() for name in files}

    def version(self) -> str:
        """Its name and version."""
        return " ".join(self._run("--version").split()[:2])

    def _run(self, *words: str) -> str:
        profile = f"-env:UserInstallation={(self.home / 'profile').as_uri()}"
        done = subprocess.run([self.program, profile, "--headless", *words], capture_output=True, check=True)
        return done.stdout.decode()


def _tables(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every CSV of the site, its path in the name."""
    for it in (*open_data.outputs(catalog, TODAY), *media.outputs(catalog, TODAY, ROOT / "theme")):
        if it.path.endswith(".csv"):
            yield it.path.replace("/", "_"), it.data


def _compared(tables: Mapping[str, bytes], books: Mapping[str, bytes], tell: bool) -> Way:
    way = Way()
    for name, content in tables.items():
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        page = load_workbook(io.BytesIO(books[name])).worksheets[0]
        way.marks += str(page.cell(1, 1).value).startswith("\ufeff")
        for number, row in enumerate(rows, 1):
            for place, words in enumerate(row, 1):
                cell: Any = page.cell(number, place)
                way.cells += 1
                way.formulas += cell.data_type == "f"
                if _text(cell.value) == words.replace("\r\n", "\n"):
                    way.same += 1
                    continue
                way.changed[f"{words} → {_text(cell.value)}"] += 1
                if tell:
                    print(f"{name} {cell.coordinate}: {words!r} → {cell.value!r}")
    return way


def _text(value: object) -> str:
    """A cell as a person sees it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _planned(config: Config, catalog: Catalog, office: Office) -> str:
    """What the program makes of the workbooks of the plan; a lost cell is an error."""
    found = parcels(catalog, None)
    lists = (
        plan.plan(catalog, DEFAULT_LANGUAGE, found, TODAY, None),
        plan.shop(catalog, DEFAULT_LANGUAGE, orders(found), TODAY, None),
    )
    books = {f"{it.name}.xlsx": data(config, it, "xlsx") for it in lists}
    again = office.converted(books, "xlsx", "")
    printed = office.converted(books, "pdf", "")
    pages = 0
    for name, book in books.items():
        cells = list(_cells(book))
        assert cells == list(_cells(again[name])), name
        document = pypdfium2.PdfDocument(printed[name])
        pages += len(document)
        shown = Counter("".join(page.get_textpage().get_text_range() for page in document))
        lost = Counter("".join("".join(text.split()) for _, text in cells)) - shown
        assert not lost, (name, lost)
    return PLAN.format(books=len(books), pages=pages)


def _cells(book: bytes) -> Iterator[tuple[str, str]]:
    """(place, text) of every cell, counts among them."""
    for row in load_workbook(io.BytesIO(book)).worksheets[0].iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell.coordinate, str(cell.value)
