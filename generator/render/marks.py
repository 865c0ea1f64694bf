"""The four marks of an edition, alike on its print and on its pages: a pasted-over fake gives itself away.

Short host, token in groups, day of the edition, everyday name; all as they are printed, in Chinese.
"""

from __future__ import annotations

from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.model.edition import Edition
from generator.render import urls

SMALL = ("hat", "pocket")  # cards: no room for a day in words, nor for the whole address
NAMES = ("everyday_name", "name", "place")  # the first of these facts that there is, is what people call it


def host(edition: Edition, site_host: str) -> str:
    """The short address without what every address has: `wb.example`; the site's for facts without one."""
    return edition.facts.get("scan_host", site_host)


def address(edition: Edition, site_host: str) -> str:
    """What of the address stands on the print: on a card the host, else all that somebody would type."""
    held = host(edition, site_host)
    return (
        held if edition.item in SMALL else f"{held}/{urls.scan(DEFAULT_LANGUAGE, edition.token)}".rstrip("/")
    )


def day(edition: Edition, chinese: Speaker) -> str:
    """The day of the edition: 2026年11月20日, on a card 2026-11-20."""
    return edition.date.isoformat() if edition.item in SMALL else chinese.day(edition.date)


def name(edition: Edition) -> str:
    """What people call the site, or the place."""
    return next((edition.facts[field] for field in NAMES if edition.facts.get(field)), "")
