"""The same board by WeasyPrint; runs under the Python that has it, as `-m tests.bench.weasy`.

The same job as ours: subsets of the same font, bleed and crop marks, tagged as UA-1. `fitted` looks for the
largest scale at which the panel and the column of Article 34 fit, but leaves out what ours does besides: each
name shrunk into its own box, and a refusal of what doesn't fit. `plain` keeps one size: long columns run
over, and nobody is told.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from weasyprint import CSS, HTML, __version__
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from tests.bench.board_html import ROOM, START, STYLE, WARM, faces, fitted, page

MM = 25.4 / 96  # of a CSS pixel

fonts: FontConfiguration
style: CSS


def begin(rules: str) -> None:
    global fonts, style
    fonts = FontConfiguration()
    style = CSS(string=STYLE.replace("FACES", rules), font_config=fonts)


def pdf(sheet: dict, fit: bool) -> bytes:
    done: list[Document] = []

    def lay(scale: dict[str, int]) -> dict[str, float]:
        document, need = laid(sheet, scale)
        done[:] = [document]
        return need

    if fit:
        fitted(lay)
    else:
        lay(START)
    return done[0].write_pdf(pdf_variant="pdf/ua-1")


def laid(sheet: dict, scale: dict[str, int]) -> tuple[Document, dict[str, float]]:
    """The board at these scales, and how high each column is, in parts of the room it has."""
    done = HTML(string=page(sheet, scale)).render(fonts, stylesheets=[style], pdf_variant="pdf/ua-1")
    (only,) = done.pages
    high = {
        it.element.get("id"): it.margin_height() * MM
        for it in only._page_box.descendants(placeholders=True)
        if it.element is not None and it.element.get("id") in ROOM
    }
    return done, {name: high[name] / ROOM[name] for name in ROOM}


def main(file: str, folder: str, jobs: int, way: str) -> None:
    """Sets the sheets of a file in so many processes, `fitted` or `plain`; tells what it took, as JSON."""
    one = partial(pdf, fit=way == "fitted")
    given = json.loads(Path(file).read_text("utf-8"))
    sheets, rules = given["sheets"], faces(Path(given["font"]), Path(folder))
    who = resource.RUSAGE_SELF if jobs == 1 else resource.RUSAGE_CHILDREN
    if jobs == 1:
        begin(rules)
        for sheet in sheets[:WARM]:
            one(sheet)
    start, cpu = time.perf_counter(), time.process_time()
    if jobs == 1:
        made = [one(sheet) for sheet in sheets[WARM:]]
    else:
        with get_context("spawn").Pool(jobs, begin, (rules,)) as pool:
            made = pool.map(one, sheets[WARM:], chunksize=4)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    sizes = [len(one) for one in made]
    most = resource.getrusage(who).ru_maxrss / 1e3
    found = {"seconds": seconds, "cpu": cpu, "peak": most, "bytes": sum(sizes) / len(sizes)}
    print(json.dumps(found | {"version": __version__}))
    if len(sys.argv) > 5:
        Path(sys.argv[5]).write_bytes(made[0])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
