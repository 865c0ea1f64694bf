"""Numbers as they are written: a slip has one message."""

from __future__ import annotations

from generator.checks.phones import CHECKS
from tests.checks.cases import found
from tests.support.catalog import channel, mini_catalog


def test_a_number_of_the_wrong_kind_is_named_for_that_alone() -> None:
    """12351 takes no area code in 泉州, which is said once its kind is right."""
    told: dict[str, list[str]] = {}
    for kind in ("landline", "area_short_code"):
        phones = [{"number": "0595-12351", "kind": kind}]
        desk = channel("x", "window", "窗口", "Window", "1", area="350500", phones=phones)
        catalog = mini_catalog(more_channels=[desk])
        told[kind] = [problem.rule for check in CHECKS for problem in found(check, catalog)]
    assert told == {"landline": ["phone-kind"], "area_short_code": ["phone-short-code-without-twin"]}
