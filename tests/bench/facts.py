"""Facts × media: how many numbers, days and amounts were compared with the data, and what that costs."""

from __future__ import annotations

import os
import time
from pathlib import Path

from generator.config import Config
from generator.equal.fact import KINDS
from generator.load import load_catalog
from generator.publish.equal import compare
from generator.publish.executor import local
from generator.publish.verify import verify
from tests.bench.ready import ready
from tests.bench.results import table

TITLE = "Equal facts"
ABOUT = """\
Every telephone number, day and amount that a built site says in any medium, brought to one form and compared
with the data; each counts once a file. `python -m tests.bench facts` writes this section, `wageboard build`
compares all but prints and packs before it publishes, `wageboard verify` everything. {files} files hold
{facts} facts, {faults} differ. A number of a Chinese page is also on the same page in every other language
and in the open data. The words of a long picture are those that it was pressed from. Processor time:
{cheap:.1f} s in a build, {whole:.1f} s with prints and packs; load of the machine {load:.0f} on {cores}
cores. Of {codes} decoded codes, {dead} lead elsewhere than to the page of their edition."""


def section() -> str:
    """The table, of a built site."""
    with ready() as config:
        return _section(config, config.site)


def _section(config: Config, site: Path) -> str:
    catalog = load_catalog(config.root)
    began = time.process_time()
    compare(config, catalog, site, whole=False)
    cheap = time.process_time() - began
    found = compare(config, catalog, site)
    whole = time.process_time() - began - cheap
    with local(os.cpu_count() or 1) as crew:
        codes = verify(site, catalog, crew, lambda total: lambda done: None)
    about = ABOUT.format(
        files=f"{sum(found.files.values()):,}", facts=f"{sum(found.counts.values()):,}",
        cheap=cheap, whole=whole, load=os.getloadavg()[1], cores=os.cpu_count(),
        faults=len(found.faults), codes=f"{codes.codes:,}", dead=len(codes.faults),
    )  # fmt: skip
    rows = [
        [medium, f"{found.files[medium]:,}", *(f"{found.counts.get((medium, kind), 0):,}" for kind in KINDS)]
        for medium in sorted(it for it, count in found.files.items() if count)
    ]
    return about + "\n\n" + table(["medium", "files", "numbers", "days", "amounts"], rows)
