"""The parts of data/, each read by itself: what is good of it, and a problem for everything that isn't."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, cast

from pydantic import BaseModel, StringConstraints, TypeAdapter, ValidationError

from generator.catalog import Translation
from generator.model.area import Area
from generator.model.base import AREA_CODE, LANGUAGE_TAG, SLUG, Record, Text
from generator.model.campaign import Campaign
from generator.model.change import ENTRY_ID, TOUCHED, Entry
from generator.model.channel import CLOCK, Channel
from generator.model.contact import Contact
from generator.model.printing import INK
from generator.model.project import Project
from generator.model.regulation import Regulation
from generator.model.router import Router
from generator.model.site import Site
from generator.model.vocabulary import Vocabulary
from generator.problem import Problem
from generator.source.document import Document, Value, parse
from generator.source.folder import SUFFIX, File, yaml_files
from generator.source.mistakes import mistakes
from generator.source.places import Key
from generator.source.text import BOM, read_bytes, read_text, whole

KINDS: dict[str, type[Record]] = {
    "areas": Area, "channels": Channel, "contacts": Contact, "regulations": Regulation,
    "projects": Project, "campaigns": Campaign,
}  # fmt: skip
LISTS = {name.replace("_", "-"): name for name in Vocabulary.model_fields}
OPTIONAL = {name.replace("_", "-") for name, f in Vocabulary.model_fields.items() if not f.is_required()}
OTHERS = "vocabulary strings translations schema issued changes calls.csv excluded.yaml"
BESIDE = frozenset({*KINDS, *OTHERS.split()})
PATTERNS = {
    SLUG: "slug",
    AREA_CODE: "area-code",
    LANGUAGE_TAG: "language-tag",
    r"^0[0-9]{2,3}$": "phone-area-code",
    r"^[0-9]{1,4}(-[0-9]{1,2})?$": "article-number",
    r"^[0-9]{3,6}$": "short-code",
    r"^[a-z0-9.-]+$": "host-name",
    INK: "not-accepted",
    r"^[A-Za-z0-9 ,-]+$": "not-accepted",
    r"^[12][.][0-9]{1,2}$": "not-accepted",
    ENTRY_ID: "not-accepted",
    TOUCHED: "not-accepted",
    CLOCK: "clock-time",
}
CHANGES = tuple[Entry, ...]
STRINGS = TypeAdapter(dict[str, Text])
SOURCES = "sources"  # the file with the fingerprints of the Chinese that translations were made from
LANGUAGE = TypeAdapter(Annotated[str, StringConstraints(pattern=LANGUAGE_TAG)])


@dataclass
class Reading:
    """One run over a data folder, a part at a time, with what it has met so far."""

    root: Path
    problems: list[Problem] = field(default_factory=list[Problem])
    documents: dict[Key, tuple[Document, ...]] = field(default_factory=dict[Key, tuple[Document, ...]])
    broken: set[Key] = field(default_factory=set[Key])
    known: Mapping[Key, str] = field(default_factory=dict[Key, str])  # SHA-256 of files that need no reading
    kept: set[str] = field(default_factory=set[str])  # the ids of the records that were left out for that
    router: Router | None = None

    def site(self) -> Site | None:
        """data/site.yaml; what else stands in data/ is looked at on the way, and data/router.yaml read."""
        files = self._named("data", ("site", "router"), BESIDE, optional=("router",))
        if files["router"]:
            self.router = cast("Router | None", self._model(files["router"], ("router", "router"), Router))
        return cast("Site | None", self._model(files["site"], ("site", "site"), Site))

    def vocabulary(self) -> Vocabulary | None:
        """The lists of data/vocabulary; None when one of them can't be used."""
        files = self._named("data/vocabulary", LISTS, optional=OPTIONAL)
        lists: dict[str, Any] = {}
        for stem, name in LISTS.items():
            if stem in OPTIONAL and files[stem] is None:
                lists[name] = ()
                continue
            kind: Any = Vocabulary.model_fields[name].annotation
            key = ("vocabulary", stem)
            check = TypeAdapter[object](kind).validate_python
            found = self._validated(files[stem], key, check, kind, list)
            if found is not None and not self._repeated(stem, cast("Sequence[BaseModel]", found)):
                lists[name] = found
        return Vocabulary.model_construct(**lists) if len(lists) == len(LISTS) else None

    def strings(self) -> dict[str, dict[str, str]]:
        """Language → key → words, from <lang>.yaml and <lang>/*.yaml; a key stands in one of them only."""
        folders = sorted(p.name for p in (self.root / "data/strings").glob("*") if p.is_dir())
        words: dict[str, dict[str, str]] = {}
        parts = [(file.stem, file) for file in self._files("data/strings", folders)]
        for lang in folders:
            parts += [(lang, file) for file in self._files(f"data/strings/{lang}")]
        for lang, file in parts:
            if not _is_language(lang):
                self.problems.append(whole(file.shown, "language-file", found=lang))
                continue
            known = words.setdefault(lang, {})
            found = self._validated(file, ("strings", lang), STRINGS.validate_python, None, dict)
            for key, text in cast("dict[str, str]", found or {}).items():
                if key in known:
                    self._repeated_string(lang, key)
                known[key] = text
        return words

    def translations(self) -> dict[str, Translation]:
        """Language → what data/translations/<lang>/ holds: sources.yaml, and words in all other files."""
        folders = sorted(p.name for p in (self.root / "data/translations").glob("*") if p.is_dir())
        held: dict[str, Translation] = {}
        for file in self._files("data/translations", folders):
            self.problems.append(whole(file.shown, "unknown-file", name=file.path.name))
        for lang in folders:
            if not _is_language(lang):
                self.problems.append(whole(f"data/translations/{lang}", "language-file", found=lang))
                continue
            texts: dict[str, str] = {}
            sources: dict[str, str] = {}
            for file in self._files(f"data/translations/{lang}"):
                known, key = (sources, SOURCES) if file.stem == SOURCES else (texts, "translations")
                found = self._validated(file, (key, lang), STRINGS.validate_python, None, dict)
                for unit, text in cast("dict[str, str]", found or {}).items():
                    if unit in known:
                        self._repeated_string(lang, unit, key)
                    known[unit] = text
            held[lang] = Translation(texts, sources)
        return held

    def changes(self) -> dict[str, tuple[Entry, ...]]:
        """Year → what changed then, in the order of the file."""
        check = TypeAdapter[object](CHANGES).validate_python
        files = self._files("data/changes")
        found = {f.stem: self._validated(f, ("changes", f.stem), check, CHANGES, list) for f in files}
        return {year: cast("tuple[Entry, ...]", its) for year, its in found.items() if its is not None}

    def records(self, kind: str, model: type[Record]) -> dict[str, Record]:
        """The good records of one folder by id, in the order of their files."""
        found: dict[str, Record] = {}
        for file in self._files(f"data/{kind}"):
            if self._keeps(file, (kind, file.stem)):
                continue
            record = self._model(file, (kind, file.stem), model)
            if not isinstance(record, Record):
                continue
            if record.id == file.stem:
                found[record.id] = record
                continue
            self.broken.add((kind, file.stem))
            other = f"data/{kind}/{record.id}{SUFFIX}"
            rule = "duplicate-id" if (self.root / other).is_file() else "file-name"
            spot = self.documents[(kind, file.stem)][-1].spot("id")
            facts = {"id": record.id, "stem": file.stem, "other": other}
            self.problems.append(Problem(file.shown, *spot, rule, facts=facts))
        return found

    def _keeps(self, file: File, key: Key) -> bool:
        """Whether a file has the bytes that it is known by; then only its place is noted."""
        raw = read_bytes(file.path, file.shown)[0] if key in self.known else None
        if raw is None or hashlib.sha256(raw).hexdigest() != self.known[key]:
            return False
        self.documents[key] = (Document(file.shown, raw.decode("utf-8").removeprefix(BOM)),)
        self.kept.add(file.stem)
        return True

    def _files(self, folder: str, known: Collection[str] = ()) -> list[File]:
        files, problems = yaml_files(self.root, folder, known)
        self.problems += problems
        return files

    def _named(
        self, folder: str, stems: Iterable[str], known: Collection[str] = (), optional: Collection[str] = ()
    ) -> dict[str, File | None]:
        """The files a folder must hold and no others; None for one that was refused or isn't there."""
        found: dict[str, File | None] = dict.fromkeys(stems)
        for file in self._files(folder, known):
            if file.stem in found:
                found[file.stem] = file
            else:
                self.problems.append(whole(file.shown, "unknown-file", name=file.path.name))
        refused = {problem.path for problem in self.problems}
        missing = (
            f"{folder}/{stem}{SUFFIX}"
            for stem, file in found.items()
            if file is None and stem not in optional
        )
        self.problems += [whole(shown, "missing-file") for shown in missing if shown not in refused]
        return found

    def _model(self, file: File | None, key: Key, model: type[BaseModel]) -> BaseModel | None:
        return cast("BaseModel | None", self._validated(file, key, model.model_validate, model, dict))

    def _validated(
        self, file: File | None, key: Key, check: Callable[[Any], object], model: Any, top: type
    ) -> object | None:
        """The file as a model's value; None, and the key marked as broken, when there is a problem."""
        value = self._value(file, key, top) if file else None
        if value is None:
            self.broken.add(key)
            return None
        try:
            return check(value)
        except ValidationError as error:
            self.broken.add(key)
            self.problems += mistakes(self.documents[key][-1], model, error, PATTERNS)
            return None

    def _value(self, file: File, key: Key, top: type) -> Value | None:
        """The values of a file, a list or a map as `top` says."""
        text, problems = read_text(file.path, file.shown)
        self.problems += problems
        if text is None:
            return None
        value, problems = parse(file.shown, text)
        self.problems += problems
        if value is None:
            return None
        document = Document(file.shown, text)
        if not isinstance(value, top):
            rule = "top-list" if top is list else "top-map"
            self.problems.append(Problem(file.shown, *document.spot(), rule))
            return None
        self.documents[key] = (*self.documents.get(key, ()), document)
        return value

    def _repeated(self, stem: str, entries: Sequence[BaseModel]) -> bool:
        """Whether a list has two entries of one name (its first field); each is a problem."""
        document = self.documents[("vocabulary", stem)][-1]
        first: dict[str, int] = {}
        again = len(self.problems)
        for index, entry in enumerate(entries):
            name = next(iter(type(entry).model_fields))
            found = str(getattr(entry, name))
            if first.setdefault(found, index) == index:
                continue
            facts = {"field": name, "found": found, "line": str(document.spot(first[found])[0])}
            self.problems.append(Problem(document.path, *document.spot(index, name), "repeated", facts=facts))
        return len(self.problems) > again

    def _repeated_string(self, lang: str, key: str, kind: str = "strings") -> None:
        first, *_, last = (d for d in self.documents[(kind, lang)] if d.has(key))
        facts = {"key": key, "other": f"{first.path}:{first.spot(key)[0]}"}
        self.problems.append(Problem(last.path, *last.spot(key, key=True), "duplicate-string", facts=facts))


def _is_language(tag: str) -> bool:
    try:
        LANGUAGE.validate_python(tag)
    except ValidationError:
        return False
    return True
