"""Recordings: played only while they read what the page says today."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.config import Config
from generator.load import load_catalog
from generator.problem import DataError
from generator.publish import engine
from generator.publish.audio import Recordings, accept
from generator.render.media.recording import LARGEST
from tests.conftest import TODAY, copy_checkout

SILENCE = (b"\xff\xfb\x90\xc4" + bytes(413)) * 3  # frames of MPEG 1 layer III, 128 kbit/s, 44.1 kHz
PAGE, SCRIPT, LONG = "what-to-do", "350582006-30", "350582006-60"
POST = "宣传办录音岗"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(copy_checkout(tmp_path), TODAY)


def record(config: Config, name: str, data: bytes = SILENCE, lang: str = "zh") -> Path:
    path = config.content / lang / "audio" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def rules(config: Config, catalog: Catalog) -> list[str]:
    return [problem.rule for problem in Recordings(config, catalog).problems()]


def test_nothing_recorded_nothing_said(config: Config, catalog: Catalog) -> None:
    found = Recordings(config, catalog)
    assert (found.all, found.current, list(found.problems())) == ((), frozenset(), [])


def test_one_that_nobody_heard_is_not_played(config: Config, catalog: Catalog) -> None:
    record(config, f"{PAGE}.mp3")
    found = Recordings(config, catalog)
    assert [problem.rule for problem in found.problems()] == ["audio-unaccepted"]
    assert list(found.outputs()) == []
    accept(config, catalog, PAGE, "zh", POST, dry=True)
    assert rules(config, catalog) == ["audio-unaccepted"]
    accept(config, catalog, PAGE, "zh", POST, dry=False)
    assert rules(config, catalog) == []
    (played,) = Recordings(config, catalog).outputs()
    assert (played.path, played.data) == (f"audio/zh/{PAGE}.mp3", SILENCE)


def test_a_changed_sentence_makes_it_an_old_one(config: Config, catalog: Catalog) -> None:
    record(config, f"{PAGE}.mp3")
    accept(config, catalog, PAGE, "zh", POST, dry=False)
    text = config.content / "zh" / f"{PAGE}.md"
    old = text.read_text("utf-8")
    text.write_text(old + "\n再打一次电话问。\n", "utf-8")
    assert rules(config, catalog) == ["audio-outdated"]
    assert list(Recordings(config, catalog).outputs()) == []
    text.write_text(old.replace("\n\n", "\n\n\n") + "\n| 表 |\n", "utf-8")  # no word changed
    assert rules(config, catalog) == []


def test_a_changed_number_makes_it_an_old_one(config: Config, catalog: Catalog) -> None:
    """The long script of 灵源 reads 0595-12333; with another area code it reads an old number."""
    for name in (SCRIPT, LONG):
        record(config, f"{name}.mp3")
        accept(config, catalog, name, "zh", POST, dry=False)
    path = config.data / "areas/350500.yaml"
    text = path.read_text("utf-8")
    assert '"0595"' in text
    path.write_text(text.replace('"0595"', '"0594"', 1), "utf-8")
    assert rules(config, load_catalog(config.root)) == ["audio-outdated"]


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("what-to-doo.mp3", SILENCE, "audio-unknown"),
        (f"{PAGE}.wav", b"RIFF" + bytes(60), "audio-format"),
        (f"{PAGE}.mp3", b"RIFF" + bytes(60), "audio-format"),
        (f"{PAGE}.mp3", b"", "audio-format"),
        (f"{PAGE}.mp3", SILENCE + bytes(LARGEST), "audio-large"),
        ("350582006-45.mp3", SILENCE, "audio-unknown"),
    ],
)
def test_what_cannot_be_a_recording_is_an_error(
    config: Config, catalog: Catalog, name: str, data: bytes, rule: str
) -> None:
    record(config, name, data)
    (problem,) = Recordings(config, catalog).problems()
    assert (problem.rule, problem.severity) == (rule, "error")
    assert problem.path == f"content/zh/audio/{name}"
    with pytest.raises(DataError) as refused:
        accept(config, catalog, Path(name).stem, "zh", POST, dry=False)
    assert [p.rule for p in refused.value.problems] == [rule]
    assert not list((config.content / "zh/audio").glob("*.yaml"))


def test_a_slip_written_by_hand_is_refused_and_written_anew(config: Config, catalog: Catalog) -> None:
    record(config, f"{PAGE}.mp3")
    slip = config.content / f"zh/audio/{PAGE}.yaml"
    for text in ("text: yes\n", "text: [\n", "", "text: 0123456789ab\nby: 岗\ndate: 昨天\n"):
        slip.write_text(text, "utf-8")
        (problem,) = Recordings(config, catalog).problems()
        assert problem.path == f"content/zh/audio/{PAGE}.yaml"
        assert problem.severity == "error"
        assert Recordings(config, catalog).current == frozenset()
    assert problem.rule == "audio-slip"
    accept(config, catalog, PAGE, "zh", POST, dry=False)
    assert rules(config, catalog) == []


def test_a_recording_that_is_not_there_is_named(config: Config, catalog: Catalog) -> None:
    with pytest.raises(DataError) as refused:
        accept(config, catalog, PAGE, "zh", POST, dry=False)
    assert [p.rule for p in refused.value.problems] == ["audio-missing"]


def test_a_page_in_chinese_for_want_of_a_translation_has_no_recording(
    config: Config, catalog: Catalog
) -> None:
    """bo has no who-pays: its page is the Chinese one."""
    assert not (config.content / "bo/who-pays.md").exists()
    record(config, "who-pays.mp3", lang="bo")
    assert rules(config, catalog) == ["audio-unknown"]


def test_the_page_plays_it_and_only_it(config: Config, catalog: Catalog) -> None:
    record(config, f"{PAGE}.mp3")
    accept(config, catalog, PAGE, "zh", POST, dry=False)
    engine.staged(config, catalog)
    pages = {path: path.read_text("utf-8") for path in (config.work / "zh/docs").rglob("*.md")}
    heard = {path.stem for path, text in pages.items() if "<audio" in text}
    assert heard == {PAGE}
    text = pages[config.work / f"zh/docs/{PAGE}.md"]
    assert f'<audio controls preload="none" src="../audio/zh/{PAGE}.mp3"' in text
    assert not any("<audio" in p.read_text("utf-8") for p in (config.work / "en/docs").rglob("*.md"))
