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
from generator.model.contact import Contact
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
    campaign, *rest = made.drafts
    assert campaign.kind == "campaigns"
    channels = [one for one in rest if one.kind == "channels"]
    for one in rest:
        if one.kind == "contacts" and one.record["area"]:
            assert Contact.model_validate(pruned(one.record)).publish == "office"
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
    told = sum(int(one.facts["count"]) for one in left)
    dropped = [use.place for account in accounts for use in account if use.why]
    read = {post for one in made.drafts if one.kind == "contacts" for post in made.fates if post in dropped}
    assert told <= len(dropped)
    assert all(made.fates[place] in ("title", "header", "blank", "doubt") for place in dropped)
    heads = [place for place in dropped if made.fates[place] != "doubt"]
    assert told == len(dropped) - len(heads)
    assert set(heads) <= read
    assert {use.place for account in accounts for use in account} <= set(made.fates)
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


HEAD = ("示街办〔2026〕5号", "灵源街道关于开展清欠行动的通知", "各社区：")
TAIL = ("灵源街道办事处", "2026年11月2日")


def with_annexes(*annexes: str) -> Import:
    """A Word notice whose annexes are those tables."""
    text = "决定自2026年11月2日至2026年12月31日开展清欠行动。劳动者可以打12345。"
    body = "".join(map(p, (*HEAD, text, *TAIL))) + "".join(annexes)
    return import_notice(read("a.docx", docx(body)), catalog())


def test_names_and_mobiles_of_a_roster_stay_out_of_every_word() -> None:
    mobile = "138" + "0013" + "8001"
    rows = [["姓名", "单位", "职务", "联系电话"], ["王" + "建国", "英塘社区", "主任", mobile]]
    made = with_annexes(p("附件"), p("清欠联络员名单"), table(rows))
    assert [one.kind for one in made.drafts] == ["campaigns", "contacts"]
    said = "".join(one.yaml() for one in made.drafts)
    said += "".join(one.show(lang, "a.docx") + one.row for one in made.doubts for lang in ("zh", "en"))
    assert "英塘社区" in said
    assert "建国" not in said
    assert mobile not in said
    assert {one.sort for one in made.secrets} == {"name", "mobile"}


def test_a_number_or_a_name_in_the_text_is_blotted_out() -> None:
    mobile = "138" + "0013" + "8001"
    text = f"欠薪投诉窗口有专人接访，联系人：王{'建国'}，手机{mobile}，邮箱a.b@example.com。"
    body = "".join(map(p, (*HEAD, text, *TAIL)))
    made = import_notice(read("a.docx", docx(body)), catalog())
    said = "".join(one.yaml() + one.comment for one in made.drafts) + "".join(one.row for one in made.doubts)
    assert "专人接访" in said
    for secret in ("建国", mobile, "example.com"):
        assert secret not in said


def test_a_ledger_in_an_annex_becomes_sites() -> None:
    rows = [
        ["序号", "项目名称", "建设单位", "施工单位", "行业主管部门"],
        ["1", "示例道路工程", "示例建设公司", "示例施工公司", "住建"],
    ]
    made = with_annexes(p("附件1"), p("在建项目台账"), table(rows))
    assert [one.kind for one in made.drafts] == ["campaigns", "projects"]
    assert "notice-annex-unread" not in {one.rule for one in made.doubts}


@pytest.mark.parametrize("name", [*NOTICES, *HELD_OUT])
def test_every_doubt_of_the_notice_reaches_the_editor(name: str) -> None:
    told = imported(name).doubts
    assert all(one in told for it in notices(file(name), catalog()) for one in it.doubts)
