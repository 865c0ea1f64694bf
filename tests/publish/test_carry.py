"""A site arrives as it is, in a folder and in an S3-compatible store, whatever broke off on the way."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import fsspec
import pytest
from click.testing import CliRunner
from moto.server import ThreadedMotoServer

from generator.cli import cli
from generator.publish import assemble
from generator.publish import carry as module
from generator.publish.carry import LOG, Done, Plan, carry, plan
from generator.publish.store import Store, StoreError
from generator.render.output import text
from tests.support.held import held

FILES = {
    "index.html": "home", "q/1PMXR66V/index.html": "page", "assets/main.0123abcd.css": "style",
    "print/x/board.pdf": "%PDF", "open/v1/a.json": "{}", "areas/1/index.html": "place",
}  # fmt: skip


def built(site: Path, **changed: str | None) -> Path:
    """A sealed site; `changed` are files by their names, with __ for / and _ for a dot."""
    named = {name.replace("__", "/").replace("_", "."): it for name, it in changed.items()}
    files: dict[str, str | None] = {**FILES, **named}
    shutil.rmtree(site, ignore_errors=True)
    assemble.write([text(name, it) for name, it in files.items() if it is not None], site)
    assemble.seal(site, {"today": "2026-11-21", "files": {}})
    return site


def run(site: Path, store: Store, adopt: bool = False) -> tuple[Plan, Done]:
    found, done = plan(site, store, adopt), Done()
    carry(site, store, found, done, lambda _: None)
    return found, done


@pytest.fixture(scope="module")
def s3() -> Iterator[Any]:
    """A store on this machine that speaks S3, reached as any other: by the environment."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1", "AWS_MAX_ATTEMPTS": "1",
        }.items():  # fmt: skip
            patch.setenv(name, value)
        yield fsspec.filesystem("s3", use_listings_cache=False, skip_instance_cache=True)
    server.stop()


@pytest.fixture(params=["folder", "s3"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "folder":
        return str(tmp_path / "place" / "www")
    bucket = f"wb-{uuid4().hex[:8]}"
    request.getfixturevalue("s3").mkdir(bucket)
    return f"s3://{bucket}/site"


def there(url: str) -> dict[str, bytes]:
    fs, root = fsspec.core.url_to_fs(url, use_listings_cache=False, skip_instance_cache=True)
    return {it[len(root) + 1 :]: fs.cat_file(it) for it in fs.find(root)}


def test_only_what_changed_is_carried(tmp_path: Path, url: str) -> None:
    site = built(tmp_path / "site")
    found, done = run(site, Store(url))
    assert there(url) == held(site)
    assert (done.written, done.deleted, found.same) == (len(held(site)), 0, 0)
    assert plan(site, Store(url)).nothing
    built(site, index_html="new", areas__1__index_html=None)
    found, done = run(site, Store(url))
    assert found.new == ("index.html", "SHA256SUMS")
    assert found.gone == ("areas/1/index.html",)
    assert there(url) == held(site)


def test_what_pages_need_comes_first_and_the_mark_last(tmp_path: Path, monkeypatch) -> None:
    site, said = built(tmp_path / "site"), list[str]()
    store = Store(str(tmp_path / "www"))
    run(site, store)
    built(site, index_html="2", assets__main_0123abce_css="new", print__x__board_pdf=None)
    (site / "build.json").write_text(json.dumps({"today": "2026-11-22", "files": {}}))
    assemble.seal(site, {"today": "2026-11-22"})
    put, delete = store.put, store.delete
    monkeypatch.setattr(store, "put", lambda its: (said.extend(f"+{name}" for name in its), put(its)))
    monkeypatch.setattr(store, "delete", lambda its: (said.extend(f"-{name}" for name in its), delete(its)))
    run(site, store)
    assert said == [
        f"+{LOG}", "+assets/main.0123abce.css", "+index.html", "-print/x/board.pdf", "+SHA256SUMS",
        "+build.json", f"-{LOG}",
    ]  # fmt: skip
    assert there(str(tmp_path / "www")) == held(site)
    assert not (tmp_path / "www/print").exists(), "empty folders go"


def test_a_run_that_broke_off_anywhere_is_gone_on_with(tmp_path: Path, monkeypatch) -> None:
    """At each step in turn; another release follows, part of which goes back to what was there before."""
    monkeypatch.setattr(module, "MANY", 1)
    monkeypatch.setattr(module, "EVERY", 2)
    www = tmp_path / "www"
    for stop in range(40):
        site = built(tmp_path / "site")
        shutil.rmtree(www, ignore_errors=True)
        run(site, Store(str(www)))
        marked = held(www)["build.json"]
        built(site, index_html="2", open__v1__a_json="[]", q__1PMXR66V__index_html=None, extra_txt="x")
        assemble.seal(site, {"today": "2026-11-22"})
        store, left = Store(str(www)), [stop]

        def count(call: Any, left: list[int] = left) -> Any:
            def counted(its: Any) -> None:
                left[0] -= 1
                if left[0] < 0:
                    raise StoreError("broken", "the line is dead")
                call(its)

            return counted

        monkeypatch.setattr(store, "put", count(store.put))
        monkeypatch.setattr(store, "delete", count(store.delete))
        try:
            run(site, store)
        except StoreError:
            assert held(www)["build.json"] == marked or (www / LOG).exists()
        else:
            break
        again = built(tmp_path / "again", index_html="home" if stop % 2 else "3")
        run(again, Store(str(www)))
        assert held(www) == held(again), stop
    assert stop > 8


def test_files_have_their_type_and_the_time_they_are_kept(tmp_path: Path, s3: Any) -> None:
    s3.mkdir("headers")
    run(built(tmp_path / "site"), Store("s3://headers"))
    names = ("q/1PMXR66V/index.html", "open/v1/a.json")
    told = {name: s3.call_s3("head_object", Bucket="headers", Key=name) for name in names}
    assert [(it["ContentType"], it["CacheControl"]) for it in told.values()] == [
        ("text/html; charset=utf-8", "public, max-age=300, must-revalidate"),
        ("application/json; charset=utf-8", "public, max-age=3600, must-revalidate"),
    ]


def key(site: Path, url: str) -> str:
    with pytest.raises(StoreError) as caught:
        run(site, Store(url))
    return caught.value.key


def test_what_is_not_whole_or_not_ours_is_refused(tmp_path: Path) -> None:
    site, www = built(tmp_path / "site"), tmp_path / "www"
    (site / "index.html").write_text("altered")
    assert key(site, str(www)) == "no-site"
    (site / "index.html").unlink()
    assert key(site, str(www)) == "no-site"
    assert key(tmp_path, str(www)) == "no-site"
    built(site)
    assemble.seal(site, {"without": ["print/"]})
    assert key(site, str(www)) == "pages-only"
    assemble.seal(site, {"area": "350000"})
    assert key(site, str(www)) == "no-site"
    assert not www.exists()
    built(site)
    www.mkdir()
    (www / "thesis.txt").write_text("x")
    assert key(site, str(www)) == "foreign"
    run(site, Store(str(www)), adopt=True)
    assert held(www) == {**held(site), "thesis.txt": b"x"}


def forbidden(*_: object, **__: object) -> None:
    raise PermissionError("Access Denied")


def test_a_store_that_refuses_is_told(tmp_path: Path, s3: Any, monkeypatch) -> None:
    site = built(tmp_path / "site")
    assert key(site, "s3://nowhere-at-all/site") == "no-place"
    assert key(site, "unheard://x/y") == "no-scheme"
    s3.mkdir("closed")
    store = Store("s3://closed")
    monkeypatch.setattr(store._fs, "pipe", forbidden)
    with pytest.raises(StoreError, match="no-right: PermissionError: Access Denied"):
        run(site, store)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    assert key(site, "s3://closed/x") == "broken"


def test_without_the_library_one_message_says_so(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(StoreError, match="no-fsspec"):
        Store("s3://bucket/site")


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("LC_ALL", "en")
    return lambda *words: CliRunner().invoke(cli, ["publish", *map(str, words)])


def test_the_command_tells_what_it_does(tmp_path: Path, ask: Any) -> None:
    site, www = built(tmp_path / "site"), tmp_path / "www"
    done = ask(site, "--to", www, "--dry-run")
    assert "9 new or changed (0.0 MB), 0 no longer wanted, 0 as they are." in done.output
    assert not www.exists()
    assert "9 written, 0 deleted" in ask(site, "--to", www).output
    assert "holds this release already" in ask(site, "--to", www).output
    inside = ask(site, "--to", site / "copy")
    assert (inside.exit_code, "lies within site/" in inside.output) == (1, True)
    (site / "build.json").unlink()
    refused = ask(site, "--to", www)
    assert (refused.exit_code, "holds no whole site" in refused.output) == (1, True)
