"""Every kind of page in every language at every width: against axe-core, in light and in dark, and by Tab.

The gate tries each kind once, at a phone's width (tests/browser/test_kinds.py); this is all of it.
Looks at the built site/ of the checkout.
"""

from __future__ import annotations

import shutil
import time
from collections import Counter

from playwright.sync_api import Browser, sync_playwright

from generator.load import load_catalog
from tests.bench import keyboard
from tests.bench.results import table
from tests.browser.axe import violations
from tests.browser.conftest import FLAGS, HEIGHT, PROGRAMS
from tests.browser.kinds import kinds
from tests.browser.served import served
from tests.conftest import ROOT

TITLE = "Pages for all"
WIDTHS = (360, 768, 1280)
INTRO = """axe-core with the rules of WCAG 2.0 to 2.2, levels A and AA, and its own best practices, in
Chromium, on the longest page of each kind in each language, loaded once and looked at in each width; in dark,
contrast alone. {seconds:.0f} s by the clock. `make build`, then `python -m tests.bench accessibility`."""


def section() -> str:
    """How many pages were tried at each width, and what was found."""
    site = ROOT / "site"
    catalog = load_catalog(ROOT)
    pages = kinds(site, catalog)
    tried, found = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    began = time.monotonic()
    program = next(path for name in PROGRAMS if (path := shutil.which(name)))
    with served(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for kind, its in pages.items():
            for lang, path in its.items():
                for look, wrong in _looks(browser, url + path):
                    tried[look, lang] += 1
                    found[look, lang] += len(wrong)
                    for line in wrong:
                        print(f"{kind} {lang} {look}: {line}")
        seconds = time.monotonic() - began
        walked = keyboard.walks(browser, url, pages, catalog.site.languages)
        browser.close()
    looks = [*(f"{width} px" for width in WIDTHS), "dark, 360 px"]
    rows = [
        [look, *(f"{tried[look, lang]} · {found[look, lang]}" for lang in catalog.site.languages)]
        for look in looks
    ]
    rows.append(["all", *(_all(tried, found, lang) for lang in catalog.site.languages)])
    intro = INTRO.format(seconds=seconds)
    said = f"{len(pages)} kinds of pages. Pages tried · places that break a rule:"
    return f"{intro}\n\n{said}\n\n{table(['look', *catalog.site.languages], rows)}\n\n{walked}"


def _looks(browser: Browser, url: str) -> list[tuple[str, list[str]]]:
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": HEIGHT[WIDTHS[0]]})
    page = context.new_page()
    page.goto(url, wait_until="load")
    found: list[tuple[str, list[str]]] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT.get(width, 800)})
        found.append((f"{width} px", violations(page)))
    page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT[WIDTHS[0]]})
    page.emulate_media(color_scheme="dark")
    found.append(("dark, 360 px", violations(page, "color-contrast")))
    context.close()
    return found


def _all(tried: Counter[tuple[str, str]], found: Counter[tuple[str, str]], lang: str) -> str:
    return f"{_sum(tried, lang)} · {_sum(found, lang)}"


def _sum(counts: Counter[tuple[str, str]], lang: str) -> int:
    return sum(count for (_, one), count in counts.items() if one == lang)
