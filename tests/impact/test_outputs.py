"""What is told as touched is what a build writes otherwise: complete and exact, whatever was edited.

The other side of the comparison is made from the bytes themselves: every page, scan page and sheet of words,
rendered before and after an edit of the small catalog, and of the shipped data.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalog import Catalog
from generator.impact.outputs import address, compare, frames_touched, state
from generator.load import load_catalog
from generator.model.base import Localized
from generator.publish import media
from generator.publish.engine import SEARCH_INDEX, also_found
from generator.render import feeds, flow, forms, offline, pages, prints, scan, urls
from generator.render import open as open_data
from generator.render.media import article, script, sms
from generator.render.media.picture import picture
from generator.render.media.recipient import recipients
from generator.render.robots import robots
from generator.render.spec_sheet import spec_sheet
from tests.conftest import ROOT
from tests.support.catalog import PLACE, TODAY, channel, landline, mini_catalog, project, short

THEME = ROOT / "theme"
TEXTS: Mapping[str, Mapping[str, str]] = {
    "zh": {"about": "---\ntitle: 关于\n---\n\n打 {{phone:cn-12333}} 问。\n"},
    "en": {"about": "---\ntitle: About\n---\n\nCall {{phone:cn-12333}}.\n"},
}
Edit = Callable[[Catalog, str], Catalog]


def everything(catalog: Catalog) -> dict[str, bytes]:
    """Path → bytes of all that can be made without the engine and the press."""
    found: dict[str, bytes] = {}
    index: dict[str, list[bytes]] = {}
    for lang in catalog.site.languages:
        own = pages.in_language(TEXTS, lang)
        for it in pages.guide(catalog, lang, TODAY, own, TEXTS["zh"]):
            found[urls.home(lang) + address(it.path)] = it.data
            index.setdefault(lang, []).append(it.path.encode() + it.data)
        index[lang].append(json.dumps(also_found(catalog, lang)).encode())
        found[urls.home(lang) + SEARCH_INDEX] = b"".join(index[lang])
        around = repr(offline.words(catalog, lang)).encode()
        found[urls.offline(lang)] = b"".join([*index[lang][:-1], around])  # as if it held every page
    for it in scan.outputs(catalog, TODAY, THEME / "landing"):
        found[it.path.removesuffix("index.html")] = it.data
    changes = list(feeds.outputs(catalog))
    sites = media.outputs(catalog, TODAY, THEME)
    for it in (*changes, *open_data.outputs(catalog, TODAY, changes), robots(catalog), *sites):
        found[it.path] = it.data
    for one in recipients(catalog, TODAY):
        for lang in catalog.complete_languages():
            found[f"export/script/{one.id}/{lang}"] = repr(list(script.scripts(one, lang))).encode()
            found[f"export/sms/{one.id}/{lang}"] = repr(list(sms.messages(one, lang))).encode()
            found[f"export/article/{one.id}/{lang}"] = article.page(one, lang).encode()
    sheets = [s for one in prints.subjects(catalog) for s in prints.sheets(catalog, one, TODAY)]
    sheets += [spec_sheet(catalog, one, TODAY) for one in catalog.public_projects()]
    sheets += [picture(one) for one in recipients(catalog, TODAY)]
    for sheet in (*sheets, *flow.sheets(catalog, TODAY), *forms.sheets(catalog, TODAY)):
        found[sheet.path] = json.dumps([sheet.template, sheet.data], sort_keys=True, default=str).encode()
    return found


def _channel(field: str, value: Callable[[str], Any], who: str = "cn-inspection") -> Edit:
    def edit(catalog: Catalog, word: str) -> Catalog:
        changed = catalog.channels[who].model_copy(update={field: value(word)})
        return replace(catalog, channels={**catalog.channels, who: changed})

    return edit


def _words(word: str) -> Localized:
    return Localized.model_validate({"zh": f"话{word}", "en": f"words {word}"})


def _project(**fields: Callable[[str], Any]) -> Edit:
    def edit(catalog: Catalog, word: str) -> Catalog:
        more = {name: value(word) for name, value in fields.items()}
        return replace(catalog, projects={**catalog.projects, "sample": project("sample", **more)})

    return edit


def _string(key: str, lang: str) -> Edit:
    def edit(catalog: Catalog, word: str) -> Catalog:
        words = {**catalog.strings[lang], key: f"{catalog.strings[lang][key]}{word}"}
        return replace(catalog, strings={**catalog.strings, lang: words})

    return edit


def _title(catalog: Catalog, word: str) -> Catalog:
    return replace(catalog, site=catalog.site.model_copy(update={"title": _words(word)}))


def _added(catalog: Catalog, word: str) -> Catalog:
    made = channel(f"new-{len(word)}", "window", f"窗口{word}", "Window", "5", area=PLACE)
    return replace(catalog, channels={**catalog.channels, made.id: made})


def _gone(catalog: Catalog, word: str) -> Catalog:
    return replace(catalog, channels={k: v for k, v in catalog.channels.items() if k != "cn-legal-aid"})


EDITS: Mapping[str, Edit] = {
    "summary": _channel("summary", _words),
    "cost": _channel("cost", _words),
    "phone": _channel("phones", lambda w: channel(
        "x", "window", "一", "One", "1", phones=[landline(f"0595-8561{1000 + len(w):04d}")]).phones),
    "hotline": _channel("phones", lambda w: channel(
        "x", "hotline", "一", "One", "1", phones=[short("12333", label={"zh": f"问{w}"})]).phones,
        "cn-12333"),
    "site name": _project(name=lambda w: f"示例工程{w}"),
    "site phone": _project(regulators=lambda w: [
        {"industry": "housing", "name": f"示例局{w}", "phones": [short("12345")]}]),
    "pay day": _project(pay_day=lambda w: {"day": str(1 + len(w)), "month": "next"}),
    "guide words": _string("guide.call", "zh"),
    "print words": _string("print.join", "en"),
    "title": _title,
    "channel added": _added,
    "channel gone": _gone,
}  # fmt: skip
BASE = replace(
    mini_catalog(project("sample")), regulations=load_catalog(ROOT).regulations
)  # forms quote them
BYTES = everything(BASE)
STATE = state(BASE, TEXTS, TODAY, THEME)


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_touches_something(name: str) -> None:
    edited = EDITS[name](BASE, "一二")
    before, after = STATE, state(edited, TEXTS, TODAY, THEME)
    assert compare(before, after) or frames_touched(before, after)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.text("一二三", max_size=4)), max_size=3))
def test_what_is_told_is_exactly_what_changed(edits: list[tuple[str, str]]) -> None:
    edited = BASE
    for name, word in edits:
        edited = EDITS[name](edited, word)
    told = {t.path: t.turn for t in compare(STATE, state(edited, TEXTS, TODAY, THEME))}
    old, new = BYTES, everything(edited)
    wanted = {path: "changed" for path in old.keys() & new.keys() if old[path] != new[path]}
    wanted |= dict.fromkeys(new.keys() - old.keys(), "added")
    wanted |= dict.fromkeys(old.keys() - new.keys(), "removed")
    assert told == wanted


def test_nothing_edited_touches_nothing(catalog: Catalog) -> None:
    assert compare(STATE, state(replace(BASE), TEXTS, TODAY, THEME)) == ()
    assert len(STATE.files) > 100


def test_a_framed_word_is_told_for_its_language() -> None:
    edited = _string("frame.call", "en")(BASE, "!")
    before, after = STATE, state(edited, TEXTS, TODAY, THEME)
    assert frames_touched(before, after) == ("en",)


def test_a_changed_text_message_is_told_with_its_page_and_the_table() -> None:
    edited = _string("sms.main", "zh")(BASE, "!")
    told = {t.path for t in compare(STATE, state(edited, TEXTS, TODAY, THEME))}
    assert {"export/sms/sample/zh", "media/sample/index.html", "media/sms.csv"} <= told
    assert all(path.startswith(("export/sms/", "media/")) for path in told)


def test_a_board_that_can_no_longer_be_made_is_touched() -> None:
    site = BASE.projects["sample"].model_copy(update={"wage_officer": None})
    broken = replace(BASE, projects={"sample": site})
    told = compare(STATE, state(broken, TEXTS, TODAY, THEME))
    assert any(t.path.startswith("print/sample/") for t in told)


@pytest.mark.parametrize(
    ("staged", "wanted"),
    [("index.md", ""), ("about.md", "about/"), ("channels/index.md", "channels/"),
     ("areas/100000.md", "areas/100000/"), ("find/in/1/index.html", "find/in/1/"), ("a/b.css", "a/b.css")],
)  # fmt: skip
def test_an_address_is_the_engines(staged: str, wanted: str) -> None:
    assert address(staged) == wanted
