"""The rules of focus.py find what they are for: pages with one fault each, walked by real presses of Tab."""

from __future__ import annotations

import pytest

from tests.browser.conftest import PageAt
from tests.browser.focus import Tour

pytestmark = pytest.mark.browser

PAGE = "<!doctype html><title>x</title><style>a:focus{outline:3px solid}%s</style>%s"
FINE = '<p><a href="#1">one</a> <a href="#2">two</a></p><p><a href="#3">three</a></p>'
HELD = '<script>addEventListener("keydown", e => {%s})</script>'
FAULTS = {
    "hides": ("", FINE + '<b style="position:fixed;inset:0;background:#fff"></b>'),
    "hides <a href=\"#0\"": ("", '<a href="#0" style="position:fixed;left:-99px">0</a>' + FINE),
    "doesn't mark": ("a:focus{outline:0}", FINE),
    "looks the same": ("a{outline:3px solid}", FINE),
    "goes back in the document": ("", f'{FINE}<p><a href="#9" tabindex="1">9</a></p>'),
    "goes back on the screen": ("p{float:right}", FINE),
    "goes back on the screen: <a": ("p+p{position:absolute;top:0}body{padding-top:9em}", FINE),
    "goes back on the screen: <a href=\"#1\"": ("html{direction:rtl}", FINE),
    "never reaches <b": ("b{cursor:pointer}", f"{FINE}<b>press</b>"),
    "never reaches <a": ("", f'{FINE}<a href="#9" tabindex="-1">9</a>'),
    "never reaches <label": ("", f'{FINE}<input id="i" type="radio" tabindex="-1"><label for="i">9</label>'),
    "comes back to": ("", FINE + HELD % "if (document.activeElement.hash === '#3') { e.preventDefault(); "
                      "document.links[1].focus() }"),
    "has no stop": ("", "<p>nothing</p>"),
}  # fmt: skip


def test_each_fault_is_found(page_at: PageAt) -> None:
    page, unseen = page_at(360).page, dict[str, list[str]]()
    for fault, (style, body) in FAULTS.items():
        page.set_content(PAGE % (style, body))
        found = list(Tour(page).walk().faults())
        if not any(line.startswith(fault) for line in found):
            unseen[fault] = found
    assert not unseen


def test_a_page_in_order_has_none_there_and_back(page_at: PageAt) -> None:
    page = page_at(360).page
    page.set_content(PAGE % ("", FINE))
    tour = Tour(page).walk()
    assert tour.through
    assert [*tour.faults(), *tour.returns()] == []
    assert [stop.name[:13] for stop in tour.stops] == ['<a href="#1">', '<a href="#2">', '<a href="#3">']


def test_a_way_back_that_ends_early_is_found(page_at: PageAt) -> None:
    page = page_at(360).page
    page.set_content(
        PAGE
        % ("", FINE + HELD % "if (e.shiftKey && document.activeElement.hash === '#2') e.preventDefault()")
    )
    tour = Tour(page).walk()
    assert list(tour.faults()) == []
    assert next(tour.returns()).startswith('doesn\'t come back to <a href="#1"')
