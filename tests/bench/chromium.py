"""The same board by Chromium: one browser stays open, and each board is a page that it prints.

HTML, faces and search for the type are those of WeasyPrint, with the heights asked of the open page; tagged,
without bleed and marks, which Chromium doesn't know. Counted is the processor time of all processes of the
browser, not that of the program which talks to it.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.bench.board_html import ROOM, START, STEP, STYLE, WARM, faces, fitted, page
from tests.browser.conftest import FLAGS, PROGRAMS

MM = 25.4 / 96  # of a CSS pixel
TICKS = os.sysconf("SC_CLK_TCK")
LAY = """scale => {
for (const name in scale) document.getElementById(name).style.fontSize = scale[name] + 'pt'
return Object.fromEntries(Object.keys(scale).map(
  name => [name, document.getElementById(name).getBoundingClientRect().height])) }"""


def family(root: int) -> list[int]:
    """A process and all that came from it."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has just ended
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found = [root]
    for one in found:
        found += children.get(one, [])
    return found


def browsers() -> list[int]:
    """The browser's processes, without the driver that started them."""
    return [pid for pid in family(os.getpid())[1:] if "chrom" in told(pid, "cmdline").split("\0")[0]]


def told(pid: int, name: str) -> str:
    """A file of /proc about a process; empty when it has ended."""
    try:
        return Path(f"/proc/{pid}/{name}").read_text("utf-8", errors="replace")
    except OSError:
        return ""


def spent() -> float:
    """Seconds of processor time of the browser so far, with those of its processes that have ended."""
    fields = [told(pid, "stat").rpartition(")")[2].split() for pid in browsers()]
    return sum(int(tick) for one in fields for tick in one[11:15]) / TICKS


def held() -> float:
    """Megabytes of all the browser's processes; what they share is counted once."""
    rows = [
        line
        for pid in browsers()
        for line in told(pid, "smaps_rollup").splitlines()
        if line.startswith("Pss:")
    ]
    return sum(int(row.split()[1]) for row in rows) / 1e3


def pdf(tab: Page, place: Path, style: str, sheet: dict[str, Any], fit: bool) -> bytes:
    place.write_text(page(sheet, START).replace("<body>", f"<style>{style}</style><body>", 1), "utf-8")
    tab.goto(place.as_uri())
    tab.evaluate("document.fonts.ready.then(() => null)")

    def lay(scale: dict[str, int]) -> dict[str, float]:
        high = tab.evaluate(LAY, {name: 13 * STEP * n for name, n in scale.items()})
        return {name: high[name] * MM / ROOM[name] for name in ROOM}

    if fit:
        fitted(lay)
    return tab.pdf(prefer_css_page_size=True, print_background=True, tagged=True)


def main(file: str, folder: str, way: str) -> None:
    """Sets the sheets of a file, `fitted` or `plain`, and tells what it took, as JSON."""
    given = json.loads(Path(file).read_text("utf-8"))
    style = STYLE.replace("FACES", faces(Path(given["font"]), Path(folder)))
    program = next(path for name in PROGRAMS if (path := shutil.which(name)))
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS, timeout=0)
        tab = chromium.new_page()
        tab.set_default_timeout(0)  # a busy machine is no failure
        made: list[bytes] = []
        for n, sheet in enumerate(given["sheets"]):
            if n == WARM:
                start, cpu = time.perf_counter(), spent()
            made.append(pdf(tab, Path(place, "board.html"), style, sheet, way == "fitted"))
        seconds, cpu, most = time.perf_counter() - start, spent() - cpu, held()
        version = chromium.version
        chromium.close()
    sizes = [len(one) for one in made[WARM:]]
    found = {"seconds": seconds, "cpu": cpu, "peak": most, "bytes": sum(sizes) / len(sizes)}
    print(json.dumps(found | {"version": version}))
    if len(sys.argv) > 4:
        Path(sys.argv[4]).write_bytes(made[WARM])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3])
