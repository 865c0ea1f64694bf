"""A program is another one when one of its files or one of those it calls is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish import program


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "render").mkdir()
    (tmp_path / "render/scan.py").write_bytes(b"a = 1\nb = 2\n")
    (tmp_path / "wording.yaml").write_bytes(b"zh: x\n")
    monkeypatch.setattr(program, "PACKAGE", tmp_path)
    return tmp_path


def fingerprint() -> str:
    return program.fingerprint.__wrapped__()


def test_line_ends_and_what_is_no_source_are_nothing_to_it(package: Path) -> None:
    first = fingerprint()
    (package / "render/scan.py").write_bytes(b"a = 1\r\nb = 2\r\n")
    (package / "render/scan.pyc").write_bytes(b"1")
    assert fingerprint() == first


def test_another_byte_name_or_version_is_another_program(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {fingerprint()}
    (package / "wording.yaml").write_bytes(b"zh: y\n")
    found.add(fingerprint())
    (package / "wording.yaml").rename(package / "words.yaml")
    found.add(fingerprint())
    monkeypatch.setattr(program, "version", lambda _: "0")
    found.add(fingerprint())
    assert len(found) == 4
