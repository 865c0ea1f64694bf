"""Where the facts of a file come from: title, document number and day, as far as the file says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.intake.dates import days
from generator.intake.shape import OfficeFile, Table
from generator.intake.writing import one_line, plain_digits
from generator.source.document import Value

NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}〔\s*(\d{4})\s*〕\s*第?\s*\d{1,4}\s*号")
TITLE = re.compile(r"关于.{4,80}的?(?:通知|方案|意见|函|通告|公告)$")
TABLE_TITLE = re.compile(r"(?:名单|台账|通讯录|一览表|登记表|花名册|汇总表|统计表|明细表|情况表|联系表)$")
SIGNED = re.compile(r"^[^，。；]{0,12}$")  # a line that holds hardly more than a date
REPORTED_BY = re.compile(r"(?:填报|报送|制表)单位(?:（盖章）)?[：:]\s*(\S+)")
LINES = 3  # that a title may be broken into
BEFORE = 4  # paragraphs above a table that may be its title


@dataclass(frozen=True)
class Origin:
    """What the file says of itself; None where it says nothing."""

    file: str
    title: str
    number: str | None
    day: date | None

    def source(self, note: str) -> dict[str, Value]:
        """The source of a record made from it."""
        made: dict[str, Value] = {"title": self.title, "number": self.number or ""}
        return made | {"date": self.day.isoformat() if self.day else "", "note": note}


def origin(file: OfficeFile) -> Origin:
    """Title, number and day of issue of a file; its own name where it has no title."""
    texts = [one_line(block.text) for block in file.paragraphs]
    number = next((found[0] for text in texts if (found := NUMBER.fullmatch(plain_digits(text)))), None)
    title = next((text for text in _joined(texts) if TITLE.search(text)), None)
    signed = (day.date for text in texts for day in days(text) if SIGNED.match(text.replace(day.text, "", 1)))
    stem = file.name.rpartition(".")[0] or file.name
    named = next((name for table in file.tables if (name := table_title(file, table))), None)
    day = next((one for one in signed if one), None) or _day_of_tables(file)
    return Origin(file.name, title or named or stem, number, day)


def _joined(texts: list[str]) -> Iterator[str]:
    """Each paragraph that may begin a title, alone and with the lines that a long one goes on in."""
    for at, text in enumerate(texts):
        if "关于" in text:
            yield from ("".join(texts[at : at + count]) for count in range(1, LINES + 1))


def table_title(file: OfficeFile, table: Table) -> str | None:
    """The title of a table: a line in it above its head, or the nearest paragraph before it."""
    for row in table.rows[:BEFORE]:
        texts = {one_line(cell.text) for cell in row if cell.text}
        if len(texts) == 1 and TABLE_TITLE.search(text := _undated(texts.pop())):
            return text
    for text in reversed(_before(file, table)):
        if TABLE_TITLE.search(text):
            return text
    return None


def reporting_unit(file: OfficeFile, table: Table) -> str | None:
    """Whom the line above a table names as 报送单位."""
    inside = [one_line(cell.text) for row in table.rows[:BEFORE] for cell in row]
    for text in [*reversed(_before(file, table)), *inside]:
        if found := REPORTED_BY.search(text):
            return None if set(found[1]) <= set("_＿*X") or "：" in found[1] else found[1]
    return None


def _undated(text: str) -> str:
    """A title without blanks and without a day behind it or in brackets."""
    for day in days(text):
        text = text.replace(day.text, "")
    return re.sub(r"[（(][）)]|\s", "", text)


def _day_of_tables(file: OfficeFile) -> date | None:
    """The one day that the lines above a table's head name: 填报时间：2026年3月1日."""
    for table in file.tables:
        for row in table.rows[:BEFORE]:
            texts = {one_line(cell.text) for cell in row if cell.text}
            found = [day for text in texts for day in days(text) if day.year_given and day.precision == "day"]
            if len(texts) <= LINES and len(found) == 1:
                return found[0].date
    return None


def _before(file: OfficeFile, table: Table) -> list[str]:
    """The paragraphs right before a table, in their order."""
    texts = list[str]()
    for block in file.blocks:
        if block is table:
            break
        texts = [*texts[1 - BEFORE :], one_line(block.text)] if not isinstance(block, Table) else []
    return texts
