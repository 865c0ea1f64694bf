"""Two values compared: nothing for equal ones, something for others, and each entry with its own partner."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.impact.values import Step, differ

LEAF = st.text("ab12号", max_size=4)
VALUE = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=4),
    max_leaves=12,
)


def steps(old: Any, new: Any) -> list[Step]:
    return list(differ(old, new))


def at(value: Any, path: Any) -> Any:
    for step in path:
        value = value[step]
    return value


@given(VALUE)
def test_the_same_value_gives_nothing(value: Any) -> None:
    assert steps(value, copy.deepcopy(value)) == []


@given(VALUE, VALUE)
def test_other_values_give_steps_that_lead_to_what_differs(old: Any, new: Any) -> None:
    found = steps(old, new)
    assert bool(found) == (old != new)
    for step in found:
        assert step.then is not None or step.now is not None
        if step.then is not None:
            assert at(old, step.then) == step.old
        if step.now is not None:
            assert at(new, step.now) == step.new
        assert step.moved or step.old != step.new


@given(VALUE, VALUE)
def test_the_way_back_is_the_same_steps_turned_round(old: Any, new: Any) -> None:
    there, back = steps(old, new), steps(new, old)
    assert bool(there) == bool(back)
    leaves = {(s.then is None, s.now is None) for s in there}
    assert (True, True) not in leaves


def test_a_changed_number_is_one_step() -> None:
    old = {"phones": [{"number": "1", "kind": "a"}, {"number": "2", "kind": "a"}]}
    new = {"phones": [{"number": "1", "kind": "a"}, {"number": "3", "kind": "a"}]}
    assert steps(old, new) == [Step(("phones", 1, "number"), ("phones", 1, "number"), "2", "3")]


def test_an_entry_put_in_front_moves_nobody() -> None:
    old = {"steps": [{"zh": "打电话"}, {"zh": "记下来"}]}
    new = {"steps": [{"zh": "先拍照"}, {"zh": "打电话"}, {"zh": "记下来"}]}
    assert steps(old, new) == [Step(None, ("steps", 0), None, {"zh": "先拍照"})]


def test_an_entry_taken_out_and_another_changed_are_told_apart() -> None:
    old = [{"id": "a", "to": "1"}, {"id": "b", "to": "2"}, {"id": "c", "to": "3"}]
    new = [{"id": "c", "to": "4"}, {"id": "a", "to": "1"}]
    found = steps(old, new)
    assert Step((2, "to"), (0, "to"), "3", "4") in found
    assert Step((1,), None, {"id": "b", "to": "2"}, None) in found
    assert [s.moved for s in found].count(True) == 1
    assert len(found) == 3


def test_an_order_is_told_once() -> None:
    assert steps(["a", "b", "c"], ["c", "a", "b"]) == [
        Step((), (), ["a", "b", "c"], ["c", "a", "b"], moved=True)
    ]


def test_many_entries_without_a_partner_end_soon() -> None:
    old, new = [f"old {n}" for n in range(2000)], [f"new {n}" for n in range(2000)]
    assert len(steps(old, new)) == 2000
