"""What changed: free ids, days in their order and their year, nothing of tomorrow, records that are there."""

from __future__ import annotations

from dataclasses import replace

from generator.checks import Check
from generator.checks.case import Case
from generator.checks.changes import change_future, change_id, change_order, change_touches
from generator.model.change import Entry
from generator.problem import Problem
from generator.source.places import Places
from tests.checks.cases import TODAY, of
from tests.support.catalog import mini_catalog

TODAYS = TODAY.isoformat()


def entry(number: str, day: str = "", **more: object) -> Entry:
    """An entry with an id, on the day that the id says unless another is given."""
    words = {"zh": "换了号码。", "en": "A new number."}
    record = {"id": number, "date": day or number.rpartition("-")[0], "kind": "phone", "text": words}
    return Entry.model_validate({**record, **more})


def told(
    check: Check, *entries: Entry, places: Places | None = None, **years: tuple[Entry, ...]
) -> list[Problem]:
    """The problems of entries of 2026, and of other years as `y2027`."""
    held = {"2026": entries} | {year.removeprefix("y"): its for year, its in years.items()}
    catalog = replace(mini_catalog(), changes=held)
    return of(check, Case(catalog, places or Places(), TODAY))


def test_an_id_goes_on_from_those_before_it() -> None:
    days = [entry("2026-11-19-1"), entry("2026-11-19-2"), entry("2026-11-20-1")]
    assert told(change_id, *days) == []
    again = told(change_id, days[0], days[1], entry("2026-11-19-1"), entry("2026-11-19-2", "2026-11-20"))
    assert [(p.facts["found"], p.facts["wanted"]) for p in again] == [
        ("2026-11-19-1", "2026-11-19-3"),
        ("2026-11-19-2", "2026-11-20-1"),
    ]
    assert [p.severity for p in again] == ["error", "error"]


def test_an_id_is_of_one_year_only_where_the_year_is_its_own() -> None:
    """The years share no id: a feed has the entries of all."""
    twice = told(change_id, entry("2026-12-31-1"), y2027=(entry("2026-12-31-1"),))
    assert [(p.path, p.facts["wanted"]) for p in twice] == [("data/changes/2027.yaml", "2026-12-31-2")]


def test_days_stand_in_their_order_and_their_year() -> None:
    assert told(change_order, entry("2026-11-19-1"), entry("2026-11-19-2"), entry("2026-11-20-1")) == []
    late = told(change_order, entry("2026-11-20-1"), entry("2026-11-18-1"), entry("2026-11-19-1"))
    assert [(p.facts["found"], p.facts["wanted"]) for p in late] == [
        ("2026-11-18", "2026.yaml"),
        ("2026-11-19", "2026.yaml"),
    ]
    strange = told(change_order, entry("2025-11-20-1"), entry("2026-11-19-1"), entry("2026-11-20-1"))
    assert [(p.facts["found"], p.facts["wanted"]) for p in strange] == [("2025-11-20", "2025.yaml")]
    ahead = told(change_order, entry("2027-01-01-1"), entry("2026-11-19-1"))
    assert [p.facts["wanted"] for p in ahead] == ["2027.yaml", "2026.yaml"], "it is later than what follows"


def test_a_day_is_today_or_before_and_so_is_an_amendment() -> None:
    assert told(change_future, entry(f"{TODAYS}-1"), entry("2026-11-01-1", amended=TODAYS)) == []
    early = told(change_future, entry("2026-11-21-1"), entry("2026-11-01-1", amended="2026-11-22"))
    assert [(p.facts["found"], p.severity) for p in early] == [
        ("2026-11-21", "error"),
        ("2026-11-22", "error"),
    ]


def test_every_name_that_an_entry_touches_is_looked_up() -> None:
    known = [("channels", "cn-12333"), ("areas", "350582")]
    places = Places(dict.fromkeys(known, ()), broken=frozenset({("projects", "shili-lu")}))
    names = ["channels/cn-12333", "channels/cn-12334", "areas/350582", "projects/shili-lou", "contacts/x"]
    gone = told(change_touches, entry("2026-11-19-1", touches=names), places=places)
    assert [(p.facts["found"], p.facts["near"]) for p in gone] == [
        ("channels/cn-12334", "channels/cn-12333"),
        ("projects/shili-lou", "projects/shili-lu"),
        ("contacts/x", "–"),
    ]
    assert {p.severity for p in gone} == {"warning"}
