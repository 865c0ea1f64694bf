"""Everything that is read from a notice, and what became of every paragraph and row of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.intake.doubt import WHOLE, Doubt, RefusedError
from generator.intake.notice import annexes, naming, outline, rosters, slips
from generator.intake.notice.account import Use, of_passages, of_tables, uses_by_place
from generator.intake.notice.annexes import Annex, Listed
from generator.intake.notice.channels import Named, named
from generator.intake.notice.letterhead import TEXT_OF_MANY, Letterhead, letterhead
from generator.intake.notice.passages import Passage, flow
from generator.intake.notice.phases import Phase, phases
from generator.intake.notice.promises import Promised, promises
from generator.intake.notice.rosters import Roster, roster
from generator.intake.notice.vocabulary import vocabulary
from generator.intake.shape import OfficeFile, Paragraph, Table

LONGEST = 300_000  # characters of all paragraphs


@dataclass(frozen=True)
class Notice:
    """One notice as it was read; a speech is read for its doubts alone."""

    head: Letterhead
    area: str | None
    template: bool
    phases: tuple[Phase, ...]
    channels: tuple[Named, ...]
    promises: tuple[Promised, ...]
    listed: tuple[Listed, ...]
    rosters: tuple[Roster, ...]
    tables: tuple[Table, ...]  # in the text and in its annexes
    doubts: tuple[Doubt, ...]
    account: tuple[Use, ...]

    @property
    def left_out(self) -> Counter[str]:
        """Reason → how many paragraphs and rows were left out for it."""
        return Counter(one.why for one in self.account if one.why)


def is_notice(file: OfficeFile) -> bool:
    """Whether the file reads like a notice: a document number, or a title that says 通知, 方案 …"""
    passages, _ = flow(_head(file)) if _length(file) <= LONGEST else ((), ())
    if not passages:
        return False
    head = letterhead(passages)
    kind = any(head.title.endswith(word) for word in vocabulary().kinds_of_document.split("|"))
    return head.number is not None or (kind and len(passages) > 3)


def notices(file: OfficeFile, catalog: Catalog, area_id: str | None = None) -> tuple[Notice, ...]:
    """The notices of a file, one but for collections (第一篇：…); `area_id` where the editor named it.

    `RefusedError` for a file with more text than any notice has.
    """
    if (length := _length(file)) > LONGEST:
        raise RefusedError("notice-too-long", found=str(length), limit=str(LONGEST))
    return tuple(_notice(blocks, catalog, area_id) for blocks in _texts(file.blocks))


def _length(file: OfficeFile) -> int:
    return sum(len(one.text) for one in file.paragraphs)


def _head(file: OfficeFile) -> list[Paragraph]:
    return [one for one in file.blocks[:40] if isinstance(one, Paragraph)]


def _texts(blocks: Sequence[Paragraph | Table]) -> Iterator[Sequence[Paragraph | Table]]:
    cuts = [
        at for at, one in enumerate(blocks) if isinstance(one, Paragraph) and TEXT_OF_MANY.match(one.text)
    ]
    if len(cuts) < 2:
        yield blocks
        return
    for start, stop in zip([0, *cuts[1:]], [*cuts[1:], len(blocks)], strict=True):
        yield blocks[start:stop]


def _notice(blocks: Sequence[Paragraph | Table], catalog: Catalog, area_id: str | None) -> Notice:
    body, parts, colophon = annexes.split(blocks)
    passages, mended = flow(one for one in body if isinstance(one, Paragraph))
    head = letterhead(passages)
    listed, listing = annexes.listed(passages)
    text = [one for at, one in enumerate(passages) if at not in head.used and at not in listing]
    template = head.number is None and not head.issuers
    area = area_id or _area(head, catalog)
    tables = tuple(found for one in parts if one.roster and (found := roster(one)))
    doubts = [*mended, *_identity(head, area, passages, template)]
    whole = [*passages, *(cell for one in tables for cell in one.cells)]
    doubts += slips.slips([*passages, *flow(colophon)[0]], catalog, head.issued, area, template)
    doubts += naming.doubts([*whole], catalog, area)
    doubts += [*outline.lost_numbers(text), *outline.empty_sections(text), *_of_annexes(parts, tables)]
    if head.speech:
        told = [Use(one.place, one.text, (), "speech", one.places[1:]) for one in passages]
        told += of_tables(body, parts, (), colophon)
        return Notice(head, area, template, (), (), (), (), (), (), _sorted(doubts), tuple(told))
    dated, doubtful = phases(text, head.issued)
    channels = named(text, catalog, area, template)
    promised = promises(text)
    taken = uses_by_place(dated, channels, promised)
    told = [*of_passages(passages, head, listing, taken), *of_tables(body, parts, tables, colophon)]
    filed = (*(one for one in body if isinstance(one, Table)), *(it for one in parts for it in one.tables))
    said = _sorted([*doubts, *doubtful])
    return Notice(head, area, template, dated, channels, promised, listed, tables, filed, said, tuple(told))


def _area(head: Letterhead, catalog: Catalog) -> str | None:
    """The area whose office wrote it: the smallest one that the issuer names."""
    found = [
        code
        for code, area in catalog.areas.items()
        if area.name.zh in (head.issuer or "") and len(area.name.zh) > 1
    ]
    return max(found, key=lambda code: (len(code.rstrip("0")), code), default=None)


def _identity(
    head: Letterhead, area: str | None, passages: Sequence[Passage], template: bool
) -> Iterator[Doubt]:
    at = head.index("title")
    place = passages[at].place if at is not None else WHOLE
    if head.speech:
        yield Doubt(place, "notice-not-a-notice", {"title": head.title})
        return
    if head.missing:
        yield Doubt(
            place, "notice-identity-missing", {"missing": "、".join(MISSING[name] for name in head.missing)}
        )
    if head.number_year and head.issued and head.number_year != head.issued.year:
        where = head.index("number")
        facts = {"number": head.number or "", "issued": head.issued.isoformat()}
        yield Doubt(passages[where].place if where is not None else place, "notice-number-year", facts)
    if area is None and not template:
        yield Doubt(WHOLE, "notice-area-unknown", {"issuer": head.issuer or "?"})


MISSING = {"number": "文号 (number)", "issuer": "发文机关 (issuer)", "issued": "成文日期 (date)"}


def _of_annexes(parts: Sequence[Annex], tables: Sequence[Roster]) -> Iterator[Doubt]:
    for one in parts:
        if one.empty:
            yield Doubt(one.place, "notice-annex-empty", {"title": one.title})
        for cell in (cell for table in one.tables for row in table.rows for cell in row):
            if "身份证号" in cell.text:
                yield Doubt(cell.place, "notice-id-field")
        if not one.roster and not one.form and one.tables:
            yield Doubt(one.tables[0].rows[0][0].place, "notice-annex-unread", {"title": one.title})
    for table in tables:
        yield from rosters.doubts(table)


def _sorted(doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    return tuple(sorted(doubts, key=lambda one: (one.place.row, one.place.column, one.rule)))
