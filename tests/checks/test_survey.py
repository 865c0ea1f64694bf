"""The walk over all records: what each node is, whose it is and where it stands, and which texts look odd."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.catalog import Catalog
from generator.checks.survey import Found, Node, Owner, Survey
from generator.model.change import Entry
from generator.model.contact import Contact
from tests.checks.cases import notice, with_records
from tests.model.test_router import question, router
from tests.support.catalog import PLACE, SOURCE, channel, landline, mini_catalog, project

SITE = Owner("site", "site", "public", None, False, False)
ROUTER = Owner("router", "router", "public", None, False, False)
FULL = project(
    owner={"name": "示例甲方", "phones": [landline("0591-85610001")]},
    wage_officer={
        "post": {"zh": "劳资专管员"},
        "person": {"name": "某甲", "publish": "office"},
        "phones": [landline("0595-85610002")],
    },
    regulators=[{"industry": "housing", "name": "示例住建局", "phones": [landline("0595-85610003")]}],
)


def whole() -> Catalog:
    """The small catalog with one record of every kind that has a number, a name or a word."""
    posts = [
        {"unit": {"zh": "甲科"}, "post": {"zh": "联络员"}, "phones": [landline("0595-85610004")]},
        {
            "unit": {"zh": "乙科"}, "post": {"zh": "联络员"}, "area": PLACE,
            "phones": [landline("0595-85610005")], "person": {"name": "某乙", "publish": "office"},
        },
    ]  # fmt: skip
    title = {"zh": "名单", "en": "Roster"}
    roster = Contact.model_validate(
        {
            "id": "roster",
            "area": "350500",
            "title": title,
            "posts": posts,
            "publish": "office",
            "source": SOURCE,
        }
    )
    desk = channel("desk", "window", "窗口", "Window", "1", area="350500", phones=[landline("0595-85610006")])
    change = Entry.model_validate(
        {"id": "2026-11-20-1", "date": "2026-11-20", "kind": "phone", "text": {"zh": "换号", "en": "New"}}
    )
    catalog = with_records("contacts", roster, catalog=mini_catalog(FULL, more_channels=[desk]))
    return replace(catalog, router=router(question("a", "end")), changes={"2026": (change, change)})


def of(found: list[Found[Node]], *kinds: str) -> list[Found[Node]]:
    return [it for it in found if it.owner.kind in kinds]


def test_a_number_has_the_name_and_the_place_of_what_is_around_it() -> None:
    phones = of(Survey(whole()).phones, "projects", "contacts", "channels")
    seen = {it.node.number: (it.who, it.area, it.spot.path) for it in phones if "-" in it.node.number}
    assert seen == {
        "0595-85610006": ("窗口", "350500", ("phones", 0)),
        "0595-85610004": ("甲科", "350500", ("posts", 0, "phones", 0)),
        "0595-85610005": ("乙科", PLACE, ("posts", 1, "phones", 0)),
        "0591-85610001": ("示例甲方", None, ("owner", "phones", 0)),
        "0595-85610003": ("示例住建局", PLACE, ("regulators", 0, "phones", 0)),
        "0595-85610002": ("示例建设集团有限公司", PLACE, ("wage_officer", "phones", 0)),
    }


def test_a_project_without_a_contractor_is_called_by_its_own_name() -> None:
    alone = project(general_contractor=None, project_department=None, owner=None, supervisor=None)
    (officer,) = (it for it in Survey(mini_catalog(alone)).phones if it.path[:1] == ("wage_officer",))
    assert officer.who == alone.name


def test_a_person_stands_in_its_record() -> None:
    people = Survey(whole()).people
    assert [(it.node.name, it.who, it.area, it.spot) for it in people] == [
        ("某乙", "乙科", PLACE, ("contacts", "roster", ("posts", 1, "person"))),
        ("某甲", "示例建设集团有限公司", PLACE, ("projects", "sample", ("wage_officer", "person"))),
    ]


@pytest.mark.parametrize(
    ("kind", "owner"),
    [
        ("areas", Owner("areas", "350500", "public", "350500", False, False)),
        ("channels", Owner("channels", "desk", "public", "350500", False, False)),
        ("contacts", Owner("contacts", "roster", "office", "350500", False, False)),
        ("regulations", Owner("regulations", "legal-aid-law", "public", None, False, False)),
        ("projects", Owner("projects", "sample", "public", PLACE, True, False)),
        ("site", SITE),
        ("router", ROUTER),
        ("changes", Owner("changes", "2026", "public", None, False, False)),
        ("vocabulary", Owner("vocabulary", "channel-kinds", "public", None, False, False)),
    ],
)
def test_words_belong_to_their_record(kind: str, owner: Owner) -> None:
    owners = {it.owner for it in of(Survey(whole()).words, kind)}
    assert owner in owners
    assert all(it.publish == "public" for it in owners if kind != "contacts")


def test_every_sentence_of_a_table_of_changes_and_of_a_list_has_its_place() -> None:
    words = Survey(whole()).words
    assert [it.spot.path for it in of(words, "changes")] == [(0, "text"), (1, "text")]
    steps = [it.path for it in of(words, "router")]
    assert ("questions", 0, "text") in steps
    assert any(path[:2] == ("outcomes", 0) for path in steps)
    kinds = [it.path for it in of(words, "vocabulary") if it.owner.id == "channel-kinds"]
    assert kinds[:1] == [(0, kinds[0][1])]
    assert len({path[0] for path in kinds}) > 1


def test_what_belongs_to_no_place_has_neither_name_nor_area() -> None:
    words = of(Survey(whole()).words, "site", "router", "changes", "vocabulary")
    assert {it.owner.kind for it in words} == {"site", "router", "changes", "vocabulary"}
    assert {(it.who, it.area) for it in words} == {("", None)}
    desk = [(it.who, it.area) for it in Survey(whole()).words if it.owner.id == "desk"]
    assert set(desk) == {("窗口", "350500")}


@pytest.mark.parametrize("template", [True, False])
def test_a_model_of_a_notice_is_known_as_one(template: bool) -> None:
    one = notice("x", title="关于XX的通知", template=str(template).lower())
    texts = [it for it in Survey(with_records("campaigns", one)).texts if it.owner.kind == "campaigns"]
    owner = Owner("campaigns", "x", "public", "350500", False, template)
    assert {(it.owner, it.who, it.area) for it in texts} == {(owner, "x", "350500")}


def test_every_source_is_met() -> None:
    sources = {it.owner.id: (it.path, it.who, it.area) for it in Survey(whole()).sources}
    assert sources["desk"] == (("source",), "窗口", "350500")
    assert {"sample", "roster", "legal-aid-law", "350500"} <= set(sources)


def test_the_texts_are_those_that_look_odd_and_those_where_a_name_may_stand() -> None:
    odd = {"zh": "待定", "en": "TBD", "vi": "Fine"}
    desk = channel("desk", "window", "窗口", "Window", "1", note=odd, search_words=["词", "TODO"])
    checked = {"date": "2026-11-01", "how": "web", "by": "资料岗"}
    strings = {"zh": {"a": "一", "b": "某某"}, "en": {"a": "A", "b": "TBD"}}
    catalog = replace(mini_catalog(project(checked=checked), more_channels=[desk]), strings=strings)
    texts = Survey(catalog).texts
    seen = [(it.owner.id, it.path, it.node) for it in texts]
    assert [it for it in seen if it[0] == "desk"] == [
        ("desk", ("search_words", 1), "TODO"),
        ("desk", ("note", "zh"), "待定"),
        ("desk", ("note", "en"), "TBD"),
    ]
    assert {(it.who, it.area) for it in texts if it.owner.id == "desk"} == {("窗口", "100000")}
    assert {(it.who, it.area) for it in texts if it.path == ("checked", "by")} == {
        ("示例建设集团有限公司", PLACE)
    }
    assert ("sample", ("wage_officer", "post", "zh"), "劳资专管员") in seen
    assert ("sample", ("checked", "by"), "资料岗") in seen
    assert [it for it in seen if it[0] in ("zh", "en")] == [("zh", ("b",), "某某"), ("en", ("b",), "TBD")]
    assert {(it.owner, it.who, it.area) for it in texts if it.owner.id == "zh"} == {
        (Owner("strings", "zh", "public", None, False, False), "", None)
    }


def test_a_law_that_is_cited_is_met_where_it_is_cited() -> None:
    laws = [{"regulation": "legal-aid-law", "article": "42"}]
    desk = channel("desk", "window", "窗口", "Window", "1", law=laws)
    (cited,) = (it for it in Survey(mini_catalog(more_channels=[desk])).laws if it.owner.id == "desk")
    assert (cited.node.regulation, cited.node.article, cited.path) == ("legal-aid-law", "42", ("law", 0))
    assert (cited.who, cited.area) == ("窗口", "100000")
