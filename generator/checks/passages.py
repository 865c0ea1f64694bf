"""The Chinese that a worker reads, in passages: blocks of content/zh, strings, and texts of records.

Names stay out (laws, notices, companies, places, phases), and so does what is quoted: law text and flaws.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.catalog import Catalog
from generator.checks.sentences import size, weighed, without
from generator.checks.spot import Spot
from generator.checks.survey import Found
from generator.config import DEFAULT_LANGUAGE
from generator.model.base import Localized

# Folder → the fields whose words we write for workers; what lies below such a field counts too.
READ: Mapping[str, frozenset[str]] = {
    "areas": frozenset({"note"}),
    "channels": frozenset(
        {"summary", "route", "hours", "cost", "takes", "needs", "steps", "promises", "note"}
    ),
    "campaigns": frozenset({"summary", "promises"}),
    "regulations": frozenset({"about", "note", "plain"}),
    "projects": frozenset({"note"}),
    "router": frozenset({"text", "hint", "title"}),
    "site": frozenset({"correction"}),
    "vocabulary": frozenset({"plain"}),
}
STRING_SLOT = 4  # characters of a name or a day, about
SLOTS = {"phone": 1, "page": 6, "form": 6, "wage": 8, "table": 0}  # characters shown, about
ARTICLE = 3  # 第50条

SLOT = re.compile(r"\{\{\s*(\w+)\s*:\s*([^{}\n]*?)\s*\}\}")
_BRACES = re.compile(r"\{\w+\}")
_FRONT = re.compile(r"\A---\n.*?^---\n", re.S | re.M)
_TITLE = re.compile(r"^title:[ \t]*", re.M)
_SOURCE = re.compile(r"(?<=[。！？])（\{\w+\}）")
_CITATION = re.compile(r"（(?:\{\{\s*law:[^{}\n]*\}\}|[、，；和或 ])+）")
_UNREAD = re.compile(
    r"^```.*?^```[^\n]*$|<!--.*?-->|<[^<>\n]+>|`[^`\n]+`"  # code and markup
    r"|\]\([^()\n]*\)|\{[#.:][^{}\n]*\}|^[ \t]*[!?]{3}\+?[ \t]+[\w-]+",  # targets, attributes, note kinds
    re.S | re.M,
)
_BLOCK = re.compile(r"[ \t>]*(?:[-*+]|\d+[.)])[ \t]+|[ \t]*[#|>]")  # a line that begins a block of its own
_HEADING = re.compile(r"[ \t]*#")
_LEAD = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+|#+[ \t]*)?", re.M)


class Passage(NamedTuple):
    """One block: what counts of it (`text`, as long as `raw`), and where it stands."""

    raw: str
    text: str
    spot: Spot | None = None  # of a record
    path: str = ""  # of prose, with the line where the passage begins
    line: int = 0
    heading: bool = False

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character of prose."""
        before = self.raw[:offset]
        return self.line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


def passages(
    catalog: Catalog, words: Iterable[Found[Localized]], prose: Mapping[str, str]
) -> Iterator[Passage]:
    """Everything Chinese that workers read; `prose` is path → Markdown."""
    for key, text in catalog.strings.get(DEFAULT_LANGUAGE, {}).items():
        counted = weighed(_BRACES, without(_SOURCE, text), lambda _: STRING_SLOT)
        yield Passage(text, counted, Spot("strings", DEFAULT_LANGUAGE, (key,)))
    for found in words:
        fields = READ.get(found.owner.kind, frozenset[str]())
        if found.owner.publish == "public" and not fields.isdisjoint(found.path):
            yield Passage(found.node.zh, found.node.zh, found.spot)
    for path, raw in prose.items():
        yield from markdown(catalog, path, raw)


def markdown(catalog: Catalog, path: str, raw: str) -> Iterator[Passage]:
    """The blocks of a text: title, headings, paragraphs, list items, table cells."""
    counted, first = _counted(catalog, raw), 1
    front = _FRONT.match(raw)
    if front:
        first += front[0].count("\n")
        title = _TITLE.search(front[0])
        if title:
            line = front[0][: title.start()].count("\n")
            shown = raw.split("\n")[line]
            lead = len(title[0])
            yield Passage(shown, "\0" * lead + shown[lead:], None, path, line + 1, heading=True)
    lines, shown = counted.split("\n")[first - 1 :], raw.split("\n")[first - 1 :]
    start = 0
    for here in range(1, len(lines) + 1):
        inside = here < len(lines) and lines[here].strip("\0 \t>") and lines[here - 1].strip("\0 \t>")
        if inside and not _BLOCK.match(lines[here]) and not _HEADING.match(lines[here - 1]):
            continue
        yield from _block(path, first + start, "\n".join(shown[start:here]), "\n".join(lines[start:here]))
        start = here


def _block(path: str, line: int, raw: str, counted: str) -> Iterator[Passage]:
    if counted.lstrip().startswith("|"):
        at = 0
        for cell in counted.split("|"):
            if size(cell):
                yield Passage(raw[: at + len(cell)], "\0" * at + cell, None, path, line)
            at += len(cell) + 1
        return
    text = without(_LEAD, counted)
    if size(text):
        yield Passage(raw, text, None, path, line, _HEADING.match(counted) is not None)


def _counted(catalog: Catalog, raw: str) -> str:
    """The text as long as it was, with what isn't read blanked and slots as heavy as their words."""
    bare = without(_UNREAD, without(_CITATION, raw))
    return weighed(SLOT, bare, lambda found: _weight(catalog, found[1], found[2]))


def _weight(catalog: Catalog, kind: str, argument: str) -> int:
    if kind in SLOTS:
        return SLOTS[kind]
    first, _, rest = argument.partition("/")
    if kind == "figure":
        return len(rest.partition("/")[2])
    if kind == "law":
        law = catalog.regulations.get(first)
        return (len(law.short.zh) if law else STRING_SLOT) + (ARTICLE if rest else 0)
    name: Localized | None = None
    if kind == "term":
        name = next((term.term for term in catalog.vocabulary.glossary if term.key == argument), None)
    elif kind == "channel" and argument in catalog.channels:
        name = catalog.channels[argument].name
    elif kind == "area" and argument in catalog.areas:
        name = catalog.areas[argument].name
    elif kind == "site" and argument in ("title", "publisher", "correction"):
        name = getattr(catalog.site, argument)
    return len(name.zh) if name else STRING_SLOT
