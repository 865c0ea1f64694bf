"""The channels that a notice names: records of ours that answer to the words, or new ones to propose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.catalog import Catalog
from generator.intake.notice.passages import Passage, plain
from generator.intake.notice.vocabulary import ChannelWords, vocabulary
from generator.intake.shape import Place
from generator.model.area import NATION
from generator.model.channel import Channel, ChannelKind

BRACKETS = re.compile(r"[（(][^）)]*[）)]")
SIGNS = re.compile(r"[“”\"\s：、·]")
SHORTEST = 3  # characters of a record's own name that a text must repeat


@dataclass(frozen=True)
class Named:
    """A channel that the notice names: a record's id, or a proposal of a kind where no record answers."""

    id: str | None
    kind: ChannelKind
    words: str  # as the notice has them
    sentence: str
    place: Place
    propose: str = ""


def named(
    passages: Sequence[Passage], catalog: Catalog, area_id: str | None, template: bool
) -> tuple[Named, ...]:
    """Each channel once, in the order in which the notice first names it."""
    path = [area.id for area in catalog.up(area_id)] if area_id else [NATION]
    names = tuple(_names(catalog, path))
    found: dict[str, Named] = {}
    for passage in passages:
        for start, sentence in passage.sentences():
            if passage.heading:
                continue
            if passage.subject and passage.subject not in sentence:
                sentence = f"{passage.subject}：{sentence}"
            for one in _in_sentence(sentence, passage.place_at(start), catalog, path, names):
                if one.id is None and template:
                    continue  # a model names no place of its own
                found.setdefault(one.id or f"?{one.kind} {one.propose}", one)
    own = {
        catalog.channels[one.id].kind
        for one in found.values()
        if one.id and path[0] != NATION and catalog.channels[one.id].area == path[0]
    }
    return tuple(one for one in found.values() if one.id or one.kind not in own or one.kind == "window")


def _in_sentence(
    sentence: str, place: Place, catalog: Catalog, path: Sequence[str], names: Sequence[tuple[str, Channel]]
) -> Iterator[Named]:
    words = vocabulary()
    bare = SIGNS.sub("", plain(sentence))
    cue = bool(words.cue.search(words.not_cue.sub("", sentence)))
    seen: set[str] = set()
    for name, channel in names:
        if name in bare and (cue or len(name) > 5 or channel.area == path[0] != NATION):
            seen.add(channel.id)
            yield Named(channel.id, channel.kind, name, sentence, place)
    for one in words.channels:
        found = one.pattern.search(sentence)
        if not found or (one.cue and not cue) or words.not_channels.search(found.group()):
            continue
        record = _record(one, catalog, path)
        if record and record.area == NATION and any(_same(catalog, id, record, path[0]) for id in seen):
            continue  # the sentence already names the place's own
        if record:
            yield Named(record.id, record.kind, found.group(), sentence, place)
        elif one.propose and not any(catalog.channels[id].kind == one.kind for id in seen):
            yield Named(None, one.kind, found.group(), sentence, place, one.propose)


def _same(catalog: Catalog, seen: str, record: Channel, here: str) -> bool:
    return catalog.channels[seen].kind == record.kind and catalog.channels[seen].area == here


def _record(words: ChannelWords, catalog: Catalog, path: Sequence[str]) -> Channel | None:
    """The nearest record whose name holds the word or that has the number; else one of that kind."""
    reach = (
        path[:1]
        if words.own and len(path) > 2
        else [code for code in path if not words.own or code != NATION]
    )
    near = [
        channel
        for code in reach
        for channel in sorted(catalog.own_channels(code), key=lambda one: (one.order, one.id))
    ]
    for channel in near:
        if words.name in channel.name.zh or any(phone.digits == words.name for phone in channel.phones):
            return channel
    of_kind = (one for one in near if one.kind == words.kind and not words.own and one.area != NATION)
    return next(of_kind, None)


def _names(catalog: Catalog, path: Sequence[str]) -> Iterator[tuple[str, Channel]]:
    """(what a text would call it, record): every record's name without its area and brackets."""
    places = _place_names(catalog, path)
    for channel in catalog.channels.values():
        if channel.publish != "public":
            continue
        full = SIGNS.sub("", BRACKETS.sub("", channel.name.zh))
        here = channel.area in path
        short = full
        for place in places if here else ():
            short = short.removeprefix(place)
        for prefix in ("国务院", "街道"):
            short = short.removeprefix(prefix)
        covered = channel.area == NATION and any(one.pattern.search(short) for one in vocabulary().channels)
        if not covered and len(short) >= SHORTEST and (here or len(full) >= 8):
            yield (short if here else full), channel


def _place_names(catalog: Catalog, path: Iterable[str]) -> list[str]:
    """Names of the areas with and without their last word, the longest first."""
    full = [catalog.areas[code].name.zh for code in path if code in catalog.areas]
    short = [re.sub(r"(?:街道|省|市|区|县|镇|乡)$", "", name) for name in full]
    return sorted({*full, *short}, key=lambda name: (-len(name), name))
