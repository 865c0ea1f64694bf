"""What sort of file a touched path is, as far as an editor tells them apart; the words are `file.<kind>`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.impact.outputs import EXPORTED
from generator.publish.engine import SEARCH_INDEX

# What is sent to workers, in the order in which it is named.
SENT = ("sms", "article", "picture", "script")
# Kind → the paths in the site; the first that fits. Its order is that of the list, too.
FILES: Mapping[str, re.Pattern[str]] = {
    "data": re.compile(r"open/v\d+/(?!contacts/|calendar/|(?:.*/)?changes\.)"),
    "cards": re.compile(r"open/v\d+/contacts/"),
    "calendar": re.compile(r"open/v\d+/calendar/"),
    "feed": re.compile(r"open/v\d+/(?:.*/)?changes\."),
    "media": re.compile(r"media/"),
    "offline": re.compile(r"(?:[\w-]+/)?offline\.html"),
    "search": re.compile(rf"(?:[\w-]+/)?{re.escape(SEARCH_INDEX)}"),
    "rest": re.compile(""),
}


def file_kind(path: str) -> str:
    """The kind of a file of the site that is neither a page nor a print nor sent."""
    return next(kind for kind, pattern in FILES.items() if pattern.match(path))


def sent(path: str) -> tuple[str, str]:
    """(what is sent, for which project or area): export/sms/<id>/zh, media/<id>/picture.png."""
    parts = path.split("/")
    return (parts[1], parts[2]) if path.startswith(EXPORTED) else ("picture", parts[1])
