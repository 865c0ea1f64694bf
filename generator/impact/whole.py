"""An edit as a whole: its facts, and the pages, prints, reprints and translations that it touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE, Config
from generator.i18n.status import rows
from generator.impact.facts import Fact, Tree, facts, lines_added
from generator.impact.outputs import State, Touched, compare, frames_touched, state
from generator.impact.texts import Section, sections
from generator.load import load, load_catalog
from generator.model.change import Entry
from generator.problem import DataError, Problem
from generator.publish import revision, translate
from generator.publish.audio import Recording, Recordings
from generator.publish.examination import checked
from generator.publish.stage import prose
from generator.render.media.recording import texts
from generator.render.pages import in_language
from generator.reprint import Reprint, reprints


@dataclass(frozen=True)
class Impact:
    """What changed since the revision or day `given`, and what comes of it."""

    given: str
    catalog: Catalog  # today's
    before: Tree
    after: Tree
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    touched: tuple[Touched, ...] = ()
    frames: tuple[str, ...] = ()  # languages whose every page is framed otherwise
    reprints: tuple[Reprint, ...] = ()
    outdated: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    unread: tuple[Recording, ...] = ()  # recordings that no longer say what is true
    editions: int = 0
    calls: int = 0
    told: tuple[Entry, ...] = ()  # new in data/changes
    look: tuple[str, ...] = ()  # files of the look and the program that changed too

    @property
    def empty(self) -> bool:
        """Whether no fact and no text is other than it was."""
        return not (self.facts or self.sections or self.touched or self.frames or self.editions or self.calls)


def impact(config: Config, given: str) -> Impact:
    """Everything that changed between a revision or day and the checkout as it stands.

    `DataError` where git doesn't know the revision, or one of the two states can't be read.
    """
    look = revision.elsewhere(config, given)
    with revision.tree(config, given) as root:
        old, new = revision.files(root), revision.files(config.root)
        if old == new:
            return Impact(given, load_catalog(config.root), old, new, look=look)
        then = Config(root, config.today)
        found = load(root).catalog
        if found is None:
            raise DataError([Problem("data", 0, 0, "since-unreadable", facts={"found": given})])
        catalog = load_catalog(config.root)
        after = _after(config, catalog)
        try:
            before = _state(then, _completed(found, catalog), config.theme)
        except (LookupError, DataError):
            raise DataError([Problem("data", 0, 0, "since-unreadable", facts={"found": given})]) from None
        outdated = dict(_outdated(then, found, config, catalog))
        unread = tuple(_unread(then, _completed(found, catalog), config, catalog))
    return Impact(
        given, catalog, old, new,
        facts=tuple(facts(old, new)),
        sections=tuple(sections(old, new)),
        touched=compare(before, after),
        frames=frames_touched(before, after),
        reprints=reprints(catalog, config.today, revision.before(config, catalog, given)),
        outdated=outdated,
        unread=unread,
        editions=lines_added(old, new, "data/issued/"),
        calls=lines_added(old, new, "data/calls.csv"),
        told=_told(found, catalog),
        look=look,
    )  # fmt: skip


def _state(config: Config, catalog: Catalog, theme: Path) -> State:
    texts = {lang: prose(config.content / lang) for lang in catalog.site.languages}
    return state(catalog, texts, config.today, theme)


def _after(config: Config, catalog: Catalog) -> State:
    """What today's data make; `DataError` with what `check` finds when they can't be made into a site."""
    try:
        return _state(config, catalog, config.theme)
    except (LookupError, DataError):
        checked(config)
        raise


def _completed(old: Catalog, new: Catalog) -> Catalog:
    """The old state with the words and lists that it didn't have yet and today's program asks for."""
    words = {lang: {**its, **old.strings.get(lang, {})} for lang, its in new.strings.items()}
    lists = {
        name: getattr(old.vocabulary, name) or getattr(new.vocabulary, name)
        for name in type(new.vocabulary).model_fields
    }
    return replace(old, strings=words, vocabulary=old.vocabulary.model_copy(update=lists))


def _outdated(
    then: Config, old: Catalog, config: Config, new: Catalog
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Language → the sentences whose translation fitted, or that are new, and now need a translation."""
    was, now = translate.texts(then, old), translate.texts(config, new)
    for language in new.vocabulary.languages:
        if language.tag == DEFAULT_LANGUAGE:
            continue
        had = {row.unit: (row.state, row.chinese) for row in rows(old, was, language.tag)}
        units = tuple(
            row.unit
            for row in rows(new, now, language.tag)
            if row.state != "current" and had.get(row.unit) != (row.state, row.chinese)
        )
        if units:
            yield language.tag, units


def _unread(then: Config, old: Catalog, config: Config, new: Catalog) -> Iterator[Recording]:
    """The recordings that are played no longer because their text was another one then."""
    recorded = [it for it in Recordings(config, new).all if it.state == "outdated"]
    for lang in dict.fromkeys(it.lang for it in recorded):
        pages = {tag: prose(then.content / tag) for tag in {lang, DEFAULT_LANGUAGE}}
        read = texts(old, lang, config.today, in_language(pages, lang))
        yield from (it for it in recorded if it.lang == lang and read.get(it.id) != it.wanted)


def _told(old: Catalog, new: Catalog) -> tuple[Entry, ...]:
    """The entries of data/changes that weren't there before."""
    known = {entry.id for entries in old.changes.values() for entry in entries}
    return tuple(e for entries in new.changes.values() for e in entries if e.id not in known)
