"""A notice as drafts: valid records, nobody's name or number in them, and nothing dropped without a word."""

from __future__ import annotations

import re

import pytest

from generator.edit.canonical import pruned
from generator.intake.draft import Import
from generator.intake.notice.importing import LEFT, import_notice
from generator.intake.notice.notice import is_notice, notices
from generator.intake.notice.vocabulary import vocabulary
from generator.intake.read import read
from generator.intake.shape import OfficeFile, Table
from generator.model.campaign import Campaign
from generator.model.channel import Channel
from tests.intake.notice.scoring import FOLDER, HELD_OUT, NOTICES, catalog
from tests.intake.office import docx, p, table

ISSUED = [name for name in (*NOTICES, *HELD_OUT) if not name.startswith("model")]
ON_FILE = [name for name in NOTICES if not name.startswith("model")]


def file(name: str) -> OfficeFile:
    path = FOLDER / f"{name}.txt"
    return read(path.name, path.read_bytes())


def imported(name: str) -> Import:
    return import_notice(file(name), catalog())


@pytest.mark.parametrize("name", ISSUED)
def test_drafts_are_records_already(name: str) -> None:
    made = imported(name)
    campaign, *channels = made.drafts
    assert campaign.kind == "campaigns"
    record = Campaign.model_validate(pruned(campaign.record))
    assert record.publish == "office"
    assert record.status == "unverified"
    named = {*catalog().channels, *(one.id for one in channels)}
    assert set(record.channels) <= named
    for one in channels:
        proposed = Channel.model_validate(pruned(one.record))
        assert proposed.phones == ()
        assert proposed.url is None
        assert proposed.publish == "office"


@pytest.mark.parametrize("name", [*NOTICES, *HELD_OUT])
def test_no_person_and_no_strange_number_is_in_a_draft(name: str) -> None:
    text = "".join(one.yaml() for one in imported(name).drafts)
    assert len(text) > 500
    assert "**" not in text
    assert "51785578" not in text
    assert not re.search(r"1[3-9*][\d*]{9}", text)


@pytest.mark.parametrize("name", ON_FILE)
def test_a_draft_says_what_the_campaign_on_file_says(name: str) -> None:
    """The five were put in by hand first: number, day and phases are the same, and no channel is missing."""
    ours = catalog().campaigns[name]
    draft = Campaign.model_validate(pruned(imported(name).drafts[0].record))
    assert (draft.number, draft.issued, draft.area) == (ours.number, ours.issued, ours.area)
    assert [(one.start, one.until) for one in draft.phases] == [(one.start, one.until) for one in ours.phases]
    assert set(ours.channels) <= set(draft.channels)


@pytest.mark.parametrize("name", ON_FILE)
def test_a_notice_on_file_is_not_added_twice_unasked(name: str) -> None:
    made = imported(name)
    said = [one for one in made.doubts if one.rule == "notice-on-file"]
    assert [one.facts["id"] for one in said] == [name]
    assert made.drafts[0].id not in catalog().campaigns


@pytest.mark.parametrize("name", [*NOTICES, *HELD_OUT])
def test_what_was_left_out_is_counted(name: str) -> None:
    made = imported(name)
    left = [one for one in made.doubts if one.rule in LEFT.values()]
    accounts = [one.account for one in notices(file(name), catalog())]
    dropped = sum(not use.use for account in accounts for use in account)
    assert sum(int(one.facts["count"]) for one in left) == dropped
    assert len(made.fates) == sum(len(account) for account in accounts)
    for one in left:
        assert one.facts["count"] in one.found("zh")
        assert one.facts["where"] in one.found("en")


def test_internal_rules_never_become_promises() -> None:
    """A street's own orders (so many minutes to be on the spot, daily reports) are no service times."""
    text = imported("lingyuan-2023").drafts[0].yaml()
    for internal in ("分钟", "零报告", "劝返", "17:00", "约谈", "绩效"):
        assert internal not in text.split("promises:")[1]


def test_speeches_give_no_draft() -> None:
    made = imported("model-texts-2024")
    assert [one.record["template"] for one in made.drafts] == ["true"] * 3
    assert [one.rule for one in made.doubts].count("notice-not-a-notice") == 2


def test_every_reason_has_a_rule() -> None:
    assert {one.key for one in vocabulary().left_out} < set(LEFT)


@pytest.mark.parametrize("name", HELD_OUT)
def test_a_word_document_is_read_as_its_text_is(name: str) -> None:
    plain = file(name)
    body = ""
    for block in plain.blocks:
        if isinstance(block, Table):
            body += table([[cell.text for cell in row] for row in block.rows])
        else:
            body += p(block.text.replace("&", "&amp;").replace("<", "&lt;"))
    (one,), (other,) = notices(read("a.docx", docx(body)), catalog()), notices(plain, catalog())
    assert (one.head.title, one.head.number, one.head.issuer, one.head.issued) == (
        other.head.title, other.head.number, other.head.issuer, other.head.issued
    )  # fmt: skip
    assert [(it.name, it.start, it.until) for it in one.phases] == [
        (it.name, it.start, it.until) for it in other.phases
    ]
    assert [it.id for it in one.channels] == [it.id for it in other.channels]
    assert [it.text for it in one.promises] == [it.text for it in other.promises]
    assert sorted(it.rule for it in one.doubts) == sorted(it.rule for it in other.doubts)
    assert {it.place.form for it in one.account} <= {"paragraph", "table"}


@pytest.mark.parametrize("name", [*NOTICES, *HELD_OUT])
def test_a_notice_is_known_by_its_looks(name: str) -> None:
    assert is_notice(file(name))


def test_a_table_alone_is_no_notice() -> None:
    assert not is_notice(read("名单.txt", "序号\t单位\t电话\n1\t示例社区\t12345\n".encode()))
    assert not is_notice(read("便条.txt", "请把名单发给我。\n谢谢。\n".encode()))


def test_the_same_file_gives_the_same_bytes() -> None:
    first, second = imported("lingyuan-2023"), imported("lingyuan-2023")
    assert [one.yaml() for one in first.drafts] == [one.yaml() for one in second.drafts]
