"""An edit told as a whole, on a small checkout under git: sentences, merge request, JSON, news, refusals."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from generator.config import Config
from generator.impact import forms, kinds
from generator.impact.recording import record, suggestions
from generator.impact.telling import Teller
from generator.impact.whole import Impact, impact
from generator.load import load_catalog
from generator.problem import DataError
from generator.publish import revision
from generator.publish.audio import accept
from tests.conftest import ROOT, TODAY
from tests.publish.test_audio import SILENCE
from tests.support.repository import commit, edit, git

LINE = "cn-12351"
HOTLINE = f"data/channels/{LINE}.yaml"
SITE = "data/projects/shili-lingshui-xiaoxue.yaml"
STEPS = "content/zh/what-to-do.md"
KEPT = ("shili-lingshui-xiaoxue", "shili-yingtang-changfang")


RECORDED = ("what-to-do", "evidence", "shili-lingshui-xiaoxue-30", "shili-yingtang-changfang-30")


def config(root: Path) -> Config:
    return Config(root, TODAY)


def phone(root: Path) -> str:
    return str(load_catalog(root).channels[LINE].phones[0].number)


def other(number: str) -> str:
    """The same number with another last digit."""
    return number[:-1] + str((int(number[-1]) + 1) % 10)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data in two languages with two sites, committed."""
    root = tmp_path_factory.mktemp("impact") / "checkout"
    for name in ("data", "content", "theme"):
        shutil.copytree(ROOT / name, root / name)
    for path in (root / "data/projects").glob("*.yaml"):
        if path.stem not in KEPT:
            path.unlink()
    ledger = root / "data/issued/2026.jsonl"
    kept = [row for row in ledger.read_text("utf-8").splitlines() if any(name in row for name in KEPT)]
    ledger.write_text("".join(row + "\n" for row in kept), "utf-8")
    edit(root, "data/site.yaml", "languages: [zh, en, ug, bo, vi]", "languages: [zh, en]")
    for name in RECORDED:
        path = root / f"content/zh/audio/{name}.mp3"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(SILENCE)
        accept(config(root), load_catalog(root), name, "zh", "录音岗", dry=False)
    git(root, "init", "-q", "-b", "main")
    commit(root)
    return root


@pytest.fixture
def root(base: Path, tmp_path: Path) -> Path:
    shutil.copytree(base, tmp_path / "checkout")
    return tmp_path / "checkout"


@pytest.fixture(scope="module")
def edited(base: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Impact]:
    """A hotline and a heading of a text changed."""
    root = tmp_path_factory.mktemp("edited") / "checkout"
    shutil.copytree(base, root)
    number = phone(root)
    edit(root, HOTLINE, f'number: "{number}"', f'number: "{other(number)}"')
    edit(root, SITE, "灵水小学工地", "灵水小学新楼工地")
    text = (root / STEPS).read_text("utf-8")
    heading = next(row for row in text.splitlines() if row.startswith("## "))
    (root / STEPS).write_text(text.replace(heading, f"{heading}\n\n多写一句。", 1), "utf-8")
    return root, impact(config(root), "HEAD")


def told(it: Impact, lang: str) -> str:
    return "\n".join(forms.terminal(it, lang))


def test_a_changed_number_is_told_as_one_says_it(edited: tuple[Path, Impact]) -> None:
    root, it = edited
    new = phone(root)
    name = load_catalog(root).channels[LINE].name
    line = next(n for n, row in enumerate((root / HOTLINE).read_text("utf-8").splitlines(), 1) if new in row)
    chinese, english = told(it, "zh"), told(it, "en")
    assert re.search(rf"渠道“{name.zh}”的电话(“[^”]+”)?：\S+ → {new}  \[{HOTLINE}:{line}\]", chinese)
    assert re.search(rf"Channel “{name.get('en')}”, phone( “[^”]+”)?: \S+ → {new}", english)
    assert re.search(r"文字“[^”]+”（中文）：“[^”]+”一节改了  \[content/zh/what-to-do.md:\d+\]", chinese)
    for form in (chinese, english, "\n".join(forms.markdown(it, "zh"))):
        assert "channels/cn-12351/ zh en" in form


def test_pages_prints_and_translations_are_named(edited: tuple[Path, Impact]) -> None:
    _, it = edited
    sorts = {t.sort for t in it.touched}
    assert {"page", "scan", "print"} <= sorts
    assert "channels/cn-12351/" in {t.path for t in it.touched}
    assert any(t.path.startswith("print/shili-lingshui-xiaoxue/board") for t in it.touched)
    assert not any(t.path.startswith("print/shili-yingtang-changfang/") for t in it.touched)
    assert {one.edition.subject for one in it.reprints} == {"shili-lingshui-xiaoxue"}
    assert "急" in told(it, "zh")
    assert "en" in it.outdated
    units = ("content/what-to-do", "projects/shili-lingshui-xiaoxue/everyday_name")
    assert all(unit.startswith(units) for unit in it.outdated["en"])


def test_what_is_sent_and_what_programs_read_is_named(edited: tuple[Path, Impact]) -> None:
    _, it = edited
    chinese, english = told(it, "zh"), told(it, "en")
    sent = {kinds.sent(t.path) for t in it.touched if t.sort == "sent"}
    assert sent == {(what, KEPT[0]) for what in ("article", "picture", "script")}  # no text names a site
    assert "灵水小学新楼工地：公众号文章、长图、广播稿和分镜" in chinese
    others = {kinds.file_kind(t.path) for t in it.touched if t.sort == "other"}
    assert others >= {"data", "cards", "media", "offline", "search"}
    assert re.search(r"名片（vCard，存号码用） \d+ 份", chinese)
    assert re.search(r"open data \(JSON, CSV, HSDS\) × \d+", english)
    again = [f"content/zh/audio/{name}.mp3" for name in (RECORDED[2], RECORDED[0])]
    assert [r.shown for r in it.unread] == again
    assert f"录音要重录（2 个，网页上先不放）\n  {RECORDED[2]}（中文）  [{again[0]}]" in chinese
    assert [one["file"] for one in json.loads(forms.as_json(it, "zh"))["record"]] == again


def test_a_phase_touches_calendars(root: Path) -> None:
    edit(root, "data/campaigns/guangfulin-2024.yaml", 'until: "2024-02-09"', 'until: "2024-02-08"')
    it = impact(config(root), "HEAD")
    assert {kinds.file_kind(t.path) for t in it.touched if t.sort == "other"} >= {"calendar", "data"}
    assert "日历（ICS）" in told(it, "zh")
    assert not it.unread


def test_a_commit_message_is_chinese_and_short(edited: tuple[Path, Impact]) -> None:
    head, empty, *body = forms.message(edited[1])
    assert re.match(r"更新渠道 1 条、工地 1 条、文字 \d 处$", head)
    assert len(head) <= forms.HEAD
    assert empty == ""
    assert any("的电话" in row for row in body)


def test_json_names_every_touched_file(edited: tuple[Path, Impact]) -> None:
    it = edited[1]
    made = json.loads(forms.as_json(it, "zh"))
    paths = [one["path"] for name in ("pages", "scan", "prints", "sent", "other") for one in made[name]]
    assert sorted(paths) == sorted(t.path for t in it.touched)
    assert made["facts"][0]["file"] == HOTLINE
    assert made["facts"][0]["path"].startswith("phones[")
    assert made["empty"] is False


def test_words_of_the_data_are_inert_in_a_merge_request(edited: tuple[Path, Impact]) -> None:
    _, it = edited
    hostile = "<img src=x onerror=1> @all [x](http://x) `a` **b** | c"
    fact = replace(it.facts[0], step=replace(it.facts[0].step, new=hostile))
    rows = list(forms.markdown(replace(it, facts=(fact,)), "zh"))
    text = "\n".join(row for row in rows if not row.startswith("    "))  # indented is code, and inert
    assert any(hostile in row for row in rows if row.startswith("    "))
    assert "<img" not in text
    assert "@all" not in text
    assert r"\[x\](http://x)" in text
    assert r"\*\*b\*\*" in text


def elements(markdown: str) -> list[tuple[str, str]]:
    """What a reader's browser would have of a merge request's Markdown: elements and where they lead."""
    page = LexborHTMLParser(Markdown(extensions=["tables", "fenced_code"]).convert(markdown))
    return [(str(node.tag), str(node.attributes)) for node in page.root.traverse()]


@pytest.mark.parametrize(
    "words",
    [
        "</summary></details><script>alert(1)</script>", "[x](javascript:alert(1)) ![x](https://evil.example/x)",
        "a\n\n# x\n- y\n```\nz\n", "| a | b |\n|---|---|", "<!-- x", "`` ` ``` ~~~", "&lt;b&gt; &#60;b&#62;",
        "[x]: javascript:alert(1)\n[x]", "<https://evil.example> <a@b.c>", "\\<b\\> \\[x](y)", "--- ***",
    ],
)  # fmt: skip
def test_a_merge_request_has_the_elements_it_has_with_harmless_words(
    edited: tuple[Path, Impact], words: str
) -> None:
    _, it = edited
    made = []
    for new in (words, "x"):
        fact = replace(it.facts[0], step=replace(it.facts[0].step, new=new))
        made.append(elements("\n".join(forms.markdown(replace(it, facts=(fact,)), "zh"))))
    assert made[0] == made[1]


def test_what_is_not_public_is_in_no_form(edited: tuple[Path, Impact]) -> None:
    _, it = edited
    secret = "139" + "1" * 8
    fact = replace(it.facts[0], public=False, step=replace(it.facts[0].step, old="1", new=secret))
    hidden = replace(it, facts=(fact,))
    forms_of = [told(hidden, "zh"), told(hidden, "en"), "\n".join(forms.markdown(hidden, "zh"))]
    forms_of += [forms.as_json(hidden, "zh"), "\n".join(forms.message(hidden))]
    assert all(secret not in text for text in forms_of)
    assert "（不公开）" in forms_of[0]
    assert suggestions(replace(hidden, sections=())) == ()


def test_news_are_suggested_once_without_the_old_number(edited: tuple[Path, Impact]) -> None:
    root, it = edited
    made = suggestions(it)
    assert [one.kind for one in made] == ["phone", "project", "guide"]
    assert phone(root) in made[0].text["zh"]
    assert phone(root) in made[0].text["en"]
    assert made[0].text["zh"].endswith(f"改为 {phone(root)}。")
    before = (root / "data/changes/2026.yaml").read_text("utf-8")
    shown = list(record(config(root), it, "zh", dry=True))
    assert "没有写" in shown[0]
    assert (root / "data/changes/2026.yaml").read_text("utf-8") == before
    list(record(config(root), it, "zh", dry=False))
    written = (root / "data/changes/2026.yaml").read_text("utf-8")
    assert written.startswith(before.rstrip("\n"))
    entries = load_catalog(root).changes["2026"]
    assert [e.kind for e in entries[-3:]] == ["phone", "project", "guide"]
    of_today = [e.id for e in entries if e.date == TODAY]
    assert of_today == [f"{TODAY.isoformat()}-{n}" for n in range(1, len(of_today) + 1)]
    # an editor words it; running again finds it told
    edit(root, "data/changes/2026.yaml", entries[-3].text.zh, "工会热线换了号码。")
    again = impact(config(root), "HEAD")
    assert suggestions(again) == ()
    assert not forms.unseen(again)
    assert list(record(config(root), again, "zh", dry=False)) == [Teller(again, "zh").say("recorded-none")]


def test_nothing_changed_says_so(base: Path) -> None:
    it = impact(config(base), "HEAD")
    assert it.empty
    assert told(it, "zh") == "和 HEAD 比，资料和文字都没有变。"
    assert told(it, "en") == "No fact and no text has changed since HEAD."
    assert list(forms.markdown(it, "zh")) == ["和 `HEAD` 比，资料和文字都没有变。"]
    assert json.loads(forms.as_json(it, "zh"))["empty"] is True


def test_a_removed_record_is_told_by_its_name(root: Path) -> None:
    (root / "data/channels/tianjin-one-tap.yaml").unlink()
    it = impact(config(root), "HEAD")
    assert re.search(r"删掉渠道“[^”]+”", told(it, "zh"))
    assert "channels/tianjin-one-tap/" in {t.path for t in it.touched if t.turn == "removed"}


def rule(error: pytest.ExceptionInfo[DataError]) -> list[str]:
    return [p.rule for p in error.value.problems]


def test_an_unknown_revision_is_named(base: Path) -> None:
    for given in ("nowhere", "--output=x", "1999-13-01"):
        with pytest.raises(DataError) as error:
            impact(config(base), given)
        assert rule(error) == ["since-unknown"]


def test_a_folder_without_git_says_so(base: Path, tmp_path: Path) -> None:
    shutil.copytree(base / "data", tmp_path / "data")
    with pytest.raises(DataError) as error:
        impact(config(tmp_path), "HEAD")
    assert rule(error) == ["since-no-git"]


def test_a_shallow_clone_says_how_to_deepen_it(base: Path, tmp_path: Path) -> None:
    git(base, "clone", "-q", "--depth", "1", base.as_uri(), str(tmp_path / "clone"))
    with pytest.raises(DataError) as error:
        impact(config(tmp_path / "clone"), "HEAD~1")
    assert rule(error) == ["since-shallow"]
    assert "git fetch --unshallow" in error.value.problems[0].message("zh")


def test_a_merge_request_is_compared_with_where_it_left(base: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(base, "clone", "-q", str(base), str(clone))
    start = git(clone, "rev-parse", "HEAD").strip()
    (clone / "data/note.md").write_text("x", "utf-8")
    commit(clone)
    for name in ("GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"):
        assert revision.usual(config(clone), {name: "main"}) == start
    assert revision.usual(config(clone), {}) == "HEAD"


def test_files_of_the_look_are_mentioned(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    assert revision.elsewhere(config(root), "HEAD") == ("mkdocs.yml",)


def test_one_long_fact_still_has_a_short_headline(edited: tuple[Path, Impact]) -> None:
    it = edited[1]
    long = replace(it.facts[0], step=replace(it.facts[0].step, old="甲" * 90, new="乙" * 90))
    head, empty, *body = forms.message(replace(it, facts=(long,), sections=()))
    assert re.match(r"改渠道“[^”]+”的电话", head)
    assert len(head) <= forms.HEAD
    assert (empty, body[0][:2]) == ("", "- ")


def test_words_of_a_change_are_words_and_not_codes(root: Path) -> None:
    office = "data/channels/lingyuan-judicial-office.yaml"
    edit(root, office, 'number: "12348"\n    kind: short_code', 'number: "0595-85612345"\n    kind: landline')
    it = impact(config(root), "HEAD")
    told = "\n".join(forms.terminal(it, "zh"))
    assert "的种类：短号 → 座机" in told
    assert "空白告示牌" in told
    assert "印刷说明" in told
    assert not re.search(r"^  find/", told, re.MULTILINE)  # pages by their titles
    assert forms.message(it)[0] == "更新渠道“灵源司法所（法律援助）”"
    (news,) = suggestions(it)
    assert news.text["zh"] == "渠道“灵源司法所（法律援助）”的电话改为 0595-85612345。"
