"""Prose of content/<lang>/: front matter and body, what a translation was made from, and its page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.parity import faults
from generator.problem import Problem
from generator.render import slots, urls
from generator.render.pages import beside, parts
from generator.render.pages.inert import Phrase
from generator.render.pages.page import Page, Prose
from generator.render.pages.setting import Setting

PLACED = ("index", "about")  # prose that stands inside a page of its own making
FIELDS = ("title", "reviewed_on", "review_in", "owner")  # what front matter must hold
NO_DAY = date(2000, 1, 1)  # for whoever asks what is wrong on no particular day
STATE = "state"  # front matter added to a text that is not a current translation: missing | outdated
_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.S | re.M)


@dataclass(frozen=True)
class Text:
    """One file of content/; `first_line` is where its body starts, from 1."""

    meta: Mapping[str, str] = field(default_factory=dict[str, str])
    body: str = ""
    first_line: int = 1

    @property
    def title(self) -> str:
        return self.meta.get("title", "")

    def reviewed_on(self) -> date | None:
        """The day somebody last read it; None when it doesn't say."""
        try:
            return date.fromisoformat(self.meta["reviewed_on"])
        except (KeyError, ValueError):
            return None

    def review_due(self) -> date | None:
        """The day by which somebody must read it again; None when it doesn't say."""
        try:
            read = date.fromisoformat(self.meta["reviewed_on"])
            return read + timedelta(days=int(self.meta["review_in"]))
        except (KeyError, ValueError):
            return None


@dataclass(frozen=True)
class ProseView:
    warning: Phrase | str
    body: Prose
    review: str
    recording: str = ""  # its address, where the page can be heard


def parse(raw: str) -> Text:
    """Front matter of `key: value` lines, and the body."""
    found = _FRONT.match(raw)
    if not found:
        return Text({}, raw)
    pairs = (line.partition(":") for line in found[1].splitlines() if line.strip())
    meta = {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}
    return Text(meta, raw[found.end() :], found[0].count("\n") + 1)


def fingerprint(raw: str) -> str:
    """What a translation writes as `source:`, the first 12 hex digits of the sha256 of the Chinese body."""
    body = "\n".join(line.rstrip() for line in parse(raw).body.strip().splitlines())
    return hashlib.sha256(body.encode()).hexdigest()[:12]


def in_language(texts: Mapping[str, Mapping[str, str]], lang: str) -> dict[str, str]:
    """Name → raw text for a language, from language → name → raw text; what is missing is Chinese, marked."""
    chosen: dict[str, str] = {}
    for name, chinese in texts.get(DEFAULT_LANGUAGE, {}).items():
        raw = chinese if lang == DEFAULT_LANGUAGE else texts.get(lang, {}).get(name)
        if raw is None:
            chosen[name] = _marked(chinese, "missing")
        elif lang != DEFAULT_LANGUAGE and parse(raw).meta.get("source") != fingerprint(chinese):
            chosen[name] = _marked(raw, "outdated")
        else:
            chosen[name] = raw
    return chosen


def _marked(raw: str, state: str) -> str:
    if not _FRONT.match(raw):
        raw = "---\n---\n" + raw
    return raw.replace("---\n", f"---\n{STATE}: {state}\n", 1)


def view(setting: Setting, name: str, raw: str) -> ProseView:
    """The prose of a page with its slots filled; `DataError` when one can't be."""
    text = parse(raw)
    state = text.meta.get(STATE, "")
    lang = DEFAULT_LANGUAGE if state == "missing" else setting.lang
    added = 0 if not state else 1 if len(text.meta) > 1 else 3  # lines that the mark added at the top
    where = (f"content/{lang}/{name}.md", text.first_line - added)
    chinese = {name: parse(original).title for name, original in setting.originals.items()}
    if state == "missing":
        body = beside.alone(setting, text.body, *where, chinese)
    else:
        body = slots.fill(setting, text.body, *where)
    if setting.draft and state != "missing" and name in setting.originals:
        body = beside.interleaved(setting, text.body, parse(setting.originals[name]).body, chinese)
    warning = setting.both(f"prose_{state}") if state else ""
    heard = (setting.lang, name) in setting.recorded and state != "missing"
    recording = setting.to(urls.recording(setting.lang, name)) if heard else ""
    return ProseView(warning, Prose(body.strip()), _review(setting, text), recording)


def title(setting: Setting, raw: str, key: str) -> Phrase:
    """The title of a text, or the guide's own words where it has none."""
    text = parse(raw)
    if not text.title:
        return setting.phrase(key)
    return Phrase(text.title, text.meta.get(STATE) == "missing" and setting.spoken != DEFAULT_LANGUAGE)


def titles(setting: Setting, texts: Mapping[str, str]) -> dict[str, Phrase]:
    """Name → title of every text, for links to it; a draft's with the Chinese one beside it."""
    found = {name: title(setting, raw, "untitled") for name, raw in texts.items()}
    if not setting.draft:
        return found
    chinese = {name: parse(raw).title for name, raw in setting.originals.items()}
    return {n: it if it.foreign else replace(it, beside=chinese.get(n, "")) for n, it in found.items()}


def pages(setting: Setting, prose: Mapping[str, str]) -> Iterator[Page]:
    """A page for every text that has no other place."""
    for name in sorted(prose.keys() - set(PLACED)):
        here = setting.at(urls.prose(setting.lang, name))
        words = here.titles.get(name) or title(here, prose[name], "untitled")
        yield Page(here, "prose", words, view(here, name, prose[name]), str(words), parts.crumbs(here),
                   reviewed=parse(prose[name]).reviewed_on())  # fmt: skip


def _review(setting: Setting, text: Text) -> str:
    due = text.review_due()
    if due is None:
        return ""
    read = due - timedelta(days=int(text.meta["review_in"]))
    key = "reviewed_overdue" if due < setting.today else "reviewed"
    return setting.say(key, read=setting.day(read), due=setting.day(due))


def prose_problems(
    catalog: Catalog,
    lang: str,
    texts: Mapping[str, str],
    today: date | None = None,
    chinese: Mapping[str, str] | None = None,
) -> Iterator[Problem]:
    """What is wrong with the texts of a language; with `today` also what is overdue, with the Chinese texts
    also what is outdated."""
    setting = Setting(catalog, lang, today or NO_DAY, urls.home(lang))
    setting = replace(setting, titles=titles(setting, {**(chinese or {}), **texts}))
    for name, raw in texts.items():
        path, text = f"content/{lang}/{name}.md", parse(raw)
        for key in FIELDS:
            if not text.meta.get(key):
                yield Problem(path, 1, 0, "prose-front-matter", facts={"field": key})
        due = text.review_due()
        if due and today and due < today:
            yield Problem(path, 1, 0, "prose-overdue", "warning", {"due": due.isoformat()})
        if lang != DEFAULT_LANGUAGE and chinese and name in chinese:
            print_ = fingerprint(chinese[name])
            current = text.meta.get("source") == print_
            if not current:
                yield Problem(path, 1, 0, "prose-outdated", "warning", {"source": print_})
            for fault in faults(parse(chinese[name]).body, text.body):
                facts = {"wanted": fault.wanted, "found": fault.found}
                line = text.first_line + fault.line - 1
                yield Problem(path, line, 1, fault.rule, "error" if current else "warning", facts)
        yield from slots.problems(setting, text.body, path, text.first_line)
