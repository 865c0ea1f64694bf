"""Scripts to read aloud and the storyboards of short videos: shots with their voice, 30 and 60 seconds long.

What is read is also the transcript of a recording. Numbers are read digit by digit, 1 as 幺; how long it
takes is counted in Chinese characters or English words at the rate of data/site.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from generator.config import DEFAULT_LANGUAGE
from generator.i18n.numerals import Figure
from generator.i18n.words import Speaker
from generator.render.media.length import TooLong
from generator.render.media.recipient import FIGURES, Recipient

# Seconds → its shots in order; keys of data/strings/<lang>/broadcast.yaml.
SHOTS: Mapping[int, tuple[str, ...]] = {
    30: ("hook", "call", "say", "note", "who", "proof", "again"),
    60: (
        "hook", "call", "away", "say", "note", "duty", "who", "evidence", "proof", "deadline", "danger",
        "again",
    ),
}  # fmt: skip
DEMO = "demo"  # the first shot of a sample
LONG_NAME = 5  # seconds: a site whose name takes longer is not named, the place is
_READ = {"zh": re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]+"), "en": re.compile(r"[\w'’·-]+")}
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Shot:
    """A shot; `start` and `end` are seconds of the video, for its voice to be read."""

    start: int
    end: int
    picture: str
    screen: str
    voice: str


@dataclass(frozen=True)
class Script:
    """A script of a recipient: wanted length, and what it really takes."""

    to: str
    name: str
    lang: str
    limit: int  # seconds
    shots: tuple[Shot, ...]
    count: int  # characters, or words

    @property
    def id(self) -> str:
        """The name of its recording: `350582006-30`."""
        return f"{self.to}-{self.limit}"

    @property
    def seconds(self) -> int:
        return self.shots[-1].end

    @property
    def text(self) -> str:
        """What is read, on one line."""
        return ("" if self.lang == "zh" else " ").join(shot.voice for shot in self.shots)


def scripts(it: Recipient, lang: str) -> Iterator[Script]:
    """The scripts of a recipient; a shot that needs a fact which isn't there is left out."""
    speaker = Speaker(lang, it.catalog.strings)
    voice, screen = _slots(it, speaker)
    rate = it.catalog.site.reading.zh if lang == "zh" else it.catalog.site.reading.en
    named = read(voice["name"], lang) / rate <= LONG_NAME
    for limit, keys in SHOTS.items():
        shots: list[Shot] = []
        start, count = 0.0, 0
        for key in ((DEMO,) if it.demo else ()) + keys:
            said = _said(speaker, f"broadcast.voice.{_kind(key, it, named)}", voice)
            shown = _said(speaker, f"broadcast.screen.{key}", screen)
            if said is None or shown is None:
                continue
            size = read(said, lang)
            end = start + size / rate
            shots.append(Shot(ceil(start), ceil(end), speaker.say(f"broadcast.picture.{key}"), shown, said))
            start, count = end, count + size
        yield Script(it.id, str(speaker.pick(it.name)), lang, limit, tuple(shots), count)


def read(text: str, lang: str) -> int:
    """How much is read: Chinese characters and foreign words, or words."""
    return len(_READ[lang].findall(text))


def spelled(number: str, speaker: Speaker) -> str:
    """A number digit by digit: 幺二三三三, `one two three three three`; a pause where it has a hyphen."""
    names = speaker.say("broadcast.digits").split(" ")
    parts = [[names[int(c)] for c in part] for part in re.findall(r"[0-9]+", number)]
    between = "" if speaker.lang == DEFAULT_LANGUAGE else " "
    return speaker.say("broadcast.gap").join(between.join(part) for part in parts)


def too_long(it: Recipient) -> Iterator[TooLong]:
    """The scripts of a recipient that take longer to read than they should."""
    if "broadcast.digits" not in it.catalog.strings["zh"]:
        return
    for lang in it.catalog.complete_languages():
        for one in scripts(it, lang) if lang in it.catalog.strings else ():
            if one.seconds > one.limit:
                facts = {
                    "field": "broadcast.voice.hook", "name": one.name,
                    "found": str(one.seconds), "most": str(one.limit),
                }  # fmt: skip
                path = f"data/strings/{lang}/broadcast.yaml"
                yield TooLong("script-long", path, f"{lang} {one.limit}", one.seconds, facts)


def _kind(key: str, it: Recipient, named: bool) -> str:
    own = f"{key}.project"
    return own if it.project and named and f"broadcast.voice.{own}" in it.catalog.strings["zh"] else key


def _said(speaker: Speaker, key: str, slots: Mapping[str, str]) -> str | None:
    wanted = set(_SLOT.findall(speaker.strings["zh"][key]))
    found = {name: slots[name] for name in wanted if slots.get(name)}
    return speaker.say(key, **found) if len(found) == len(wanted) else None


def _slots(it: Recipient, speaker: Speaker) -> tuple[dict[str, str], dict[str, str]]:
    """The slots of what is read, and of what is shown."""
    away = it.main.away.number if it.main and it.main.away else ""
    names = {"name": str(speaker.pick(it.name)), "place": str(speaker.pick(it.place.name))}
    numbers = {
        "main": it.main.number if it.main else "",
        "second": it.second.number if it.second else "",
        "police": it.police.number if it.police else "",
        "away": away,
    }
    voice = {**names, **{key: spelled(number, speaker) for key, number in numbers.items()}}
    screen = {**names, **numbers}
    few = speaker.say("broadcast.few").split(" ")
    for key in FIGURES:
        figure = it.figure(key)
        if figure:
            voice[key] = _term(speaker, figure, few[figure.number] if figure.number < 10 else None)
            screen[f"{key}_figure"] = _term(speaker, figure, None)
    return voice, screen


def _term(speaker: Speaker, figure: Figure, word: str | None) -> str:
    key = f"guide.unit.{figure.unit}.{'one' if figure.number == 1 else 'many'}"
    return speaker.say(key, number=word or figure.number)
