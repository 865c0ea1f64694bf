"""A new record from answers: what is asked, what an answer means, and the file that comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.checks.dialling import flaw, shape
from generator.config import Config
from generator.edit.canonical import Path, dump, pruned
from generator.edit.cells import Wrong, taken
from generator.edit.columns import Column, sheets
from generator.edit.ids import id_of
from generator.load import load_catalog
from generator.model.base import SLUG
from generator.problem import DataError, Problem, visible
from generator.publish.files import write_all
from generator.publish.trial import trial
from generator.publish.workbook import words_of
from generator.report import said
from generator.source.document import Value

# What is asked for a kind, in order; what must be known is asked always, all else can be given by path.
ASKED: Mapping[str, tuple[str, ...]] = {
    "projects": (
        "name", "everyday_name.zh", "area", "address.zh", "investment", "stage", "owner.name",
        "general_contractor.name", "project_department.name", "supervisor.name", "wage_officer.post.zh",
        "wage_officer.where.zh", "wage_officer.phones.0.number", "subcontractors.0.name",
        "subcontractors.0.work.zh", "regulators.0.industry", "regulators.0.name",
        "regulators.0.phones.0.number", "pay_day.day", "pay_day.month", "started", "planned_finish",
        "source.title", "source.number", "source.date",
    ),
    "channels": (
        "kind", "area", "name.zh", "summary.zh", "phones.0.number", "url", "address.zh", "hours.zh",
        "source.title", "source.number", "source.date",
    ),
    "regulations": (
        "kind", "title.zh", "short.zh", "number", "issuer.zh", "in_force.from", "url", "about.zh",
        "source.title", "source.date",
    ),
    "contacts": (
        "area", "title.zh", "posts.0.unit.zh", "posts.0.post.zh", "posts.0.phones.0.number",
        "source.title", "source.number", "source.date",
    ),
}  # fmt: skip
NAMED = ("name", "name.zh", "title.zh")  # the answer that the id is made from
DEFAULTS: Mapping[str, Mapping[str, str]] = {"channels": {"order": "50"}}


@dataclass(frozen=True)
class Question:
    """One thing to ask: where the answer goes, and what it may be."""

    path: str
    column: Column
    whose: str = ""  # the list or owner that it belongs to

    @property
    def head(self) -> str:
        """What it is called: 劳资专管员 号码."""
        return f"{self.whose} {self.column.head}".strip()

    @property
    def needed(self) -> bool:
        """Whether the record can't be without it; an entry of most lists can be missing as a whole."""
        optional = "phones." in self.path or self.path.startswith(("subcontractors.", "regulators."))
        return self.column.needed and not optional

    @property
    def at(self) -> Path:
        return steps(self.path)


@dataclass(frozen=True)
class Made:
    """A new file: its path as seen from the root, and its text."""

    path: str
    text: str


class Asking:
    """What is asked for one kind, against the data of a checkout."""

    def __init__(self, config: Config, kind: str) -> None:
        self.config, self.kind = config, kind
        self.catalog: Catalog = load_catalog(config.root)
        labels, self.areas = words_of(self.catalog)
        made = sheets(kind, labels)
        self._columns: dict[str, tuple[str, Column]] = {
            path: (sheet.name.partition("·")[2], column)
            for sheet in made
            for path, column in _paths(sheet.at, sheet.columns)
        }
        owners = [sheet.owners for sheet in made if sheet.owners]
        self._owners: Mapping[str, tuple[str, ...]] = owners[0] if owners else {}
        self._phone = next((sheet.columns for sheet in made if sheet.owners), ())

    def questions(self) -> Iterator[Question]:
        """In the order in which they are asked."""
        for path in ASKED[self.kind]:
            yield self.question(path)

    def question(self, path: str) -> Question:
        """What stands at a path; `KeyError` where the kind has no such field."""
        plain = re.sub(r"\.[0-9]+(?=\.|$)", ".0", path)
        if re.search(r"(^|\.)phones\.0\.", plain):
            last = plain.rpartition("phones.0.")[2]
            column = next((c for c in self._phone if ".".join(c.path) == last), None)
            if column is None:
                raise KeyError(path)
            owner = tuple(step for step in plain.split("phones.")[0].split(".") if step not in ("0", ""))
            labels = {way[:-1]: label for label, way in self._owners.items()}
            return Question(path, column, labels.get(owner, ""))
        whose, column = self._columns[plain]
        return Question(path, column, whose)

    def answer(self, question: Question, text: str) -> Value | Wrong | None:
        """What an answer means to the record, None for an empty one."""
        found = taken(question.column, text, "", self.areas)
        is_phone = question.column.path == ("number",) and ".phones." in f".{question.path}"
        if isinstance(found, Wrong) or found is None or not is_phone:
            return found
        kind = shape(str(found), self._codes)
        if kind is None:
            guess = "mobile" if str(found).startswith("1") and len(str(found)) > 6 else "landline"
            rule = flaw(str(found), guess, self._codes) or "phone-characters"
            digits = str(len(re.sub(r"[^0-9]", "", str(found).rpartition("-")[2])))
            facts = {"found": str(found), "sort": guess, "count": digits, "near": "–", "real": ""}
            return Wrong(rule, facts | {"wanted": "7, 8"})
        return found

    def make(self, answers: Mapping[str, Value], own_id: str = "") -> Made:
        """The file; `DataError` where its id is taken or no id."""
        record: dict[str, Value] = {"id": "", "publish": "office", "status": "unverified"}
        for path, text in {**DEFAULTS.get(self.kind, {}), **answers}.items():
            _put(record, steps(path), text)
            if path.endswith(".number") and ".phones." in f".{path}":
                kind = shape(str(text), self._codes)
                if kind:
                    _put(record, steps(path.removesuffix("number") + "kind"), kind)
        held: Mapping[str, object] = getattr(self.catalog, self.kind)
        label = next((str(answers[name]) for name in NAMED if name in answers), "")
        taken_ids = {*held, *(old for it in self.catalog.projects.values() for old in it.formerly)}
        name = own_id or id_of(label, taken_ids)
        path = f"data/{self.kind}/{name}.yaml"
        if not re.fullmatch(SLUG, name):
            raise DataError([Problem(path, 0, 0, "rename-form", facts={"new": visible(name)})])
        if name in taken_ids or (self.config.root / path).exists():
            raise DataError([Problem(path, 0, 0, "rename-taken", facts={"new": name, "file": path})])
        record["id"] = name
        if self.kind == "projects" and "示例" in label:
            record["demo"] = "true"
        open_ = [q.head for q in self.questions() if q.path not in answers]
        day = self.config.today.isoformat()
        head = [said("edit", "made-head", day=day)]
        if open_:
            head.append(said("edit", "made-open", fields="、".join(open_)))
        text = dump(self.kind, pruned(record), "\n".join(head))
        return Made(path, text)

    def check(self, made: Made) -> None:
        """`DataError` with what the data would hold against the file."""
        _, problems = trial(self.config, {made.path: made.text.encode()})
        if problems:
            raise DataError(problems)

    @property
    def _codes(self) -> Mapping[str, bool]:
        return {one.code: one.twin for one in self.catalog.vocabulary.short_codes}


def write(config: Config, made: Made) -> None:
    """Puts the file there."""
    write_all(config.root, {made.path: made.text.encode()})


def steps(path: str) -> Path:
    """`phones.0.number` → ("phones", 0, "number")."""
    return tuple(int(step) if step.isdigit() else step for step in path.split("."))


def _paths(at: tuple[str, ...], columns: Sequence[Column]) -> Iterator[tuple[str, Column]]:
    for column in columns:
        yield ".".join((*at, "0", *column.path) if at else column.path), column


def _put(record: dict[str, Value], path: Path, value: Value) -> None:
    """Puts a value at a path, making maps and entries of lists on the way."""
    here: Value = record
    for place, step in enumerate(path[:-1]):
        fresh: Value = [] if isinstance(path[place + 1], int) else {}
        if isinstance(here, dict):
            here = here.setdefault(str(step), fresh)
        else:
            assert isinstance(here, list)
            while len(here) <= int(step):
                here.append({})
            here = here[int(step)]
    assert isinstance(here, dict)
    here[str(path[-1])] = value
