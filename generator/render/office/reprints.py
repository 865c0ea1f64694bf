"""The reprint list: what hangs outside and is wrong, what changed, how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.catalog import Catalog
from generator.i18n.words import Speaker
from generator.model.token import grouped
from generator.render.office.facts import change
from generator.render.office.listing import Listing, columns, place_name, say
from generator.reprint import Reprint

NAME = "reprint"
WIDTHS = {
    "when": 13, "print": 16, "site": 32, "place": 36, "subject": 32, "copies": 9, "edition": 27,
    "changes": 100,
}  # fmt: skip


def reprint_list(
    catalog: Catalog, lang: str, found: Iterable[Reprint], today: date, since: str = ""
) -> Listing:
    """Every print that is wrong, the urgent first."""
    speaker, its = Speaker(lang, catalog.strings), tuple(found)
    urgent = sum(it.urgent for it in its)
    lead = [say(speaker, "reprint.lead", count=len(its), urgent=urgent, later=len(its) - urgent)]
    if since:
        lead.append(say(speaker, "reprint.since", since=since))
    return Listing(
        name=NAME,
        title=say(speaker, "reprint.title", day=speaker.day(today)),
        lead=tuple(lead),
        columns=columns(speaker, NAME, WIDTHS),
        rows=tuple(_row(catalog, speaker, it) for it in its),
        marked=frozenset(place for place, it in enumerate(its) if it.urgent),
        empty=say(speaker, "reprint.empty"),
        lang=lang,
    )


def print_name(speaker: Speaker, item: str) -> str:
    """What a kind of print is called; its key where nobody named it."""
    known = f"office.item.{item}"
    return speaker.say(known) if known in speaker.strings["zh"] else item


def _row(catalog: Catalog, speaker: Speaker, it: Reprint) -> tuple[str, ...]:
    edition = it.edition
    project = catalog.projects.get(edition.subject)
    area = place_name(catalog, speaker, it.area)
    name = str(speaker.pick(project.everyday_name)) if project and project.everyday_name else ""
    said = [change(speaker, one) for one in it.changes]
    if it.superseded:
        since = it.superseded.since.isoformat() if it.superseded.since else "–"
        said.append(say(speaker, "superseded", template=it.superseded.key, since=since))
    return (
        say(speaker, "urgent" if it.urgent else "later"),
        print_name(speaker, edition.item),
        name or (project.name if project else area),
        area,
        edition.subject,
        "–" if it.copies is None else str(it.copies),
        say(
            speaker,
            "edition",
            token=grouped(edition.token),
            day=edition.date.isoformat(),
            revision=edition.revision,
        ),
        "\n".join(said),
    )
