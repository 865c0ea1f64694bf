"""Sites and windows with their prints, and the counts of places."""

from __future__ import annotations

from dataclasses import replace

from generator import ledger
from generator.coverage import coverage, tallies
from generator.model.edition import Editions
from tests.support.catalog import PLACE, TODAY, channel, mini_catalog, project


def states(catalog) -> dict[str, dict[str, str]]:
    return {it.id: dict(it.states) for it in coverage(catalog, TODAY)}


def test_issued_missing_and_outdated() -> None:
    window = channel("place-window", "window", "街道窗口", "Window", "5", area=PLACE)
    catalog = mini_catalog(project("east"), project("west"), more_channels=[window], issued=False)
    nothing = {"board": "missing", "hat": "missing"}
    assert states(catalog) == {"east": nothing, "west": nothing, "place-window": {"window": "missing"}}
    catalog = replace(catalog, editions=Editions(ledger.issue(catalog, ["east", PLACE], TODAY)))
    whole = {"board": "current", "hat": "current"}
    assert states(catalog) == {"east": whole, "west": nothing, "place-window": {"window": "current"}}
    other = project("east", general_contractor={"name": "示例二公司"})
    changed = replace(catalog, projects={**catalog.projects, "east": other})
    assert states(changed)["east"] == {"board": "outdated", "hat": "current"}


def test_only_sites_at_work_and_public_windows_count() -> None:
    stages = ("planned", "active", "finished", "retired")
    hidden = channel("hidden", "window", "内部窗口", "Window", "5", area=PLACE, publish="office")
    sites = [project(stage, stage=stage) for stage in stages]
    catalog = mini_catalog(*sites, project("kept", publish="office"), more_channels=[hidden])
    assert list(states(catalog)) == ["active"]


def test_every_place_counts_what_lies_in_it() -> None:
    catalog = mini_catalog(project("east"), project("west", area="350500"), issued=False)
    catalog = replace(catalog, editions=Editions(ledger.issue(catalog, ["east"], TODAY)))
    found = tallies(catalog, coverage(catalog, TODAY))
    assert [(it.area, it.depth, it.sites, it.sites_whole, it.windows) for it in found] == [
        ("100000", 0, 2, 1, 0), ("350000", 1, 2, 1, 0), ("350500", 2, 2, 1, 0), (PLACE, 3, 1, 1, 0),
    ]  # fmt: skip
