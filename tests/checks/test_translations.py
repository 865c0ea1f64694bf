"""Words that belong to no sentence: what is suggested, and that suggesting stays cheap in a big office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.catalog import Translation
from generator.checks import case as module
from generator.checks import translations
from generator.checks.case import NOTHING, Case
from generator.checks.outline import Outline
from generator.checks.translations import (
    draft_on_paper,
    translation_missing,
    translation_outdated,
    translation_unknown,
    translation_unlisted,
)
from generator.i18n.status import ON_SCREEN
from generator.load import load
from generator.overlay import stands, units
from generator.source.places import Places
from tests.checks.cases import TODAY, found, notice, of, with_records
from tests.support.catalog import channel, mini_catalog, project
from tests.test_specimens import BASE

LAW = "wage-payment-regulation"
HERE = ("router", "router")


def suggested(unit: str) -> str:
    held = {"en": Translation({unit: "Some words"})}
    catalog = replace(mini_catalog(project("alpha"), project("beta")), translations=held)
    (problem,) = found(translation_unknown, catalog)
    return problem.facts["near"]


def test_a_misspelt_sentence_is_looked_for_in_its_own_record() -> None:
    assert suggested("projects/beta/everyday_nam") == "projects/beta/everyday_name"


def test_a_record_that_is_gone_is_looked_for_among_the_records() -> None:
    assert suggested("projects/alpa/everyday_name") == "projects/alpha"


def test_suggestions_end_when_enough_was_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []
    real = module.nearest

    def counted(wanted: str, ids: list[str], alike: float) -> str:
        searched.append(len(ids))
        return real(wanted, ids, alike)

    monkeypatch.setattr(module, "nearest", counted)
    monkeypatch.setattr(module, "SEARCHED", 400)
    case = Case(mini_catalog(), Places(), TODAY)
    ids = [f"site-{number}" for number in range(100)]
    near = [case.near(f"sit-{number}", ids) for number in range(10)]
    assert near[0] == "site-0"
    assert near[-1] == NOTHING
    assert sum(searched) == 400


def test_a_sentence_that_is_outdated_stands_where_its_chinese_does() -> None:
    loaded = load(BASE)
    assert loaded.catalog
    words = loaded.catalog.vocabulary
    languages = tuple(entry.model_copy(update={"reviewed_by": "译审岗"}) for entry in words.languages)
    reviewed = replace(
        loaded.catalog,
        vocabulary=words.model_copy(update={"languages": languages}),
        strings={"zh": {"a": "甲"}, "en": {"a": "A"}},
    )
    spots: dict[str, tuple[str, str, *tuple[str | int, ...]]] = {
        "strings/a": ("strings", "zh"),
        "site/site/title": ("site", "site", "title"),
        "campaigns/sample-campaign/phases.0.name": ("campaigns", "sample-campaign", "phases", 0, "name"),
        f"regulations/{LAW}/articles.34.plain": ("regulations", LAW, "articles", 0, "plain"),
        "router/router/questions.what.answers.1.text": (*HERE, "questions", 1, "answers", 1, "text"),
        "vocabulary/short-codes/12348/name": ("vocabulary", "short-codes", 2, "name"),
    }
    made = dict.fromkeys(spots, "of other words")
    case = Case(replace(reviewed, translations={"en": Translation(sources=made)}), loaded.places, TODAY)
    found = {p.facts["unit"]: p for p in of(translation_outdated, case)}
    assert set(found) == set(spots)
    for unit, spot in spots.items():
        assert (found[unit].path, found[unit].line, found[unit].column) == loaded.places.spot(*spot), unit
        assert (found[unit].severity, found[unit].facts["lang"]) == ("warning", "en")
    unlisted = of(translation_unlisted, case)
    assert [(p.path, p.line, p.column, p.severity) for p in unlisted] == [
        ("data/translations/en/sources.yaml", 1, 1, "warning")
    ]
    assert int(unlisted[0].facts["count"]) == len(case.late) - len(spots)
    assert unlisted[0].facts["found"].count(", ") == 2


def test_every_address_leads_to_its_sentence() -> None:
    loaded = load(BASE)
    assert loaded.catalog
    tried = 0
    for unit in units(loaded.catalog):
        folder, record, path = stands(loaded.catalog, unit.id)
        (document,) = loaded.places.documents[folder, record]
        assert document.has(*path, "zh"), unit.id
        tried += 1
    assert tried > 60


@pytest.mark.parametrize(("size", "shown"), [(20, "字" * 20), (21, "字" * 20 + "…")])
def test_long_words_are_cut_in_a_message(size: int, shown: str) -> None:
    one = channel("x", "window", "窗口", "Window", "1", note={"zh": "字" * size})
    assert [p.facts["found"] for p in found(translation_missing, mini_catalog(more_channels=[one]))] == [
        shown
    ]


def test_words_of_prints_wait_for_a_reviewer() -> None:
    catalog = mini_catalog()
    drafts = [entry.tag for entry in catalog.vocabulary.languages if entry.draft]
    assert drafts
    words = {
        tag: {"print.board.title": "1", ON_SCREEN[0] + "x": "2", "hat.title": "3"} for tag in ("zh", *drafts)
    }
    problems = found(draft_on_paper, replace(catalog, strings=words))
    assert [(p.facts["lang"], p.facts["key"]) for p in problems] == [
        (tag, key) for tag in drafts for key in ("print.board.title", "hat.title")
    ]
    assert found(draft_on_paper, replace(catalog, strings={"zh": words["zh"]})) == []


def test_words_of_a_sentence_that_there_is_are_known() -> None:
    held = {"en": Translation(dict.fromkeys(("projects/a/everyday_name", "projects/a/gone"), "Words"))}
    catalog = replace(mini_catalog(project("a")), translations=held)
    assert [p.facts["found"] for p in found(translation_unknown, catalog)] == ["projects/a/gone"]


def test_words_of_a_site_that_was_found_good_before_are_known_by_what_was_kept_of_it() -> None:
    units = ("projects/z/everyday_name", "projects/z/everyday_nam", "projects/y/note")
    catalog = replace(mini_catalog(), translations={"en": Translation(dict.fromkeys(units, "Words"))})
    kept = {"z": Outline("示例", "350500", sentences=units[:1])}
    problems = of(translation_unknown, Case(catalog, Places(), TODAY, kept=kept))
    assert [(p.facts["found"], p.facts["near"]) for p in problems] == [
        (units[1], units[0]),
        (units[2], "projects/z"),
    ]


def test_sentences_of_an_unknown_source_are_named_as_they_are_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "SHOWN", 10_000)
    words = {"zh": {"a": "甲"}, "en": {"a": "A"}}
    note = notice("note")
    catalog = with_records("campaigns", note, catalog=replace(mini_catalog(), strings=words))
    (problem,) = found(translation_unlisted, catalog)
    folders = [unit.partition("/")[0] for unit in problem.facts["found"].split(", ")]
    assert [*dict.fromkeys(folders)] == [
        "strings", "areas", "campaigns", "channels", "projects", "regulations", "site", "vocabulary",
    ]  # fmt: skip


def test_unknown_words_are_not_named_while_a_file_is_unread() -> None:
    held = replace(mini_catalog(), translations={"en": Translation({"projects/gone/name": "Words"})})
    assert len(found(translation_unknown, held)) == 1
    assert found(translation_unknown, held, broken=[("projects", "gone")]) == []
