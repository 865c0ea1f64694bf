"""A notice that was read, as draft records: the campaign, and channels it names that aren't on file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.catalog import Catalog
from generator.edit.canonical import Path
from generator.edit.ids import id_of
from generator.intake.doubt import Doubt
from generator.intake.draft import Draft
from generator.intake.feasts import SOURCE
from generator.intake.notice.channels import Named
from generator.intake.notice.notice import Notice
from generator.intake.notice.phases import Phase
from generator.intake.notice.privacy import blotted
from generator.intake.places import stem
from generator.intake.shape import Place
from generator.model.area import NATION
from generator.source.document import Value

OPEN = "待填"
NO_ISSUER = "待填：没有找到发文机关"
SUMMARY = "待填：一句话，写这次行动对劳动者有什么用"
CAMPAIGN = "从 {file} 导入的草稿，有 {doubts} 处要核对。核对完再放进 data/campaigns/。"
CHANNEL = (
    "从 {file} 导入的草稿：通知点了它，还没有登记。号码、地址核实以后再放进 data/channels/，没有就删掉。"
)
QUOTE = "{place}：{text}"
UNKNOWN = "通知只写了“{found}”，号码、网址、地址都没有写，没有核实。"
LUNAR = "原文写“{words}”，结束日期换算成公历 {until}，“前”算到前一天（{source}）。"
TODAY = "“即日”按成文日期 {day} 算。"
YEAR = "原文没有写年份，按前后阶段推算。"
WORDS = "原文写“{words}”。"
# Doubts that are faults of the notice itself, which the record says openly.
DEFECTS = frozenset(
    (
        "notice-number-year", "notice-deadline-before-issue", "notice-start-before-issue", "notice-law-title",
        "notice-wrong-place", "notice-value-elsewhere", "notice-heading-number", "notice-malformed-date",
        "notice-place-name", "notice-place-bare", "notice-roster-no-phone", "notice-annex-empty",
    )
)  # fmt: skip


def drafts(notice: Notice, catalog: Catalog, file: str, taken: frozenset[str]) -> list[Draft]:
    """The campaign first, then the channels that it proposes; `taken` are ids of campaigns given already."""
    channels = dict(_channels(notice, catalog, file))
    campaign_id = _campaign_id(notice, catalog, taken)
    notes: dict[Path, str] = {}
    record: dict[str, Value] = {
        "id": campaign_id,
        "area": notice.area or NATION,
        "title": {"zh": notice.head.title or OPEN},
        "number": notice.head.number or "",
        "issuer": {"zh": notice.head.issuer or NO_ISSUER},
        "issued": _iso(notice.head.issued),
        "template": "true" if notice.template else "",
        "summary": {"zh": SUMMARY},
        "phases": [_phase(one, notice.head.issued) for one in notice.phases],
        "channels": _named(notice, channels, notes),
        "promises": _promises(notice, file, notes),
        "defects": [
            {"zh": text}
            for text in dict.fromkeys(it.found("zh") for it in notice.doubts if it.rule in DEFECTS)
        ],
        "publish": "office",
        "status": "unverified",
        "source": _source(notice, file),
    }
    comment = CAMPAIGN.format(file=file, doubts=len(notice.doubts))
    return [Draft("campaigns", campaign_id, record, notes, comment), *channels.values()]


def on_file(notice: Notice, catalog: Catalog) -> Iterator[Doubt]:
    """The campaigns on file with the same number."""
    at = notice.head.index("number")
    for campaign in catalog.campaigns.values():
        if at is not None and notice.head.number and campaign.number == notice.head.number:
            facts = {"number": notice.head.number, "id": campaign.id}
            yield Doubt(notice.account[at].place, "notice-on-file", facts)


def _channels(notice: Notice, catalog: Catalog, file: str) -> Iterator[tuple[Named, Draft]]:
    """A draft for each channel that no record answers to; it has no number, for the notice gives none."""
    taken = set(catalog.channels)
    place = catalog.areas[notice.area].name.zh if notice.area else ""
    for one in notice.channels:
        if one.id:
            continue
        own = id_of(f"{place}{one.propose}", taken)
        taken.add(own)
        record: dict[str, Value] = {
            "id": own,
            "kind": one.kind,
            "area": notice.area or NATION,
            "name": {"zh": f"{place}{one.propose}"},
            "summary": {"zh": OPEN},
            "order": "90",
            "note": {"zh": UNKNOWN.format(found=one.words)},
            "publish": "office",
            "status": "unverified",
            "source": _source(notice, file),
        }
        yield (
            one,
            Draft(
                "channels",
                own,
                record,
                {("name",): _quote(one.place, one.sentence)},
                CHANNEL.format(file=file),
            ),
        )


def _named(notice: Notice, new: Mapping[Named, Draft], notes: dict[Path, str]) -> list[Value]:
    made: list[Value] = []
    for one in notice.channels:
        notes["channels", len(made)] = _quote(one.place, one.sentence)
        made.append(one.id or new[one].id)
    return made


def _promises(notice: Notice, file: str, notes: dict[Path, str]) -> list[Value]:
    """The sentences of the notice; an editor makes them plain."""
    made: list[Value] = []
    for one in notice.promises:
        notes["promises", len(made)] = _where(one.place)
        made.append({"text": {"zh": blotted(one.text)}, "source": _source(notice, file)})
    return made


def _phase(one: Phase, issued: date | None) -> Value:
    made: dict[str, Value] = {"name": {"zh": one.name}, "from": _iso(one.start), "until": _iso(one.until)}
    parts: list[str] = []
    if "lunar" in one.notes:
        parts.append(LUNAR.format(words=one.words, until=_iso(one.until), source=SOURCE))
    elif one.notes:
        parts.append(WORDS.format(words=one.words))
    if "today" in one.notes:
        parts.append(TODAY.format(day=_iso(issued)))
    if "year" in one.notes:
        parts.append(YEAR)
    if parts:
        made["date_note"] = {"zh": "".join(parts)}
    return made


def _source(notice: Notice, file: str) -> dict[str, Value]:
    head = notice.head
    return {
        "title": head.title or file,
        "number": head.number or "",
        "date": _iso(head.issued),
        "note": f"导入自 {file}",
    }


def _campaign_id(notice: Notice, catalog: Catalog, taken: frozenset[str]) -> str:
    """The place and the year; the title where one of them is unknown."""
    day = notice.head.issued or next((one.until for one in notice.phases if one.until), None)
    place = stem(catalog.areas[notice.area].name.zh) if notice.area else notice.head.title
    return id_of(f"{place} {day.year}" if day else place, {*catalog.campaigns, *taken})


def _quote(place: Place, text: str) -> str:
    said = blotted(text)
    return QUOTE.format(place=_where(place), text=said if len(said) <= 60 else said[:59] + "…")


def _where(place: Place) -> str:
    shown = replace(place, column=0).show("zh")
    return f"第 {shown} 行" if place.form == "line" else shown


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
