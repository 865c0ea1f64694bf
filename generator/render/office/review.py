"""When facts fall due to be checked again, as a calendar for the office; never part of the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.model.base import Evidenced
from generator.render.open.calendar import Event, calendar
from generator.render.output import Output

FOLDERS = ("areas", "channels", "contacts", "regulations", "projects", "campaigns")
FILE = "review.ics"


def review(catalog: Catalog) -> Output:
    """One whole day for each record that was checked: when the check is as old as the site's rules allow."""
    speaker = Speaker(DEFAULT_LANGUAGE, catalog.strings)
    return calendar(FILE, speaker.say("open.calendar.review_title"), _events(catalog, speaker))


def _events(catalog: Catalog, speaker: Speaker) -> Iterator[Event]:
    age = timedelta(days=catalog.site.review.warn_days)
    for folder in FOLDERS:
        records: dict[str, Evidenced] = dict(getattr(catalog, folder))
        for record in records.values():
            if record.checked is None:
                continue
            due = record.checked.date + age
            path = f"data/{folder}/{record.id}.yaml"
            about = speaker.say("open.calendar.review_about", day=speaker.day(record.checked.date), path=path)
            named = speaker.say("open.calendar.review", name=_name(record))
            yield Event(("review", folder, record.id), named, about, due, due, record.checked.date)


def _name(record: Evidenced) -> str:
    """What a record is called: its name or title in Chinese."""
    words = getattr(record, "name", None) or getattr(record, "title", None)
    return str(getattr(words, "zh", words) or record.id)
