"""Which sites may be left out of the next run: none that a rule would have to see again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.calls import call_of
from generator.checks.apart import apart
from generator.checks.case import Case
from generator.model.call import Calls
from generator.model.vocabulary import PlainRule
from generator.source.places import Places
from tests.checks.cases import TODAY
from tests.support.catalog import channel, landline, mini_catalog, project

DOUBT = [{"industry": "housing", "name": "示例局", "phones": [landline("0595-85610001")]}]
UNKNOWN = [{"industry": "housing", "name": "示例局"}, {"industry": "water", "name": "示例局"}]
EXCEPTION = {"text": "说得长", "reason": "试"}
LIMIT = {"rule": "sentence", "limit": "3", "reason": "试", "exceptions": [EXCEPTION]}
SITES: dict[str, dict[str, Any]] = {
    "sound": {},
    "more": {"note": {"zh": "短句。", "en": "Short."}},
    "hidden": {"publish": "office"},
    "renamed": {"formerly": ["old"]},
    "strange": {"regulators": UNKNOWN},
    "silent": {"regulators": DOUBT, "demo": "false", "name": "安置房"},
    "excused": {"note": {"zh": "这句说得长。", "en": "Long."}},
}


def test_a_site_that_another_rule_must_see_again_is_not_left_out() -> None:
    namesake = channel("sound", "window", "窗口", "Window", "1", note=SITES["excused"]["note"])
    sites = (project(name, **fields) for name, fields in SITES.items())
    catalog = mini_catalog(*sites, more_channels=[namesake])
    words = catalog.vocabulary
    industries = tuple(entry for entry in words.industries if entry.industry != "water")
    rules = (PlainRule.model_validate(LIMIT),)
    calls = [call_of(f"2026-11-{day},0595-85610001,no,,宣传办值班岗,") for day in (18, 19)]
    catalog = replace(
        catalog,
        vocabulary=words.model_copy(update={"industries": industries, "plain_chinese": rules}),
        calls=Calls(tuple(it for it in calls if it)),
    )
    case = Case(catalog, Places(), TODAY, {"content/zh/a.md": "这句说得长。"})
    left = apart(case)
    assert set(left) == {"sound", "more"}
    assert left["more"] is case.outlines["more"]
    assert set(apart(replace(case, catalog=replace(catalog, calls=Calls())))) == {"sound", "more", "silent"}
