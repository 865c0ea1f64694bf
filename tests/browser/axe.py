"""Deque's axe-core in a page: which rules of WCAG 2.2 AA it breaks. No tests here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = "([tags, rules]) => axe.run({resultTypes: ['violations'], preload: false, runOnly: rules || tags})"
STILL = "() => Promise.all(document.getAnimations().map(it => it.finished.catch(() => null)))"


@cache
def script() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def violations(page: Page, *rules: str) -> list[str]:
    """A line for each place that breaks a rule; only some rules if they are named."""
    page.evaluate(STILL)  # a colour on its way is not the colour
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(script())
    found = page.evaluate(RUN, [list(WCAG), list(rules) or None])
    return [
        f"{rule['id']}: {node['html'][:120]} {(node['any'] + node['all'] + node['none'])[0]['message'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
