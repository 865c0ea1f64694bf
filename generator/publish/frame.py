"""What stands around every page of the guide: title, languages, the number that always helps, the foot."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.model.phone import Phone
from generator.render import urls

HOTLINE = "cn-12333"  # the channel whose number stands on every page
ABOUT = "about.md"

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
        "about": "about/" if ABOUT in paths[lang] else "",
        "hotline": {"number": phone.number, "href": phone.href, "caption": speaker.say("frame.call")},
        "languages": [_language(catalog, lang, tag, paths) for tag in catalog.site.languages],
        "words": {
            "menu": speaker.say("frame.menu"),
            "about": speaker.say("frame.about"),
            "edition": speaker.say("frame.edition", day=speaker.day(today)),
            **_missing_page(speaker, phone),
        },
    }


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


def _missing_page(speaker: Speaker, phone: Phone) -> dict[str, str]:
    return {
        "missing_title": speaker.say("frame.missing_title"),
        "missing_text": speaker.say("frame.missing_text", number=phone.number),
        "go_home": speaker.say("frame.go_home"),
    }


def _hotline(catalog: Catalog) -> Phone:
    """The number that always helps, from its own record; a site without it is not worth building."""
    return catalog.channels[HOTLINE].phones[0]
