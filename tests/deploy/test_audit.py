"""`make audit` fails with one clear message when anything wasn't looked up, and names what is weak."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.support.scripts import script

REQUIREMENTS = (
    "click==8.4.0 ; python_version >= '3' \\\n    --hash=sha256:00\nPyYAML==6.0.3\n    --hash=sha256:11\n"
)
CLEAN = [
    {"name": "click", "version": "8.4.0", "vulns": []},
    {"name": "pyyaml", "version": "6.0.3", "vulns": []},
]
WEAK = {"id": "PYSEC-2020-96", "fix_versions": ["6.1"], "aliases": [], "description": "x"}


@pytest.fixture(scope="module")
def audit() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "deploy"))
        module = script("audit")
        held, now = module.reading.load(), module.reading.locked()
        patch.setattr(module.reading, "load", lambda: held)
        patch.setattr(module.reading, "locked", lambda: now)
        yield module


def run(audit: Any, tmp_path: Path, printed: str, errors: str = "", code: int = 0) -> int:
    """The exit code for a pip-audit that prints this."""
    (tmp_path / "asked.txt").write_text(REQUIREMENTS, "utf-8")
    fake = tmp_path / "fake.py"
    fake.write_text(
        f"import sys\nprint({printed!r})\nprint({errors!r}, file=sys.stderr)\nsys.exit({code})\n", "utf-8"
    )
    return audit.main(str(tmp_path / "asked.txt"), sys.executable, str(fake))


def test_all_looked_up_and_nothing_known(
    audit: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(audit, tmp_path, json.dumps({"dependencies": CLEAN})) == 0
    said = capsys.readouterr().out
    assert "2 packages looked up" in said
    assert "last read" not in said


def test_a_weakness_is_named_with_what_mends_it(
    audit: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = [CLEAN[0], {**CLEAN[1], "vulns": [WEAK]}]
    assert run(audit, tmp_path, json.dumps({"dependencies": held}), code=1) == 1
    said = capsys.readouterr().err
    assert said.strip() == "pyyaml 6.0.3: PYSEC-2020-96, mended in / 修复于 6.1"


@pytest.mark.parametrize(
    ("printed", "errors", "told"),
    [
        (json.dumps({"dependencies": [CLEAN[0], {"name": "pyyaml", "skip_reason": "not found on PyPI"}]}), "",
         ["1 of 2 packages", "pyyaml", "not found on PyPI"]),
        (json.dumps({"dependencies": [CLEAN[0]]}), "", ["1 of 2 packages", "pyyaml"]),
        ("", "Traceback …\nrequests.exceptions.ConnectionError: no such host\n", ["2 of 2", "no such host"]),
        ("{}", "", ["2 of 2 packages"]), ("[]", "", ["2 of 2 packages"]),
    ],
)  # fmt: skip
def test_what_nobody_looked_up_is_a_failure(
    printed: str, errors: str, told: list[str], audit: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(audit, tmp_path, printed, errors) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "没查到" in said.err
    assert f"People last read about {len(audit.reading.load()['packages'])} packages on 20" in said.err
    assert "Traceback" not in said.err
    assert all(word in said.err for word in told)


def test_a_weakness_is_told_beside_what_is_missing(
    audit: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = [{**CLEAN[0], "vulns": [WEAK]}]
    assert run(audit, tmp_path, json.dumps({"dependencies": held}), code=1) == 1
    said = capsys.readouterr().err
    assert "PYSEC-2020-96" in said
    assert "1 of 2 packages" in said
