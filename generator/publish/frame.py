"""What stands around every page of the guide: title, languages, the number that always helps, the foot."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from generator.board import MAIN_LINE, Dial, line
from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.model.area import NATION
from generator.render import feeds, urls

ABOUT, CHANGES = "about.md", "changes.md"
THEME = "theme."  # prefix of words that take the place of the theme's own

Paths = Mapping[str, Collection[str]]  # language → the Markdown files of its pages


def frame(catalog: Catalog, lang: str, today: date, paths: Paths) -> dict[str, Any]:
    """The words, links and numbers for the templates in theme/overrides, for one language."""
    speaker = Speaker(lang, catalog.strings)
    language = next(entry for entry in catalog.vocabulary.languages if entry.tag == lang)
    phone = _hotline(catalog)
    return {
        "html_lang": language.html,
        "direction": language.direction,
        "publisher": str(speaker.pick(catalog.site.publisher)),
        "correction": str(speaker.pick(catalog.site.correction)),
        "changes": "changes/" if CHANGES in paths[lang] else "",
        "feed": _feed(catalog, lang),
        "about": "about/" if ABOUT in paths[lang] else "",
        "hotline": {"number": phone.number, "href": phone.href, "caption": speaker.say("frame.call")},
        "theme": {key.removeprefix(THEME): speaker.say(key) for key in _theme_keys(catalog, lang)},
        "draft": _draft(catalog, lang) if language.draft else None,
        "languages": [_language(catalog, lang, tag, paths) for tag in catalog.site.languages],
        "words": {
            "menu": speaker.say("frame.menu"),
            "languages": speaker.say("frame.languages"),
            "about": speaker.say("frame.about"),
            "changes": speaker.say("changes.title"),
            "edition": speaker.say("frame.edition", day=speaker.day(today)),
            **_missing_page(speaker, phone),
        },
    }


def _feed(catalog: Catalog, lang: str) -> str:
    """The folder of the feeds that pages of a language name, from its home; empty where there are none."""
    own = lang if lang in feeds.languages(catalog) else DEFAULT_LANGUAGE
    folder = urls.feed(own).removesuffix("changes")
    return ("" if lang == DEFAULT_LANGUAGE else "../") + folder if feeds.newest(catalog) else ""


def _language(catalog: Catalog, lang: str, tag: str, paths: Paths) -> dict[str, Any]:
    """A language as the pages of `lang` see it; `missing` are the pages it doesn't have."""
    language = next(entry for entry in catalog.vocabulary.languages if entry.tag == tag)
    return {
        "html": language.html,
        "direction": language.direction,
        "own_name": language.own_name,
        "here": tag == lang,
        "default": tag == DEFAULT_LANGUAGE,
        "prefix": ("" if lang == DEFAULT_LANGUAGE else "../") + urls.home(tag),
        "root": catalog.site.base_url + urls.home(tag),
        "missing": dict.fromkeys(sorted(set(paths[lang]) - set(paths[tag])), True),
        **_missing_page(Speaker(tag, catalog.strings), _hotline(catalog)),
    }


def _theme_keys(catalog: Catalog, lang: str) -> list[str]:
    """The theme's words that this language has; the theme's own do for the rest."""
    return [key for key in catalog.strings.get(lang, {}) if key.startswith(THEME)]


def _draft(catalog: Catalog, lang: str) -> dict[str, str]:
    """That nobody has reviewed this language, said in it and in Chinese."""
    found = {"own": Speaker(lang, catalog.strings).say("frame.draft")}
    return {**found, "chinese": Speaker(DEFAULT_LANGUAGE, catalog.strings).say("frame.draft")}


def _missing_page(speaker: Speaker, phone: Dial) -> dict[str, str]:
    return {
        "missing_title": speaker.say("frame.missing_title"),
        "missing_text": speaker.say("frame.missing_text", number=phone.number),
        "go_home": speaker.say("frame.go_home"),
    }


def _hotline(catalog: Catalog) -> Dial:
    """The number that always helps; the check channel-main-line sees to it that there is one."""
    found = line(MAIN_LINE, catalog, NATION)
    if found is None:
        raise LookupError(f"no national channel answers {MAIN_LINE}")
    return found.dials[0]
