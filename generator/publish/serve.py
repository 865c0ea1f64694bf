"""The preview: serves the built site on this machine and builds it again when somebody saves a file."""

from __future__ import annotations

import ipaddress
import os
import threading
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.config import Config
from generator.problem import DataError
from generator.publish.build import build
from generator.report import Progress, counts, problem_lines, reader_locale, said

QUIET = 0.4  # seconds without a new event before a build starts: editors save in several steps
TICK = 0.5  # seconds; a wait without an end can't be stopped by Ctrl-C on Windows
CHANGES = {"created", "modified", "moved", "deleted"}  # reading a file is an event too, and a build reads all
NOT_OURS = ("__pycache__", "~", ".swp", ".tmp", ".pyc")  # how the paths end that editors and Python leave
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}  # written down: on Windows the registry may say that scripts are plain text, and then none runs


NO_NAME = ("\\", "\0", ":")  # separators and drives of Windows, ends of names
DECODED = 3  # %252e%252e is .. for whoever decodes twice


def is_loopback(host: str) -> bool:
    """Whether a host is this machine as it sees itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() in ("localhost", "localhost.localdomain")


def say(key: str, **slots: object) -> None:
    click.echo(said("serve", key, **slots), err=True)


class Pages(SimpleHTTPRequestHandler):
    """Files of the site, never from a cache; a wrong address gets the site's own page for it."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return TYPES.get(PurePath(path).suffix.lower(), "text/plain; charset=utf-8")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The file that is asked for; anything that isn't plainly a file of the site isn't there."""
        if not self._is_for_us():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        if not self._is_inside():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def _is_for_us(self) -> bool:
        """Whether a loopback server is asked by a name of this machine: a page of somebody else could have
        its own name lead here (DNS rebinding) and read a preview that isn't published."""
        host = urlsplit("//" + self.headers.get("Host", "localhost")).hostname or ""
        own: Any = self.server.server_address
        return not is_loopback(str(own[0])) or is_loopback(host)

    def _is_inside(self) -> bool:
        """Whether the address, however often decoded, names a place in the site, its links followed."""
        path = self.path.partition("?")[0].partition("#")[0]
        for _ in range(DECODED):
            words = path.split("/")
            if any(letter in path for letter in NO_NAME) or ".." in words or path.startswith("//"):
                return False
            try:
                path = unquote(path, errors="strict")
            except UnicodeError:
                return False
        site = Path(self.directory).resolve()
        try:
            return Path(self.translate_path(self.path)).resolve().is_relative_to(site)
        except (OSError, ValueError, RuntimeError):
            return False

    def list_directory(self, path: str | os.PathLike[str]) -> BytesIO | None:  # noqa: ARG002
        """A folder without a page is no page."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        first = self.path.lstrip("/").split("/")[0] if hasattr(self, "path") else ""
        folders = [Path(self.directory, first), Path(self.directory)] if first.isalpha() else [self.directory]
        found = next((p for p in (Path(folder, "404.html") for folder in folders) if p.is_file()), None)
        if code != HTTPStatus.NOT_FOUND or found is None:
            super().send_error(code, message, explain)
            return
        body = found.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for builds and problems."""


class Saved(FileSystemEventHandler):
    """Remembers that, and when, something we read was last saved."""

    def __init__(self) -> None:
        self.changed = threading.Event()
        self.last = 0.0

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if event.is_directory or event.event_type not in CHANGES:
            return
        if any(_is_ours(PurePath(path)) for path in paths):
            self.last = time.monotonic()
            self.changed.set()

    def wait_until_quiet(self) -> None:
        """Returns when something was saved and nothing more for a moment."""
        while not self.changed.wait(TICK):
            pass
        while (rest := self.last + QUIET - time.monotonic()) > 0:
            time.sleep(rest)
        self.changed.clear()


def _is_ours(path: PurePath) -> bool:
    return not path.name.startswith((".", "#")) and not any(part.endswith(NOT_OURS) for part in path.parts)


def server(site: Path, host: str, port: int) -> ThreadingHTTPServer:
    """A server of the folder, not yet running; port 0 takes a free one."""
    return ThreadingHTTPServer((host, port), partial(Pages, directory=str(site)))


def rebuild(config: Config) -> bool:
    """Builds once and tells how it went; a failing build leaves the site as it was."""
    lang = reader_locale()
    progress = Progress(lang)
    try:
        summary = build(config, progress)
    except DataError as error:
        for row in problem_lines(error.problems, lang, "text"):
            click.echo(row, err=True)
        click.echo(counts(error.problems, lang), err=True)
    except Exception as error:  # a preview outlives any mistake, ours too
        click.echo(f"{type(error).__name__}: {error}", err=True)
    else:
        for row in problem_lines(summary.warnings, lang, "text"):
            click.echo(row, err=True)
        progress.done()
        return True
    say("kept")
    return False


def serve(config: Config, host: str, port: int) -> None:
    """Builds, serves and watches until Ctrl-C."""
    with server(config.site, host, port) as web:
        saved = Saved()
        observer = Observer()
        for folder in (config.data, config.content, config.theme):
            if folder.is_dir():
                observer.schedule(saved, str(folder), recursive=True)
        observer.start()
        threading.Thread(target=web.serve_forever, daemon=True).start()
        try:
            rebuild(config)
            if not is_loopback(host):
                say("open", host=host)
            say("ready", url=f"http://{host}:{web.server_address[1]}/")
            while True:
                saved.wait_until_quiet()
                say("saved")
                rebuild(config)
        except KeyboardInterrupt:
            say("bye")
        finally:
            observer.stop()
            observer.join()
            web.shutdown()
