"""What mkdocs.yml cannot say: stage first, let projects be found, keep scripts out of the HTML."""

from __future__ import annotations

import hashlib
import html
import os
import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import jieba
from markupsafe import escape

INLINE = re.compile(r"<script>(.+?)</script>", re.DOTALL)  # a strict CSP runs no script inside the page
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
BOXES = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')  # the theme's; not allowed on a box
_found: dict[str, str] = {}
_run = {"serving": False}


def on_startup(command, **_):
    """The engine's own preview reloads pages with a script that our policy would stop."""
    _run["serving"] = command == "serve"


def on_config(config):
    """Started at the root, not from a staged config: stage the default language and show that."""
    if "frame" not in config.extra:
        from generator.config import DEFAULT_LANGUAGE, Config
        from generator.publish import engine

        today = os.environ.get("WAGEBOARD_TODAY")
        china = timezone(timedelta(hours=8))
        root = Path(config.config_file_path).parent
        run = Config(root, date.fromisoformat(today) if today else datetime.now(china).date())
        settings = engine.staged(run)[DEFAULT_LANGUAGE]
        config.extra.update(settings["extra"])
        config.docs_dir = str(run.work / DEFAULT_LANGUAGE / "docs")
        config.nav, config.site_name = settings["nav"], settings["site_name"]
        config.site_url = config.site_url or settings["site_url"]
    config.site_name = escape(config.site_name)  # the theme puts it into text and attributes as it is
    _found.clear()
    return config


def on_env(env, config, **_):
    """Project pages aren't the engine's, but a search for what a site is called should lead there."""
    index = config.plugins["material/search"].search_index
    for entry in config.extra["also_found"]:
        cut = {key: "\u200b".join(jieba.cut(html.escape(entry[key]))) for key in ("title", "text")}
        index.entries.append({**entry, **cut})
    return env


def _moved(output, base):
    def file(match):
        name = f"assets/inline/{hashlib.sha256(match[1].encode()).hexdigest()[:12]}.js"
        _found[name] = match[1]
        return f'<script src="{base}{name}"></script>'

    output = BOXES.sub(r"\1", output)
    return INLINE.sub(file, POLICY.sub("", output) if _run["serving"] else output)


def on_post_page(output, page, config):
    """Scripts into files; the direction of writing on the root element, where a screen reader looks."""
    direction = config.extra["frame"]["direction"]
    output = output.replace("<html lang=", f'<html dir="{direction}" lang=', 1)
    if direction == "rtl":
        from generator.render.lettering import isolated

        output = isolated(output)
    return _moved(output, "../" * page.url.count("/"))


def on_post_template(output_content, template_name, config):
    """The same for 404.html, which must work at any depth."""
    if not template_name.endswith(".html"):
        return output_content
    direction = config.extra["frame"]["direction"]
    output = output_content.replace("<html lang=", f'<html dir="{direction}" lang=', 1)
    base = re.sub(r"^[a-z]+://[^/]+", "", config.site_url or "/").rstrip("/") + "/"
    return _moved(output, base)


def on_post_build(config):
    """Writes the scripts that were found."""
    for name, script in _found.items():
        target = Path(config.site_dir, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(script.encode())
