"""Every page and drawing, and our own styles, under the Nu Html Checker; what is let pass stands in data.

`make validators` installs the checker; without it and a Java the test is skipped, but never in CI.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.render.media import article
from generator.render.media.recipient import recipients
from tests.conftest import ROOT, TODAY, Built

CHECKER = ROOT / ".venv/validators/node_modules/vnu-jar/build/dist/vnu.jar"
PROGRAM = "nu.validator.client.SimpleCommandLineValidator"
EXCEPTIONS = ROOT / "tests/validators/exceptions.yaml"
WRITTEN = ("zh", "en")  # languages of what is handed over
OWN_STYLES = ("base.css", "frame.css", "pages.css", "print.css", "letters.css")


def checker(program: str = PROGRAM) -> list[str]:
    """The command that checks, by one of the checker's programs."""
    java = shutil.which("java")
    there(CHECKER, *([] if java else [Path("java")]))
    return [str(java), "-Xss4m", "-Dfile.encoding=UTF-8", "-cp", str(CHECKER), program]


def there(*files: Path) -> None:
    """Ends the test with a word of what to do where one of the files isn't there."""
    if all(file.is_file() for file in files):
        return
    message = "the files were not checked: run `make validators`, and install a Java (default-jre-headless)"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def errors(folder: Path, *more: str) -> list[dict[str, Any]]:
    """What the checker holds for wrong in a folder, or in the files named after the options."""
    done = subprocess.run(
        [*checker(), "--errors-only", "--exit-zero-always", "--stdout", "--format", "json", *more],
        cwd=folder, capture_output=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)["messages"]


def line(message: dict[str, Any], folder: Path) -> str:
    path = message.get("url", "").removeprefix(f"file:{folder.as_posix()}/")
    return f"{path}:{message.get('lastLine', 0)}: {message['message']}"


def allowed() -> list[re.Pattern[str]]:
    """Patterns of what is let pass, each with its reason."""
    entries = yaml.safe_load(EXCEPTIONS.read_text("utf-8")) or []
    assert all(entry["reason"] and entry["until"] for entry in entries)
    return [re.compile(entry["pattern"]) for entry in entries]


def judged(found: list[str], *, whole: bool) -> None:
    """Nothing is wrong but what is let pass; where all was looked at, nothing is let pass in vain."""
    patterns = allowed()
    rest = [text for text in found if not any(it.search(text) for it in patterns)]
    assert not rest, f"{len(rest)} errors\n" + "\n".join(rest[:40])
    idle = [it.pattern for it in patterns if not any(it.search(text) for text in found)]
    assert not (whole and idle), idle


def test_every_page_is_valid(built: Built, tmp_path: Path) -> None:
    """The site's, the office's own, and articles as they are handed over."""
    site, office = built.site.resolve(), (built.config.root / "office").resolve()
    pages = len(list(site.rglob("*.html")))
    assert pages > 3000
    assert list(office.rglob("*.html"))
    for it in recipients(built.catalog, TODAY):
        for lang in WRITTEN:
            (tmp_path / f"{it.id}-{lang}.html").write_text(article.page(it, lang), "utf-8")
    assert len(list(tmp_path.iterdir())) > 20
    folders = (".", str(office), str(tmp_path))
    found = [line(it, site) for it in errors(site, "--skip-non-html", "--also-check-svg", *folders)]
    judged(found, whole=True)


def test_our_own_styles_are_valid(built: Built) -> None:
    folder = built.site.resolve() / "assets/stylesheets"
    assert {path.name for path in folder.glob("*.css")} >= set(OWN_STYLES)
    judged([line(it, folder) for it in errors(folder, "--css", *OWN_STYLES)], whole=False)


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><title>甲</title><p><div></p>", "utf-8")
    (tmp_path / "b.css").write_text("p { colour: red }", "utf-8")
    assert any("“p”" in it["message"] for it in errors(tmp_path, "--skip-non-html", "."))
    assert any("colour" in it["message"] for it in errors(tmp_path, "--css", "b.css"))
