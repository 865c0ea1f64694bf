"""Prints: addresses short enough for a code that scans, and formats that fit their paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.case import Case
from generator.checks.spot import SITE, vocabulary
from generator.problem import Problem

ADDRESS = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+/([A-Za-z0-9._-]+/)*")
SCAN_PATH = "q/XXXXXXXX/"
MOST_BYTES = 34  # of a printed address: keeps its code at version 4 or below
BYTES = (7, 14, 24, 34, 44, 58, 64, 84, 98, 119)  # ISO/IEC 18004: byte mode, level H, versions 1 to 10
QUIET = 8  # modules of quiet zone, both sides together


def site_url(case: Case) -> Iterator[Problem]:
    """The site's addresses start with https://, end with / and hold nothing else than a host and a folder.

    Bad: scan_url: "http://wb.example"
    Good: scan_url: "https://wb.example/"
    """
    site = case.catalog.site
    for field, url in (("base_url", site.base_url), ("scan_url", site.scan_url)):
        if not ADDRESS.fullmatch(url):
            yield case.problem("site-url", SITE.at(field), found=url)


def scan_url_long(case: Case) -> Iterator[Problem]:
    """A printed address is short enough for a code of version 4 with level H.

    Bad: scan_url: "https://wageboard.lingyuan.example/"
    Good: scan_url: "https://wb.example/"
    """
    url = case.catalog.site.scan_url
    size = len((url + SCAN_PATH).encode())
    if size > MOST_BYTES:
        yield case.problem(
            "scan-url-long", SITE.at("scan_url"), "warning",
            found=url, size=str(size), most=str(MOST_BYTES), room=str(MOST_BYTES - len(SCAN_PATH)),
        )  # fmt: skip


def scan_url_too_long(case: Case) -> Iterator[Problem]:
    """In every format the modules of the printed code are as large as the format asks, or larger.

    Bad: a scan_url of 60 bytes with a code of 24 mm
    Good: a scan_url of 19 bytes
    """
    url = case.catalog.site.scan_url
    size = len((url + SCAN_PATH).encode())
    version = next((place for place, most in enumerate(BYTES, 1) if size <= most), None)
    for entry in case.catalog.vocabulary.print_formats:
        module = entry.qr / (17 + 4 * version + QUIET) if version else 0.0
        if entry.qr and module < entry.module:
            yield case.problem(
                "scan-url-too-long", SITE.at("scan_url"), found=url, size=str(size),
                format=entry.key, module=f"{module:.2f}", least=f"{entry.module:g}",
            )  # fmt: skip


def print_format(case: Case) -> Iterator[Problem]:
    """A code fits into its print, and the prints of a sheet fit onto the sheet.

    Bad: width: "60", height: "40", qr: "45"
    Good: width: "60", height: "40", qr: "32"
    """
    for place, entry in enumerate(case.catalog.vocabulary.print_formats):
        across = entry.columns * (entry.width + entry.column_gap) - entry.column_gap
        down = entry.rows * (entry.height + entry.row_gap) - entry.row_gap
        for field, found, most in (
            ("qr", entry.qr, min(entry.width, entry.height)),
            ("sheet_width", across, entry.sheet_width or across),
            ("sheet_height", down, entry.sheet_height or down),
        ):
            if found > most:
                yield case.problem(
                    "print-format", vocabulary("print_formats", place, field),
                    format=entry.key, field=field, found=f"{found:g}", most=f"{most:g}",
                )  # fmt: skip


CHECKS = (site_url, scan_url_long, scan_url_too_long, print_format)
