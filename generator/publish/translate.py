"""Gives a translator what changed and takes it back whole: texts, words of pages, words of records."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from generator.catalog import Catalog, Translation
from generator.config import DEFAULT_LANGUAGE, Config
from generator.i18n.blocks import split
from generator.i18n.parity import NONE, block_faults, numbers
from generator.i18n.status import (
    CONTENT,
    STRINGS,
    TITLE,
    Row,
    Standing,
    Text,
    Texts,
    prints,
    rows,
    slots,
    standing,
)
from generator.load import load_catalog
from generator.overlay import fingerprint
from generator.problem import DataError, Problem, in_order
from generator.publish import ledger
from generator.publish.files import write_all
from generator.publish.stage import prose
from generator.publish.table import WORDS, Given, read, written
from generator.render.pages.prose import fingerprint as body_print
from generator.render.pages.prose import parse

WHERE = {
    "landing": "扫码页", "guide": "网站页面", "frame": "页头和页脚", "router": "我该找谁", "theme": "搜索框",
    "print": "印刷品",
}  # fmt: skip


def texts(config: Config, catalog: Catalog) -> dict[str, dict[str, Text]]:
    """Language → name → text of content/, for every language of the vocabulary."""
    tags = [language.tag for language in catalog.vocabulary.languages]
    return {tag: {n: _text(raw) for n, raw in prose(config.content / tag).items()} for tag in tags}


def _text(raw: str) -> Text:
    found = parse(raw)
    return Text(found.title, found.body, found.meta.get("source", ""), body_print(raw))


def languages(config: Config) -> tuple[str, ...]:
    """The languages that there are translations into."""
    found = load_catalog(config.root).vocabulary.languages
    return tuple(language.tag for language in found if language.tag != DEFAULT_LANGUAGE)


def standings(config: Config, lang: str | None = None) -> list[Standing]:
    """How far each language is, or the one that is named."""
    catalog = load_catalog(config.root)
    held = texts(config, catalog)
    return [standing(catalog, held, tag) for tag in ([lang] if lang else languages(config))]


def export(config: Config, lang: str) -> bytes:
    """The table of a language: everything that is missing or outdated, for a spreadsheet."""
    catalog = load_catalog(config.root)
    held = texts(config, catalog)
    table: list[tuple[str, ...]] = []
    for row in rows(catalog, held, lang):
        if row.state != "current":
            keep = " ".join(slots(row.chinese, marked=row.unit.startswith(CONTENT)))
            source = fingerprint(row.chinese)
            table.append((row.unit, row.state, row.chinese, row.text, _where(row, held), keep, source))
    return written(table)


@dataclass(frozen=True)
class Written:
    """How many sentences went into the checkout, and which files changed by it."""

    count: int
    files: tuple[str, ...]


def take(config: Config, lang: str, name: str, data: bytes, dry: bool = False) -> Written:
    """Writes a filled table into the checkout, all of it or nothing; `dry` writes nothing.

    `DataError` names what is wrong by row and column of the table.
    """
    catalog = load_catalog(config.root)
    held = texts(config, catalog)
    now = {row.unit: row for row in rows(catalog, held, lang)}
    problems: list[Problem] = []
    given: dict[str, Given] = {}
    for it in read(name, data, problems):
        row = now.get(it.unit)
        if row is None:
            problems.append(Problem(name, it.line, 1, "table-unit", facts={"found": it.unit}))
        elif it.unit in given:
            problems.append(Problem(name, it.line, 1, "table-twice", facts={"found": it.unit}))
        else:
            problems += _wrong(name, it, row)
            given[it.unit] = it
    pages = {} if problems else _pages(config, lang, now, given, problems, name)
    if problems:
        raise DataError(in_order(problems))
    words = {unit: it.text for unit, it in given.items() if not unit.startswith(CONTENT)}
    sources = {unit: given[unit].source for unit in words}
    for path in pages:
        chinese = held[DEFAULT_LANGUAGE][path.stem]
        page = CONTENT + path.stem
        sources |= {page: prints(chinese.body), f"{page}/{TITLE}": fingerprint(chinese.title)}
        pages[path] = _with_source(pages[path], chinese.now)
    files = {**ledger.files_with(config, catalog, lang, words, sources), **pages}
    return Written(len(given), _put(config, files, dry))


def _put(config: Config, files: Mapping[Path, str], dry: bool) -> tuple[str, ...]:
    shown = {path.relative_to(config.root).as_posix(): text.encode() for path, text in files.items()}
    return tuple(sorted(write_all(config.root, shown, dry=dry)))


def accept(config: Config, lang: str, patterns: Collection[str], dry: bool = False) -> Written:
    """Takes translations as made from today's Chinese; counts those that were not so before. `new` stands for
    those of which nothing is known yet; `dry` writes nothing."""
    catalog = load_catalog(config.root)
    held = texts(config, catalog)
    known = catalog.translations.get(lang, Translation()).sources
    sources: dict[str, str] = {}
    pages: set[str] = set()
    files: dict[Path, str] = {}
    count = 0
    for row in rows(catalog, held, lang):
        page = row.unit.rsplit("/", 1)[0] if row.unit.startswith(CONTENT) else ""
        fresh = (
            "new" in patterns
            and row.unit not in known
            and page not in known
            and not _sourced(held, lang, page)
        )
        if not row.text or not (fresh or any(fnmatchcase(row.unit, p) or page == p for p in patterns)):
            continue
        count += row.state != "current"
        if page:
            pages.add(page)
        if not page or row.unit.endswith("/" + TITLE):
            sources[row.unit] = fingerprint(row.chinese)
    whole = {n: text for n, text in held.get(lang, {}).items() if n in held[DEFAULT_LANGUAGE]}
    for name, text in whole.items():
        if text.source == held[DEFAULT_LANGUAGE][name].now:
            sources[CONTENT + name] = prints(held[DEFAULT_LANGUAGE][name].body)
            title = f"{CONTENT}{name}/{TITLE}"
            sources.setdefault(title, known.get(title) or fingerprint(held[DEFAULT_LANGUAGE][name].title))
    for page in sorted(pages):
        name = page.removeprefix(CONTENT)
        chinese = held[DEFAULT_LANGUAGE][name]
        sources[page] = prints(chinese.body)
        path = config.content / lang / f"{name}.md"
        files[path] = _with_source(path.read_text(encoding="utf-8"), chinese.now)
    files |= ledger.files_with(config, catalog, lang, {}, sources)
    return Written(count, _put(config, files, dry))


def _sourced(held: Texts, lang: str, page: str) -> bool:
    """Whether a text already says what it was made from."""
    text = held.get(lang, {}).get(page.removeprefix(CONTENT)) if page else None
    return bool(text and text.source)


def _wrong(name: str, it: Given, row: Row) -> Iterator[Problem]:
    """What a translator must not do to a row: lose or change a slot, a number, a heading's anchor."""
    page = it.unit.startswith(CONTENT)
    if fingerprint(row.chinese) != it.source and page:
        yield Problem(name, it.line, 1, "table-old", facts={"found": it.unit})
        return
    if fingerprint(row.chinese) != it.source:
        return  # stays outdated: it was made from the Chinese of that day
    ours, theirs = slots(row.chinese, marked=page), slots(it.text, marked=page)
    if ours != theirs:
        lost = " ".join(s for s in ours if ours.count(s) > theirs.count(s)) or NONE
        more = " ".join(s for s in theirs if theirs.count(s) > ours.count(s)) or NONE
        yield Problem(name, it.line, WORDS, "table-slots", facts={"wanted": lost, "found": more})
    elif page and not it.unit.endswith("/" + TITLE):
        for fault in block_faults(row.chinese, it.text):
            yield Problem(
                name, it.line, WORDS, fault.rule, facts={"wanted": fault.wanted, "found": fault.found}
            )
    elif strange := numbers(it.text) - numbers(row.chinese):
        wanted = ", ".join(sorted(numbers(row.chinese))) or NONE
        facts = {"wanted": wanted, "found": ", ".join(sorted(strange))}
        yield Problem(name, it.line, WORDS, "parity-numbers", facts=facts)


def _pages(
    config: Config,
    lang: str,
    now: Mapping[str, Row],
    given: Mapping[str, Given],
    problems: list[Problem],
    name: str,
) -> dict[Path, str]:
    """The texts that got new blocks, put together again; a text with a gap is a problem."""
    touched = {unit.rsplit("/", 1)[0]: it.line for unit, it in given.items() if unit.startswith(CONTENT)}
    files: dict[Path, str] = {}
    for page, line in touched.items():
        found = [row for unit, row in now.items() if unit.rsplit("/", 1)[0] == page]
        texts = [given[row.unit].text if row.unit in given else row.text for row in found]
        gaps = [row.unit for row, text in zip(found, texts, strict=True) if not text]
        if gaps:
            problems.append(Problem(name, line, WORDS, "table-gap", facts={"found": ", ".join(gaps[:5])}))
            continue
        stem = page.removeprefix(CONTENT)
        path = config.content / lang / f"{stem}.md"
        old = path if path.is_file() else config.content / DEFAULT_LANGUAGE / f"{stem}.md"
        meta = {**parse(old.read_text(encoding="utf-8")).meta, "title": texts[0]}
        front = "".join(f"{key}: {value}\n" for key, value in meta.items())
        files[path] = f"---\n{front}---\n\n" + "\n\n".join(texts[1:]) + "\n"
    return files


def _with_source(raw: str, source: str) -> str:
    """The text with what it was made from in its front matter."""
    head, fence, body = raw.removeprefix("---\n").partition("\n---\n")
    lines = [line for line in head.splitlines() if not line.startswith("source:")]
    return "---\n" + "\n".join([*lines, f"source: {source}"]) + fence + body


def _where(row: Row, held: Texts) -> str:
    """Where a sentence is used, for somebody who sees only the table."""
    if row.unit.startswith(STRINGS):
        key = row.unit.removeprefix(STRINGS)
        return f"{WHERE.get(key.split('.')[0], '网站页面')} {key}"
    if row.unit.startswith(CONTENT):
        page, _, place = row.unit.removeprefix(CONTENT).rpartition("/")
        text = held[DEFAULT_LANGUAGE][page]
        if place == TITLE:
            return f"文章《{text.title}》标题"
        before = [b.text for b in split(text.body)[: int(place) + 1] if b.sort.startswith("h")]
        heading = before[-1].lstrip("# ").split(" {#")[0] if before else ""
        return f"文章《{text.title}》" + (f" {heading}" if heading else "")
    folder, record, way = row.unit.split("/", 2)
    return f"data/{folder}/{record}.yaml {way}"
