"""Section “Read by other people's programs”: every file of the site by the reader or checker of its kind.

Looks at the built site/ of the checkout.
"""

from __future__ import annotations

import json
import os
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.bench.gauge import spent
from tests.bench.results import MissingError, table
from tests.conftest import ROOT
from tests.render.test_linked import checked, expanded
from tests.site import test_feeds as feeds
from tests.site import test_files as files
from tests.site import test_html as html

TITLE = "Read by other people's programs"
READ_BY = {
    "json": "Python, strictly; jsonschema where it is a schema", "atom": "feedparser", "vcf": "vobject",
    "ics": "icalendar", "csv": "Python, strictly", "pdf": "qpdf (pikepdf), PDF/UA-1 (page-validation)",
    "zip": "Python", "png": "Pillow", "svg": "Python's parser; Nu", "xml": "Python's parser", "txt": "UTF-8",
    "js": "node",
}  # fmt: skip
PAGES, LINKED = "html", "JSON-LD in html"
SAID = """\
Every file of the built site, the same bytes once, by a program that isn't ours (tests/site/test_files.py,
test_feeds.py, test_html.py, which do it in every run); {schemas} schemas are held against their own standard.
What is let pass stands in `tests/validators/exceptions.yaml` with a reason: {let} entries. `make build
validators`, then `python -m tests.bench validators`. CPU seconds; load of the machine {load:.0f}.
"""


def section() -> str:
    """One row a kind of file."""
    site = (ROOT / "site").resolve()
    if not (site / "build.json").is_file():
        raise MissingError("build the site first: wageboard build")
    if not all(file.is_file() for file in (html.CHECKER, feeds.GRAMMAR, feeds.SCHEMA)):
        raise MissingError("run `make validators` first")
    rows = [_kind(site, kind, reader) for kind, reader in files.READERS.items()]
    rows += [*_feeds(site), _linked(site), _pages(site)]
    said = SAID.format(schemas=len(_schemas(site)), let=len(html.allowed()), load=os.getloadavg()[0])
    return f"{said}\n{table(['kind', 'read by', 'files', 'distinct', 'errors', 'CPU s'], rows)}"


def _kind(site: Path, kind: str, reader: Callable[[bytes], None]) -> list[str]:
    paths = [path for path in sorted(site.rglob(f"*.{kind}")) if path.is_file()]
    distinct, errors, began = {path.read_bytes(): path for path in paths}, 0, time.process_time()
    for data, path in distinct.items():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                reader(data)
        except Exception as error:  # whatever a reader says is what we want to know
            errors += 1
            print(f"{path}: {type(error).__name__}: {error}"[:300])
    return _row(kind, READ_BY[kind], len(paths), len(distinct), errors, time.process_time() - began)


def _feeds(site: Path) -> Iterator[list[str]]:
    """Once more, the feeds alone: by the grammar and the schema that are published for them."""
    for ending, by, faults in (
        ("atom", "Jing, by the grammar of RFC 4287", feeds.atom_faults),
        ("json", "jsonschema, by the schema of JSON Feed 1.1 (jsonfeed-schema)", feeds.json_faults),
    ):
        paths, before = sorted(site.rglob(f"changes.{ending}")), _spent()
        found = faults(paths, site)
        for line in found[:20]:
            print(line)
        distinct = len({path.read_bytes() for path in paths})
        yield _row(f"feeds, {ending}", by, len(paths), distinct, len(found), _spent() - before)


def _spent() -> float:
    return time.process_time() + spent()


def _linked(site: Path) -> list[str]:
    began, found = time.process_time(), Counter[str]()
    for path in site.rglob("index.html"):
        found.update(files.LINKED.findall(path.read_text("utf-8")))
    things = sum(checked(expanded(text)) for text in found)
    by = f"pyld, and by the words of schema.org: {things:,} things"
    return _row(LINKED, by, found.total(), len(found), 0, time.process_time() - began)


def _pages(site: Path) -> list[str]:
    before = _spent()
    found = html.errors(site, "--skip-non-html", "--also-check-svg", ".")
    for one in found[:20]:
        print(html.line(one, site))
    count = len(list(site.rglob("*.html")))
    return _row(PAGES, "Nu Html Checker", count, count, len(found), _spent() - before)


def _schemas(site: Path) -> list[Mapping[str, object]]:
    return [json.loads(path.read_text("utf-8")) for path in (site / "open/v1/schema").glob("*.json")]


def _row(kind: str, by: str, count: int, distinct: int, errors: int, seconds: float) -> list[str]:
    return [kind, by, f"{count:,}", f"{distinct:,}", f"{errors:,}", f"{seconds:.0f}"]
