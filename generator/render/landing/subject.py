"""The part of a landing that is about one project: its names, who must pay, whom to ask on the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.board import Board, dials
from generator.model.base import Evidenced
from generator.model.project import Company, Project
from generator.render import urls
from generator.render.landing.change import end
from generator.render.landing.place import ARBITRATION_YEARS, INSPECTION_YEARS
from generator.render.landing.voice import Number, Voice


@dataclass(frozen=True)
class Party:
    """A company or an office on the board."""

    label: Markup
    name: Markup
    detail: Markup
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Officer:
    """The wage officer, by post."""

    post: Markup
    where: Markup | None
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence to say on the phone, in Chinese, with what it means on a page in another language."""

    spoken: Markup
    meaning: Markup | None


@dataclass(frozen=True)
class Closed:
    """How to claim once a site has closed or its board is withdrawn."""

    note: Markup
    contractor: Markup
    inspection: Markup
    arbitration: Markup


@dataclass(frozen=True)
class Subject:
    """What the page shows of one project."""

    title: Markup  # plain text, for <title>
    canonical: str
    alternates: tuple[tuple[str, str], ...]  # language, address
    name: Markup
    chinese_name: Markup | None  # where `name` is a translation
    full_name: Markup  # the first screen may cut `name` off
    address: Markup | None
    demo: bool
    unverified: bool
    stage: Markup | None
    closed: Closed | None
    script: tuple[Sentence, ...]
    contractor: Party | None
    department: Party | None
    subcontractors_title: Markup
    subcontractors: tuple[Party, ...]
    no_subcontractors: bool
    owner: Party | None
    supervisor: Party | None
    officer: Officer | None
    regulators: tuple[Party, ...]
    pay_day: Markup | None
    pay_day_note: Markup | None
    source: Markup
    checked: Markup


def subject(voice: Voice, chinese: Voice, board: Board) -> Subject:
    """The project of a board, told by one voice; `chinese` gives the sentences that are spoken."""
    project = board.project
    everyday = project.everyday_name
    name = voice.own(everyday) if everyday else voice.chinese(project.name)
    translated = everyday is not None and everyday.get(voice.tag) not in (None, everyday.zh)
    subcontractors = tuple(
        _party(voice, board, s, voice.items["subcontractors"], voice.pick(s.work))
        for s in project.subcontractors
    )
    department, officer, pay = project.project_department, project.wage_officer, project.pay_day
    return Subject(
        title=voice.title(project),
        canonical=voice.absolute(urls.project(voice.tag, project.id)),
        alternates=_alternates(voice, project),
        name=name,
        chinese_name=voice.chinese(everyday.zh) if everyday and translated else None,
        full_name=voice.chinese(project.name),
        address=voice.pick(project.address) if project.address else None,
        demo=project.demo,
        unverified=project.status == "unverified" and not project.demo,
        stage=voice.words.get(f"stage_{project.stage}"),
        closed=_closed(voice, project),
        script=_script(voice, chinese, project),
        contractor=_named(voice, board, project.general_contractor, "who_contractor"),
        department=_named(
            voice,
            board,
            department,
            "who_department",
            voice.chinese(department.address) if department and department.address else None,
        ),
        subcontractors_title=voice.say("who.subcontractors", count=len(subcontractors)),
        subcontractors=subcontractors,
        no_subcontractors=project.no_subcontractors and not subcontractors,
        owner=_named(voice, board, project.owner, "who_owner"),
        supervisor=_named(voice, board, project.supervisor, "who_supervisor"),
        officer=Officer(
            voice.pick(officer.post),
            voice.pick(officer.where) if officer.where else None,
            voice.numbers(board.wage_officer),
        )
        if officer
        else None,
        regulators=tuple(
            Party(voice.regulators[r.industry], voice.chinese(r.name), Markup(), voice.numbers(numbers))
            for r, numbers in board.regulators
        ),
        pay_day=voice.say(f"money.pay_day.{pay.month}", day=pay.day) if pay else None,
        pay_day_note=voice.pick(pay.note) if pay and pay.note else None,
        source=source_of(voice, project),
        checked=checked_of(voice, project),
    )


def _party(voice: Voice, board: Board, company: Company, label: Markup, detail: Markup) -> Party:
    project = board.project
    found = dials(company.phones, project.publish, voice.catalog, project.area) if company.phones else ()
    return Party(label, voice.chinese(company.name), detail, voice.numbers(found))


def _named(
    voice: Voice, board: Board, company: Company | None, word: str, detail: Markup | None = None
) -> Party | None:
    return _party(voice, board, company, voice.words[word], detail or Markup()) if company else None


def _alternates(voice: Voice, project: Project) -> tuple[tuple[str, str], ...]:
    html = {entry.tag: entry.html for entry in voice.catalog.vocabulary.languages}
    tags = voice.catalog.site.languages
    return tuple((html[tag], voice.absolute(urls.project(tag, project.id))) for tag in tags)


def _closed(voice: Voice, project: Project) -> Closed | None:
    if project.stage == "finished" and project.finished:
        note = end(voice, project.finished, "")
    elif project.stage == "retired" and project.retired:
        note = end(voice, project.retired.on, project.retired.reason)
    elif project.stage in ("finished", "retired"):
        note = voice.words[f"stage_note_{project.stage}"]
    else:
        return None
    company = project.general_contractor
    return Closed(
        note,
        voice.say("closed.contractor", contractor=voice.chinese(company.name))
        if company
        else voice.words["closed_contractor_unknown"],
        voice.say("closed.inspection", years=INSPECTION_YEARS),
        voice.say("closed.arbitration", years=ARBITRATION_YEARS),
    )


def _script(voice: Voice, chinese: Voice, project: Project) -> tuple[Sentence, ...]:
    everyday = project.everyday_name.zh if project.everyday_name else None
    contractor = project.general_contractor
    slots: list[tuple[str, dict[str, str]]] = [
        ("script.where_named", {"name": everyday, "full": project.name})
        if everyday
        else ("script.where", {"name": project.name}),
        ("script.who", {"contractor": contractor.name}) if contractor else ("script.who_unknown", {}),
        ("script.how_much", {}),
    ]
    return spoken(voice, chinese, slots)


def spoken(
    voice: Voice, chinese: Voice, slots: Sequence[tuple[str, Mapping[str, str]]]
) -> tuple[Sentence, ...]:
    """Sentences to say in Chinese, each with its meaning on a page in another language."""
    if voice is chinese:
        return tuple(Sentence(voice.say(key, **names), None) for key, names in slots)
    return tuple(
        Sentence(
            voice.chinese(chinese.say(key, **names)),
            voice.say(key, **{slot: voice.chinese(name) for slot, name in names.items()}),
        )
        for key, names in slots
    )


def source_of(voice: Voice, record: Evidenced) -> Markup:
    """Where the particulars of a record come from."""
    source = record.source
    title = voice.chinese(source.title + (f"（{source.number}）" if source.number else ""))
    return voice.say("data.source", source=title, date=voice.speaker.day(source.date))


def checked_of(voice: Voice, record: Evidenced) -> Markup:
    """When a record was checked, and by which post."""
    checked = record.checked
    if record.status == "unverified" or not checked:
        return voice.words["data_unchecked"]
    day = voice.speaker.day(checked.date)
    return voice.say("data.checked", date=day, by=voice.chinese(checked.by))
