"""A change in a record's text: the value is the new one, and every other line is the old one."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.edit.patch import Change, differences, edited, patch, revise
from generator.edit.shape import kind_of
from generator.source.document import Value, parse
from tests.edit.shipped import SHIPPED

TEXT = """\
# head
id: a  # why
name: "old"
phones:
  # first
  - number: "1"  # one
    kind: short_code
  - number: "2"
    # of kind
    kind: landline

note: {zh: 一, en: One}  # note
"""


def test_a_scalar_keeps_its_comment_and_its_quotes() -> None:
    made = patch(TEXT, "projects", [Change(("id",), "b"), Change(("name",), "new")])
    assert made == TEXT.replace("id: a ", "id: b ").replace('"old"', '"new"')
    assert 'number: "0595-1"  # one' in patch(TEXT, "x", [Change(("phones", 0, "number"), "0595-1")])


def test_a_new_key_stands_in_its_place() -> None:
    made = patch(TEXT, "projects", [Change(("area",), "350582006"), Change(("demo",), "true")])
    assert made.replace('area: "350582006"\n', "").replace("demo: true\n", "") == TEXT
    assert made.index("demo:") < made.index("name:") < made.index("area:")


def test_entries_come_and_go_in_lines_of_their_own() -> None:
    added = patch(TEXT, "x", [Change(("phones", 2), {"number": "3"})])
    assert added == TEXT.replace("kind: landline\n", 'kind: landline\n  - number: "3"\n')
    first = patch(TEXT, "x", [Change(("phones", 0), {"number": "0"}, insert=True)])
    assert first == TEXT.replace('  - number: "1"', '  - number: "0"\n  - number: "1"')
    gone = patch(TEXT, "x", [Change(("phones", 1), None)])
    assert gone == TEXT.replace('  - number: "2"\n    # of kind\n    kind: landline\n', "")
    key = patch(TEXT, "x", [Change(("phones", 1, "number"), None)])
    assert key == TEXT.replace('  - number: "2"\n    # of kind\n    kind', "    # of kind\n  - kind")
    assert patch(TEXT, "x", [Change(("note", "en"), None)]) == TEXT.replace(", en: One", "")
    assert "note: {zh: 一, en: One, ug: x}  # note" in patch(TEXT, "x", [Change(("note", "ug"), "x")])


def test_a_missing_path_is_made_or_refused() -> None:
    made = patch(TEXT, "projects", [Change(("wage_officer", "phones", 0, "number"), "12333")])
    assert 'wage_officer:\n  phones:\n    - number: "12333"\n' in made
    with pytest.raises(KeyError):
        patch(TEXT, "projects", [Change(("nothing",), None)])


def test_windows_line_ends_stay() -> None:
    made = patch(TEXT.replace("\n", "\r\n"), "x", [Change(("phones", 2), {"number": "3", "kind": "x"})])
    assert made.count("\r\n") == made.count("\n") == TEXT.count("\n") + 2


def test_what_does_not_change_keeps_every_byte() -> None:
    assert len(SHIPPED) > 200
    for path, text, value in SHIPPED:
        assert revise(text, kind_of(path), value) == text, path


def _paths(value: Value, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield (*at, key)
            yield from _paths(one, (*at, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield (*at, index)
            yield from _paths(one, (*at, index))


TEXTS = st.sampled_from(
    [
        "新的",
        "0595",
        "yes",
        "a: b",
        "# x",
        "two\nlines",
        "word " * 30 + "end",
        "- x",
        '"',
        "'",
        "{",
        "true",
        "a #b",
    ]
)
VALUES = (
    TEXTS
    | st.lists(TEXTS, min_size=1, max_size=2)
    | st.dictionaries(st.sampled_from(["zh", "en", "number"]), TEXTS, min_size=1)
    | st.lists(st.dictionaries(st.sampled_from(["zh", "number"]), TEXTS, min_size=1), min_size=1, max_size=2)
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_random_change_touches_its_own_lines_alone(data: st.DataObject) -> None:
    path, text, value = data.draw(st.sampled_from(SHIPPED))
    at = data.draw(st.sampled_from(list(_paths(value))))
    sort = data.draw(st.sampled_from(["set", "remove", "insert", "add"]))
    if sort == "insert" and not isinstance(at[-1], int):
        sort = "set"
    if sort == "add":
        at = (*at[:-1], "brand_new" if isinstance(at[-1], str) else _length(value, at[:-1]))
    new = None if sort == "remove" else data.draw(VALUES)
    change = Change(at, new, insert=sort == "insert")
    expected = edited(value, change)
    assert expected != value or sort == "set"
    made = patch(text, kind_of(path), [change])
    assert parse(path, made) == (expected, [])
    old, now = text.split("\n"), made.split("\n")
    top = 0
    while top < min(len(old), len(now)) and old[top] == now[top]:
        top += 1
    low = 0
    while low < min(len(old), len(now)) - top and old[-1 - low] == now[-1 - low]:
        low += 1
    assert len(old) - top - low <= _lines(text, value, at) + (sort == "remove") * 2, (sort, at)


def _length(value: Value, at: tuple[str | int, ...]) -> int:
    here: object = value
    for step in at:
        here = here[step]  # type: ignore[index]
    assert isinstance(here, list)
    return len(here)


def _lines(text: str, value: Value, at: tuple[str | int, ...]) -> int:
    """How many lines the value at a path takes at most: all of its texts' lines and one for each key."""
    here: object = value
    for step in at:
        if isinstance(here, list) and step == len(here):
            return 1
        if isinstance(here, dict) and step not in here:
            return 1
        here = here[step]  # type: ignore[index]
    if isinstance(here, str):
        return 2 + here.count("\n") + len(here) // 60
    return 2 + sum(_lines(text, value, (*at, *p)) for p in _paths(here))  # type: ignore[arg-type]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_value_is_reached_by_its_differences(data: st.DataObject) -> None:
    path, text, value = data.draw(st.sampled_from([one for one in SHIPPED if "strings" not in one[0]]))
    other = copy.deepcopy(value)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.sampled_from(list(_paths(other))))
        new = data.draw(st.none() | VALUES)
        parent = edited(other, Change(at, new))
        if parent and all(_full(parent)):
            other = parent
    made = value
    for change in differences(value, other):
        made = edited(made, change)
    assert made == other
    assert parse(path, revise(text, kind_of(path), other))[0] == other


def _full(value: Value) -> Iterator[bool]:
    yield bool(value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _full(inner)
