"""Entries for Recent changes that an edit suggests, one a kind, and how they get into data/changes.

A suggestion never names an old number. What an entry since the same revision tells already is not suggested
again, however somebody worded it, so running twice writes once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.config import Config
from generator.edit.canonical import dump
from generator.impact.facts import Fact
from generator.impact.naming import owner
from generator.impact.telling import Teller
from generator.impact.whole import Impact
from generator.model.change import ChangeKind
from generator.publish.files import write_all
from generator.source.document import Value

HEAD = (
    "# 最近更新：网站上改了什么，一条一条写，读者和订阅的人看得到。新的写在最后，发布过的不删、不换编号。\n"
)
LANGUAGES = ("zh", "en")
SILENT = frozenset({"checked", "source", "order", "publish", "note", "search_words"})  # no news to a reader
FEW = 3  # sentences of one entry
KINDS: Mapping[str, ChangeKind] = {
    "areas": "area", "channels": "channel", "contacts": "office", "regulations": "law", "projects": "project",
    "campaigns": "campaign", "router": "guide",
}  # fmt: skip
FIELDS: Mapping[tuple[str, str], ChangeKind] = {
    ("channels", "phones"): "phone", ("areas", "minimum_wage"): "wage", ("areas", "wage_tier"): "wage",
}  # fmt: skip


@dataclass(frozen=True)
class Suggestion:
    """An entry without its id and day."""

    kind: ChangeKind
    text: Mapping[str, str]  # language → words
    touches: tuple[str, ...]


def suggestions(it: Impact) -> tuple[Suggestion, ...]:
    """What readers should be told of an edit and no new entry tells yet."""
    told = {name for entry in it.told for name in entry.touches}
    kinds = {entry.kind for entry in it.told}
    by_kind: dict[ChangeKind, list[Fact]] = {}
    for fact in it.facts:
        kind = _kind(fact)
        name = f"{fact.kind}/{fact.record}"
        if kind and name not in told and not (fact.kind == "router" and "guide" in kinds):
            by_kind.setdefault(kind, []).append(fact)
    tellers = {lang: Teller(it, lang) for lang in LANGUAGES}
    found: list[Suggestion] = []
    for kind, its in by_kind.items():
        words = {lang: _words(teller, its) for lang, teller in tellers.items()}
        touched = (f"{f.kind}/{f.record}" for f in its if f.kind != "router")
        found.append(Suggestion(kind, words, tuple(dict.fromkeys(touched))))
    titles = tuple(dict.fromkeys(s.title for s in it.sections if s.lang == "zh" and s.turn != "removed"))
    if titles and not {"guide", "other"} & kinds:
        said = {
            lang: _joined(teller, [teller.say("told-text", title=title) for title in titles])
            for lang, teller in tellers.items()
        }
        found.append(Suggestion("guide", said, ()))
    return tuple(found)


def record(config: Config, it: Impact, lang: str, dry: bool) -> Iterator[str]:
    """Appends the suggestions to the file of the year, all or none; says what it did."""
    teller, made = Teller(it, lang), suggestions(it)
    if not made:
        yield teller.say("recorded-none")
        return
    file = f"data/changes/{config.today.year}.yaml"
    held = it.after.get(file, HEAD)
    added = dump("changes", list(_entries(it, config, made)))
    if dry:
        yield teller.say("recorded-would", file=file)
        yield added.rstrip("\n")
        return
    write_all(config.root, {file: (held.rstrip("\n") + "\n" + added).encode()})
    yield added.rstrip("\n")
    yield teller.say("recorded", file=file, count=len(made))


def _entries(it: Impact, config: Config, made: tuple[Suggestion, ...]) -> Iterator[Value]:
    """The suggestions as entries of today, numbered after those of today that there are."""
    day = config.today.isoformat()
    taken = {e.id for entries in it.catalog.changes.values() for e in entries}
    number = 0
    for one in made:
        number = next(n for n in range(number + 1, 1000) if f"{day}-{n}" not in taken)
        entry: dict[str, Value] = {
            "id": f"{day}-{number}", "date": day, "kind": one.kind,
            "text": dict[str, Value](one.text), "touches": list[Value](one.touches),
        }  # fmt: skip
        yield entry


def _kind(fact: Fact) -> ChangeKind | None:
    """Of which kind a fact is for a reader; None for what is no news."""
    if not fact.public or fact.kind not in KINDS:
        return None
    first = str(fact.path[0]) if fact.path else ""
    if first in SILENT or _only_translated(fact):
        return None
    return FIELDS.get((fact.kind, first), KINDS[fact.kind])


def _only_translated(fact: Fact) -> bool:
    return bool(fact.path) and fact.path[-1] in ("en", "ug", "bo", "vi")


def _words(teller: Teller, its: list[Fact]) -> str:
    by_record: dict[tuple[str, str], list[Fact]] = {}
    for fact in its:
        by_record.setdefault((fact.kind, fact.record), []).append(fact)
    if len(by_record) > FEW:
        named = teller.say("and").join(_owner(teller, facts[0]) for facts in list(by_record.values())[:FEW])
        return teller.say("told-many", count=len(by_record), names=named)
    return _joined(teller, [_sentence(teller, facts) for facts in by_record.values()])


def _sentence(teller: Teller, facts: list[Fact]) -> str:
    """What happened to one record."""
    first = facts[0]
    named = _owner(teller, first)
    if first.whole:
        return teller.say(
            "told-record-added" if first.step.now is not None else "told-record-removed", owner=named
        )
    news = [fact for fact in facts if not _of_number(fact, facts)]
    if len(news) == 1 and news[0].path[-1] == "number" and isinstance(news[0].step.new, str):
        return teller.say("told-number", owner=named, field=teller.field(news[0]), new=news[0].step.new)
    fields = dict.fromkeys(teller.field(fact) for fact in facts)
    return teller.say("told-changed", owner=named, fields=teller.say("and").join(list(fields)[:FEW]))


def _of_number(fact: Fact, facts: list[Fact]) -> bool:
    """Whether a fact is only the kind of a number that changed with it."""
    return fact.path[-1] == "kind" and any(other.path == (*fact.path[:-1], "number") for other in facts)


def _owner(teller: Teller, fact: Fact) -> str:
    return owner(fact, teller.names, teller.lang)


def _joined(teller: Teller, sentences: list[str]) -> str:
    return ("" if teller.lang == "zh" else " ").join(sentences)
