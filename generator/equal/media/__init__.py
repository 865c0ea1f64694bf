"""One module a medium: the bytes of a file in, the facts that a reader of it meets out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.equal.media import calendar, cards, feed, page, pdf, table, text, values
from generator.equal.reading import Found, Reader

Extractor = Callable[[bytes, Reader], Iterator[Found]]
# Ending of a file → who reads it. What isn't here holds no fact (style, scripts of the engine, pictures:
# the codes in them are decoded by publish/verify.py).
MEDIA: Mapping[str, Extractor] = {
    ".html": page.facts,
    ".json": values.facts,
    ".csv": table.facts,
    ".ics": calendar.facts,
    ".vcf": cards.facts,
    ".atom": feed.facts,
    ".xml": feed.facts,
    ".txt": text.facts,
    ".md": text.facts,
    ".srt": text.facts,
    ".vtt": text.facts,
    ".pdf": pdf.facts,
}
SLOW = frozenset({".pdf"})  # seconds, for what its words were compared with already
