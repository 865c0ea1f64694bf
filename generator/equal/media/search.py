"""The search index of a guide: the words of its pages, a piece for every heading.

The engine takes the tags out and leaves no gap, so that figures of two blocks may stand as one.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Iterator
from typing import Any

from generator.equal.media import values
from generator.equal.media.page import TAG
from generator.equal.reading import Found, Reader, plain

INDEX = "search/search_index.json"


def entries(path: str, data: bytes, reader: Reader) -> Iterator[tuple[str, set[Found]]]:
    """(path of the page in the site, facts) of every piece of the index at `path`."""
    held: dict[str, Any] = json.loads(data)
    home = path.removesuffix(INDEX)
    for piece in held["docs"]:
        place = posixpath.normpath("/" + home + str(piece["location"]).partition("#")[0]).removeprefix("/")
        said = (found for part in ("title", "text") for found in values.words(str(piece[part]), reader))
        yield posixpath.join(place, "index.html"), set(said)


def runs_together(written: str, page: str) -> bool:
    """Whether figures stand so on a page without its tags."""
    words = plain(html.unescape(TAG.sub("", page)))
    return re.search(rf"(?<!\d){re.escape(written)}(?!\d)", words) is not None
