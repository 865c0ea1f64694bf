"""Every file that an edit may touch is called by its kind, in both languages."""

from __future__ import annotations

import pytest

from generator.impact.kinds import FILES, SENT, file_kind, sent
from generator.impact.naming import TOPIC
from generator.report import terminal_has


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("open/v1/channels.json", "data"), ("open/v1/hsds/services.json", "data"),
        ("open/v1/areas/350582.json", "data"), ("open/v1/contacts/cn-12333.vcf", "cards"),
        ("open/v1/contacts/areas/350582.vcf", "cards"), ("open/v1/calendar/all.ics", "calendar"),
        ("open/v1/changes.atom", "feed"), ("open/v1/en/areas/350582/changes.json", "feed"),
        ("media/350582/index.html", "media"), ("media/sms.csv", "media"), ("offline.html", "offline"),
        ("bo/offline.html", "offline"), ("search/search_index.json", "search"),
        ("en/search/search_index.json", "search"), ("robots.txt", "rest"),
    ],
)  # fmt: skip
def test_a_file_has_a_kind(path: str, kind: str) -> None:
    assert file_kind(path) == kind


def test_what_is_sent_names_whom_it_is_for() -> None:
    assert sent("export/sms/350582006/en") == ("sms", "350582006")
    assert sent("media/shili-lingshui-xiaoxue/picture.png") == ("picture", "shili-lingshui-xiaoxue")


def test_every_kind_has_words() -> None:
    assert [kind for kind in (*FILES, *SENT) if not terminal_has(TOPIC, f"file.{kind}")] == []
