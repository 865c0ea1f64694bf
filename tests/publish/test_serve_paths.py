"""The preview gives out files of the site and nothing else, whatever a client writes on the wire."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from generator.cli import cli
from generator.config import Config
from generator.publish import serve
from tests.conftest import TODAY

SECRET = b"office only"


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "en/index.html").write_bytes(b"page")
    (site / "index.html").write_bytes(b"page")
    (site / "a b.txt").write_bytes(b"page")
    (tmp_path / "secret.txt").write_bytes(SECRET)
    (tmp_path / "site-old").mkdir()
    (tmp_path / "site-old/index.html").write_bytes(SECRET)
    (site / "leads-out.txt").symlink_to(tmp_path / "secret.txt")
    (site / "folder-out").symlink_to(tmp_path / "site-old", target_is_directory=True)
    (site / "circle").symlink_to("circle")
    with serve.server(site, "127.0.0.1", 0) as web:
        thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield web.server_address[1]
        web.shutdown()


def raw(port: int, line: bytes, host: bytes = b"127.0.0.1") -> tuple[int, bytes]:
    """The status and everything that comes back for a request line as it stands."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
        wire.sendall(line + b" HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: wire.recv(65_536), b""))
    return int(answer.split(b" ", 2)[1]), answer


@pytest.mark.parametrize(
    "path", [b"/", b"/en/", b"/en/index.html?x=..", b"/a%20b.txt", b"/en/./", b"/en//index.html"]
)
def test_files_of_the_site_are_given(port: int, path: bytes) -> None:
    status, answer = raw(port, b"GET " + path)
    assert (status, answer.endswith(b"page")) == (200, True)


@pytest.mark.parametrize(
    "path",
    [
        b"/../secret.txt", b"/en/../../secret.txt", b"/%2e%2e/secret.txt", b"/%2E%2E%2Fsecret.txt",
        b"/..%2fsecret.txt",
        b"/%252e%252e/secret.txt", b"/%25252e%25252e/secret.txt", b"/..\\secret.txt", b"/..%5csecret.txt",
        b"/%2e%2e%5csecret.txt", b"/en%5c..%5c..%5csecret.txt", b"/en/..%00/../secret.txt", b"/index.html%00",
        b"/%00", b"//etc/passwd", b"/%2fetc/passwd", b"/C:/Windows/win.ini", b"/C%3a%5cWindows%5cwin.ini",
        b"file:///etc/passwd", b"/leads-out.txt", b"/folder-out/", b"/folder-out/index.html", b"/circle",
        b"/../site-old/index.html", b"/%c0%ae%c0%ae/secret.txt", b"/%uff0e%uff0e/secret.txt",
        b"/" + b"../" * 40 + b"etc/passwd",
        b"//evil.test/%2e%2e", b"/\xff\xfe", b"/index.html:stream", b"..", b"/en/%2e%2e/index.html",
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", [b"GET", b"HEAD"])
def test_nothing_outside_of_the_site_is(port: int, method: bytes, path: bytes) -> None:
    status, answer = raw(port, method + b" " + path)
    assert status in (400, 404), answer
    assert SECRET not in answer
    assert b"root:" not in answer
    assert b"Location" not in answer


@pytest.mark.parametrize("method", [b"POST", b"PUT", b"DELETE", b"TRACE", b"CONNECT", b"OPTIONS"])
def test_it_only_reads(port: int, method: bytes) -> None:
    assert raw(port, method + b" /index.html")[0] in (404, 501)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (b"localhost:8000", 200), (b"127.0.0.1", 200), (b"[::1]:8000", 200), (b"evil.test", 421),
        (b"127.0.0.1.evil.test:8000", 421), (b"localhost@evil.test", 421),
    ],
)  # fmt: skip
def test_a_name_of_somebody_else_that_leads_here_gets_nothing(port: int, host: bytes, status: int) -> None:
    assert raw(port, b"GET /", host)[0] == status


def test_it_listens_on_this_machine_alone(port: int) -> None:
    option = next(it for it in cli.commands["serve"].params if it.name == "host")
    assert isinstance(option, click.Option)
    assert option.default == "127.0.0.1"
    assert serve.is_loopback(str(option.default))
    others = {str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)}
    for address in others - {a for a in others if serve.is_loopback(a)}:
        with pytest.raises(OSError, match=r".*"):
            http.client.HTTPConnection(address, port, timeout=2).connect()


@pytest.mark.parametrize(
    ("host", "warned"),
    [("127.0.0.1", False), ("localhost", False), ("::1", False), ("0.0.0.0", True), ("192.0.2.7", True),
     ("::", True)],
)  # fmt: skip
def test_another_host_is_warned_of(
    host: str,
    warned: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Web(SimpleNamespace):
        server_address = ("", 8000)

        def __enter__(self) -> Web:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def serve_forever(self) -> None:
            pass

        def shutdown(self) -> None:
            pass

    def stop(config: Config) -> bool:
        return True

    def ended(self: serve.Saved) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(serve, "server", lambda *_: Web())
    monkeypatch.setattr(serve, "rebuild", stop)
    monkeypatch.setattr(serve.Saved, "wait_until_quiet", ended)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    serve.serve(Config(tmp_path, TODAY), host, 8000)
    assert ("everybody in this network" in capsys.readouterr().err) == warned
