"""The table of promises: each names tests that there are, and counts those of a run."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.bench.results import MissingError
from tests.bench.trust import PROMISES, Promise, row, tried
from tests.conftest import ROOT

RUN = """<testsuites><testsuite tests="4" time="9">
<testcase classname="tests.publish.test_hidden" name="a" time="0.5"/>
<testcase classname="tests.publish.test_hidden_things" name="b" time="8"/>
<testcase classname="tests.site.test_x" name="c" time="1.5"><failure/></testcase>
<testcase classname="tests.site.test_x" name="d" time="1"><properties>
<property name="files" value="900"/></properties></testcase>
</testsuite></testsuites>"""


def test_tests_are_counted_by_their_module() -> None:
    run = list(tried(ElementTree.fromstring(RUN)))
    promise = Promise("what", ("publish.test_hidden", "site"), "More", ("a", "b"))
    assert row(promise, run) == ["what", "3; 900 files", "1", "3", "a; b", "More"]
    with pytest.raises(MissingError, match=r"publish\.test_gone"):
        row(promise._replace(modules=("publish.test_gone",)), run)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda it: it.name)
def test_a_promise_names_tests_that_there_are(promise: Promise) -> None:
    for module in promise.modules:
        path = ROOT / "tests" / module.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").is_file(), module
