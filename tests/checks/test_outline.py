"""What rules on several sites see of each: numbers with an owner, mobiles, sentences of its own record."""

from __future__ import annotations

from generator.checks.outline import SHOWN, Number, Outline, Unlisted, outlines, owned, several
from generator.checks.survey import Survey
from generator.overlay import units
from tests.support.catalog import channel, landline, mini_catalog, project, short

MOBILE = "139" + "0" * 8
PHONES = [
    landline("0595-85610001", extension="2"),
    short("12345"),
    {"number": MOBILE, "kind": "mobile", "publish": "public", "consent": "书面"},
    {"number": MOBILE[:-1] + "1", "kind": "mobile", "publish": "office"},
    {"number": "0595-12345", "kind": "area_short_code"},
    {"number": "13800138000", "kind": "mobile", "publish": "public", "consent": "演示号码"},
    landline("无"),
]
OFFICER = {"post": {"zh": "劳资专管员"}, "phones": PHONES}
SITE = project("a", wage_officer=OFFICER, regulators=[])
ALONE = project("b", wage_officer=None, regulators=[], name="示例二期", area="350500")


def test_a_number_has_an_owner_unless_it_is_everybodys() -> None:
    survey = Survey(mini_catalog(SITE))
    at = ("wage_officer", "phones")
    who = "示例建设集团有限公司"
    assert [it for found in survey.phones if found.owner.id == "a" and (it := owned(found))] == [
        Number("projects", "a", (*at, 0), "059585610001", "2", "0595-85610001", who),
        Number("projects", "a", (*at, 2), MOBILE, None, MOBILE, who),
        Number("projects", "a", (*at, 3), MOBILE[:-1] + "1", None, MOBILE[:-1] + "1", who),
    ]
    assert owned(survey.phones[0]) is None
    number = next(it for found in survey.phones if (it := owned(found)))
    assert number.spot == ("projects", "a", (*at, 0))


def test_a_site_in_outline_has_what_stands_in_its_own_record() -> None:
    desk = channel("d", "window", "窗口", "Window", "1", phones=[landline("0595-85610009")])
    catalog = mini_catalog(SITE, ALONE, more_channels=[desk])
    late = [("en", f"projects/a/{n}") for n in range(SHOWN + 2)]
    late += [("ug", "projects/a/0"), ("en", "projects/b/0"), ("en", "channels/a/0"), ("en", "strings/a")]
    every = (*units(catalog),)
    seen = outlines(
        catalog.projects, Survey(catalog).phones, late, ["projects/a/name", "channels/d/name"], every
    )
    assert list(seen) == ["a", "b"]
    first, other = seen["a"], seen["b"]
    assert [number.digits for number in first.numbers] == ["059585610001", MOBILE, MOBILE[:-1] + "1"]
    assert first.given == ("059585610001", MOBILE, "13800138000"), "public, and as long as a mobile"
    named = tuple(f"projects/a/{n}" for n in range(SHOWN))
    assert first.unlisted == (Unlisted("en", SHOWN + 2, named), Unlisted("ug", 1, ("projects/a/0",)))
    assert first.sentences == tuple(it.id for it in every if it.id.startswith("projects/a/"))
    assert len(first.sentences) > 2
    assert other == Outline("示例二期", "350500", (), (), (Unlisted("en", 1, ("projects/b/0",)),), ())


def test_nothing_held_means_no_sentences() -> None:
    catalog = mini_catalog(SITE)
    seen = outlines(catalog.projects, (), (), (), units(catalog))
    assert seen == {"a": Outline(SITE.name, SITE.area)}


def test_of_many_sentences_the_first_are_named() -> None:
    assert several("en", ["a", "b"]) == Unlisted("en", 2, ("a", "b"))
    assert several("en", "abcde") == Unlisted("en", 5, ("a", "b", "c"))
