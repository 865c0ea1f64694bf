"""What people read about the dependencies covers what is locked; nothing in it is mended later."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.scripts import script

MENDED = {"id": "CVE-1", "mended": "2.0", "source": "https://example.org/1"}
LAST = {"id": "CVE-2", "last": "2.0", "source": "https://example.org/2"}
OPEN = {"id": "CVE-3", "open": "only for tests", "source": "https://example.org/3"}


@pytest.fixture(scope="module")
def reading() -> Any:
    return script("reading")


@pytest.fixture(scope="module")
def held(reading: Any) -> dict[str, Any]:
    return reading.load()


@pytest.fixture(scope="module")
def now(reading: Any) -> dict[str, set[str]]:
    return reading.locked()


def listed(**packages: dict[str, Any]) -> dict[str, Any]:
    return {"read": "2026-11-21", "sources": {}, "packages": packages}


def test_the_list_knows_what_is_locked(reading: Any, held: dict[str, Any], now: dict[str, set[str]]) -> None:
    assert {"pyyaml", "uv", "hatchling", "npm:vnu-jar"} <= now.keys()
    assert len(now) > 150
    strange = [*reading.unknown(held, now)]
    assert not strange, "\n".join([*strange, reading.HINT])


def test_nothing_is_locked_before_the_version_that_mends_it(
    reading: Any, held: dict[str, Any], now: dict[str, set[str]]
) -> None:
    weak = [*reading.unmended(held, now)]
    assert not weak, "\n".join(["raise it in uv.lock: uv lock --upgrade-package NAME", *weak])


def test_each_weakness_says_what_became_of_it_and_who_says_so(held: dict[str, Any]) -> None:
    found = [it for one in held["packages"].values() for it in one.get("weaknesses", ())]
    assert len(found) > 100
    for it in found:
        assert it.keys() - {"id", "source"} in ({"mended"}, {"last"}, {"open"}), it
        assert it["source"].startswith("https://"), it
    for name, one in held["packages"].items():
        assert one.keys() <= {"locked", "newest", "held", "asked", "unread", "weaknesses"}, name
        assert "unread" in one or one["asked"], name
        assert set(one.get("asked", "").split()) <= held["sources"].keys(), name


def test_the_file_has_the_form_that_the_command_writes(
    reading: Any, held: dict[str, Any], now: dict[str, set[str]]
) -> None:
    assert reading.written(held) == reading.LIST.read_text("utf-8")
    assert reading.noted(held, now) == held


def test_another_version_a_new_package_and_one_that_is_gone_are_told(reading: Any) -> None:
    held = listed(one={"locked": "1.0"}, gone={"locked": "3.0"})
    assert [*reading.unknown(held, {"one": {"1.0", "1.1"}, "new": {"2.0"}})] == [
        "gone 3.0 is not locked any more",
        "new 2.0 is not in deploy/audit.yaml",
        "one 1.1 is not in deploy/audit.yaml",
    ]


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("1.9", ["CVE-1 is mended in 2.0", "CVE-2 concerns up to 2.0"]),
        ("2.0", ["CVE-2"]),
        ("2.0.1", []),
        ("10", []),
    ],
)
def test_a_version_before_its_mending_is_told(version: str, told: list[str], reading: Any) -> None:
    weak = [*reading.unmended(listed(one={"weaknesses": [MENDED, LAST, OPEN]}), {"one": {version}})]
    assert len(weak) == len(told)
    assert all(word in line and version in line for word, line in zip(told, weak, strict=True))


def test_what_is_noted_is_unread_and_forgets_no_weakness(
    reading: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "audit.yaml"
    before = listed(
        gone={"locked": "3.0"}, kept={"locked": "1.0", "asked": "pypa"},
        raised={"locked": "2.0", "newest": "3.0", "asked": "pypa", "weaknesses": [MENDED]},
    )  # fmt: skip
    file.write_text(reading.written(before), "utf-8")
    monkeypatch.setattr(reading, "LIST", file)
    monkeypatch.setattr(reading, "load", lambda load=reading.load: load(file))
    monkeypatch.setattr(reading, "locked", lambda: {"raised": {"3.0"}, "kept": {"1.0"}, "new": {"13.1"}})
    assert reading.main() == 1
    assert reading.HINT in capsys.readouterr().err
    assert reading.main("--note") == 0
    assert "not read since: new, raised." in capsys.readouterr().out
    assert reading.load()["packages"] == {
        "kept": {"locked": "1.0", "asked": "pypa"},
        "new": {"locked": "13.1", "unread": "yes"},
        "raised": {"locked": "3.0", "unread": "yes", "asked": "pypa", "weaknesses": [MENDED]},
    }


def test_the_summary_names_some_and_counts_the_rest(reading: Any) -> None:
    now = {f"p{n}": {"1"} for n in range(8)}
    english, chinese = reading.summary(listed(p0={"locked": "1"}), now)
    assert english.endswith("not read since: p1, p2, p3, p4, p5 +2.")
    assert "2026-11-21" in chinese
    assert reading.summary(listed(p0={"locked": "1"}), {"p0": {"1"}})[0].endswith("none.")
