"""The shipped nginx sample, served here by nginx itself: headers, caching, wrong addresses."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.deploy.server import DEPLOY, FINGERPRINT, GUIDE, INLINE, Server, free_port, running, site

SAMPLE = (DEPLOY / "nginx.conf").read_text("utf-8")
MIME = "/etc/nginx/mime.types"
AROUND = """\
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log stderr;
events {{ worker_connections 64; }}
http {{
    include {mime};
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {sample}
}}
"""


@dataclass(frozen=True)
class Nginx(Server):
    plain: int = 0  # the port of http, which only leads to https


@pytest.fixture(scope="module")
def nginx() -> Iterator[Nginx]:
    """The sample as it is shipped, but for its ports, its folder and the certificate."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    assert Path(program).exists(), "nginx is required: apt install nginx-light"
    port, plain = free_port(), free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        policies = site(folder / "site")
        changed = re.sub(r"    ssl_certificate.*\n", "", SAMPLE)
        for old, new in (("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
                         ("listen 80;", f"listen 127.0.0.1:{plain};"),
                         ("/srv/wageboard/current", str(folder / "site"))):  # fmt: skip
            assert changed.count(old) == 1, old
            changed = changed.replace(old, new)
        conf = folder / "nginx.conf"
        conf.write_text(AROUND.format(folder=folder, mime=MIME, sample=changed), "utf-8")
        with running([program, "-e", "stderr", "-p", name, "-c", str(conf)], folder, port):
            yield Nginx(port, policies, plain)


def allowed(policy: str) -> dict[str, list[str]]:
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name: sources for name, *sources in parts}


def test_a_page_comes_with_its_headers(nginx: Nginx) -> None:
    got = nginx.get("/about/")
    assert got.status == 200
    assert got.headers["content-type"] == "text/html; charset=utf-8"
    assert got.headers["content-security-policy"] == f"{GUIDE}; frame-ancestors 'none'"
    assert got.headers["cache-control"] == "no-cache"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["referrer-policy"] == "no-referrer"
    assert got.headers["server"] == "nginx"
    assert "access-control-allow-origin" not in got.headers
    assert "set-cookie" not in got.headers


def test_every_light_page_is_let_do_what_its_own_policy_allows(nginx: Nginx) -> None:
    assert len(nginx.policies) > 10
    for path, own in nginx.policies.items():
        got = nginx.get("/" + path.removesuffix("index.html"))
        sent = allowed(got.headers["content-security-policy"])
        assert sent.pop("frame-ancestors") == ["'none'"]
        assert sent.pop("style-src") == ["'unsafe-inline'"]  # the page's own policy names the hash
        wanted = allowed(own)
        assert all(source.startswith("'sha256-") for source in wanted.pop("style-src"))
        assert sent == wanted, path


def test_a_scan_page_is_kept_five_minutes(nginx: Nginx) -> None:
    scans = [path for path in nginx.policies if path.startswith(("q/", "p/"))]
    assert scans
    for path in scans:
        got = nginx.get("/" + path.removesuffix("index.html"))
        assert got.status == 200
        assert got.headers["cache-control"] == "public, max-age=300, must-revalidate"


def test_only_names_with_a_fingerprint_are_kept_for_a_year(nginx: Nginx) -> None:
    for path in (FINGERPRINT, INLINE):
        assert nginx.get(f"/{path}").headers["cache-control"] == "public, max-age=31536000, immutable"
    assert nginx.get("/assets/stylesheets/base.css").headers["cache-control"] == "no-cache"
    assert nginx.get("/print/a/board-a3.pdf").headers["cache-control"] == "no-cache"


def test_what_is_unchanged_is_not_sent_again(nginx: Nginx) -> None:
    first = nginx.get("/about/")
    again = nginx.get("/about/", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"
    assert nginx.get("/about/", If_None_Match='"other"').status == 200


def test_a_wrong_address_gets_our_own_page_in_its_language(nginx: Nginx) -> None:
    for address, page in (("/nowhere/", "/404.html"), ("/q/AAAAAAAA/", "/404.html"),
                          ("/en/nowhere", "/en/404.html"), ("/en/a/b/c/", "/en/404.html")):  # fmt: skip
        got = nginx.get(address)
        assert got.status == 404
        assert got.body == nginx.get(page).body
        assert "style-src 'unsafe-inline'" in got.headers["content-security-policy"]
        assert "max-age" not in got.headers["cache-control"]


def test_hidden_files_are_not_there_and_nobody_writes(nginx: Nginx) -> None:
    assert nginx.get("/.gitignore").status == 404
    assert nginx.get("/about/", method="POST").status == 405
    assert nginx.get("/about/", method="HEAD").status == 200
    assert nginx.get("/assets/").status in (403, 404)
    assert nginx.get("/../nginx.conf").status == 400


def test_a_folder_without_its_slash_leads_to_it(nginx: Nginx) -> None:
    got = nginx.get("/about")
    assert (got.status, got.headers["location"]) == (301, "/about/")


def test_open_data_may_be_read_by_others_and_has_its_type(nginx: Nginx) -> None:
    types = {"x.ics": "text/calendar", "x.vcf": "text/vcard", "x.csv": "text/csv",
             "changes.atom": "application/atom+xml", "changes.json": "application/json"}  # fmt: skip
    for name, kind in types.items():
        got = nginx.get(f"/open/v1/{name}")
        assert got.status == 200
        assert got.headers["access-control-allow-origin"] == "*"
        assert got.headers["content-type"].split(";")[0] == kind
        assert got.headers["cache-control"] == "public, max-age=3600, must-revalidate"


def test_text_is_packed(nginx: Nginx) -> None:
    got = nginx.get("/about/", Accept_Encoding="gzip")
    assert got.headers["content-encoding"] == "gzip"
    assert got.headers["vary"] == "Accept-Encoding"


def test_http_leads_to_https(nginx: Nginx) -> None:
    got = nginx.get("/q/X/", port=nginx.plain, Host="wb.example")
    assert (got.status, got.headers["location"]) == (301, "https://wb.example/q/X/")
