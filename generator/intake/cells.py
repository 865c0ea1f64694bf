"""The words of one cell for a record, made regular, with a doubt for whatever a person must look at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.checks import identity
from generator.intake.draft import Findings, Secret
from generator.intake.gaps import gaps, is_masked_name
from generator.intake.numbers import Number, Numbering, numbers
from generator.intake.shape import Cell, Row
from generator.intake.writing import joined_name, one_line, plain_number
from generator.model.phone import MOBILE
from generator.source.document import Value
from generator.source.text import SUSPECT

LONGEST = 500  # characters that a name, a post or a remark may take
TORN = re.compile(r"([\u4e00-\u9fff])\s*\n\s*\1")
NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}|[A-Za-z][A-Za-z .'-]{1,40}")
NO_ONE = frozenset(("无", "/", "-", "—", "暂无", "空", "同上"))


@dataclass(frozen=True)
class Line:
    """A row under the head: its cells, the words to show for it, and the key for what is kept out."""

    cells: Row
    shown: str
    key: str


def shown(row: Row, private: frozenset[int]) -> str:
    """A row for a list of doubts: names blotted out, long numbers shortened."""
    texts = list[str]()
    for at, cell in enumerate(row):
        text = one_line(cell.text)
        if at in private and text and not is_masked_name(text):
            text = text[0] + "○" * min(3, len(text) - 1)
        texts.append(ends(text))
    return " | ".join(texts)


def ends(text: str) -> str:
    """The text with each number of eight digits and more cut to its two ends."""
    return re.sub(r"\d[\d ]{6,}\d", lambda one: f"{one[0][:3]}…{one[0][-2:]}", plain_number(text))


def words(found: Findings, cell: Cell | None, line: Line) -> str:
    """The words of a cell; "" where there are none that a record may take, with the reason."""
    if cell is None or not cell.text:
        return ""
    place = cell.place
    if cell.flaw == "error" or (cell.flaw == "formula" and cell.text.startswith("=")):
        found.doubt(place, "cell-error", line.shown, found=cell.text)
        return ""
    if cell.flaw in ("formula", "merged"):
        rule = "cell-formula" if cell.flaw == "formula" else "cell-merged"
        found.doubt(place, rule, line.shown, found=ends(one_line(cell.text)))
    if TORN.search(cell.text):
        found.doubt(place, "page-break", line.shown, found=one_line(cell.text))
    text = one_line(cell.text)
    if SUSPECT.search(text):
        found.doubt(place, "cell-odd-characters", line.shown, found=text)
        text = SUSPECT.sub("", text).strip()
    if len(text) > LONGEST:
        found.doubt(place, "cell-long", line.shown, found=str(len(text)), limit=str(LONGEST))
        return ""
    if text in NO_ONE:
        return ""
    return _without_secrets(found, cell, line, _without_gaps(found, cell, line, text))


def _without_gaps(found: Findings, cell: Cell, line: Line, text: str) -> str:
    """The text, "" where all of it is still open."""
    open_places = gaps(text)
    if open_places:
        found.doubt(cell.place, "placeholder", line.shown, found=open_places[0].text)
    rest = text
    for gap in reversed(open_places):
        rest = rest[: gap.start] + rest[gap.end :]
    return text if re.search(r"\w", rest) else ""


def _without_secrets(found: Findings, cell: Cell, line: Line, text: str) -> str:
    """The text without the numbers of people in it; a text with a card number is kept out whole."""
    if identity.id_card(text) or identity.bank_card(text):
        found.doubt(cell.place, "cell-card", line.shown)
        return ""
    if name := identity.labelled_name(text):
        keep(found, cell, line, "name", name)
        found.doubt(cell.place, "cell-person", line.shown, key=line.key)
        text = text.replace(name, "")
    for mobile in identity.mobiles(text):
        keep(found, cell, line, "mobile", mobile)
        found.doubt(cell.place, "cell-mobile", line.shown, found=ends(mobile), key=line.key)
        text = re.sub(r"[ -]?".join(mobile), "", plain_number(text)).strip()
    return text


def person(found: Findings, cell: Cell | None, line: Line) -> Value | None:
    """A person as a record names one whose name is kept out; None where nobody is named.

    The name itself goes to the secrets. A name with its end blotted out is no name.
    """
    if cell is None or not cell.text or one_line(cell.text) in NO_ONE:
        return None
    text = one_line(cell.text)
    if joined := joined_name(cell.text):
        found.doubt(cell.place, "name-split", line.shown)
        text = joined
    if is_masked_name(text) or gaps(text):
        found.doubt(cell.place, "name-masked", line.shown)
        return None
    if not NAME.fullmatch(text):
        found.doubt(cell.place, "name-odd", line.shown, key=line.key)
    for number in identity.mobiles(text):
        keep(found, cell, line, "mobile", number)
    keep(found, cell, line, "name", text)
    return {"name": line.key, "publish": "office"}


def phones(found: Findings, cell: Cell | None, line: Line, numbering: Numbering) -> tuple[list[Value], bool]:
    """(numbers for the record, whether a mobile was kept out); a doubt for each that can't be taken."""
    if cell is None or not cell.text or one_line(cell.text) in NO_ONE:
        found.doubt((cell or line.cells[0]).place, "row-no-phone", line.shown)
        return [], False
    if cell.flaw == "error" or (cell.flaw == "formula" and cell.text.startswith("=")):
        found.doubt(cell.place, "cell-error", line.shown, found=ends(cell.text))
        return [], False
    if cell.flaw == "formula":
        found.doubt(cell.place, "cell-formula", line.shown, found=ends(cell.text))
    if cell.flaw == "merged":
        found.doubt(cell.place, "cell-merged", line.shown, found=ends(cell.text))
    its = numbers(cell.text, numbering, typed_as_number=cell.flaw == "number")
    if not its:
        found.doubt(cell.place, "phone-no-number", line.shown, found=one_line(cell.text))
    if len(its) > 1:
        found.doubt(cell.place, "phone-two-numbers", line.shown, count=str(len(its)))
    kept, mobiles = list[Value](), False
    for number in its:
        if number.flaw:
            _wrong(found, cell, line, number)
        elif number.kind == "mobile":
            keep(found, cell, line, "mobile", number.number)
            mobiles = True
            if _odd(cell.text):
                found.doubt(cell.place, "phone-rewritten", line.shown, found=ends(number.number))
        else:
            if re.sub(r"[\s()-]", "", number.raw) != number.number.replace("-", "") or _odd(cell.text):
                found.doubt(cell.place, "phone-rewritten", line.shown, found=number.number)
            made: dict[str, Value] = {"number": number.number, "kind": number.kind}
            kept.append(made | ({"extension": number.extension} if number.extension else {}))
    return kept, mobiles


def _odd(text: str) -> bool:
    """Whether full-width digits or odd dashes are in it."""
    return one_line(text) != plain_number(one_line(text))


def keep(found: Findings, cell: Cell, line: Line, sort: str, value: str) -> None:
    """Puts a name or mobile aside, once for a row."""
    secret = Secret(line.key, "mobile" if sort == "mobile" else "name", value, cell.place)
    if secret not in found.secrets[-4:]:
        found.secrets.append(secret)


def _wrong(found: Findings, cell: Cell, line: Line, number: Number) -> None:
    """A number that can't be taken: why, and what it may have been."""
    assert number.flaw
    private = number.kind == "mobile" or bool(MOBILE.search(number.number))
    written = ends(number.raw) if private else number.raw
    count = str(len(re.sub(r"\D", "", number.number.rpartition("-")[2])))
    found.doubt(cell.place, number.flaw, line.shown, found=written, count=count, wanted=number.wanted or "–")
