"""The preview serves what is built, keeps it when a build fails, and notices what somebody saves."""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from watchdog.events import (
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
)

from generator.config import Config
from generator.problem import DataError, Problem
from generator.publish import serve
from generator.publish.engine import EngineError
from generator.render.output import text
from generator.report import said_in
from tests.conftest import TODAY


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    from generator.publish.stage import stage

    names = ("index.html", "404.html", "en/404.html", "en/index.html", "a.js", "data.json", "SUMS")
    stage([text(name, f"这是 {name}") for name in names], tmp_path)
    with serve.server(tmp_path, "127.0.0.1", 0) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{web.server_address[1]}/"
        web.shutdown()


def get(url: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


@pytest.mark.parametrize(
    ("path", "status", "kind", "body"),
    [
        ("", 200, "text/html; charset=utf-8", "这是 index.html"),
        ("a.js", 200, "text/javascript; charset=utf-8", "这是 a.js"),
        ("data.json", 200, "application/json; charset=utf-8", "这是 data.json"),
        ("SUMS", 200, "text/plain; charset=utf-8", "这是 SUMS"),
        ("no/such/page/", 404, "text/html; charset=utf-8", "这是 404.html"),
        ("en/no/such/page/", 404, "text/html; charset=utf-8", "这是 en/404.html"),
        ("../secret", 404, "text/html; charset=utf-8", "这是 404.html"),
    ],
)
def test_files_types_and_wrong_addresses(address: str, path: str, status: int, kind: str, body: str) -> None:
    assert get(address + path) == (status, kind, body)


def test_a_wrong_address_that_is_only_asked_about_has_no_body(address: str) -> None:
    asked = urllib.request.Request(address + "no/such/page/", method="HEAD")
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(asked, timeout=5)
    with error.value as answer:
        assert (answer.code, answer.read()) == (404, b"")
        assert int(answer.headers["Content-Length"]) == len("这是 404.html".encode())


def test_only_what_is_saved_counts(tmp_path: Path) -> None:
    saved = serve.Saved()
    for event in (
        FileOpenedEvent("data/site.yaml"), FileClosedNoWriteEvent("data/site.yaml"), DirModifiedEvent("data"),
        FileModifiedEvent("data/.site.yaml.swp"), FileCreatedEvent("theme/__pycache__/hooks.cpython-311.pyc"),
        FileModifiedEvent("data/site.yaml~"),
    ):  # fmt: skip
        saved.on_any_event(event)
        assert not saved.changed.is_set(), event
    for event in (
        FileModifiedEvent("data/site.yaml"), FileMovedEvent("data/.tmp1", "data/site.yaml"),
        FileModifiedEvent(str(tmp_path / "内容.md")),
    ):  # fmt: skip
        saved.changed.clear()
        saved.on_any_event(event)
        assert saved.changed.is_set(), event


def test_a_burst_of_saves_is_one_build() -> None:
    saved = serve.Saved()

    def burst() -> None:
        for _ in range(5):
            saved.on_any_event(FileModifiedEvent("data/site.yaml"))
            time.sleep(serve.QUIET / 4)

    began = time.monotonic()
    thread = threading.Thread(target=burst)
    thread.start()
    saved.wait_until_quiet()
    thread.join()
    assert time.monotonic() - began >= serve.QUIET * 1.9
    assert not saved.changed.is_set()


def test_who_waits_for_a_save_wakes_up_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "TICK", 0.01)
    saved = serve.Saved()
    threading.Timer(0.1, saved.on_any_event, [FileModifiedEvent("data/site.yaml")]).start()
    began = time.monotonic()
    saved.wait_until_quiet()
    assert time.monotonic() - began >= 0.1


FOUND = Problem("data/site.yaml", 3, 1, "tab", severity="warning")


def test_a_build_that_failed_names_its_mistakes_and_one_with_warnings_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(config: Config, steps: Any) -> None:
        raise DataError([FOUND])

    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(serve, "build", fail)
    assert serve.rebuild(Config(tmp_path, TODAY)) is False
    said = capsys.readouterr().err
    assert FOUND.show("zh") in said
    assert said_in("zh", "serve", "kept") in said
    monkeypatch.setattr(serve, "build", lambda config, steps: SimpleNamespace(warnings=[FOUND]))
    assert serve.rebuild(Config(tmp_path, TODAY)) is True
    said = capsys.readouterr().err
    assert FOUND.show("zh") in said
    assert said_in("zh", "serve", "kept") not in said


@pytest.mark.parametrize("error", [DataError([]), EngineError("no"), OSError("busy")])
def test_a_failing_build_is_told_and_survived(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(config: Config, steps: Any) -> None:
        raise error

    monkeypatch.setattr(serve, "build", fail)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert serve.rebuild(Config(tmp_path, TODAY)) is False
    assert said_in("en", "serve", "kept") in capsys.readouterr().err


def test_saving_a_file_builds_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real watcher on a real folder; the build itself is another test's."""
    for name in ("data", "site"):
        (tmp_path / name).mkdir()
    builds: list[float] = []

    def build_and_save(config: Config) -> bool:
        builds.append(time.monotonic())
        if len(builds) == 1:
            threading.Timer(0.2, (config.data / "site.yaml").write_bytes, [b"title: x\n"]).start()
        else:
            raise KeyboardInterrupt
        return True

    monkeypatch.setattr(serve, "rebuild", build_and_save)
    serve.serve(Config(tmp_path, TODAY), "127.0.0.1", 0)
    assert len(builds) == 2
