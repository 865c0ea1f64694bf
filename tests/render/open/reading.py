"""The open data of the shipped facts, made once, and a catalog whose every office value is a canary."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from generator.catalog import Catalog
from generator.model.contact import Contact
from generator.render import open as open_data
from tests.support.catalog import SOURCE, channel, landline, mini_catalog, project
from tests.support.guide import TODAY, real_catalog

V1 = "open/v1/"
CANARY = "金丝雀"  # in every value that is the office's own
DAYS = [
    {"weekday": "wed", "from": "2026-12-01", "until": "2027-02-05", "opens": "09:00", "closes": "11:30",
     "who": {"zh": "负责同志"}, "source": SOURCE},
    {"weekday": "mon", "nth": "1", "from": "2026-12-02", "source": SOURCE},
    {"month_day": "15", "from": "2026-11-20", "opens": "14:00", "closes": "17:00", "source": SOURCE},
    {"from": "2026-12-28", "until": "2026-12-30", "source": SOURCE,
     "note": {"zh": "农历换算见附件", "en": "For the lunar date see the annex"}},
]  # fmt: skip


def mobile() -> str:
    """A number of the form of a mobile, made up when it is needed."""
    return "1" + "39" + "0595" + "0123"


@cache
def files() -> Mapping[str, bytes]:
    """Path under open/v1/ → bytes, of the shipped facts."""
    return {it.path.removeprefix(V1): it.data for it in open_data.outputs(real_catalog(), TODAY)}


def read(name: str) -> Any:
    return json.loads(files()[name])


def of(catalog: Catalog) -> dict[str, bytes]:
    """The same of another catalog."""
    return {it.path.removeprefix(V1): it.data for it in open_data.outputs(catalog, TODAY)}


def receiving() -> Catalog:
    """A catalog with a window that has every sort of reception day."""
    window = channel("window", "window", "窗口", "Window", "5", area="350582006", reception=DAYS,
                     phones=[landline("0595-85612345", extension="801")], hours={"zh": "工作日"},
                     address={"zh": "灵源路1号"}, languages=["zh"], needs=[{"zh": "身份证"}],
                     checked={"date": "2026-11-01", "how": "visit", "by": "岗位"})  # fmt: skip
    return mini_catalog(more_channels=[window])


def caged() -> Catalog:
    """A catalog with office values everywhere that one may stand; all of them are canaries."""
    person = {"name": CANARY}
    asked = {"name": CANARY, "publish": "public"}  # without consent
    own = [{"number": mobile(), "kind": "mobile"}, landline("0595-85699999", publish="office")]
    checked = {"date": "2026-11-01", "how": "call", "by": CANARY}
    hidden = channel("hidden", "window", CANARY, CANARY, "5", publish="office")
    never = channel("never", "window", CANARY, CANARY, "5", publish="never")
    shown = channel("shown", "window", "窗口", "Window", "5", phones=own, checked=checked)
    site = project("site", hat_cards="7777", note={"zh": CANARY}, checked=checked, investment="private",
                   owner={"name": "业主", "person": person, "phones": own},
                   retired={"on": "2026-11-01", "reason": CANARY}, stage="retired",
                   channels={"inspection": "hidden"})  # fmt: skip
    away = project("away", publish="office", name=CANARY)
    post = {"unit": {"zh": "科室"}, "post": {"zh": "岗位"}, "phones": own, "person": asked}
    roster = Contact.model_validate({
        "id": "roster", "area": "350582006", "title": {"zh": "名单"}, "posts": [post], "publish": "public",
        "source": SOURCE,
    })  # fmt: skip
    made = mini_catalog(site, away, more_channels=[hidden, never, shown], issued=False)
    return replace(made, contacts={"roster": roster})
