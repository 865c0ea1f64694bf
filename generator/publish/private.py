"""Looks for mobiles and ID numbers in everything that is about to be published; none may be there but those
that the records give to the public.

What counts as a number is said in checks/identity.py. A PDF is searched as the words it was set from: they
are all it shows. Pictures hold no words of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from generator.catalog import Catalog
from generator.checks import identity
from generator.checks.survey import Survey
from generator.model import phone
from generator.model.phone import SERVICE_NUMBER
from generator.problem import Problem
from generator.render.sheet import Sheet

MARKUP = (".html", ".xml", ".svg")
ARCHIVES = (".zip", ".xlsx", ".docx")
SKIPPED = (".pdf", ".png", ".jpg", ".webp", ".woff", ".woff2")
NAME = "name.txt"  # stands for what a member of an archive is called
DEEPEST = 4  # archives in archives
MANY = 20  # of one build are enough

# A quick look at the bytes, all tags out: what may stand between digits goes, so that a number's digits stand
# in a row. The last byte of a wide digit counts as one, wherever it stands, and the odd spaces and dashes go.
DIGITS = bytes.maketrans(bytes(range(0x90, 0x9A)), b"0123456789")
BETWEEN = b" -\xef\xbc\xc2\xa0\xe2\x80\xaf\xad"
MOBILE = re.compile(rb"1(?=([3-9][0-9]{9}))")
ALL_ZERO = bytes.maketrans(b"123456789", b"0" * 9)
ID_ROW = b"0" * 17
ID_CARD = re.compile(rb"(?=([1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx]))")
TAG = re.compile(rb"<[^>]*>")
DRAWN = re.compile(rb' (?:d|points|viewBox)="[-0-9.,A-Za-z\s]*"')  # lines of a drawing
# Digits, or what stands beside or between them, written as %31, &#49;, &nbsp;, \\u0031. Each way begins with
# another sign, and the cases are spelled out: so the search runs from sign to sign, not through every byte.
WRITTEN_OUT = re.compile(
    rb"%(?:(?:25)?3[0-9]|[0-9A-Fa-f]{2}[0-9])"
    rb"|&#(?:[xX]0*3[0-9](?![0-9A-Fa-f])|0*(?:4[89]|5[0-7])(?![0-9]))|&(?<=[0-9]&)[#A-Za-z]"
    rb"|\\u(?:003[0-9]|[fF][fF]1[0-9]|[0-9A-Fa-f]{4}[0-9])|\\(?<=[0-9]\\)u(?:00[aA][0dD]|20|2212|3000)"
)

INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|code|em|i|mark|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>|<!--.*?-->|\u00ad|\u200b",
    re.S,
)
OTHER_TAG = re.compile(r"<[^>]*>")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def public_numbers(catalog: Catalog) -> frozenset[str]:
    """The mobiles that the records give to the public, each with a consent, and the operator's own."""
    found = {it.node.digits for it in Survey(catalog).phones if it.node.is_public(it.owner.publish)}
    return frozenset(found | {SERVICE_NUMBER})


def leaks(
    site: Path,
    sheets: Iterable[Sheet],
    theme: Path,
    allowed: frozenset[str],
    only: Iterable[str] | None = None,
) -> list[Problem]:
    """What must not be published: in the files of a finished site (`only` these, where the others were looked
    at before), and in the words and templates of its prints.

    At most twenty, each with the file; the number itself only by its ends.
    """
    found: list[Problem] = []
    paths = (site / name for name in only) if only is not None else sorted(site.rglob("*"))
    for shown, data in _everything(site, paths, sheets, theme):
        found += [
            Problem(shown, 0, 0, "private-in-output", facts={"found": masked(number)})
            for number in sorted(set(in_bytes(shown, data, allowed)))
        ]
        if len(found) >= MANY:
            break
    return found


def in_prose(folder: str, texts: Mapping[str, str], allowed: frozenset[str]) -> Iterator[Problem]:
    """The same in the pages of one language, name → Markdown, each at its line.

    A mobile without gaps isn't named again: phone-in-prose does that.
    """
    for name, raw in texts.items():
        for line, text in enumerate(raw.splitlines(), 1):
            for number in in_text(text, allowed):
                mobile = phone.MOBILE.fullmatch(number)
                if mobile and number in text:
                    continue
                rule = "mobile-in-text" if mobile else "id-card"
                column = max(text.find(number[:3]), 0) + 1
                yield Problem(f"{folder}/{name}.md", line, column, rule, facts={"found": masked(number)})


def masked(number: str) -> str:
    """Enough of a number to find it, too little to use it."""
    digits = "".join(symbol for symbol in number if symbol.isalnum())
    return f"{digits[:3]}…{digits[-2:]}"


def in_bytes(name: str, data: bytes, allowed: frozenset[str], depth: int = 0) -> Iterator[str]:
    """The private numbers in a file of this name; in an archive those in its files."""
    suffix = Path(name).suffix.lower()
    if suffix in SKIPPED or depth > DEEPEST:
        return
    if suffix in ARCHIVES:
        for inner, content in _members(data):
            yield from in_bytes(inner, content, allowed, depth + 1)
        return
    for form in _readings(data, suffix in MARKUP, allowed):
        if _may_hold(form, allowed):
            yield from in_text(form.decode("utf-8", "replace"), allowed)


def in_text(text: str, allowed: frozenset[str]) -> Iterator[str]:
    """The mobiles and ID numbers in a text that are not given to the public."""
    yield from (number for number in identity.printed_numbers(text) if number not in allowed)


def _everything(
    site: Path, paths: Iterable[Path], sheets: Iterable[Sheet], theme: Path
) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        if path.is_file():
            yield f"{site.name}/{path.relative_to(site).as_posix()}", path.read_bytes()
    for sheet in sheets:
        yield f"{site.name}/{sheet.path}#{sheet.source}", json.dumps(sheet.data, ensure_ascii=False).encode()
    for path in sorted((theme / "print").rglob("*.typ")):
        yield f"{theme.name}/{path.relative_to(theme).as_posix()}", path.read_bytes()


def _readings(data: bytes, markup: bool, allowed: frozenset[str]) -> Iterator[bytes]:
    """The bytes as they stand and, where that may say more, as a reader or a program would take them."""
    written_out = WRITTEN_OUT.search(data) is not None
    plain = DRAWN.sub(b"", data) if markup else data
    yield plain
    if markup and (written_out or _may_hold(TAG.sub(b"", plain), allowed)):
        yield unescape(OTHER_TAG.sub("\n", INLINE.sub("", plain.decode("utf-8", "replace")))).encode()
    if written_out:
        whole = unquote(unquote(unescape(plain.decode("utf-8", "replace"))))
        yield ESCAPED.sub(lambda found: chr(int(found[1], 16)), whole).encode("utf-8", "replace")


def _may_hold(data: bytes, allowed: frozenset[str]) -> bool:
    """Whether a closer look is worth while; never false where there is a number."""
    rows = data.translate(DIGITS, BETWEEN)
    if ID_ROW in rows.translate(ALL_ZERO) and ID_CARD.search(rows):
        return True
    return any("1" + found[1].decode() not in allowed for found in MOBILE.finditer(rows))


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                yield NAME, name.encode()
                if not name.lower().endswith(SKIPPED):
                    yield name, archive.read(name)
    except BadZipFile:
        yield "torn.txt", data
