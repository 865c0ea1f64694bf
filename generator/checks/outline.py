"""What a rule that looks at several sites sees of each: little enough to be remembered from run to run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.checks.spot import Spot
from generator.checks.survey import Found, Path
from generator.model.phone import SERVICE_NUMBER, Phone
from generator.model.project import Project
from generator.overlay import Unit, group

SITES = "projects"
MOBILE_DIGITS = 11
SHOWN = 3  # sentences that a message names


class Number(NamedTuple):
    """A telephone number that belongs to somebody, and where it stands."""

    kind: str
    id: str
    path: Path
    digits: str
    extension: str | None
    number: str
    who: str

    @property
    def spot(self) -> Spot:
        return Spot(self.kind, self.id, self.path)


class Unlisted(NamedTuple):
    """Translations of which it isn't known what they were made from."""

    lang: str
    size: int
    first: tuple[str, ...]  # sentences


class Outline(NamedTuple):
    """One site."""

    name: str
    area: str
    numbers: tuple[Number, ...] = ()
    given: tuple[str, ...] = ()  # its public numbers as long as a mobile or longer, their digits
    unlisted: tuple[Unlisted, ...] = ()
    sentences: tuple[str, ...] = ()  # what can be translated of it, where anything is held for it elsewhere


def owned(found: Found[Phone]) -> Number | None:
    """A number that stands under one name; None for short codes and 13800138000, which are everybody's."""
    phone = found.node
    shared = phone.kind in ("short_code", "area_short_code") or phone.digits == SERVICE_NUMBER
    if shared or not phone.digits:
        return None
    owner = found.owner
    return Number(owner.kind, owner.id, found.path, phone.digits, phone.extension, phone.number, found.who)


def outlines(
    sites: Mapping[str, Project],
    phones: Iterable[Found[Phone]],
    unlisted: Iterable[tuple[str, str]],
    translated: Iterable[str],
    units: Iterable[Unit],
) -> dict[str, Outline]:
    """Every site by its id. `unlisted` is language and sentence; of all `units` those of a site count for
    which a sentence is `translated` beside it. A sentence is `projects/<id>/…`, others count for nothing."""
    numbers: dict[str, list[Number]] = {}
    given: dict[str, list[str]] = {}
    for found in phones:
        if found.owner.kind != SITES:
            continue
        if number := owned(found):
            numbers.setdefault(found.owner.id, []).append(number)
        phone = found.node
        if len(phone.digits) >= MOBILE_DIGITS and phone.is_public(found.owner.publish):
            given.setdefault(found.owner.id, []).append(phone.digits)
    strange: dict[str, dict[str, list[str]]] = {}
    for lang, sentence in unlisted:
        strange.setdefault(group(sentence), {}).setdefault(lang, []).append(sentence)
    held = {group(sentence) for sentence in translated}
    sentences: dict[str, list[str]] = {}
    for unit in units if held else ():
        if group(unit.id) in held:
            sentences.setdefault(group(unit.id), []).append(unit.id)
    return {
        name: Outline(
            it.name,
            it.area,
            tuple(numbers.get(name, ())),
            tuple(given.get(name, ())),
            tuple(several(lang, its) for lang, its in strange.get(f"{SITES}/{name}", {}).items()),
            tuple(sentences.get(f"{SITES}/{name}", ())),
        )
        for name, it in sites.items()
    }


def several(lang: str, sentences: Sequence[str]) -> Unlisted:
    """So many sentences of a language, of which the first are named."""
    return Unlisted(lang, len(sentences), tuple(sentences[:SHOWN]))
