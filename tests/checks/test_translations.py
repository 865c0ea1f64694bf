"""Words that belong to no sentence: what is suggested, and that suggesting stays cheap in a big office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.catalog import Translation
from generator.checks import case as module
from generator.checks.case import NOTHING, Case
from generator.checks.translations import translation_unknown
from generator.source.places import Places
from tests.checks.cases import TODAY, found
from tests.support.catalog import mini_catalog, project


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
