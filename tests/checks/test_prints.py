"""The site's addresses and its prints: the limits of length, and the table of codes against the encoder."""

from __future__ import annotations

from dataclasses import replace

import pytest
import qrcode

from generator.checks.prints import (
    BYTES,
    MOST_BYTES,
    SCAN_PATH,
    print_format,
    scan_url_long,
    scan_url_too_long,
    site_url,
)
from generator.checks.site import review_order, site_languages, vocabulary_gap
from generator.model.token import token
from tests.checks.cases import found, nodes, severities
from tests.support.catalog import channel, mini_catalog, project


def url(size: int) -> str:
    """An address of so many bytes."""
    return "https://" + "a" * (size - len("https://.example/")) + ".example/"


def test_the_path_of_a_code_is_as_long_as_a_real_one() -> None:
    assert len(SCAN_PATH) == len(f"q/{token('sample', 'board')}/")


@pytest.mark.parametrize(("version", "most"), list(enumerate(BYTES, 1)))
def test_the_table_of_sizes_is_the_encoders(version: int, most: int) -> None:
    for size, wanted in ((most, version), (most + 1, version + 1)):
        code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_H)
        code.add_data(b"a" * size, optimize=0)
        code.make(fit=True)
        assert code.version == wanted


@pytest.mark.parametrize(("size", "wanted"), [(MOST_BYTES - 11, []), (MOST_BYTES - 10, ["warning"])])
def test_an_address_longer_than_version_4_is_warned_of(size: int, wanted: list[str]) -> None:
    assert severities(scan_url_long, mini_catalog(scan_url=url(size))) == wanted


@pytest.mark.parametrize("key", ["hat-60x40", "board-a3"])
@pytest.mark.parametrize(("size", "wanted"), [(87, 0), (88, 1), (109, 1)])
def test_modules_finer_than_the_format_asks_for_are_refused(key: str, size: int, wanted: int) -> None:
    """Version 9 makes 0.52 mm of a code of 32 mm and 1.05 mm of one of 64 mm; version 10 is too fine."""
    catalog = mini_catalog(scan_url=url(size))
    formats = tuple(entry for entry in catalog.vocabulary.print_formats if entry.key == key)
    words = catalog.vocabulary.model_copy(update={"print_formats": formats})
    problems = found(scan_url_too_long, replace(catalog, vocabulary=words))
    least = {"hat-60x40": "0.5", "board-a3": "1"}[key]
    assert [problem.facts["least"] for problem in problems] == [least] * wanted


SHEET = {
    "width": 60.0, "height": 40.0, "qr": 40.0, "rows": 3, "columns": 2, "row_gap": 5.0, "column_gap": 4.0,
    "sheet_width": 124.0, "sheet_height": 130.0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("qr", 40.0, []),
        ("qr", 40.5, [("qr", "40.5", "40")]),
        ("width", 39.0, [("qr", "40", "39")]),
        ("sheet_width", 123.5, [("sheet_width", "124", "123.5")]),
        ("sheet_width", None, []),
        ("sheet_height", 129.5, [("sheet_height", "130", "129.5")]),
        ("sheet_height", None, []),
        ("row_gap", 5.5, [("sheet_height", "131", "130")]),
        ("column_gap", 4.5, [("sheet_width", "124.5", "124")]),
    ],
)
def test_what_is_cut_from_a_sheet_fits_onto_it(
    field: str, value: float | None, wrong: list[tuple[str, str, str]]
) -> None:
    catalog = mini_catalog()
    entry = catalog.vocabulary.print_formats[0]
    tight = entry.model_copy(update={**SHEET, field: value})
    words = catalog.vocabulary.model_copy(update={"print_formats": (entry, tight)})
    problems = found(print_format, replace(catalog, vocabulary=words))
    assert [(p.facts["field"], p.facts["found"], p.facts["most"]) for p in problems] == wrong
    assert all(p.facts["format"] == tight.key for p in problems)


def test_modules_as_fine_as_the_format_asks_for_are_allowed() -> None:
    """An address of 34 bytes makes a code of version 4: 33 modules and 8 of quiet zone."""
    catalog = mini_catalog(scan_url=url(MOST_BYTES - len(SCAN_PATH)))
    entry = catalog.vocabulary.print_formats[0].model_copy(update={"qr": 41.0, "module": 1.0})
    finer = entry.model_copy(update={"module": 1.001})
    words = catalog.vocabulary.model_copy(update={"print_formats": (entry, finer)})
    problems = found(scan_url_too_long, replace(catalog, vocabulary=words))
    assert [(p.facts["module"], p.facts["least"], p.facts["size"]) for p in problems] == [
        ("1.00", "1.001", "34")
    ]


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://wb.example/", True),
        ("https://office.gov.cn/wages/", True),
        ("http://wb.example/", False),
        ("https://wb.example", False),
        ("https://WB.example/", False),
        ("https://wb.example/?x=1", False),
        ("https://wb.example/#a", False),
        ("https://user@wb.example/", False),
        ("https://wb.example:8080/", False),
        ("https://localhost/", False),
        ("https://wb.example/中/", False),
        ("https://wb.example/ ", False),
    ],
)
def test_an_address_of_the_site_is_plain(address: str, good: bool) -> None:
    assert (found(site_url, mini_catalog(base_url=address)) == []) == good
    assert (found(site_url, mini_catalog(scan_url=address)) == []) == good
    for field in ("base_url", "scan_url"):
        assert nodes(site_url, mini_catalog(**{field: address})) == [("site", "site", field)] * (not good)


@pytest.mark.parametrize(
    ("languages", "wrong"),
    [
        (("zh", "en"), []),
        (("zh",), []),
        (("en", "zh"), ["en"]),
        (("zh", "xx"), ["xx"]),
        (("zh", "en", "en"), ["en"]),
    ],
)
def test_languages_begin_with_chinese_and_are_known(languages: tuple[str, ...], wrong: list[str]) -> None:
    problems = found(site_languages, mini_catalog(languages=languages))
    assert [problem.facts["found"] for problem in problems] == wrong


def test_the_shipped_vocabulary_is_whole_and_fits_its_paper() -> None:
    catalog = mini_catalog()
    for check in (print_format, vocabulary_gap, review_order, scan_url_too_long):
        assert found(check, catalog) == []


@pytest.mark.parametrize(("warn", "wrong"), [(179, 0), (180, 1), (181, 1)])
def test_a_fact_is_warned_of_before_it_is_an_error(warn: int, wrong: int) -> None:
    review = mini_catalog().site.review.model_copy(update={"warn_days": warn, "error_days": 180})
    problems = found(review_order, mini_catalog(review=review))
    assert [p.facts for p in problems] == [{"warn": str(warn), "error": "180"}] * wrong


def test_an_industry_without_a_word_is_named_once() -> None:
    regulators = [{"industry": "water", "name": "示例水利局", "phones": []}] * 2
    catalog = mini_catalog(project(regulators=regulators))
    entries = tuple(entry for entry in catalog.vocabulary.industries if entry.industry != "water")
    words = catalog.vocabulary.model_copy(update={"industries": entries})
    (problem,) = found(vocabulary_gap, replace(catalog, vocabulary=words))
    assert (problem.path, problem.facts["found"]) == ("data/vocabulary/industries.yaml", "water")


def test_a_kind_without_a_word_is_named_once() -> None:
    catalog = mini_catalog(more_channels=[channel("a", "union", "工会", "Union", "1", phones=[])] * 2)
    kinds = tuple(entry for entry in catalog.vocabulary.channel_kinds if entry.kind != "union")
    words = catalog.vocabulary.model_copy(update={"channel_kinds": kinds})
    problems = found(vocabulary_gap, replace(catalog, vocabulary=words))
    assert [problem.facts["found"] for problem in problems] == ["union"]
