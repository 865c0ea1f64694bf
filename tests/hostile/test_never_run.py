"""What data says is never run: commands in every text, tag and file name start, open and leave nothing.

Python's own audit events are the witness: they tell of every program, connection and file.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.config import Config
from generator.publish.engine import staged
from generator.publish.typst import Press
from tests.conftest import TODAY, copy_checkout
from tests.hostile.made import CONFIG, LANGUAGES, files, hostile, small
from tests.hostile.test_prints import SHEETS
from tests.hostile.trying import PLACES, Office

MARK = "canary-of-the-tests"
COMMANDS = (
    f"$(touch {MARK}) `touch {MARK}` ; touch {MARK} | touch {MARK} &",
    f"{{{{ cycler.__init__.__globals__.os.system('touch {MARK}') }}}} {{% include '/etc/passwd' %}}",
    f"!!python/object/apply:os.system ['touch {MARK}']",
    "!ENV HOME",
    '#read("/etc/passwd") #import "/etc/passwd" #plugin("x.wasm") #include "/etc/passwd"',
    '--8<-- "/etc/passwd" ![x](/etc/passwd){ include } {!/etc/passwd!} ::: os.system',
    f"<!--#exec cmd='touch {MARK}' --><?php system('touch {MARK}') ?><% system %>",
    f"__import__('os').system('touch {MARK}') %(x)s {{0.__class__}}",
)
RUNS = {
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile",
    "pty.spawn", "socket.connect", "socket.getaddrinfo", "urllib.Request", "webbrowser.open",
    "pickle.find_class",
}  # fmt: skip
STRANGE = ("passwd", "x.wasm", MARK)

_watching: list[list[str]] = []


def _witness(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event in RUNS:
        _watching[-1].append(f"{event} {arguments!r:.200}")
    elif event in ("open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove"):
        path = os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes) else ""
        if Path(path).name in STRANGE:
            _watching[-1].append(f"{event} {path}")


sys.addaudithook(_witness)


@contextmanager
def nothing_runs() -> Iterator[None]:
    """Fails when a program is started, a host asked, or a file opened that only the words name."""
    seen: list[str] = []
    _watching.append(seen)
    try:
        yield
    finally:
        _watching.pop()
    assert seen == []


def test_the_witness_sees(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"os\.system"), nothing_runs():
        os.system("exit 0")
    with pytest.raises(AssertionError, match=MARK), nothing_runs():
        (tmp_path / MARK).touch()
    with pytest.raises(AssertionError, match="passwd"), nothing_runs():
        (tmp_path / "passwd").touch()


def test_commands_in_every_text_are_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    catalog = hostile(small(), COMMANDS)
    monkeypatch.chdir(tmp_path)
    with nothing_runs():
        made = files(catalog)
    assert len(made) > 500
    assert sum(MARK.encode() in data for data in made.values()) > 100
    assert not any(b"root:x:" in data for data in made.values())
    assert list(tmp_path.iterdir()) == []


def test_the_settings_of_the_engine_hold_commands_as_text(tmp_path: Path) -> None:
    """A tag such as `!ENV` is one only without quotes; every word of the data stands in quotes."""
    config = Config(copy_checkout(tmp_path), TODAY)
    with nothing_runs():
        settings = staged(config, hostile(small(), COMMANDS))
    assert settings.keys() == set(LANGUAGES)
    for lang, held in settings.items():
        text = (config.work / lang / "mkdocs.yml").read_text("utf-8")
        assert yaml.safe_load(text) == json.loads(text) == json.loads(json.dumps(held))
        assert held["hooks"] == ["../../theme/hooks.py"]
        assert "plugins" not in held


def test_a_print_of_commands_opens_nothing() -> None:
    sheet = SHEETS["board.typ"]  # its words are #panic and the like
    press = Press(CONFIG)
    with nothing_runs():
        made = press.pdf(sheet)
    assert made.startswith(b"%PDF")


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_in_place_of_a_record_and_in_its_name_are_messages(command: str) -> None:
    office = Office()
    name = command.replace("/", "／")[:60]
    try:
        with nothing_runs():
            for path in PLACES:
                outcome = office.read(path, f"id: {command}\n".encode())
                assert not outcome.accepted or path.endswith("2026.yaml"), path
            assert office.read(f"data/channels/{name}.yaml", b"id: x\n").problems
    finally:
        office.close()
