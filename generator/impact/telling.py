"""An edit in the words of an editor: the sentences about facts, pages, prints and translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.i18n.words import Speaker
from generator.impact import kinds, naming
from generator.impact.facts import Fact, place
from generator.impact.naming import TOPIC
from generator.impact.outputs import Touched
from generator.impact.texts import Section
from generator.impact.whole import Impact
from generator.model.token import grouped
from generator.render.office.listing import place_name
from generator.render.office.reprints import print_name
from generator.report import said_in, terminal_has
from generator.reprint import Reprint
from generator.source.document import Value, parse


@dataclass(frozen=True)
class Line:
    """One sentence, and where it stands in the checkout where it has a place."""

    text: str
    where: str = ""


@dataclass(frozen=True)
class Part:
    """Sentences under a heading."""

    heading: str
    lines: tuple[Line, ...]


class Teller:
    """Tells an edit in `zh` or `en`."""

    def __init__(self, it: Impact, lang: str) -> None:
        self.it = it
        self.lang = lang
        self.speaker = Speaker(lang, it.catalog.strings)

    def say(self, key: str, **slots: object) -> str:
        return said_in(self.lang, TOPIC, key, **slots)

    def parts(self) -> Iterator[Part]:
        """The whole, part by part; empty parts are left out."""
        it = self.it
        changed = (*(Line(self.fact(f), f"{f.file}:{f.line}") for f in it.facts),
                   *(Line(self.section(s), f"{s.file}:{s.line}") for s in it.sections),
                   *self.counts())  # fmt: skip
        yield Part(self.say("facts", count=len(it.facts) + len(it.sections)), changed)
        yield from self._pages()
        yield from self._outputs()
        yield self._reprints()
        if it.outdated:
            count = len({unit for units in it.outdated.values() for unit in units})
            yield Part(self.say("outdated", count=count), tuple(
                Line(self.say("outdated-line", name=self.tongue(tag), count=len(units), tag=tag))
                for tag, units in it.outdated.items()
            ))  # fmt: skip

    def fact(self, fact: Fact) -> str:
        """One changed fact as a sentence; what isn't public is not repeated."""
        owner, step = naming.owner(fact, self.names, self.lang), fact.step
        if fact.whole:
            return self.say("record-added" if step.now is not None else "record-removed", owner=owner)
        words = self.field(fact) or self.say("all-entries")
        if step.moved:
            return self.say("moved", owner=owner, field=words)
        old, new = (naming.coded(fact, value, self.lang) for value in (step.old, step.new))
        old, new = naming.both(old, new, self.lang)
        if not fact.public:
            old = new = self.say("hidden")
        key = "added" if step.then is None else "removed" if step.now is None else "changed"
        return self.say(key, owner=owner, field=words, old=old, new=new)

    def field(self, fact: Fact) -> str:
        """What the field of a fact is called."""
        tree = self.it.after if fact.step.now is not None else self.it.before
        top, _ = parse(fact.file, tree.get(fact.file, ""))
        return naming.field(fact, top, self.lang, self.tongues)

    def section(self, it: Section) -> str:
        """One changed section of a text as a sentence."""
        tongue = self.tongue(it.lang)
        if not it.heading and it.turn != "changed":
            return self.say(f"text-{it.turn}", title=it.title, lang=tongue)
        heading = it.heading or self.say("beginning")
        return self.say(f"section-{it.turn}", title=it.title, lang=tongue, heading=heading)

    def tongue(self, tag: str) -> str:
        return self.tongues.get(tag, tag)

    @cached_property
    def tongues(self) -> Mapping[str, str]:
        """Language → its own name."""
        return {entry.tag: entry.own_name for entry in self.it.catalog.vocabulary.languages}

    @cached_property
    def names(self) -> Mapping[tuple[str, str], str]:
        """Kind and id → what a record that a fact is about calls itself."""
        found: dict[tuple[str, str], str] = {}
        for file in {fact.file for fact in self.it.facts}:
            text = self.it.after.get(file) or self.it.before.get(file) or ""
            value: Value | None = parse(file, text)[0] if text else None
            kind, record = place(file)
            tongue = self.tongues.get(record) if kind in ("strings", "translations") else None
            name = tongue or naming.record_name(value, self.lang)
            if name:
                found[kind, record] = name
        return found

    def subject(self, name: str) -> str:
        """A project or an area as one says it."""
        project = self.it.catalog.projects.get(name)
        if project:
            return str(self.speaker.pick(project.everyday_name)) if project.everyday_name else project.name
        return place_name(self.it.catalog, self.speaker, name) if name in self.it.catalog.areas else name

    def counts(self) -> Iterator[Line]:
        """What was only added to lists that grow: printed editions, calls."""
        if self.it.editions:
            yield Line(self.say("editions", count=self.it.editions), "data/issued/")
        if self.it.calls:
            yield Line(self.say("calls", count=self.it.calls), "data/calls.csv")

    def _pages(self) -> Iterator[Part]:
        its = [t for t in self.it.touched if t.sort == "page"]
        by_page: dict[str, list[tuple[str, Touched]]] = {}
        for one in its:
            lang, page = self._split(one.path)
            by_page.setdefault(page, []).append((lang, one))
        near = {f"/{fact.record}/" for fact in self.it.facts}
        order = sorted(by_page, key=lambda page: (not any(n in f"/{page}" for n in near), page))
        lines = tuple(
            Line(self._page(by_page[page]), f"/{page} {self._tags(by_page[page])}") for page in order
        )
        found = {self._split(one.path)[0] for one in its}
        langs = self.say("and").join(self.tongue(tag) for tag in self._tongues(found))
        heading = (
            self.say("pages", count=len(its), kinds=len(by_page), languages=langs)
            if its
            else self.say("no-pages")
        )
        if self.it.frames:
            named = self.say("and").join(self.tongue(tag) for tag in self.it.frames)
            lines = (Line(self.say("frame", languages=named)), *lines)
        yield Part(heading, lines)

    def _tongues(self, found: Collection[str]) -> list[str]:
        """Languages in the order of the site."""
        return [tag for tag in self.it.catalog.site.languages if tag in found]

    def _tags(self, its: list[tuple[str, Touched]]) -> str:
        return " ".join(self._tongues([lang for lang, _ in its]))

    def _page(self, its: list[tuple[str, Touched]]) -> str:
        """A page in several languages, by its title in the reader's."""
        _, one = next((pair for pair in its if pair[0] == self.lang), its[0])
        title = one.title or one.path
        if one.turn == "changed":
            return title
        return self.say("page-new" if one.turn == "added" else "page-gone", title=title)

    def _split(self, path: str) -> tuple[str, str]:
        first, slash, rest = path.partition("/")
        return (first, rest) if slash and first in self.it.catalog.site.languages else ("zh", path)

    def _outputs(self) -> Iterator[Part]:
        scans = [t for t in self.it.touched if t.sort == "scan"]
        if scans:
            counted = sorted(Counter(self._scanned(t.path) for t in scans).items())
            lines = tuple(Line(f"{name} × {count}") for name, count in counted)
            yield Part(self.say("scan", count=len(scans)), lines)
        made = [t for t in self.it.touched if t.sort == "print"]
        if made:
            by_subject: dict[str, Counter[str]] = {}
            for one in made:
                subject, item = self._printed(one.path)
                by_subject.setdefault(subject, Counter())[item] += 1
            yield Part(self.say("prints", count=len(made)), tuple(
                Line(self.say("print-line", subject=subject, items=self.say("and").join(
                    self.say("counted", name=name, count=count) for name, count in items.items())))
                for subject, items in by_subject.items()
            ))  # fmt: skip
        yield from self._sent()
        others = Counter(kinds.file_kind(t.path) for t in self.it.touched if t.sort == "other")
        if others:
            lines = (self.say("counted", name=self.say(f"file.{it}"), count=others[it])
                     for it in kinds.FILES if others[it])  # fmt: skip
            yield Part(self.say("other-outputs", count=others.total()), tuple(map(Line, lines)))

    def _sent(self) -> Iterator[Part]:
        """What was or will be sent to workers, by whom it is for; and what must be recorded again."""
        by_subject: dict[str, dict[str, str]] = {}
        for one in self.it.touched:
            if one.sort == "sent":
                sort, subject = kinds.sent(one.path)
                by_subject.setdefault(subject, {})[sort] = self.say(f"file.{sort}")
        if by_subject:
            yield Part(self.say("sent", count=len(by_subject)), tuple(
                Line(self.say("print-line", subject=self.subject(name), items=self.say("and").join(
                    its[sort] for sort in kinds.SENT if sort in its)))
                for name, its in sorted(by_subject.items())
            ))  # fmt: skip
        if self.it.unread:
            lines = (
                Line(self.say("unread-line", id=r.id, name=self.tongue(r.lang)), r.shown)
                for r in self.it.unread
            )
            yield Part(self.say("unread", count=len(self.it.unread)), tuple(lines))

    def _scanned(self, path: str) -> str:
        """Whose a scan page is: a project, an area, or its own address."""
        folder, _, rest = path.partition("/")
        name = rest.partition("/")[0]
        edition = self.it.catalog.editions.find(name) if folder in ("q", "inspect") else None
        return self.subject(edition.subject if edition else name) if name else path

    def _printed(self, path: str) -> tuple[str, str]:
        """Whose a print is, and what it is: print/areas/350582/leaflet-a4.pdf."""
        parts = path.split("/")
        key = parts[-1].removesuffix(".pdf").removesuffix("-grey")
        forms = {form.key: form for form in self.it.catalog.vocabulary.print_formats}
        form = forms.get(key)
        own = f"print.{key}"
        name = self.say(own) if terminal_has(TOPIC, own) else key
        name = str(self.speaker.pick(form.name)) if form else name
        if form and form.item:
            name = print_name(self.speaker, form.item)
        return self.subject(parts[-2]) if len(parts) > 2 else parts[-1], name

    def _reprints(self) -> Part:
        its = self.it.reprints
        if not its:
            return Part(self.say("no-reprint"), ())
        urgent = sum(one.urgent for one in its)
        return Part(self.say("reprint", count=len(its), urgent=urgent),
                    tuple(Line(self._reprint(one)) for one in its))  # fmt: skip

    def _reprint(self, one: Reprint) -> str:
        copies = self.say("copies-unknown") if one.copies is None else self.say("copies", count=one.copies)
        return self.say(
            "reprint-line",
            when=self.say("urgent" if one.urgent else "later"),
            subject=self.subject(one.edition.subject),
            item=print_name(self.speaker, one.edition.item),
            token=grouped(one.edition.token),
            copies=copies,
        )
