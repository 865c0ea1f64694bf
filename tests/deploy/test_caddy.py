"""The shipped Caddy sample: valid as it is, and with the headers that pages need."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.server import DEPLOY, FINGERPRINT, GUIDE, INLINE, Server, free_port, running, site

SAMPLE = DEPLOY / "Caddyfile"


def program() -> str:
    found = shutil.which("caddy")
    assert found, "caddy is required: apt install caddy"
    return found


@pytest.fixture(scope="module")
def caddy() -> Iterator[Server]:
    """The sample as it is shipped, but for its address and its folder."""
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        policies = site(folder / "site")
        text = SAMPLE.read_text("utf-8")
        for old, new in (("wageboard.example, wb.example {", f"http://127.0.0.1:{port} {{"),
                         ("/srv/wageboard/current", str(folder / "site"))):  # fmt: skip
            assert text.count(old) == 1
            text = text.replace(old, new)
        (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text, "utf-8")
        command = [program(), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
        with running(command, folder, port):
            yield Server(port, policies)


def test_the_sample_is_valid(tmp_path: Path) -> None:
    done = subprocess.run(
        [program(), "adapt", "--config", str(SAMPLE), "--adapter", "caddyfile"],
        capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_page_comes_with_its_headers(caddy: Server) -> None:
    got = caddy.get("/about/")
    assert got.status == 200
    assert got.headers["content-security-policy"] == f"{GUIDE}; frame-ancestors 'none'"
    assert got.headers["cache-control"] == "no-cache"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert "server" not in got.headers
    assert caddy.get("/about/", If_None_Match=got.headers["etag"]).status == 304


def test_light_pages_get_their_policy_and_scan_pages_are_kept_five_minutes(caddy: Server) -> None:
    assert len(caddy.policies) > 10
    for path in caddy.policies:
        got = caddy.get("/" + path.removesuffix("index.html"))
        assert "style-src 'unsafe-inline'" in got.headers["content-security-policy"], path
        kept = got.headers["cache-control"] == "public, max-age=300, must-revalidate"
        assert kept == path.startswith(("q/", "p/")), path


def test_only_names_with_a_fingerprint_are_kept_for_a_year(caddy: Server) -> None:
    for path in (FINGERPRINT, INLINE):
        assert caddy.get(f"/{path}").headers["cache-control"] == "public, max-age=31536000, immutable"
    assert caddy.get("/assets/stylesheets/base.css").headers["cache-control"] == "no-cache"


def test_wrong_addresses_hidden_files_writing_and_open_data(caddy: Server) -> None:
    got = caddy.get("/nowhere/")
    assert (got.status, got.body) == (404, caddy.get("/404.html").body)
    assert caddy.get("/.gitignore").status == 404
    assert caddy.get("/about/", method="POST").status == 405
    assert caddy.get("/open/v1/changes.json").headers["access-control-allow-origin"] == "*"
