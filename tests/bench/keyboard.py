"""Every kind of page in every language at every width by real presses of Tab; part of “Pages for all”.

The gate does it at the head of each kind in two languages (tests/browser/test_keyboard_and_paper.py).
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Browser

from tests.bench.results import table
from tests.browser.conftest import HEIGHT
from tests.browser.focus import ELSEWHERE, FOR_POINTERS, Tour

WIDTHS = (360, 768, 1280)
THERE_AND_BACK = {(360, "zh"), (1280, "ug")}
ONE_COLUMN = {"offline.html": (360,)}  # a thousand stops that stand alike at every width
SAID = """Tab, pressed for real on the same pages from the first stop to where the focus leaves them, by the
rules of tests/browser/focus.py: each stop is in the window and under nothing; a mark comes and goes with the
focus; no stop comes twice; they follow each other as the page is read, from block to block downwards, in a
line to the right, in Uyghur to the left; and nothing that a pointer can use is left out. {presses:,} presses
in {seconds:.0f} s by the clock, load of the machine {load:.0f}. In Chinese at 360 px and in Uyghur at 1280 px
Shift+Tab leads back through the same stops; the offline edition, a thousand stops in one column, was walked
at 360 px alone, and not back. Let pass, with the number of pages: {let}.

Pages · stops · faults:"""


@dataclass
class Walked:
    """What was found in one language at one width."""

    pages: int = 0
    stops: int = 0
    presses: int = 0
    faults: list[str] = field(default_factory=list[str])
    excused: Counter[str] = field(default_factory=Counter[str])

    def __str__(self) -> str:
        return f"{self.pages} · {self.stops:,} · {len(self.faults)}"


def walks(browser: Browser, url: str, pages: Mapping[str, Mapping[str, str]], langs: Sequence[str]) -> str:
    """What was pressed and found, as the end of the section."""
    began = time.monotonic()
    found = {(width, lang): _walked(browser, url, pages, width, lang) for width in WIDTHS for lang in langs}
    excused = sum((it.excused for it in found.values()), Counter[str]())
    reasons = {**ELSEWHERE, **FOR_POINTERS}
    idle = reasons.keys() - excused.keys()
    if idle:
        print(f"exceptions that no page needs: {', '.join(sorted(idle))}")
    said = SAID.format(
        presses=sum(it.presses for it in found.values()), seconds=time.monotonic() - began,
        load=os.getloadavg()[0],
        let="; ".join(f"`{it}` on {excused[it]} ({why})" for it, why in reasons.items()),
    )  # fmt: skip
    rows = [[f"{width} px", *(str(found[width, lang]) for lang in langs)] for width in WIDTHS]
    return f"{said}\n\n{table(['width', *langs], rows)}"


def _walked(
    browser: Browser, url: str, pages: Mapping[str, Mapping[str, str]], width: int, lang: str
) -> Walked:
    found, size = Walked(), {"width": width, "height": HEIGHT.get(width, 800)}
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    page = context.new_page()
    for kind, its in pages.items():
        if lang not in its or width not in ONE_COLUMN.get(kind, WIDTHS):
            continue
        page.goto(url + its[lang], wait_until="load")
        tour = Tour(page).walk()
        back = (width, lang) in THERE_AND_BACK and kind not in ONE_COLUMN
        for fault in _faults(tour, back=back):
            found.faults.append(fault)
            print(f"{kind} {lang} {width} px: {fault}", flush=True)
        found.pages += 1
        found.stops += len(tour.stops)
        found.presses += tour.presses
        found.excused.update(tour.excused())
    context.close()
    return found


def _faults(tour: Tour, *, back: bool) -> Iterator[str]:
    yield from tour.faults()
    if back:
        yield from tour.returns()
