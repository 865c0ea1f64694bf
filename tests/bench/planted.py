"""Each sort of hostile words in every text of every record: how many files were made, and whether they
differ in anything but words from those of harmless ones."""

from __future__ import annotations

import time
from collections import Counter

from tests.bench.results import table
from tests.hostile import test_outputs as outputs
from tests.hostile.made import REFUSED, VALID, files, hostile, small
from tests.hostile.planted import planted

TITLE = "Hostile words in every text"
CHECKS = (
    outputs.test_pages_are_the_same_but_for_their_words, outputs.test_json_keeps_its_shape,
    outputs.test_no_cell_of_a_table_is_a_formula,
    outputs.test_no_cell_of_a_workbook_is_a_formula_and_nothing_is_linked,
    outputs.test_a_contact_card_has_the_lines_it_should_have,
    outputs.test_a_calendar_has_the_properties_it_should_have,
    outputs.test_a_feed_has_the_elements_it_should_have,
    outputs.test_what_is_sent_as_text_has_the_lines_it_should_have,
)  # fmt: skip
SAID = """\
The shipped data with one site; {texts:,} texts in {fields} fields of its records and settings each
hold the same hostile words, whole and first, which no check refuses (but *address*). Every file
made from them is read by somebody else's parser and held against the same file with harmless words
of the same length: elements, attributes and addresses of pages (lexbor), keys of JSON, rows of CSV,
parts and cells of workbooks (openpyxl), properties of cards and calendars (vobject, icalendar),
elements of feeds, lines of texts. *Different*: kinds of files in which anything but words differs.
`python -m tests.bench planted` writes this section; `tests/hostile` tries all sorts in turn in
every run, the guide through its engine and every template of a print, too.

Found and mended with it: the name of the site became markup in the guide's frame (its policy would
have stopped the script). CPU seconds, on a machine that did other work, too.
"""


def section() -> str:
    """One row a sort of words."""
    count, catalog = Counter[str](), small()

    def keep(path: str, value: str) -> str:
        count["texts"] += 1
        return f"{value} "

    _, fields = planted(catalog, keep, frozenset())
    rows = [_row(sort, words) for sort, words in {**VALID, **REFUSED}.items()]
    said = SAID.format(texts=count["texts"], fields=len(fields))
    return said + "\n" + table(["words", "files", "different", "CPU s"], rows)


def _row(sort: str, words: str) -> list[str]:
    began = time.process_time()
    bad, plain = (files(hostile(small(), (words,), tame=tame)) for tame in (False, True))
    assert bad.keys() == plain.keys()
    pairs, different = {path: (bad[path], plain[path]) for path in bad}, 0
    for check in CHECKS:
        try:
            check(pairs)
        except AssertionError as error:
            different += 1
            print(f"{sort}: {check.__name__}: {str(error)[:300]}")
    return [sort, f"{len(pairs):,}", str(different), f"{time.process_time() - began:.0f}"]
