"""The office report: whole, quiet, inert, and printable."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from generator import ledger
from generator.config import Config
from generator.model.call import Call, Calls
from generator.model.edition import Editions
from generator.publish import office
from generator.render.office.report import lists, page
from tests.support.catalog import ROOT, TODAY, mini_catalog, project

FOLDER = ROOT / "theme/office"
HOSTILE = "<script>alert(1)</script>"


def made(catalog) -> str:
    return page(catalog, lists(catalog, TODAY), TODAY, FOLDER).data.decode()


def test_the_page_holds_every_list() -> None:
    html = made(mini_catalog())
    for name in ("reprint", "coverage-areas", "coverage", "calls", "unverified"):
        assert f'id="{name}"' in html
        assert f'href="{name}.csv"' in html
    assert "不用重印" in html
    assert "0595-12333" in html


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    html = made(mini_catalog(project(name=HOSTILE, everyday_name={"zh": HOSTILE, "en": HOSTILE})))
    assert "&lt;script&gt;" in html
    assert not re.search(r"<(script|link|img|iframe|object)\b|\bsrc=|url\(|https?://", html)
    assert "default-src 'none'" in html
    assert 'content="noindex' in html


def test_what_is_urgent_stands_out() -> None:
    catalog = mini_catalog(project("east"), issued=False)
    catalog = replace(catalog, editions=Editions(ledger.issue(catalog, ["east"], TODAY)))
    other = project("east", general_contractor={"name": "示例二公司"})
    html = made(replace(catalog, projects={"east": other}))
    assert '<tr class="now"><td>马上换</td>' in html
    assert "示例建设集团有限公司 → 示例二公司" in html


def test_calls_are_shown_by_day_and_never_by_whom() -> None:
    call = Call(TODAY, "0595-12333", False, "", "宣传办值班岗", "没人接")
    html = made(replace(mini_catalog(), calls=Calls((call,))))
    assert "上次没人接，2026-11-20" in html
    assert "宣传办值班岗" not in html


def test_the_report_is_written_beside_the_site(tmp_path: Path) -> None:
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    config = Config(tmp_path, TODAY)
    paths = [it.path for it in office.outputs(config, mini_catalog())]
    assert paths == [
        "index.html",
        "review.ics",
        "reprint.csv",
        "coverage-areas.csv",
        "coverage.csv",
        "calls.csv",
        "unverified.csv",
    ]
    assert config.office != config.site
    assert not config.office.is_relative_to(config.site)
