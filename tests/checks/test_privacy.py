"""Privacy: who may be shown, and that the walk looks into every text of every kind of record."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from generator.catalog import Catalog
from generator.checks.privacy import (
    bank_card,
    id_card,
    masked_name,
    mobile_consent,
    mobile_in_text,
    mobile_on_file,
    name_in_text,
    person_consent,
    person_on_file,
)
from generator.model.base import Localized
from generator.model.contact import Contact
from generator.model.phone import SERVICE_NUMBER
from generator.model.project import Project
from tests.checks.cases import found, nodes, severities, with_records
from tests.support.catalog import SOURCE, channel, landline, mini_catalog, project

ID_CARD = "证件11010519491231002X"  # the example of the standard GB 11643
CHANNEL_KEYS = ["id", "kind", "area", "order", "publish", "status"]


def roster(publish: str, **post: Any) -> Catalog:
    entry = {"unit": {"zh": "示例科室"}, "post": {"zh": "联络员"}, **post}
    record = {"id": "roster", "area": "350500", "title": {"zh": "名单", "en": "Roster"}, "posts": [entry]}
    return with_records("contacts", Contact.model_validate({**record, "publish": publish, "source": SOURCE}))


@pytest.mark.parametrize(
    ("record", "decision", "error", "warning"),
    [
        ("public", {}, 1, 0),
        ("public", {"publish": "public"}, 1, 0),
        ("public", {"publish": "public", "consent": "  "}, 1, 0),
        ("public", {"consent": "2026-11-01"}, 1, 0),
        ("public", {"publish": "public", "consent": "2026-11-01 书面同意"}, 0, 0),
        ("public", {"publish": "office"}, 0, 1),
        ("public", {"publish": "never"}, 0, 1),
        ("office", {}, 0, 1),
        ("office", {"publish": "public"}, 1, 0),
    ],
)
def test_a_person_and_a_mobile_are_public_by_consent_alone(
    record: str, decision: dict[str, str], error: int, warning: int
) -> None:
    catalog = roster(
        record,
        person={"name": "陈某甲", **decision},
        phones=[{"number": "13900000000", "kind": "mobile", **decision}],
    )
    assert len(found(person_consent, catalog)) == len(found(mobile_consent, catalog)) == error
    assert len(found(person_on_file, catalog)) == len(found(mobile_on_file, catalog)) == warning


def test_messages_never_repeat_what_they_found() -> None:
    secret = "11010519491231002X"
    catalog = with_records("channels", channel("x", "window", "窗口", f"Window {secret}", "1"))
    problems = found(id_card, catalog)
    assert len(problems) == 2  # in the name and in the summary
    assert not any(secret in problem.show(lang) for problem in problems for lang in ("zh", "en"))


def test_a_mobile_is_found_beside_a_number_and_in_a_number_of_another_sort() -> None:
    mobile = "139" + "0" * 8
    phones = [{**landline("0595-85610001"), "label": {"zh": f"或{mobile}", "en": "or"}}, landline(mobile)]
    beside = channel("a", "window", "甲", "A", "1", phones=phones)
    source = {**SOURCE, "number": f"某办〔2026〕{mobile}号"}
    document = channel("b", "window", "乙", "B", "1", source=source)
    sample = channel(
        "c", "window", "丙", "C", "1", note={"zh": f"打{SERVICE_NUMBER}，不打{mobile}", "en": "Note"}
    )
    problems = found(mobile_in_text, mini_catalog(more_channels=[beside, document, sample]))
    assert [p.path for p in problems] == [f"data/channels/{name}.yaml" for name in "abc"]
    assert {p.facts["found"] for p in problems} == {"139…00"}


def test_a_mobile_of_another_kind_or_with_a_slip_is_named_for_that_first() -> None:
    mobile = "139" + "0" * 8
    phones = [
        landline(mobile),
        {"number": mobile[1:], "kind": "mobile"},
        {"number": mobile, "kind": "mobile"},
    ]
    desk = channel("a", "window", "甲", "A", "1", phones=phones)
    assert nodes(mobile_consent, mini_catalog(more_channels=[desk])) == [
        ("channels", "a", "phones", 2, "number")
    ]


def test_the_words_of_a_law_name_whom_they_name() -> None:
    text = Localized(zh="负责人：王小明，陈**，二〇XX年", en="Text")
    law = mini_catalog().regulations["legal-aid-law"].model_copy(update={"about": text})
    desk = channel("a", "window", "甲", "A", "1", note=text)
    quoted = with_records("regulations", law)
    told = with_records("channels", desk, catalog=quoted)
    assert found(name_in_text, quoted) == found(masked_name, quoted) == []
    assert [p.facts["found"] for p in found(name_in_text, told)] == ["王○○"]
    assert severities(masked_name, told) == ["warning"]


def test_a_text_that_is_a_name_and_no_more_is_one_where_a_post_should_stand() -> None:
    """Elsewhere it may be anything, and one with its end blotted out has a rule of its own."""
    checked = {"date": "2026-11-01", "how": "web", "by": "王某某"}
    desk = channel("a", "window", "甲", "A", "1", note={"zh": "李某某", "en": "Note"}, checked=checked)
    catalog = mini_catalog(more_channels=[desk])
    assert nodes(name_in_text, catalog) == [("channels", "a", "checked", "by")]
    assert sorted(p.facts["found"] for p in found(masked_name, catalog)) == ["李某某", "王某某"]


def test_a_card_of_each_kind_is_named_by_its_ends() -> None:
    bank, card = "6222 0212 3456 7894", "11010519491231002X"
    notes = [{"zh": f"卡{bank}", "en": "A"}, {"zh": f"证{card}，卡{bank}", "en": "B"}]
    desks = [
        channel(n, "window", "窗口", "Window", "1", note=note) for n, note in zip("ab", notes, strict=True)
    ]
    catalog = mini_catalog(more_channels=desks)
    assert [(p.path, p.facts["found"]) for p in found(bank_card, catalog)] == [
        ("data/channels/a.yaml", "622…94")
    ]
    assert [(p.path, p.facts["found"]) for p in found(id_card, catalog)] == [
        ("data/channels/b.yaml", "110…2X")
    ]


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every text in a tree of values."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, (*path, key))
    elif isinstance(value, list):
        for place, below in enumerate(value):
            yield from leaves(below, (*path, place))


def spoilt(values: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """The values with a card number at one place."""
    changed = copy.deepcopy(values)
    node: Any = changed
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = ID_CARD
    return changed


def test_a_card_number_is_found_wherever_a_text_may_stand() -> None:
    values = project().model_dump(mode="json", by_alias=True, exclude_none=True)
    values["note"] = {"zh": "说明", "en": "Note"}
    values["wage_officer"]["person"] = {"name": "某", "publish": "office", "consent": "无"}
    values["regulators"][0]["phones"][0] |= {"extension": "1", "label": {"zh": "投诉", "en": "Complaints"}}
    values["checked"] = {"date": "2026-11-01", "how": "web", "by": "资料岗"}
    values["source"] |= {"number": "1", "url": "https://www.gov.cn/", "note": "无"}
    tried = 0
    for path in leaves(values):
        try:
            bad = Project.model_validate(spoilt(values, path))
        except ValidationError:
            continue  # a code, a date, a choice: the model refuses it
        problems = found(id_card, mini_catalog(bad))
        assert len(problems) == 1, path
        tried += 1
    assert tried >= 33
