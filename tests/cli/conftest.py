"""A command at the terminal, run on the checkout of the test."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.cli import main


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], root: Path):
    """Runs a command on the checkout; its exit code, what it said, and what it said on standard error."""

    def run(*words: str, lang: str = "en_GB.UTF-8") -> tuple[int, str, str]:
        monkeypatch.setenv("LC_ALL", lang)
        monkeypatch.setattr(sys, "argv", ["wageboard", *words, "--root", str(root), "--today", "2026-11-21"])
        try:
            main()
        except SystemExit as left:
            code = left.code
        else:
            code = 0
        said = capsys.readouterr()
        assert code is None or isinstance(code, int)
        assert "Traceback" not in said.out + said.err
        return code or 0, said.out, said.err

    return run
