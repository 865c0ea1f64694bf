"""Light pages and offline files are the same bytes, whether one process makes them or several."""

from __future__ import annotations

import tempfile
from dataclasses import replace

import pytest

from generator import ledger
from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE, Config
from generator.model.edition import Editions
from generator.publish import light, offline
from generator.publish.executor import inprocess, local
from generator.publish.stage import prose
from generator.render import scan
from generator.render.offline import output
from generator.render.pages import in_language
from tests.conftest import ROOT, TODAY
from tests.support.catalog import mini_catalog, project

CONFIG = Config(ROOT, TODAY)


@pytest.fixture(scope="module")
def many() -> Catalog:
    """Six sites with editions, one of which was issued twice."""
    made = mini_catalog(*(project(f"p{n}") for n in range(6)), issued=False)
    first = replace(made, editions=Editions(ledger.issue(made, made.projects, TODAY)))
    renamed = first.only(
        (project("p1", name="示例另一个工程"), *list(first.projects.values())[2:]), first.editions
    )
    return replace(first, editions=first.editions.plus(ledger.issue(renamed, ["p1"], TODAY)))


def test_light_pages_are_the_same_from_one_process_and_from_two(many, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(light, "FEW", 2)
    unknown = {it.path for it in scan.unknown(many, ROOT / "theme/landing")}
    every = scan.outputs(many, TODAY, ROOT / "theme/landing")
    wanted = {it.path: it.data for it in every if it.path not in unknown}
    alone = {it.path: it.data for it in light.outputs(CONFIG, many, inprocess())}
    with local(2) as crew:
        spread = {it.path: it.data for it in light.outputs(CONFIG, many, crew)}
    assert alone == wanted
    assert spread == wanted
    assert sum(path.startswith("q/") for path in wanted) == 2 * len(many.editions)
    assert sum(path.startswith("inspect/") for path in wanted) == 2 * len(many.editions)
    assert list(tmp_path.iterdir()) == [], "their templates are gone with the processes"


def test_a_share_is_all_that_its_pages_need(many):
    """Pages made of a catalog with nothing but the share are those of the whole catalog."""
    share = scan.shares(many)[1]
    assert {it.subject for it in share.editions} == {"p1"}
    assert len({it.revision for it in share.editions}) == 2
    alone = scan.Pages(many.only(), TODAY, ROOT / "theme/landing").outputs(share)
    whole = scan.Pages(many, TODAY, ROOT / "theme/landing").outputs(share)
    assert [(it.path, it.data) for it in alone] == [(it.path, it.data) for it in whole]


def test_offline_files_need_no_editions(catalog: Catalog, monkeypatch):
    """What is sent to another process is the catalog without them; the whole catalog gives the same bytes."""
    small = replace(catalog, site=catalog.site.model_copy(update={"languages": ("zh",)}))
    (made,) = offline.outputs(CONFIG, small, inprocess())
    grounds: list[offline.Ground] = []
    monkeypatch.setattr(offline, "_made", lambda it, lang: grounds.append(it))
    list(offline.outputs(CONFIG, small, inprocess()))
    (it,) = grounds
    texts = prose(CONFIG.content / DEFAULT_LANGUAGE)
    whole = output(small, "zh", TODAY, in_language({"zh": texts}, "zh"), texts, it.reads, it.style)
    assert made.data == whole.data
    assert not len(it.catalog.editions)
    assert len(small.editions)
