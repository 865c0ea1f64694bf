"""When a number was last answered, when it is in doubt, and where it then stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator import reach
from generator.board import dial
from generator.catalog import Catalog
from generator.lines import due, published
from generator.model.call import Call, Calls
from tests.support.catalog import PLACE, TODAY, channel, landline, mini_catalog, project, short

WINDOW = "0595-85610001"
CALLED = {"date": "2026-11-01", "how": "call", "by": "宣传办值班岗"}


def call(days: int, answered: bool = True, number: str = WINDOW) -> Call:
    """A call so many days ago."""
    return Call(TODAY - timedelta(days=days), number, answered, "zh" if answered else "", "宣传办值班岗")


def with_calls(*calls: Call, **window) -> Catalog:
    record = {"area": PLACE, "phones": [landline(WINDOW)], **window}
    more = channel("place-window", "window", "街道窗口", "Window", "5", **record)
    return replace(mini_catalog(more_channels=[more]), calls=Calls(calls))


def doubt(catalog: Catalog) -> reach.Doubt | None:
    return reach.channel_doubt(catalog, catalog.channels["place-window"], PLACE, TODAY)


def first(catalog: Catalog) -> list[str]:
    serving = catalog.channels_for(PLACE)
    return [it.id for it in reach.in_order(catalog, serving, PLACE, TODAY)][:3]


def test_without_calls_nothing_is_in_doubt_and_nothing_moves() -> None:
    catalog = with_calls()
    assert doubt(catalog) is None
    assert first(catalog) == ["place-window", "cn-12333", "cn-12345"]
    assert reach.last_answered(catalog, "059585610001") is None


@pytest.mark.parametrize(
    ("calls", "kind"),
    [
        ([call(1)], None),
        ([call(1, False)], None),
        ([call(2, False), call(1, False)], "unanswered"),
        ([call(3, False), call(2), call(1, False)], None),
        ([call(9, False), call(8, False), call(1)], None),
        ([call(90)], None),
        ([call(91)], "unchecked"),
        ([call(91), call(2, False)], None),
        ([call(200, False), call(100, False)], "unanswered"),
    ],
)
def test_two_missed_calls_or_ninety_days_put_a_number_in_doubt(calls, kind) -> None:
    found = doubt(with_calls(*calls))
    assert (found and found.kind) == kind
    # written down in another order it is the same: git joins branches in any order
    found = doubt(with_calls(*reversed(calls)))
    assert (found and found.kind) == kind


def test_a_check_by_phone_counts_as_a_call_and_another_check_does_not() -> None:
    assert doubt(with_calls(checked={**CALLED, "date": "2026-08-21"})) is not None
    assert doubt(with_calls(checked={**CALLED, "date": "2026-08-22"})) is None
    assert doubt(with_calls(checked={**CALLED, "date": "2026-01-01", "how": "web"})) is None
    assert doubt(with_calls(call(91), checked=CALLED)) is None


def test_a_channel_in_doubt_goes_below_the_next_one() -> None:
    assert first(with_calls(call(2, False), call(1, False))) == ["cn-12333", "place-window", "cn-12345"]


def test_of_several_in_doubt_none_goes_below_another() -> None:
    missed = [call(2, False), call(1, False)]
    for number in ("0595-12333", "0595-12345"):
        missed += [call(2, False, number), call(1, False, number)]
    catalog = with_calls(*missed)
    order = [it.id for it in reach.in_order(catalog, catalog.channels_for(PLACE), PLACE, TODAY)]
    assert order[-1] == "cn-110"
    assert order.index("place-window") < order.index("cn-12333") < order.index("cn-12345")
    assert first(catalog)[0] == "cn-legal-aid"


def test_one_of_two_numbers_moves_inside_its_channel_and_the_channel_stays() -> None:
    phones = [landline(WINDOW), landline("0595-85610002")]
    catalog = with_calls(call(2, False), call(1, False), phones=phones)
    window = catalog.channels["place-window"]
    assert doubt(catalog) is None
    dials = [dial(phone, catalog, PLACE) for phone in window.phones]
    assert [it.number for it in reach.dials_in_order(catalog, window, dials, TODAY)] == [
        "0595-85610002", WINDOW,
    ]  # fmt: skip


def test_a_city_answers_for_itself() -> None:
    """0595-12333 is the 12333 of a place with that area code, and of no other."""
    catalog = with_calls(call(1, True, "0595-12333"))
    main = catalog.channels["cn-12333"]
    here, nowhere = dial(main.phones[0], catalog, PLACE), dial(main.phones[0], catalog, "350000")
    assert reach.last_answered(catalog, *reach.digits(here)) == date(2026, 11, 19)
    assert reach.last_answered(catalog, *reach.digits(nowhere)) is None


def test_a_line_that_stands_twice_counts_once() -> None:
    assert doubt(with_calls(call(1, False), call(1, False))) is None


def test_what_is_due_is_called_once_and_the_worst_first() -> None:
    catalog = with_calls(
        call(2, False), call(1, False), call(70, True, "0595-12333"), call(1, True, "0595-12345")
    )
    found = {it.line.number: it.why for it in due(catalog, TODAY)}
    assert found == {WINDOW: "unanswered", "0595-12333": "old", "12348": "never"}
    assert next(iter(found)) == WINDOW
    assert "110" not in [it.number for it in published(catalog)]


def test_a_number_is_due_again_right_after_nobody_answered() -> None:
    assert {it.line.number: it.why for it in due(with_calls(call(1, False)), TODAY)}[WINDOW] == "missed"


def test_the_numbers_of_a_demo_are_never_called_and_those_of_a_site_are() -> None:
    officer = {"post": {"zh": "劳资专管员"}, "phones": [landline("0595-85610009")]}
    plain = {"wage_officer": officer, "regulators": []}
    demo, real = project(**plain), project(demo="false", **plain)
    assert "0595-85610009" not in [it.number for it in published(mini_catalog(demo))]
    found = [it for it in published(mini_catalog(real)) if it.number == "0595-85610009"]
    assert [it.path for it in found] == [("wage_officer", "phones", 0)]


def test_a_number_kept_back_is_never_on_the_sheet() -> None:
    phones = [landline(WINDOW, publish="office"), short("12345")]
    assert WINDOW not in [it.number for it in published(with_calls(phones=phones))]
