"""The ledger: issuing twice writes nothing, exactly what changed is issued, and two branches join."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import ledger, printed
from generator.catalog import Catalog
from generator.issued import edition as read_line
from generator.model.edition import Edition, Editions
from generator.model.template import PrintTemplate
from generator.model.token import is_token
from tests.support.catalog import PLACE, TODAY, channel, mini_catalog, project, short

NAMES = ("alpha", "beta", "gamma")
FEW = settings(max_examples=60, deadline=None, derandomize=True)

# What is edited, and the items that print it. `name` is on a hat card only where there is no everyday name.
EDITS: dict[str, tuple[dict[str, Any], set[str]]] = {
    "name": ({"name": "示例镇安置房二期工程"}, {"board"}),
    "everyday_name": ({"everyday_name": {"zh": "新菜场工地"}}, {"board", "hat"}),
    "no everyday_name": ({"everyday_name": None}, {"board", "hat"}),
    "everyday_name in English": ({"everyday_name": {"zh": "老菜场工地", "en": "Another"}}, set()),
    "owner": ({"owner": {"name": "示例水务有限公司"}}, {"board"}),
    "officer": ({"wage_officer": {"post": {"zh": "劳资专管员"}, "phones": [short("12345")]}}, {"board"}),
    "pay_day": ({"pay_day": {"day": "16", "month": "next"}}, {"board"}),
    "subcontractors": ({"subcontractors": [], "no_subcontractors": "true"}, {"board"}),
    "demo": ({"demo": "false"}, {"board", "hat"}),
    "finished": ({"stage": "finished", "finished": "2026-10-01"}, {"board"}),
    "note": ({"note": {"zh": "不印在牌上"}}, set()),
    "hat_cards": ({"hat_cards": "500"}, set()),
    "started": ({"started": "2026-01-01"}, set()),
    "source": ({"source": {"title": "别的出处", "date": "2026-01-01"}}, set()),
}  # fmt: skip


def catalog_of(**edits: str) -> Catalog:
    """Three sites, each with an edit; nothing issued."""
    made = [project(name, **(EDITS[edits[name]][0] if name in edits else {})) for name in NAMES]
    catalog = mini_catalog(*made, issued=False)
    forms = {form.key: form for form in catalog.vocabulary.print_formats}
    two = (forms["board-a3"], forms["hat-60x40"].model_copy(update={"subject": "project"}))
    return replace(catalog, vocabulary=catalog.vocabulary.model_copy(update={"print_formats": two}))


def issued(catalog: Catalog, today: date = TODAY, *more: Edition) -> Catalog:
    """The same with everything issued that has to be."""
    with_more = replace(catalog, editions=catalog.editions.plus(more))
    return replace(
        with_more, editions=with_more.editions.plus(ledger.issue(with_more, with_more.projects, today))
    )


def test_every_item_of_every_site_gets_a_token_of_its_own() -> None:
    catalog = issued(catalog_of())
    assert {(e.subject, e.item) for e in catalog.editions} == {
        (n, i) for n in NAMES for i in ("board", "hat")
    }
    assert len({e.token for e in catalog.editions}) == 2 * len(NAMES)
    assert all(is_token(e.token) and e.revision == 1 and e.date == TODAY for e in catalog.editions)


def test_issuing_again_writes_nothing() -> None:
    catalog = issued(catalog_of())
    assert ledger.issue(catalog, catalog.projects, TODAY) == ()
    assert ledger.issue(catalog, catalog.projects, TODAY + timedelta(days=40)) == ()
    assert list(ledger.outdated(catalog, TODAY)) == []


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_leads_to_exactly_the_prints_that_show_it(edit: str) -> None:
    before = issued(catalog_of())
    after = replace(catalog_of(beta=edit), editions=before.editions)
    wanted = {("beta", item) for item in EDITS[edit][1]}
    new = ledger.issue(after, after.projects, TODAY)
    assert {(e.subject, e.item) for e in new} == wanted
    assert {(o.edition.subject, o.edition.item) for o in ledger.outdated(after, TODAY)} == wanted
    assert all(e.revision == 2 for e in new)


@FEW
@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(sorted(EDITS))))
def test_random_edits_lead_to_exactly_what_changed(edits: dict[str, str]) -> None:
    before = issued(catalog_of())
    after = replace(catalog_of(**edits), editions=before.editions)
    wanted = {(name, item) for name, edit in edits.items() for item in EDITS[edit][1]}
    assert {(o.edition.subject, o.edition.item) for o in ledger.outdated(after, TODAY)} == wanted
    done = issued(after)
    assert len(done.editions) == len(before.editions) + len(wanted)
    assert done.editions.lines[: len(before.editions)] == before.editions.lines
    assert ledger.issue(done, done.projects, TODAY) == ()


@FEW
@given(
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(sorted(EDITS))),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(sorted(EDITS))),
    st.integers(0, 3),
)
def test_two_branches_join_without_a_clash(left: dict[str, str], right: dict[str, str], days: int) -> None:
    """Lines join as a union merge joins them, in either order; every token stays, one edition is current."""
    base = issued(catalog_of())
    ours = issued(replace(catalog_of(**left), editions=base.editions), TODAY + timedelta(1))
    theirs = issued(replace(catalog_of(**right), editions=base.editions), TODAY + timedelta(1 + days))
    old = len(base.editions)
    one = Editions((*ours.editions.lines, *theirs.editions.lines[old:]))
    other = Editions((*theirs.editions.lines, *ours.editions.lines[old:]))
    tokens = [e.token for e in one]
    assert len(set(tokens)) == len(tokens)
    assert {e.token for e in ours.editions} | {e.token for e in theirs.editions} == set(tokens)
    for name in NAMES:
        for item in ("board", "hat"):
            assert one.current(name, item) == other.current(name, item) is not None
    # Whoever issues next after the merge gets one stable state.
    merged = issued(replace(ours, editions=one), TODAY + timedelta(9))
    assert ledger.issue(merged, merged.projects, TODAY + timedelta(9)) == ()


def test_the_same_issue_on_two_branches_is_one_edition() -> None:
    once = issued(catalog_of())
    joined = Editions((*once.editions.lines, *once.editions.lines))
    assert len(joined) == len(once.editions)
    assert len(joined.lines) == 2 * len(joined)


def test_a_token_that_was_ever_given_is_not_given_again() -> None:
    catalog = catalog_of()
    first = ledger.issue(catalog, ["alpha"], TODAY)[0]
    squatter = replace(first, subject="beta", item="board")
    again = issued(catalog, TODAY, squatter).editions.current("alpha", "board")
    assert again is not None
    assert again.token != first.token
    assert is_token(again.token)


def test_revisions_count_up_and_the_last_one_is_current() -> None:
    catalog = issued(catalog_of())
    for place, edit in enumerate(("owner", "pay_day", "name"), 1):
        catalog = issued(replace(catalog_of(beta=edit), editions=catalog.editions), TODAY + timedelta(place))
    boards = catalog.editions.of("beta", "board")
    assert [e.revision for e in boards] == [1, 2, 3, 4]
    assert catalog.editions.current("beta", "board") == boards[-1]
    assert [catalog.editions.is_current(e) for e in boards] == [False, False, False, True]
    assert len(catalog.editions.of("alpha")) == 2


def test_what_changed_is_named_with_the_old_and_the_new() -> None:
    before = issued(catalog_of())
    held = before.editions.current("beta", "board")
    assert held is not None
    after = replace(catalog_of(beta="pay_day"), editions=before.editions)
    (change,) = ledger.changes_since(after, held, TODAY)
    assert (change.field, change.old, change.new, change.urgent) == ("pay_day", "next-15", "next-16", True)
    wording = replace(catalog_of(beta="name"), editions=before.editions)
    (change,) = ledger.changes_since(wording, held, TODAY)
    assert (change.field, change.urgent) == ("name", False)


def test_the_parts_of_a_list_that_went_and_came() -> None:
    change = ledger.Change("subcontractors", "甲（木工）；乙（钢筋）", "乙（钢筋）；丙（水电）")
    assert (change.gone, change.added) == (("甲（木工）",), ("丙（水电）",))


def test_a_changed_line_of_a_channel_reaches_every_print_that_shows_it() -> None:
    before = issued(catalog_of())
    nearer = channel("near", "hotline", "本地热线", "Local", "5", area=PLACE, phones=[short("12333")])
    after = replace(before, channels={**before.channels, "near": nearer})
    # The nearer line is not said to be free: both the board and the card print 免费.
    found = {(o.edition.item, tuple(c.field for c in o.changes)) for o in ledger.outdated(after, TODAY)}
    assert found == {("board", ("main_line.free",)), ("hat", ("main_line.free",))}


def test_the_minimum_wage_of_a_later_day_makes_boards_outdated_and_no_card() -> None:
    before = issued(catalog_of())
    area = before.areas["350000"]
    row = area.minimum_wage[1].model_copy(update={"start": date(2027, 1, 1), "monthly": Decimal(2300)})
    areas = {**before.areas, "350000": area.model_copy(update={"minimum_wage": (*area.minimum_wage, row)})}
    after = replace(before, areas=areas)
    assert list(ledger.outdated(after, TODAY)) == []
    found = list(ledger.outdated(after, date(2027, 1, 1)))
    assert {o.edition.item for o in found} == {"board"}
    assert not any(o.urgent for o in found)


def test_a_retired_or_hidden_site_gets_nothing() -> None:
    gone = mini_catalog(project("alpha", stage="retired"), project("beta", publish="office"), issued=False)
    assert ledger.issue(gone, gone.projects, TODAY) == ()
    assert ledger.issue(gone, ["nobody", "999999"], TODAY) == ()


def test_a_new_template_makes_its_editions_superseded() -> None:
    before = issued(catalog_of())
    board, hat = before.template("board"), before.template("hat")
    old = hat.model_copy(update={"state": "superseded", "since": TODAY})
    new = hat.model_copy(update={"key": "hat-9", "version": 9})
    vocabulary = before.vocabulary.model_copy(update={"print_templates": (board, old, new)})
    after = replace(before, vocabulary=vocabulary)
    found = list(ledger.outdated(after, TODAY))
    assert {(o.edition.item, o.superseded and o.superseded.key, o.changes) for o in found} == {
        ("hat", hat.key, ())
    }
    assert len(found) == len(NAMES)
    assert {e.template for e in ledger.issue(after, after.projects, TODAY)} == {"hat-9"}


def test_a_lost_template_still_compares_what_it_printed() -> None:
    before = issued(catalog_of())
    rows = [row for row in before.vocabulary.print_templates if row.item != "hat"]
    two = PrintTemplate.model_validate({"key": "hat-9", "item": "hat", "version": "9", "state": "current"})
    vocabulary = before.vocabulary.model_copy(update={"print_templates": (*rows, two)})
    found = list(ledger.outdated(replace(before, vocabulary=vocabulary), TODAY))
    assert [(o.edition.item, o.changes) for o in found] == [("hat", ())] * len(NAMES)


def test_an_area_is_issued_by_its_facts() -> None:
    catalog = catalog_of()
    forms = [
        form.model_copy(update={"subject": "both"}) if form.item == "hat" else form
        for form in catalog.vocabulary.print_formats
    ]
    both = replace(catalog, vocabulary=catalog.vocabulary.model_copy(update={"print_formats": tuple(forms)}))
    (made,) = ledger.issue(both, [PLACE], TODAY)
    assert (made.subject, made.item) == (PLACE, "hat")
    assert made.facts["main_line"] == "12333"
    assert ledger.subject_of(PLACE) == "area"
    assert ledger.everything(both, "999999", TODAY) is None


def test_facts_are_named_in_one_list_and_never_empty() -> None:
    catalog = catalog_of()
    found = [printed.of_project(catalog, p, TODAY) for p in catalog.projects.values()]
    found += [printed.of_area(catalog, a, TODAY) for a in catalog.areas.values()]
    names = {name for facts in found for name in facts}
    assert len(names) > 30
    assert names <= printed.NAMES
    assert all(value for facts in found for value in facts.values())


@pytest.mark.parametrize("item", ["board", "hat"])
def test_a_line_reads_back_as_the_edition(item: str) -> None:
    held = issued(catalog_of()).editions.current("alpha", item)
    assert held is not None
    assert read_line(held.line) == held
    assert "\\u" not in held.line
    assert held.line.startswith('{"token": "')


def test_only_what_is_public_is_printed() -> None:
    catalog = mini_catalog(project("alpha"), project("beta", publish="office"), issued=False)
    assert [ledger.is_printed(catalog, name) for name in catalog.projects] == [True, False]


@pytest.mark.parametrize(
    ("field", "old", "new", "urgent"),
    [
        ("subcontractors", "甲（木工）12345；乙（钢筋）", "乙（钢筋）；甲（木工）12345；丙（水电）", False),
        ("subcontractors", "甲（木工）12345", "甲（木工）12333", True),
        ("doors", "甲窗口 一楼；乙窗口", "乙窗口；甲窗口 一楼；丙窗口", False),
        ("doors", "甲窗口（未核验） 一楼", "甲窗口 一楼", False),
        ("doors", "甲窗口 一楼；乙窗口", "甲窗口 一楼", True),
        ("window.others", "甲窗口 一楼", "甲窗口 二楼", True),
        ("police", "110", None, True),
        ("regulator_phone", "甲局 12345", "甲局 12333", True),
        ("everyday_name", "东门工地", "西门工地", False),
        ("minimum_wage", "2195", "2300", False),
    ],
)
def test_a_number_or_a_door_that_is_gone_is_urgent_and_wording_is_not(field, old, new, urgent) -> None:
    assert ledger.Change(field, old, new).urgent is urgent
