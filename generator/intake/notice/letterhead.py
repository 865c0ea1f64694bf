"""Who wrote a notice, under which title and number, and when: its head and its signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.intake.notice.days import days
from generator.intake.notice.passages import DATE_ONLY, Passage, plain
from generator.intake.notice.vocabulary import vocabulary

NUMBER = re.compile(r"^[\u4e00-\u9fff]{2,20}[〔\[［（(【]\s*(\d{4})\s*[〕\]］）)】]\s*第?\d{1,4}\s*号$")
SERIAL = re.compile(r"^[（(]?(\d{4})年\s*第\s*\d{1,4}\s*号[）)]?$")
SALUTATION = re.compile(r"^[^。]{2,120}[：:]$")
QUOTED = re.compile(r"(?:关于)?(?:印发|转发|下发)《(.+)》的(?:通知|公告|函)$")
UNQUOTED = re.compile(r"关于(?:印发|转发|下发)(.+)的通知$")
RED_HEAD = re.compile(r"文件$")
TEXT_OF_MANY = re.compile(r"^第[一二三四五六七八九十]+篇[：:]")
GREETING = re.compile(r"^(?:同志们|各位|尊敬的)")
DEEPEST = 14  # passages in which the head of a notice must be over


@dataclass(frozen=True)
class Letterhead:
    """What a notice says of itself; `places` are the passages that said it, by what they said."""

    title: str
    number: str | None
    number_year: int | None
    issuers: tuple[str, ...]
    issued: date | None
    speech: bool
    used: dict[int, str]  # index of the passage → title, number, issuer, date, salutation, separator
    inner: int | None = None  # where the plan itself begins, which the notice sends round

    @property
    def issuer(self) -> str | None:
        return "、".join(self.issuers) or None

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of number, issuer and date nobody wrote."""
        parts = {"number": self.number, "issuer": self.issuer, "issued": self.issued}
        return tuple(name for name, value in parts.items() if value is None)

    def index(self, what: str) -> int | None:
        return next((at for at, use in self.used.items() if use == what), None)


def letterhead(passages: Sequence[Passage]) -> Letterhead:
    """Reads head and signature of one text."""
    used: dict[int, str] = {}
    number = year = None
    head = _head_length(passages)
    for at in range(min(DEEPEST, len(passages))):
        text = plain(passages[at].text).replace(" ", "")
        found = NUMBER.match(text) or SERIAL.match(text)
        if found and number is None:
            number, year = text.strip("（()）"), int(found[1])
            used[at] = "number"
    lines = [at for at in range(head) if at not in used]
    title_lines = _title_lines(passages, lines, used)
    for at in lines:
        used[at] = "title" if at in title_lines else "head"
        if TEXT_OF_MANY.match(passages[at].text):
            used[at] = "separator"
    title = plain("".join(plain(passages[at].text) for at in title_lines))
    if head < len(passages) and SALUTATION.match(passages[head].text):
        used[head] = "salutation"
    signers, day, signed = _signature(passages, head)
    used |= signed
    if not signers:
        signers = _from_title(title)
    title, inner = _inner(title, passages, head)
    for at in inner:
        used[at] = "title"
    speech = bool(vocabulary().speech.search(title)) or any(
        GREETING.match(one.text) for one in passages[head : head + 1]
    )
    return Letterhead(
        title, number, year, signers, day, speech, used, inner[-1] if inner else None
    )  # fmt: skip


def _head_length(passages: Sequence[Passage]) -> int:
    """How many passages stand before the text itself: up to the salutation or the first sentence."""
    for at, one in enumerate(passages[:DEEPEST]):
        if SALUTATION.match(one.text) or GREETING.match(one.text):
            return at
        if len(one.text) > 60 or "。" in one.text or one.level == 1:
            return at
    return min(len(passages), 1)


def _title_lines(passages: Sequence[Passage], lines: Sequence[int], used: dict[int, str]) -> list[int]:
    """The lines of the title: the last ones of the head, back to its beginning or the number."""
    kinds = vocabulary().kinds_of_document
    made: list[int] = []
    for at in reversed(lines):
        text = plain(passages[at].text)
        if TEXT_OF_MANY.match(text):
            break
        if made and (
            RED_HEAD.search(text) or re.search(rf"(?:{kinds})$", text) or used.get(at + 1) == "number"
        ):
            break
        if made and _whole(passages, made) and not _is_issuer(text):
            break
        made.insert(0, at)
    return made


def _whole(passages: Sequence[Passage], lines: Sequence[int]) -> bool:
    return plain(passages[lines[0]].text).startswith(("关于", "2")) or len(lines) > 3


def _is_issuer(text: str) -> bool:
    return len(text) <= 40 and bool(re.fullmatch(rf"[^，。；：]+(?:{vocabulary().issuers})", plain(text)))


def _signature(passages: Sequence[Passage], head: int) -> tuple[tuple[str, ...], date | None, dict[int, str]]:
    """The first date that stands alone under the name of a body, and the names above it."""
    for at in range(head, len(passages)):
        text = plain(passages[at].text).replace(" ", "")
        if not DATE_ONLY.match(text):
            continue
        names: list[str] = []
        used = {at: "issued"}
        for above in range(at - 1, max(at - 5, -1), -1):
            line = plain(passages[above].text)
            if re.match(r"^[（(].*代章[）)]$", line):
                used[above] = "issuer"
            elif _is_issuer(line):
                names.insert(0, line)
                used[above] = "issuer"
            else:
                break
        if names:
            return tuple(names), next((one.day for one in days(text)), None), used
    return (), None, {}


def _from_title(title: str) -> tuple[str, ...]:
    found = re.match(rf"^([^《》“”]{{2,40}}(?:{vocabulary().issuers}))关于", title)
    return (found[1],) if found else ()


def _inner(title: str, passages: Sequence[Passage], head: int) -> tuple[str, list[int]]:
    """The title of the plan that a notice sends round, and where it is repeated in the text."""
    found = QUOTED.search(title) or UNQUOTED.search(title)
    if not found:
        return title, []
    inner = found[1]
    for at in range(head, len(passages)):
        text = ""
        for span in range(at, min(at + 3, len(passages))):
            text = plain(text + plain(passages[span].text))
            if text == inner:
                return inner, list(range(at, span + 1))
    return inner, []
